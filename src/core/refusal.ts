// Why the door of intake does not take a job request. Said once, for all who hand a refusal on.
import type { FaultCode } from './faults.js';
import type { Problem } from './problem.js';

export const refusalCodes = [
  'invalid-request',
  'not-json',
  'queue-not-allowed',
  'tenant-not-allowed',
  'unstorable',
  'conflict',
  'too-large',
] as const satisfies readonly FaultCode[];
export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
  readonly code: RefusalCode;
  readonly problems: readonly Problem[];
}

/**
 * What holds a job request, such as a schedule, is refused for what is wrong with it and with its request, all at once: `found` by its own paths, and
 * `within` by the paths of the request, which stands under `at`. null: nothing is wrong with that, or it was told where it is read.
 */
export function refusalAround(found: readonly Problem[], within: Refusal | null, at = 'request'): Refusal {
  const inside = problemsUnder(at, within?.problems ?? []);
  // Whoever may not ask for the tenant is told nothing else of it.
  if (within !== null && (found.length === 0 || within.code === 'tenant-not-allowed'))
    return { code: within.code, problems: inside };
  const told = new Set(found.map(({ path }) => path));
  return { code: 'invalid-request', problems: [...found, ...inside.filter(({ path }) => !told.has(path))] };
}

export function problemsUnder(at: string, problems: readonly Problem[]): Problem[] {
  return problems.map(({ path, message }) => ({ path: path === '' ? at : `${at}.${path}`, message }));
}
