// What one replica holds of a tenant's rate for the minute that runs. In: what it holds, and what a call takes, or what it was given. Out: what it holds
// then. Promised: what is spent was given before, for the same minute; what a replica gives itself is never more than the whole in a minute.
import type { Instant } from './ids.js';

export interface HeldRate {
  /** Which minute of the tenant; null: this replica counts by itself until it ends. */
  readonly minute: number | null;
  /** By the clock of this replica. */
  readonly since: Instant;
  readonly until: Instant;
  /** To be spent here. */
  readonly free: number;
  /** Were spent here. */
  readonly used: number;
  /** Nobody had them when the store was asked last: there are never more until the minute ends. */
  readonly left: number;
}

/** What the store gave for a tenant, as of a question that was asked then. */
export interface Given {
  readonly askedAt: Instant;
  readonly minute: number;
  readonly endsInMs: number;
  readonly given: number;
  readonly left: number;
}

const minuteMs = 60_000;
const blocksAMinute = 100;

/** What is asked for at a time: a hundred questions a minute however high the limit; a hundredth of it may lie unused at a replica. */
export function blockOf(limit: number): number {
  return Math.max(1, Math.floor(limit / blocksAMinute));
}

/** Nobody holds anything of a minute that is over, nor of one that begins when a clock was set back. */
export function heldNow(held: HeldRate | undefined, now: Instant): HeldRate | null {
  return held !== undefined && held.since <= now && now < held.until ? held : null;
}

export type Spent =
  | { readonly kind: 'taken'; readonly held: HeldRate }
  /** There are not so many in this minute. */
  | { readonly kind: 'over' }
  /** So many more are to be asked for. */
  | { readonly kind: 'short'; readonly missing: number };

export function spend(held: HeldRate | null, points: number, limit: number): Spent {
  if (points > limit) return { kind: 'over' };
  if (held === null) return { kind: 'short', missing: points };
  if (held.free >= points) return { kind: 'taken', held: { ...held, free: held.free - points, used: held.used + points } };
  return points > held.free + held.left ? { kind: 'over' } : { kind: 'short', missing: points - held.free };
}

export function withGiven(held: HeldRate | null, { askedAt, minute, endsInMs, given, left }: Given): HeldRate {
  // Who counts by itself has given itself all there is: what comes late adds nothing.
  if (held !== null && held.minute === null) return held;
  const until = askedAt + endsInMs;
  if (held?.minute === minute) return { ...held, until, free: held.free + given, left };
  return { minute, since: askedAt, until, free: given, used: 0, left };
}

/** The store does not answer: until the end of the minute it is as if there were no other replica. */
export function byItself(held: HeldRate | null, limit: number, now: Instant): HeldRate {
  if (held === null) return { minute: null, since: now, until: now + minuteMs, free: limit, used: 0, left: 0 };
  return { ...held, minute: null, free: Math.max(0, limit - held.used), left: 0 };
}

export function resetSecondsOf(held: HeldRate | null, now: Instant): number {
  return Math.max(1, Math.ceil(((held?.until ?? now + minuteMs) - now) / 1_000));
}
