// When a schedule fires, as it is asked for. In: an expression, a zone and the bounds of the service. Out: its first fire, or what is wrong. Promised:
// what passes fires, and no more often than it may.
import { textAt } from '../core/given/raw-body.js';
import type { Instant } from '../core/ids.js';
import type { Problem } from '../core/problem.js';
import type { CronTimes, ReadTimes } from '../ports/cron-times.js';

/** Fires that are looked at for their distance: more than any one field of an expression has values. Each takes a fraction of a millisecond. */
const firesLookedAt = 62;

export interface TimesAsked {
  readonly expression: string;
  readonly timeZone: string;
  /** The first fire comes after this. */
  readonly after: Instant;
  readonly intervalMinMs: number;
}

type Named = 'expression' | 'zone';

export type Timed =
  | { readonly ok: true; readonly nextAt: Instant }
  | { readonly ok: false; readonly problems: readonly { readonly of: Named; readonly message: string }[] };

export function timesOf(times: CronTimes, asked: TimesAsked): Timed {
  const { expression, timeZone, after, intervalMinMs } = asked;
  const read = times.read(expression, timeZone);
  const told = (message: string): Timed => ({ ok: false, problems: [{ of: 'expression', message }] });
  if (!read.ok && read.of === 'zone') {
    // What is wrong with the expression does not hang on the zone.
    const rest = timeZone === 'UTC' ? null : timesOf(times, { ...asked, timeZone: 'UTC' });
    const others = rest === null || rest.ok ? [] : rest.problems;
    return { ok: false, problems: [{ of: 'zone', message: read.reason }, ...others] };
  }
  if (!read.ok) return told(read.reason);
  const nextAt = read.fires.next(after);
  if (nextAt === null) return told('never fires');
  const distance = shortest(times.read(expression, 'UTC'), after);
  if (distance < intervalMinMs)
    return told(`fires every ${distance / 1000} s; at least ${intervalMinMs / 1000} s have to be between two fires`);
  return { ok: true, nextAt };
}

/** A body that is wrong, and whose times nobody has looked at for it. */
export interface Beside {
  readonly body: unknown;
  readonly problems: readonly Problem[];
  /** Where its times stand. */
  readonly paths: Readonly<Record<Named, string>>;
}

/** What is wrong with its times is told with the rest; of a field that is wrong by itself no more is said. */
export function withTimeProblems(
  times: CronTimes,
  { body, problems, paths }: Beside,
  asked: Pick<TimesAsked, 'after' | 'intervalMinMs'>,
): Problem[] {
  const textOf = (named: Named) => (problems.some(({ path }) => path === paths[named]) ? null : textAt(body, [paths[named]]));
  const given = { expression: textOf('expression'), zone: textOf('zone') };
  const timed = timesOf(times, { ...asked, expression: given.expression ?? '', timeZone: given.zone?.trim() ?? 'UTC' });
  const found = timed.ok ? [] : timed.problems.filter(({ of }) => given[of] !== null);
  return [...problems, ...found.map(({ of, message }) => ({ path: paths[of], message }))];
}

/** Between neighbours among the next fires, as the expression has them: a day that a clock change makes shorter is none that fires more often. */
function shortest(read: ReadTimes, after: Instant): number {
  let distance = Number.POSITIVE_INFINITY;
  let at = read.ok ? read.fires.next(after) : null;
  for (let looked = 0; read.ok && at !== null && looked < firesLookedAt; looked += 1) {
    const next = read.fires.next(at);
    if (next !== null) distance = Math.min(distance, next - at);
    at = next;
  }
  return distance;
}
