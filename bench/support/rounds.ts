// Rounds, for as long as the budget lasts. The first warms up and does not count; one that counts there always is; none is begun that would,
// by the longest so far, end after the budget: a benchmark is one of many.
import type { Bench, Round } from './benchmark.js';

export async function* roundsOf(
  { rounds, deadline, say }: Pick<Bench, 'rounds' | 'deadline' | 'say'>,
  one: (round: number) => Promise<Round>,
  now: () => number = () => performance.now(),
): AsyncGenerator<Round> {
  let longest = 0;
  for (let round = 0; round <= rounds; round += 1) {
    if (round > 1 && now() + longest > deadline) {
      say(`cut: ${round - 1} of ${rounds} rounds, for another would not fit its budget`);
      return;
    }
    const begun = now();
    const figures = await one(round);
    longest = Math.max(longest, now() - begun);
    if (round > 0) yield figures;
  }
}
