// How long clusters take to come up: each start timed once, read by pool.
import { expect } from 'chai';
import { selectComing, selectStartTimes } from '../../src/adapters/store/postgres/starts.js';
import { branded, type ClusterId, type PoolName } from '../../src/core/ids.js';
import { explained, planner } from './explained.js';
import { finished, now, record, running } from './moves.js';
import { opened, type Opened } from './opened.js';

const minute = 60_000;
const cluster = branded<ClusterId>('c-1');

describe('store: how long clusters take to come up', () => {
  let on: Opened;
  beforeEach(async () => {
    on = await opened();
  });
  afterEach(() => on.close());

  /** Recorded and claimed; `clusterId`: of the work. */
  async function started(pool: string, at: number, clusterId: ClusterId | null = null): Promise<string> {
    const work = { kind: 'start-cluster', pool: branded<PoolName>(pool), clusterId } as const;
    await record(on.store, { steps: [{ key: `start-cluster:${pool}`, requestId: null, at, work }] });
    const [step] = await on.store.steps.claim({ at, leaseMs: 1_000, max: 1 });
    return step!.id;
  }

  /** The engine was asked two seconds later. */
  async function begun(pool: string, at: number): Promise<string> {
    const step = await started(pool, at);
    await on.store.starts.begun(step, cluster);
    await on.store.steps.done(step, at + 2_000, cluster);
    return step;
  }

  const timesOf = (asked: { since?: number; startsMax?: number } = {}) =>
    on.store.admission.peek((view) => view.startTimes({ since: 0, startsMax: 50, ...asked }));

  it('is from the recorded start to when it was first seen up, the median and the longest tenth of each pool; and not known of fewer than three', async () => {
    for (let minutes = 1; minutes <= 10; minutes += 1) {
      const at = now + minutes * 60 * minute;
      expect(await on.store.starts.up(await begun('active', at), at + minutes * minute)).to.equal(true);
    }
    for (const minutes of [3, 4]) await on.store.starts.up(await begun('passive', now), now + minutes * minute);
    // On its way, or gone wrong.
    await begun('passive', now + 60 * minute);
    expect([...(await timesOf())]).to.deep.equal([['active', { starts: 10, usualMs: 5 * minute, longMs: 9 * minute }]]);
    expect(
      await on.store.admission.peek((view) => view.startTimes({ since: now + 8.5 * 60 * minute, startsMax: 50 })),
    ).to.deep.equal(new Map());
    expect((await timesOf({ startsMax: 3 })).get(branded('active'))).to.deep.equal({
      ...{ starts: 3, usualMs: 9 * minute, longMs: 10 * minute },
    });
  });

  it('is timed once, by whoever sees it first of two replicas', async () => {
    const step = await begun('active', now);
    const seen = await Promise.all([on.store, on.other].map((store, index) => store.starts.up(step, now + (index + 1) * minute)));
    expect(seen.toSorted()).to.deep.equal([false, true]);
    expect(await on.other.starts.up(step, now + 9 * minute)).to.equal(false);
    const [row] = await on.sql<{ minutes: number }>(
      'select extract(epoch from up_at - recorded_at)::int / 60 as minutes from step',
    );
    expect(row?.minutes).to.be.within(1, 2);
  });

  it('waits for those that were begun and done, are not up, and are not too old; the oldest first', async () => {
    const [old, first, second] = [await begun('a', now - 90 * minute), await begun('b', now), await begun('c', now + 1)];
    await on.store.starts.up(await begun('d', now), now + minute);
    // Somebody else had started it; it is not done yet; it was refused.
    await on.store.steps.done(await started('e', now), now, 'c-2');
    await on.store.starts.begun(await started('f', now), cluster);
    await on.store.steps.giveUp({ id: await started('g', now), attempts: 1 }, now, 'no such cluster');
    const waited = { clusterId: 'c-1', recordedAt: now, doneAt: now + 2_000 };
    expect(await on.store.starts.coming(now - 60 * minute, 10)).to.deep.equal([
      { ...waited, step: first, pool: 'b' },
      { ...waited, step: second, pool: 'c', recordedAt: now + 1, doneAt: now + 2_001 },
    ]);
    expect((await on.store.starts.coming(0, 1)).map(({ step }) => step)).to.deep.equal([old]);
  });

  it('is told with the newest start of a pool: which cluster it starts', async () => {
    const starts = async () =>
      (await on.store.admission.alone((tx) => tx.starts()))?.map(({ pool, clusterId }) => [pool, clusterId]);
    await started('made', now);
    await started('stopped', now, branded('c-7'));
    await begun('created', now);
    expect(await starts()).to.have.deep.members([
      ['created', 'c-1'],
      ['made', null],
      ['stopped', 'c-7'],
    ]);
  });

  it('how long runs take to begin is read with how long they take, where the engine tells it of three', async () => {
    const ran = async (jobId: string, minutes: number, begunAfter: number | null) => {
      const { request, version } = await running(on.store, {
        jobId: branded(jobId),
        correlationId: branded(`${jobId} ${minutes}`),
      });
      const { submittedAt } = (await on.store.reading.request(request.id))!;
      const executingAt = begunAfter === null ? null : submittedAt! + begunAfter * minute;
      await on.store.runs.finish([finished(request, version, { at: submittedAt! + minutes * minute, executingAt })]);
    };
    for (let minutes = 1; minutes <= 10; minutes += 1) await ran('175', 20 + minutes, minutes);
    await ran('175', 40, null);
    for (const [minutes, begunAfter] of [
      [5, 1],
      [6, 2],
      [7, null],
    ] as const)
      await ran('176', minutes, begunAfter);
    const times = await on.store.admission.peek((view) => view.runTimes(100));
    expect(times.get(branded('175'))?.toBegin).to.deep.equal({ usualMs: 5 * minute, longMs: 9 * minute });
    expect(times.get(branded('176'))?.toBegin).to.equal(null);
  });

  it('is read by step_start and step_coming, no more than was asked for, however many steps are kept', async () => {
    const client = await planner(on);
    await client.query(
      `insert into step (key, kind, pool, work, recorded_at, due_at, done_at, cluster_id, up_at)
       select 'start ' || n, 'start-cluster', 'pool-' || n % 3, '{}', at, at, at, 'c', at + interval '1 minute'
       from generate_series(1, 6000) n, lateral (select to_timestamp(n * 600) as at) t`,
    );
    await client.query(
      `insert into step (key, kind, work, recorded_at, due_at, done_at)
       select 'mail ' || n, 'mail', '{}', at, at, at from generate_series(1, 6000) n, lateral (select to_timestamp(n) as at) t`,
    );
    await client.query('analyze step');
    const read = async (sql: string, parameters: unknown[]) =>
      (await explained(client, sql, parameters)).filter((node) => node['Relation Name'] === 'step');
    const times = await read(selectStartTimes, [0, 50]);
    expect(new Set(times.map((node) => node['Index Name']))).to.deep.equal(new Set(['step_start']));
    expect(times.reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0)).to.be.at.most(3 * 50 + 10);
    const coming = await read(selectComing, [0, 100]);
    expect(coming.map((node) => node['Index Name'])).to.deep.equal(['step_coming']);
    await client.end();
  });
});
