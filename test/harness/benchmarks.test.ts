import { expect } from 'chai';
import { amongAll, benchmarks } from '../../bench/benchmarks.js';
import type { Round } from '../../bench/support/benchmark.js';
import { roundsOf } from '../../bench/support/rounds.js';

describe('the benchmarks', () => {
  it('are all run in less than twenty minutes, starts and ends of servers included', async () => {
    let seconds = 0;
    for (const name of await amongAll()) seconds += (await benchmarks[name]?.())?.benchmark.budgetSeconds ?? Number.NaN;
    expect(seconds).to.be.at.most(1_150);
  });

  it('take rounds for as long as another fits the budget, one at least, and do not count the first', async () => {
    const taken = async (asked: { readonly roundMs: number; readonly deadline: number }) => {
      let [now, begun] = [0, 0];
      const said: string[] = [];
      const one = (round: number): Promise<Round> => {
        begun += 1;
        now += asked.roundMs;
        return Promise.resolve([{ who: `round ${round}`, values: {} }]);
      };
      const counted: Round[] = [];
      const bench = { rounds: 5, deadline: asked.deadline, say: (line: string) => void said.push(line) };
      for await (const round of roundsOf(bench, one, () => now)) counted.push(round);
      return { counted: counted.map(([figure]) => figure?.who), begun, said };
    };
    expect(await taken({ roundMs: 10, deadline: 60 })).to.deep.include({ begun: 6, said: [] });
    const cut = { counted: ['round 1', 'round 2'], begun: 3, said: ['cut: 2 of 5 rounds, for another would not fit its budget'] };
    expect(await taken({ roundMs: 10, deadline: 39 })).to.deep.equal(cut);
    expect((await taken({ roundMs: 10, deadline: 1 })).counted).to.deep.equal(['round 1']);
  });
});
