// What is on record of a job request's way, in the order of time. In: the request with its attempts and its response, and its decisions. Out: entries, each of one
// moment. Promised: nothing is made up: what was not kept (of very many decisions those in the middle, when an earlier attempt began to execute) is not told; an
// entry has the same key as long as it is there.
import type { Instant } from '../../core/ids.js';
import type { AttemptRow, DecisionRow, RequestHistory, RequestView } from '../../ports/store/reading.js';

/** In the order in which those of one moment are told. */
export const happenings = [
  'received',
  'decided',
  'submitted',
  'taken',
  'executing',
  'attempt-ended',
  'ended',
  'answered',
] as const;
export type What = (typeof happenings)[number];

export interface HistoryEntry {
  readonly at: Instant;
  readonly what: What;
  /** How it ended or was answered, or what was decided. */
  readonly outcome: string | null;
  readonly attempt: number | null;
  readonly pool: string | null;
  readonly runId: string | null;
  readonly text: string | null;
  /** Which one of its kind at its moment. */
  readonly nth: number;
}

const bare = { outcome: null, attempt: null, pool: null, runId: null, text: null, nth: 0 };

/** The oldest first. */
export function historyOf({ request: view, decisions }: RequestHistory): readonly HistoryEntry[] {
  const entries = [
    { ...bare, at: view.receivedAt, what: 'received', text: `by ${view.source}` } as const,
    ...decisions.map(decided),
    ...view.attempts.flatMap((attempt) => ofAttempt(attempt, view)),
    ...ofItsEnd(view),
  ];
  return entries.toSorted((one, other) => one.at - other.at || orderOf(one) - orderOf(other) || one.nth - other.nth);
}

const orderOf = ({ what }: HistoryEntry): number => happenings.indexOf(what);

function decided(decision: DecisionRow, index: number, all: readonly DecisionRow[]): HistoryEntry {
  const { at, outcome, case: situation, rule, reason, leadsTo } = decision;
  const nth = all.slice(0, index).filter((one) => one.at === at).length;
  const pool = leadsTo.outcome.kind === 'run' ? leadsTo.outcome.pool : null;
  return { ...bare, at, what: 'decided', outcome, pool, text: `${reason} (case ${situation}, rule ${rule})`, nth };
}

function ofAttempt(attempt: AttemptRow, { executingAt, attempts }: RequestView): HistoryEntry[] {
  const { number, pool, runId, submittedAt, acceptedAt, endedAt, outcome, message } = attempt;
  const of = { ...bare, attempt: number, pool, nth: number };
  const isLast = number === attempts.at(-1)?.number;
  return [
    { ...of, at: submittedAt, what: 'submitted' },
    ...(acceptedAt === null ? [] : [{ ...of, at: acceptedAt, what: 'taken', runId } as const]),
    ...(isLast && executingAt !== null ? [{ ...of, at: executingAt, what: 'executing', runId } as const] : []),
    ...(endedAt === null ? [] : [{ ...of, at: endedAt, what: 'attempt-ended', runId, outcome, text: message } as const]),
  ];
}

function ofItsEnd({ state, finishedAt, response }: RequestView): HistoryEntry[] {
  const answered = response?.publishedAt ?? null;
  return [
    ...(finishedAt === null ? [] : [{ ...bare, at: finishedAt, what: 'ended', outcome: state } as const]),
    ...(answered === null ? [] : [{ ...bare, at: answered, what: 'answered', text: `to ${response?.queue ?? ''}` } as const]),
  ];
}

/** Where a page ended: that entry, by what does not change of it. */
export const keyOfEntry = (entry: HistoryEntry): string => `${entry.at}.${orderOf(entry)}.${entry.nth}`;

export function entriesAfter(entries: readonly HistoryEntry[], key: string | null): readonly HistoryEntry[] {
  if (key === null) return entries;
  const after = key.split('.').map(Number);
  return entries.filter((entry) => isAfter(keyOfEntry(entry).split('.').map(Number), after));
}

function isAfter(one: readonly number[], other: readonly number[]): boolean {
  const differs = one.findIndex((part, index) => part !== other[index]);
  return differs >= 0 && (one[differs] ?? 0) > (other[differs] ?? 0);
}
