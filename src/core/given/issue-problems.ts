// What a schema found wrong with something that was read: every problem with its path. In: the issues, and what was read. Out: problems in words.
// Promised: of one place that is of another kind altogether, nothing more is told than that; of very many problems the first, and how many more.
import type { z } from 'zod';
import type { Problem } from '../problem.js';
import { rawAt } from './raw-body.js';

/** A list of a hundred thousand wrong items is one mistake, and no answer of megabytes. */
export const problemsMax = 100;

export function issueProblems(issues: readonly z.core.$ZodIssue[], read: unknown): Problem[] {
  const problems = told(issues.slice(0, problemsMax)).flatMap((issue) => problemsOf(issue, read));
  const more = Math.max(0, problems.length - problemsMax, issues.length - problemsMax);
  return more === 0 ? problems : [...problems.slice(0, problemsMax), { path: '', message: `has ${more} more problems` }];
}

/** A text has a length, too: it is counted where a list must stand. */
export function told(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const misplaced = new Set(issues.filter(({ code }) => code === 'invalid_type').map(pathOf));
  return issues.filter((issue) => !(isBound(issue) && misplaced.has(pathOf(issue))));
}

export function pathOf({ path }: Pick<z.core.$ZodIssue, 'path'>): string {
  return path.map(String).join('.');
}

function problemsOf(issue: z.core.$ZodIssue, read: unknown): Problem[] {
  const path = pathOf(issue);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, message: 'is not known here' }));
  return [{ path, message: isMissing(issue, read) && !issue.message.startsWith('is required') ? 'is required' : issue.message }];
}

/** An item of a list is always there: it may have been made of a text, where nothing stands at its place. */
function isMissing({ path }: z.core.$ZodIssue, read: unknown): boolean {
  const last = path.at(-1);
  return last !== undefined && typeof last !== 'number' && rawAt(read, path) === undefined;
}

function isBound({ code }: z.core.$ZodIssue): boolean {
  return code === 'too_small' || code === 'too_big';
}
