// What is removed beside retention, by the rooms themselves: model jobs that ended long ago, and fires of schedules.
import { expect } from 'chai';
import { openModelJobs } from '../../src/model-jobs/model-jobs.js';
import type { ModelJobsParts } from '../../src/model-jobs/parts.js';
import type { SchedulesParts } from '../../src/schedules/parts.js';
import { openSchedules } from '../../src/schedules/schedules.js';

const now = Date.parse('2026-11-29T14:00:00Z');

/** So many are there; what was asked for is in `asked`, and the pauses are counted. */
function rows(count: number) {
  const asked: [before: number, max: number][] = [];
  let [left, pauses] = [count, 0];
  const remove = (before: number, max: number) => {
    asked.push([before, max]);
    const gone = Math.min(left, max);
    left -= gone;
    return Promise.resolve(gone);
  };
  const clock = { now: () => now, pause: () => Promise.resolve(void (pauses += 1)) };
  return { asked, remove, clock, pauses: () => pauses };
}

describe('a purge', () => {
  it('of model jobs goes on until none is left that is old enough, however many there are, a batch at a time', async () => {
    const { asked, remove, clock, pauses } = rows(1_203);
    const parts = { store: { purge: remove }, clock, closing: { keepMs: 1_000 } } as unknown as ModelJobsParts;
    expect(await openModelJobs(parts).purge()).to.equal(1_203);
    expect([asked, pauses()]).to.deep.equal([Array.from({ length: 3 }, () => [now - 1_000, 500]), 2]);
  });

  it('of fires does so too', async () => {
    const { asked, remove, clock, pauses } = rows(2_000);
    const parts = { store: { purgeFires: remove }, clock, bounds: { keepMs: 5_000 } } as unknown as SchedulesParts;
    expect(await openSchedules(parts).purge()).to.equal(2_000);
    expect([asked, pauses()]).to.deep.equal([Array.from({ length: 3 }, () => [now - 5_000, 1_000]), 2]);
  });

  it('ends after two hundred batches: what is left is for the next one', async () => {
    const { asked, remove, clock } = rows(150_000);
    const parts = { store: { purge: remove }, clock, closing: { keepMs: 1_000 } } as unknown as ModelJobsParts;
    expect(await openModelJobs(parts).purge()).to.equal(100_000);
    expect(asked).to.have.length(200);
  });
});
