// Rounds in which everybody compared takes a turn. The first warms up and does not count; each other round begins with another one, so that a
// machine that is slower for a while is so for everybody.
import type { Bench, Figure, Round } from './benchmark.js';

export interface Turn {
  readonly who: string;
  readonly measure: () => Promise<Omit<Figure, 'who'>>;
}

export async function* interleaved({ rounds, say }: Bench, turns: readonly Turn[]): AsyncGenerator<Round> {
  for (let round = 0; round <= rounds; round += 1) {
    const figures: Figure[] = [];
    for (const { who, measure } of round % 2 === 0 ? turns : turns.toReversed()) figures.push({ who, ...(await measure()) });
    const inOrder = turns.flatMap(({ who }) => figures.filter((figure) => figure.who === who));
    say(`${round === 0 ? 'warm-up' : `round ${round}`}: ${inOrder.map(shortly).join('   ')}`);
    if (round > 0) yield inOrder;
  }
}

function shortly({ who, values }: Figure): string {
  const [first] = Object.entries(values);
  return first === undefined ? who : `${who} ${Math.round(first[1] * 100) / 100} ${first[0]}`;
}
