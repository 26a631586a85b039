// Rounds for as long as there is time: a benchmark is one of many, and a machine may be slow. At least two count.
import type { Bench, Round } from '../support/benchmark.js';

const roundsMin = 2;

export async function* inTime(
  rounds: AsyncIterable<Round>,
  limitMs: number,
  { rounds: asked, say }: Bench,
): AsyncGenerator<Round> {
  const begun = performance.now();
  let counted = 0;
  for await (const round of rounds) {
    yield round;
    counted += 1;
    if (counted === asked || counted < roundsMin || performance.now() - begun < limitMs) continue;
    say(`cut: ${counted} rounds of ${asked}, for it has taken longer than ${limitMs / 1000} s`);
    return;
  }
}
