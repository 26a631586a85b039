// Model jobs on real rows: their status follows the states of the request, whichever statement moved it; and only their tenant sees them.
import { expect } from 'chai';
import { branded } from '../../src/core/ids.js';
import { isFinal, states, type State } from '../../src/core/lifecycle.js';
import { readFilter } from '../../src/core/model-jobs/list-filter.js';
import { jobStatuses, type JobStatus, type ModelJob } from '../../src/core/model-jobs/model-job.js';
import type { NewRequest } from '../../src/ports/store/intake.js';
import { endLeases } from '../support/end-leases.js';
import { ended, finished, now, record, running, stored, submitting, waiting } from './moves.js';
import { opened, type Opened } from './opened.js';

const modelJob: ModelJob = {
  modelId: 'm-1',
  configurationId: 'c-1',
  inputFolderId: 'in-1',
  outputFolderId: 'out-1',
  executionSecondsMax: 7_200,
  scheduleId: null,
};
const aJob = (changes: Partial<ModelJob> = {}): Partial<NewRequest> => ({
  source: 'job-manager',
  notificationQueue: '',
  modelJob: { ...modelJob, ...changes },
});
const filtered = (filter: object) => {
  const fields = { message: 'text', status: 'status', creationDate: 'time', modelId: 'text' } as const;
  const read = readFilter(JSON.stringify(filter), { fields, statuses: jobStatuses });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};

