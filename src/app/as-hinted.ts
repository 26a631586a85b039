// How deep the pass looks that follows a hint. In: what was rung since the last pass, and what that one has left. Out: the passes. Promised: where
// requests have come, nothing else has changed and no slot was free, newcomers alone are looked at; heads at the latest every few seconds, for
// what has become due meanwhile and for hints that were lost.
import type { Depth } from '../core/depth.js';
import type { Clock } from '../ports/clock.js';
import type { Bells } from './house.js';

export interface Hinting {
  readonly bells: Pick<Bells, 'admission' | 'arrivals'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly headsEveryMs: number;
}

/** `drive`: null when another replica is at it. */
export function asHinted(
  { bells, clock, headsEveryMs }: Hinting,
  drive: (depth: Depth) => Promise<{ readonly full: boolean } | null>,
): () => Promise<void> {
  let full = false;
  let headsAt = -Infinity;
  return async () => {
    const begun = clock.now();
    const [changed, came] = [bells.admission.wasRung(), bells.arrivals.wasRung()];
    const depth = came && !changed && full && begun - headsAt < headsEveryMs ? 'newcomers' : 'heads';
    // What was rung is forgotten now: when this pass fails, the next one looks at everything.
    full = false;
    const last = await drive(depth);
    full = last?.full ?? false;
    if (depth === 'heads') headsAt = begun;
  };
}
