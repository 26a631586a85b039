// Rounds in which everybody compared takes a turn. Each other round begins with another one, so that a machine that is slower for a while is
// so for everybody.
import type { Bench, Figure, Round } from './benchmark.js';
import { roundsOf } from './rounds.js';

export interface Turn {
  readonly who: string;
  readonly measure: () => Promise<Omit<Figure, 'who'>>;
}

export function interleaved(bench: Bench, turns: readonly Turn[]): AsyncGenerator<Round> {
  return roundsOf(bench, async (round) => {
    const figures: Figure[] = [];
    for (const { who, measure } of round % 2 === 0 ? turns : turns.toReversed()) figures.push({ who, ...(await measure()) });
    const inOrder = turns.flatMap(({ who }) => figures.filter((figure) => figure.who === who));
    bench.say(`${round === 0 ? 'warm-up' : `round ${round}`}: ${inOrder.map(shortly).join('   ')}`);
    return inOrder;
  });
}

function shortly({ who, values }: Figure): string {
  const [first] = Object.entries(values);
  return first === undefined ? who : `${who} ${Math.round(first[1] * 100) / 100} ${first[0]}`;
}
