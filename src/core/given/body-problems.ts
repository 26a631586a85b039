// Why a body is not a job request. In: the body as it came, and what its schema found. Out: every problem, once, with its path. A schema stops at the
// first problem in one place; the others that can be found are added here, so that a mediator learns of all of them at once.
import type { z } from 'zod';
import { pathOf, problemsMax, told as toldOf } from './issue-problems.js';
import { parameterProblems } from '../parameters/parameter-problems.js';
import type { Problem } from '../problem.js';
import { rawAt } from './raw-body.js';

const placeholder = /^\s*<.*>\s*$/s;
const operationPath = ['job', 'job_context', 'job_operation'];
/** Enough of a placeholder to recognise it. */
const placeholderMax = 100;

export function isPlaceholder(text: string): boolean {
  return placeholder.test(text);
}

export function bodyProblems(body: unknown, issues: readonly z.core.$ZodIssue[]): Problem[] {
  // The others are only counted.
  const told = issues.slice(0, problemsMax);
  const found = [...toldOf(told).map((issue) => asProblem(issue, body)), ...ofParameters(body)];
  const each = new Map(found.map((problem) => [`${problem.path} ${problem.message}`, problem]));
  const problems = [...each.values()];
  const more = Math.max(0, problems.length - problemsMax) + issues.length - told.length;
  return more === 0 ? problems : [...problems.slice(0, problemsMax), { path: '', message: `the body has ${more} more problems` }];
}

function asProblem(issue: z.core.$ZodIssue, body: unknown): Problem {
  const path = pathOf(issue);
  if (path === '') return { path, message: 'the body must be a JSON object' };
  const given = rawAt(body, issue.path);
  if (given === undefined) return { path, message: 'is required' };
  if (typeof given === 'string' && isPlaceholder(given))
    return { path, message: `still holds the placeholder ${shortened(given)}: the mediator has not filled it in` };
  return { path, message: issue.message };
}

/** Cut between characters, not within one. */
function shortened(text: string): string {
  return text.length <= placeholderMax ? text : `${text.slice(0, placeholderMax).replace(/[\ud800-\udbff]$/, '')}...`;
}

/** The schema checks them together only if each is right by itself. */
function ofParameters(body: unknown): Problem[] {
  const operation = rawAt(body, operationPath);
  if (typeof operation !== 'object' || operation === null) return [];
  return parameterProblems(operation).map(({ path, message }) => ({ path: [...operationPath, path].join('.'), message }));
}
