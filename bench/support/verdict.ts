// In: rounds and targets. Out: what was measured beside what was aimed at.
import type { Round, Target } from './benchmark.js';
import { spreadOf, type Spread } from './statistics.js';

export interface Verdict {
  readonly target: Target;
  readonly measured: Spread;
  readonly met: boolean;
}

export function verdictsOn(targets: readonly Target[], rounds: readonly Round[]): readonly Verdict[] {
  return targets.map((target) => {
    const measured = spreadOf(rounds.map((round) => target.of(round)));
    return { target, measured, met: holds(target.bound, measured.median) };
  });
}

/** Nothing measured is nothing met. */
function holds(bound: Target['bound'], value: number): boolean {
  return 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost;
}
