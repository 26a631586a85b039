// What is said of fires that come too early, without the second of a real cron between them.
import { expect } from 'chai';
import { SkippedFires } from '../../src/adapters/clock/skipped-fires.js';

describe('fires that are skipped', () => {
  const told = (works: readonly number[]): number => {
    let lines = 0;
    const skips = new SkippedFires(() => (lines += 1));
    for (const skippedOnes of works) {
      skips.began();
      for (let fire = 0; fire < skippedOnes; fire += 1) skips.skipped();
      skips.ended();
    }
    return lines;
  };

  for (const [works, lines, sentence] of [
    [[0, 0], 0, 'nothing is said where none is'],
    [[50], 1, 'one line for work that lasts for many'],
    [[2, 3, 1], 1, 'one line while each work lasts too long'],
    [[2, 0, 3], 2, 'a line again after work that ended in its time'],
  ] as const)
    it(sentence, () => expect(told(works)).to.equal(lines));
});
