// What a run of a template may say otherwise than its template. In: the names that its template lets be overridden, and what a run overrides. Out: the
// changes that it may make, and every problem of those that it may not. Promised: nothing is changed that is not named; where a job runs, for whom and
// which job it is has no name.
import { parameterKinds } from '../parameters/parameter-problems.js';
import type { Problem } from '../problem.js';

/** A job request field by field, as whoever runs it says them. */
export type Overrides = Readonly<Record<string, unknown>>;

const ofRequest = ['user_id', 'notification_queue', 'priority'] as const;
const ofOperation = [
  'operation_id',
  'operation_name',
  'cluster_type',
  'email_notifications',
  'max_concurrent_runs',
  'max_wait_seconds',
  'max_run_seconds',
  'start_after',
  ...parameterKinds,
] as const;
/** All that a template can let a run override. */
export const overridableFields = [...ofRequest, ...ofOperation] as const;

const named = 'notebook_params';
const operationPath = ['job', 'job_context', 'job_operation'];

export interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
}

export interface SortedOverrides {
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

export function sortOverrides(overrides: Overrides, overridable: readonly string[]): SortedOverrides {
  const sorted = Object.entries(overrides).flatMap(([field, value]) => sortField({ field, value }, overridable));
  return {
    changes: sorted.flatMap((one) => ('value' in one ? [one] : [])),
    problems: sorted.flatMap((one) => ('message' in one ? [one] : [])),
  };
}

/** Where a field stands in a job request. */
export function placeOf(field: string): readonly string[] {
  return ofRequest.some((known) => known === field) ? [field] : [...operationPath, field];
}

/** What is wrong with the names themselves. */
export function overridableProblems(overridable: readonly string[]): Problem[] {
  return overridable.flatMap((name, index) =>
    isField(name) || isOneParameter(name)
      ? []
      : [{ path: `overridable.${index}`, message: `${name} is nothing that can be overridden; there are: ${allNames}` }],
  );
}

const allNames = [...overridableFields, `${named}.<name>`].join(', ');

function isField(name: string): boolean {
  return overridableFields.some((known) => known === name);
}

function isOneParameter(name: string): boolean {
  return name.startsWith(`${named}.`) && name.length > named.length + 1;
}

interface Given {
  readonly field: string;
  readonly value: unknown;
}

function sortField({ field, value }: Given, overridable: readonly string[]): readonly (Change | Problem)[] {
  const whole = isField(field) && overridable.includes(field);
  if (field === named && isMap(value))
    return Object.entries(value).map(([name, text]) =>
      whole || overridable.includes(`${named}.${name}`)
        ? { path: [...placeOf(named), name], value: text }
        : notAllowed(`${named}.${name}`, overridable),
    );
  // It is allowed by this name, and said in another way.
  if (isOneParameter(field))
    return [{ path: `overrides.${field}`, message: `must be said inside ${named}: {"${field.slice(named.length + 1)}": ...}` }];
  // Each text of it is put over one of the template: there is no other way to override them.
  if (field === named && whole) return [{ path: `overrides.${named}`, message: 'must be an object of texts' }];
  return [whole ? { path: placeOf(field), value } : notAllowed(field, overridable)];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAllowed(name: string, overridable: readonly string[]): Problem {
  const allowed = overridable.length === 0 ? 'nothing' : overridable.join(', ');
  return { path: `overrides.${name}`, message: `may not be overridden; the template lets a run override ${allowed}` };
}
