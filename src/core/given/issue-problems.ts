// Every problem that a schema found in something that was read, with its path. In: the issues, and what was read. Out: problems in words.
// Promised: a value of the wrong kind gives one problem, not several; of very many problems you get the first, and the number of the others.
import type { z } from 'zod';
import type { Problem } from '../problem.js';
import { rawAt } from './raw-body.js';

/** A list of a hundred thousand wrong items is one mistake; its answer must not be megabytes. */
export const problemsMax = 100;

export function issueProblems(issues: readonly z.core.$ZodIssue[], read: unknown): Problem[] {
  const problems = told(issues.slice(0, problemsMax)).flatMap((issue) => problemsOf(issue, read));
  const more = Math.max(0, problems.length - problemsMax, issues.length - problemsMax);
  return more === 0 ? problems : [...problems.slice(0, problemsMax), { path: '', message: `has ${more} more problems` }];
}

/** Text in the place of a list also has a length, which the schema measures: that issue says nothing useful. */
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
    return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, message: 'is unknown' }));
  return [{ path, message: isMissing(issue, read) && !issue.message.startsWith('is required') ? 'is required' : issue.message }];
}

/** An item of a list is never missing: the list may have been made from text, and then its path leads nowhere. */
function isMissing({ path }: z.core.$ZodIssue, read: unknown): boolean {
  const last = path.at(-1);
  return last !== undefined && typeof last !== 'number' && rawAt(read, path) === undefined;
}

function isBound({ code }: z.core.$ZodIssue): boolean {
  return code === 'too_small' || code === 'too_big';
}
