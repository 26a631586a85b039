// What the store knows of runs that the engine shows, and the way back to one that was taken for over.
import { expect } from 'chai';
import { branded } from '../../src/core/ids.js';
import { admitted, now, record, running, stored, submitting } from './moves.js';
import { opened, type Opened } from './opened.js';

describe('store: reconciling', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  const run = branded<never>('run-1');
  const broken = { outcome: 'CLUSTER_ERROR', reason: 'broken', failure: 'infrastructure', url: null } as const;
  /** Its run `run-1` was broken by the platform, and it waits to be tried again. */
  async function givenBack() {
    const { request, version } = await running(on.store, {}, 'run-0');
    await on.store.runs.backToQueue({ id: request.id, version, at: now, dueAt: now, ...broken });
    await record(on.store, { admitted: [admitted({ id: request.id, version: version + 1 })] });
    await on.store.runs.started({ id: request.id, version: version + 2, at: now, runId: run, url: null });
    await on.store.runs.backToQueue({ id: request.id, version: version + 3, at: now + 1, dueAt: now + 1, ...broken });
    return { request, version: version + 4 };
  }

  it('a run of an attempt that is over is none of those that are live, also where its request has another', async () => {
    const { request, version } = await givenBack();
    await record(on.store, { admitted: [admitted({ id: request.id, version })] });
    const again = { id: request.id, version: version + 1, at: now + 2, runId: branded<never>('run-2'), url: null };
    expect(await on.store.runs.started(again)).to.equal('running');
    const { reconciling } = on.store;
    expect([...(await reconciling.liveRunIds('databricks', [run, again.runId]))]).to.deep.equal(['run-2']);
    const known = await reconciling.knownRuns('databricks', [run, again.runId]);
    expect([...known.live]).to.deep.equal(['run-2']);
    expect(known.closed.map(({ runId, mayBeAdopted }) => [runId, mayBeAdopted])).to.deep.equal([[run, false]]);
  });

  it('a run that is followed again is none that was broken: its request has as many tries left as before', async () => {
    const { request, version } = await givenBack();
    const [closed] = (await on.store.reconciling.knownRuns('databricks', [run])).closed;
    expect(closed).to.include({ requestId: request.id, version, mayBeAdopted: true });
    expect(await on.store.reconciling.adopt({ id: request.id, version, lane: closed!.lane, at: now + 9 })).to.equal(true);
    expect((await on.store.runs.liveRuns({ after: null, max: 1 }))[0]).to.include({
      runId: run,
      attempt: 2,
      infrastructureFailures: 1,
    });
    expect(await on.store.reconciling.adopt({ id: request.id, version, lane: closed!.lane, at: now + 9 })).to.equal(false);
  });

  it('jobs are expected of which something waits, and of what is being submitted the one that it is run as', async () => {
    await stored(on.store, { jobId: branded('waits') });
    await submitting(on.store, { jobId: branded('asked for') }, { runsAs: branded('run as') });
    await running(on.store, { jobId: branded('runs') });
    expect([...(await on.store.reconciling.expectedJobs())]).to.have.members(['waits', 'run as']);
  });
});
