// What is on record of clusters in a past period: seen by decisions, and started by steps.
import { expect } from 'chai';
import { selectPastStarts, selectSightings } from '../../src/adapters/store/postgres/past-clusters.js';
import type { PoolFacts } from '../../src/core/deciding/facts.js';
import { branded, type ClusterId, type PoolName } from '../../src/core/ids.js';
import { aScene } from '../policy/scenes.js';
import { explained, planner } from './explained.js';
import { now, record, someFacts, stored, waiting } from './moves.js';
import { opened, type Opened } from './opened.js';

const minute = 60_000;

describe('store: clusters of a past period', () => {
  let on: Opened;
  beforeEach(async () => {
    on = await opened();
  });
  afterEach(() => on.close());

  const all = { from: now - minute, to: now + 600 * minute, after: null, limit: 100 };
  let requests = 0;

  /** One decision, in which `active` has so many. */
  async function saw(at: number, seen: Partial<PoolFacts> | null, ageSeconds = 0): Promise<void> {
    requests += 1;
    const [request] = await stored(on.store, { correlationId: branded(`r${requests}`) });
    const [pool] = aScene().pools;
    const facts = someFacts();
    const engine = { ...facts.engine, snapshot_age_seconds: ageSeconds };
    const pools = seen === null || pool === undefined ? [] : [{ ...pool, name: 'active', ...seen }];
    await record(on.store, { at, waiting: [{ ...waiting(request!), facts: { ...facts, engine, pools } }] });
  }

  const one = { running: 1, starting: 0, cluster_id: 'c-1' };
  const none = { running: 0, starting: 0, cluster_id: '' };

  it('those that follow each other and say the same are one, up to an hour apart, and each is as old as the picture of the engine was', async () => {
    await saw(now, one);
    await saw(now + 30 * minute, one, 60);
    await saw(now + 100 * minute, one);
    await saw(now + 110 * minute, { ...none, starting: 1 });
    await saw(now + 111 * minute, null);
    const { sightings, end } = await on.store.reading.pastClusters(all);
    const sighting = { pool: 'active', running: 1, starting: 0, clusterId: 'c-1' };
    expect(sightings).to.deep.equal([
      { ...sighting, from: now, until: now + 29 * minute },
      { ...sighting, from: now + 100 * minute, until: now + 100 * minute },
      {
        ...{ pool: 'active', running: 0, starting: 1, clusterId: null },
        ...{ from: now + 110 * minute, until: now + 110 * minute },
      },
    ]);
    expect(end).to.equal(null);
  });

  it('a page says where it ended, and the next goes on from there, without the starts', async () => {
    for (const minutes of [0, 1, 2]) await saw(now + minutes * minute, minutes === 2 ? none : one);
    const first = await on.store.reading.pastClusters({ ...all, limit: 2 });
    expect(first.sightings.map(({ running, until }) => [running, until])).to.deep.equal([[1, now + minute]]);
    expect(first.end?.at).to.equal(now + minute);
    const work = { kind: 'start-cluster', pool: branded<PoolName>('active'), clusterId: null } as const;
    await record(on.store, { steps: [{ key: 'start-cluster:active', requestId: null, at: now, work }] });
    const next = await on.store.reading.pastClusters({ ...all, limit: 2, after: first.end });
    expect(next.sightings.map(({ running }) => running)).to.deep.equal([0]);
    expect(next).to.deep.include({ starts: [], end: null });
  });

  it('starts are told with their clusters and times, also of thirty days before, and whether anybody waited for them', async () => {
    const asked = async (pool: string, at: number, requestId: typeof someone) => {
      const work = { kind: 'start-cluster', pool: branded<PoolName>(pool), clusterId: branded<ClusterId>('c-7') } as const;
      await record(on.store, { steps: [{ key: `start-cluster:${pool}`, requestId, at, work }] });
      return (await on.store.steps.claim({ at, leaseMs: 1_000, max: 1 }))[0]!.id;
    };
    const [request] = await stored(on.store);
    const someone: NonNullable<typeof request>['id'] | null = request!.id;
    const day = 24 * 60 * minute;
    await on.store.steps.done(await asked('old', now - 31 * day, someone), now - 31 * day, 'c-1');
    const up = await asked('active', now - 29 * day, someone);
    await on.store.starts.begun(up, branded('c-1'));
    await on.store.steps.done(up, now - 29 * day + 2_000, 'c-1');
    await on.store.starts.up(up, now - 29 * day + 3 * minute);
    await on.store.steps.giveUp({ id: await asked('passive', now, null), attempts: 1 }, now + 1_000, 'no such cluster');
    const { starts } = await on.store.reading.pastClusters(all);
    expect(starts).to.deep.equal([
      {
        ...{ pool: 'active', recordedAt: now - 29 * day, clusterId: 'c-1', doneAt: now - 29 * day + 2_000 },
        ...{ upAt: now - 29 * day + 3 * minute, givenUp: false, ahead: false },
      },
      {
        ...{ pool: 'passive', recordedAt: now, clusterId: 'c-7', doneAt: now + 1_000, upAt: null },
        ...{ givenUp: true, ahead: true },
      },
    ]);
  });

  it('are read by decision_period and step_start, and no more of them than the page', async () => {
    await saw(now, one);
    const client = await planner(on);
    await client.query(
      `insert into decision (request_id, decided_at, "case", rule, outcome, reason, policy_version, facts, leads_to)
       select request_id, decided_at + n * interval '1 second', "case", rule, outcome, reason, policy_version, facts, leads_to
       from decision cross join generate_series(1, 5000) n`,
    );
    await client.query(
      `insert into step (key, kind, pool, work, recorded_at, due_at, done_at)
       select 'start ' || n, 'start-cluster', 'pool-' || n % 3, '{}', at, at, at
       from generate_series(1, 6000) n, lateral (select to_timestamp(n * 600) as at) t`,
    );
    await client.query('analyze decision');
    await client.query('analyze step');
    const read = async (sql: string, parameters: unknown[], relation: string) =>
      (await explained(client, sql, parameters)).filter((node) => node['Relation Name'] === relation);
    const rowsOf = (nodes: Awaited<ReturnType<typeof read>>) =>
      nodes.reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);
    const decisions = await read(selectSightings, [now, now + 600 * minute, null, null, 200], 'decision');
    expect(new Set(decisions.map((node) => node['Index Name']))).to.deep.equal(new Set(['decision_period']));
    expect(rowsOf(decisions)).to.be.at.most(201);
    const starts = await read(selectPastStarts, [0, 8e12, 50], 'step');
    expect(new Set(starts.map((node) => node['Index Name']))).to.deep.equal(new Set(['step_start']));
    expect(rowsOf(starts)).to.be.at.most(3 * 50 + 10);
    await client.end();
  });
});
