// How long runs of each job took, from the requests that ended last.
import { expect } from 'chai';
import { selectRunTimes } from '../../src/adapters/store/postgres/run-times.js';
import { branded, type JobId } from '../../src/core/ids.js';
import { explained, indexesOf, planner, touched, withoutIndex } from './explained.js';
import { makeEnded } from './many-ended.js';
import { finished, now, running } from './moves.js';
import { opened, type Opened } from './opened.js';

const minute = 60_000;

describe('store: how long runs take', () => {
  let on: Opened;
  beforeEach(async () => {
    on = await opened();
  });
  afterEach(() => on.close());

  const runTimes = (endedMax = 100) => on.store.admission.peek((view) => view.runTimes(endedMax));

  async function ran(jobId: string, minutes: number, state: 'succeeded' | 'failed' | 'cancelled' = 'succeeded') {
    const { request, version } = await running(on.store, {
      jobId: branded<JobId>(jobId),
      correlationId: branded(`${jobId}-${minutes}-${state}`),
    });
    const { submittedAt } = (await on.store.reading.request(request.id))!;
    await on.store.runs.finish([finished(request, version, { at: submittedAt! + minutes * minute, state })]);
  }

  it('is the median and the longest tenth of each job, from the submission to the end, of those that ended by themselves; and not known of fewer than three', async () => {
    for (let minutes = 1; minutes <= 10; minutes += 1) await ran('175', minutes);
    await ran('175', 900, 'cancelled');
    for (const minutes of [7, 7.5, 8]) await ran('176', minutes, 'failed');
    for (const minutes of [1, 2]) await ran('178', minutes);
    await running(on.store, { jobId: branded<JobId>('177'), correlationId: branded('goes on') });
    expect([...(await runTimes())]).to.have.deep.members([
      ['175', { runs: 10, usualMs: 5 * minute, longMs: 9 * minute, toBegin: null }],
      ['176', { runs: 3, usualMs: 7.5 * minute, longMs: 8 * minute, toBegin: null }],
    ]);
  });

  it('is of those that ended last, and no more', async () => {
    for (const minutes of [5, 1, 3, 4]) await ran('175', minutes);
    expect((await runTimes(3)).get(branded('175'))).to.deep.equal({
      runs: 3,
      usualMs: 4 * minute,
      longMs: 5 * minute,
      toBegin: null,
    });
  });

  it('reads that many requests by the index of ends, and no other, however many are kept', async () => {
    await makeEnded(on, { count: 5_000, newestAt: now, everyMs: 1_000 });
    const client = await planner(on);
    const nodes = await explained(client, selectRunTimes, [100]);
    expect(withoutIndex(nodes)).to.deep.equal([]);
    expect(indexesOf(nodes)).to.deep.equal(['request_ended']);
    expect(touched(nodes)).to.be.at.most(500);
    await client.end();
  });
});