describe('store: model jobs', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  const page = (asked: object = {}, tenantId = '333') =>
    on.store.modelJobs.page({ tenantId, conditions: filtered(asked), offset: 0, limit: 100, rowsMax: 10_000 });
  const due = (at = now + 1) => on.store.modelJobs.claim({ at, leaseMs: 1_000, max: 100, stoppingBefore: at - 60_000 });

  /** One job in each state, by the moves that lead there. */
  const inState = (state: State): Promise<NewRequest> => (neverPlaced.has(state) ? queued(state) : placed(state));
  const neverPlaced: ReadonlySet<State> = new Set(['received', 'waiting', 'rejected', 'expired', 'cancelled']);

  async function queued(state: State): Promise<NewRequest> {
    const [request] = await stored(on.store, aJob());
    if (state === 'waiting') await record(on.store, { waiting: [waiting(request!)] });
    if (state === 'rejected' || state === 'expired') await record(on.store, { ended: [ended(request!, state)] });
    if (state === 'cancelled') await on.store.runs.finish([finished(request!, 0, { state })]);
    return request!;
  }

  async function placed(state: State): Promise<NewRequest> {
    if (state === 'submitting') return (await submitting(on.store, aJob())).request;
    const { request, version } = await running(on.store, aJob());
    await on.store.runs.seen([{ id: request.id, version, executingAt: now, url: null }]);
    if (state === 'stopping') await on.store.runs.stopping({ id: request.id, version, wish: 'cancel', at: now });
    if (isFinal(state)) await on.store.runs.finish([finished(request, version, { state })]);
    return request;
  }

  const expected: Record<State, { status: JobStatus; message: string }> = {
    received: { status: 'SUBMITTED', message: '' },
    waiting: {
      status: 'SUBMITTED',
      message: 'Waiting for the environment: Pool active is full: all of its 4 slots are taken.',
    },
    submitting: { status: 'STARTING', message: 'Starting environment.' },
    running: { status: 'RUNNING', message: 'Started notebook execution.' },
    stopping: { status: 'STOPPING', message: 'Stopping environment.' },
    succeeded: { status: 'RUNNING', message: 'Storing results.' },
    failed: { status: 'RUNNING', message: 'Storing results.' },
    'timed-out': { status: 'RUNNING', message: 'Storing results.' },
    rejected: { status: 'RUNNING', message: 'Storing results.' },
    expired: { status: 'RUNNING', message: 'Storing results.' },
    cancelled: { status: 'STOPPING', message: 'Environment stopped, storing results.' },
  };
  it('every state of a request has its status and message, in the job and in the filter alike', async () => {
    for (const state of states) {
      const { id } = await inState(state);
      const job = await on.store.modelJobs.job('333', id);
      expect(job, state).to.include({ id, ...modelJob, ...expected[state] });
      const { rows } = await page({ status: { eq: expected[state].status }, message: { eq: expected[state].message } });
      expect(
        rows.map((row) => row.id),
        state,
      ).to.include(id);
    }
    expect((await page()).total).to.equal(states.length);
  });

  it('one that was to stop is STOPPING until it is closed, however its run has ended', async () => {
    for (const state of ['succeeded', 'failed', 'timed-out'] as const) {
      const { request, version } = await running(on.store, aJob());
      await on.store.runs.stopping({ id: request.id, version, wish: 'overrun', at: now });
      await on.store.runs.finish([finished(request, version + 1, { state })]);
      const expectedThen = { status: 'STOPPING', message: 'Environment stopped, storing results.' };
      expect(await on.store.modelJobs.job('333', request.id), state).to.include(expectedThen);
    }
  });

  it('a run that has not begun to execute is STARTING', async () => {
    const { request } = await running(on.store, aJob());
    expect(await on.store.modelJobs.job('333', request.id)).to.include({ status: 'STARTING', environmentId: 'cluster-1' });
  });

  it('whichever way a request ends, its job is to be closed; while it goes on, it is not', async () => {
    const requests = new Map<State, NewRequest>();
    for (const state of states) requests.set(state, await inState(state));
    const ids = new Set((await due()).map(({ id }) => id));
    const endedStates = states.filter((state) => ids.has(requests.get(state)!.id));
    expect(endedStates).to.have.members(['succeeded', 'failed', 'timed-out', 'cancelled', 'rejected', 'expired']);
  });

  it('a job that is to stop is handed out once its time is over, and not before', async () => {
    const request = await inState('stopping');
    expect(await due(now + 59_000)).to.deep.equal([]);
    const [job] = await due(now + 60_001);
    expect(job).to.include({ id: request.id, ended: null, stopWish: 'cancel', stoppingSince: now });
  });

  it('one that was only to be stopped has had no try of being closed, and the longest due comes first', async () => {
    const stopping = await inState('stopping');
    const claim = (max: number) => on.store.modelJobs.claim({ at: now + 120_000, leaseMs: 1_000, max, stoppingBefore: now });
    expect((await claim(10)).map(({ id, attempts }) => [id, attempts])).to.deep.equal([[stopping.id, 0]]);
    const [late, early] = [await inState('succeeded'), await inState('failed')];
    await on.store.modelJobs.later(late.id, now + 2, 'busy');
    await on.store.modelJobs.later(early.id, now + 1, 'busy');
    expect((await claim(1)).map(({ id, attempts }) => [id, attempts])).to.deep.equal([[early.id, 1]]);
  });

  it('of two replicas that ask at once one closes it, once; it is due again when that one dies', async () => {
    const request = await inState('succeeded');
    const claim = { at: now + 1, leaseMs: 60_000, max: 10, stoppingBefore: 0 };
    const both = await Promise.all([on.store.modelJobs.claim(claim), on.other.modelJobs.claim(claim)]);
    expect(both.flat().map(({ id }) => id)).to.deep.equal([request.id]);
    expect(await due()).to.deep.equal([]);
    await endLeases(on);
    const [again] = await due();
    expect(again).to.include({ id: request.id, attempts: 2 });
    expect(again?.ended).to.include({ state: 'succeeded', message: 'It succeeded.' });
    const closed = { id: request.id, at: now, status: 'SUCCEEDED', message: 'Done.', resultsProblem: null, alerts: [] } as const;
    expect([await on.store.modelJobs.close(closed), await on.other.modelJobs.close(closed)]).to.deep.equal([true, false]);
    expect(await on.store.modelJobs.job('333', request.id)).to.include({ status: 'SUCCEEDED', message: 'Done.' });
  });

  it('filters find what they say, newest first, within the tenant', async () => {
    await stored(on.store, { ...aJob({ modelId: 'm-1' }), receivedAt: now });
    await stored(on.store, { ...aJob({ modelId: 'm-2' }), receivedAt: now + 1_000 });
    await stored(on.store, { ...aJob({ modelId: 'other' }), receivedAt: now + 2_000, tenantId: branded('other') });
    const models = async (filter: object) => (await page(filter)).rows.map((row) => row.modelId);
    const time = (ms: number) => new Date(now + ms).toISOString();
    expect(await models({})).to.deep.equal(['m-2', 'm-1']);
    expect(await models({ modelId: { in: ['m-1', 'other'] } })).to.deep.equal(['m-1']);
    expect(await models({ modelId: { neq: 'm-1' } })).to.deep.equal(['m-2']);
    expect(await models({ modelId: { startsWith: 'm', endsWith: '2' } })).to.deep.equal(['m-2']);
    expect(await models({ modelId: { contains: "'; drop table request; --" } })).to.deep.equal([]);
    expect(await models({ creationDate: { after: time(0) } })).to.deep.equal(['m-2']);
    expect(await models({ creationDate: { between: [time(0), time(0)] } })).to.deep.equal(['m-1']);
    expect(await models({ creationDate: { before: time(0) } })).to.deep.equal([]);
    expect(await models({ status: { or: [{ eq: 'FAILED' }, { eq: 'SUBMITTED' }] } })).to.deep.equal(['m-2', 'm-1']);
    expect(await models({ status: { startsWith: 'SUB', endsWith: 'TED' } })).to.deep.equal(['m-2', 'm-1']);
  });

  it('a page counts and shows no more than it may', async () => {
    await stored(on.store, ...Array.from({ length: 5 }, (_, index) => ({ ...aJob(), receivedAt: now + index })));
    const asked = { tenantId: '333', conditions: [], limit: 2, rowsMax: 3 };
    const first = await on.store.modelJobs.page({ ...asked, offset: 0 });
    expect([first.total, first.rows.length]).to.deep.equal([3, 2]);
    expect((await on.store.modelJobs.page({ ...asked, offset: 2 })).rows).to.have.length(1);
    expect((await on.store.modelJobs.page({ ...asked, offset: 4 })).rows).to.deep.equal([]);
  });

  it('what was closed long ago goes with its request; what goes on, or still has to answer, stays', async () => {
    const requests = await Promise.all((['succeeded', 'failed', 'running'] as const).map(inState));
    const close = (id: NewRequest['id']) =>
      on.store.modelJobs.close({ id, at: now, status: 'FAILED', message: 'x', resultsProblem: null, alerts: [] });
    for (const { id } of requests) await close(id);
    expect(await on.store.modelJobs.purge(now, 10)).to.equal(0);
    expect(await on.store.modelJobs.purge(now + 1, 1)).to.equal(1);
    expect(await on.store.modelJobs.purge(now + 1, 10)).to.equal(1);
    expect((await page()).rows.map(({ id }) => id)).to.deep.equal([requests[2]!.id]);
  });
});
