// How the queue of events stands, as its answers tell. In: what was sent, and what became of each. Out: what is to be parked, and when the next
// is tried. Pure. Promised: what is refused is parked only where the queue has just taken something else; so a queue that is not there parks
// nothing, and an event that it never takes does not hold up the others.
import type { Instant } from '../core/ids.js';
import type { PublishOutcome } from '../ports/broker.js';
import type { DueEvent } from '../ports/store/events.js';

/**
 * Of this process only: another one finds it out by itself. `proved`: after a failure it has just taken one, and the oldest is tried alone. `missing`,
 * `away`: it has taken none.
 */
export interface Standing {
  readonly kind: 'unknown' | 'open' | 'proved' | 'missing' | 'away';
  /** Nothing is tried before. */
  readonly until: Instant;
  /** Tries in a row that failed. */
  readonly failures: number;
  /** What the last try that failed began with. */
  readonly tried: string | null;
  /** The oldest event, where it could not be sent just after another one could. */
  readonly suspect: string | null;
}

export const atFirst: Standing = { kind: 'unknown', until: 0, failures: 0, tried: null, suspect: null };

/** One is tried, before anything else is sent. */
export function isShut({ kind }: Standing): boolean {
  return kind === 'missing' || kind === 'away';
}

/** Of pauses that begin with a second and are twice as long each time. */
const backOffMaxMs = 60_000;

/**
 * What is sent next, of the oldest. One to try the queue with is the first of its request, and of another request each time: the oldest may be what is
 * wrong, and the events of a request stay in their order.
 */
export function nextOf(due: readonly DueEvent[], standing: Standing): readonly DueEvent[] {
  if (standing.kind === 'proved') return due.slice(0, 1);
  if (!isShut(standing)) return due;
  const first = new Map(due.toReversed().map((event) => [event.requestId, event]));
  const firsts = due.filter((event) => first.get(event.requestId) === event);
  const next = firsts.slice(firsts.findIndex(({ sequence }) => sequence === standing.tried) + 1);
  return [...next, ...firsts].slice(0, 1);
}

export interface Answered {
  readonly event: DueEvent;
  readonly outcome: PublishOutcome;
}

export interface Refused {
  readonly event: DueEvent;
  readonly reason: string;
}

export interface Found {
  readonly standing: Standing;
  /** It is the event, and not the queue. */
  readonly parked: readonly Refused[];
  /** Why the queue is taken for one that is not there; null: it is not. */
  readonly missing: string | null;
}

export function find(before: Standing, answers: readonly Answered[], now: Instant, missingMs: number): Found {
  const { kind, failures, suspect } = before;
  const [refused, unsent] = [failedAs(['undeliverable'], answers), failedAs(['unavailable', 'not-now'], answers)];
  const proved = kind === 'proved' || refused.length + unsent.length < answers.length;
  const parked = proved ? [...refused, ...stuckOf(before, unsent)] : [];
  const tried = answers[0]?.event.sequence ?? null;
  const failed = { ...before, failures: failures + 1, tried };
  const pause = 1_000 * 2 ** Math.min(failures, 20);
  if (unsent.length > 0) {
    const until = now + Math.min(backOffMaxMs, pause);
    return { standing: { ...failed, kind: 'away', until, suspect: kind === 'proved' ? tried : suspect }, parked, missing: null };
  }
  const [first] = refused;
  if (first !== undefined && !proved)
    return { standing: { ...failed, kind: 'missing', until: now + Math.min(missingMs, pause) }, parked, missing: first.reason };
  const open: Standing = isShut(before) ? { ...before, kind: 'proved', failures: 0 } : { ...atFirst, kind: 'open' };
  return { standing: open, parked, missing: null };
}

/** A connection that breaks just then is no reason: the same one, twice. */
function stuckOf({ kind, suspect }: Standing, unsent: readonly Refused[]): readonly Refused[] {
  return kind === 'proved' ? unsent.filter(({ event }) => event.sequence === suspect) : [];
}

type Failed = Exclude<PublishOutcome, { kind: 'confirmed' }>;

function failedAs(kinds: readonly Failed['kind'][], answers: readonly Answered[]): readonly Refused[] {
  return answers.flatMap(({ event, outcome }) =>
    outcome.kind !== 'confirmed' && kinds.includes(outcome.kind) ? [{ event, reason: outcome.reason }] : [],
  );
}
