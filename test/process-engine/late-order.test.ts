// An order whose time is over when its turn comes, or when all runs have been looked at: somebody else may have it by then.
import { expect } from 'chai';
import { oneAtATime } from '../../src/adapters/engine/process/one-at-a-time.js';
import { submit, type Submission } from '../../src/adapters/engine/process/submit.js';
import { branded, type JobId } from '../../src/core/ids.js';
import { order } from './workshop.js';

const jobId = branded<JobId>('nightly');

/** `looksMs`: for how long all runs are looked at. */
function keeper(looksMs: number) {
  let now = 0;
  const begun: string[] = [];
  const submission = {
    ...{ clock: { now: () => now }, oneAtATime: oneAtATime(9, () => new Error('too many')), runsMax: 4, baseDirectory: '/' },
    jobs: { current: () => Promise.resolve(new Map([[jobId, { command: ['true'], environment: {} }]])) },
    state: { create: () => Promise.resolve(true) },
    runs: {
      see: () => Promise.resolve({ kind: 'unknown' }),
      active: () => {
        now += looksMs;
        return Promise.resolve([]);
      },
      begin: (token: string) => {
        begun.push(token);
        return Promise.resolve('launched');
      },
    },
  };
  // Only what submitting asks for.
  return { submission: submission as unknown as Submission, begun };
}

describe('an order to the process engine', () => {
  for (const [when, looksMs, kinds] of [
    ['in time begins its run', 10, ['accepted', 1]],
    ['whose time is over when all runs have been looked at begins none', 60_000, ['uncertain', 0]],
  ] as const)
    it(when, async () => {
      const { submission, begun } = keeper(looksMs);
      const { kind } = await submit(submission, { ...order(jobId), validUntil: 30_000 });
      expect([kind, begun.length]).to.deep.equal(kinds);
    });
});
