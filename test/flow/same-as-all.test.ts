// A look at the front, and at heads where that is not enough, fills the slots there are as a look at everybody does. Who runs beyond the slots, by
// the policy's leave, and stands further back than it reads, is found by the next look at heads.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { uuidIds } from '../../src/adapters/clock/uuid-ids.js';
import { admit, type AdmissionParts } from '../../src/admission/admission.js';
import type { Snapshot } from '../../src/core/cluster.js';
import type { Depth } from '../../src/core/deciding/depth.js';
import { branded } from '../../src/core/ids.js';
import { compilePolicy } from '../../src/policy/compile.js';
import { stored } from '../store/moves.js';
import { opened, type Opened } from '../store/opened.js';
import { testEpoch } from '../support/requests.js';
import { aCluster, aJob, someSettings } from '../support/scenes.js';
import { oneClock } from '../support/one-clock.js';

/** Of the one cluster that each pool has. */
const slots = { active: 5, passive: 6 };
type Pool = keyof typeof slots;
const settings = someSettings({
  tenants: { limited: { runs_max: 1 }, timed: { run_seconds_max: 120 } },
  pools: {
    active: { clusters: ['active*'], slots_per_cluster: slots.active },
    passive: { clusters: ['passive*'], slots_per_cluster: slots.passive },
  },
});
const jobs = [aJob('1', 'active-1'), aJob('2', 'passive-1'), aJob('3', 'active-1')];

const common = {
  limit: fc.constantFrom(1, 2, 1_000),
  dueInMs: fc.constantFrom(0, 0, 0, 3_600_000),
  held: fc.constantFrom(false, false, false, true),
};
const mayRun = fc.record({
  ...common,
  tenant: fc.constantFrom('timed', 'a', 'b'),
  job: fc.constantFrom('1', '2', '3'),
  priority: fc.constantFrom(20, 50, 85, 100),
});
const mayNot = fc.record({
  ...common,
  tenant: fc.constantFrom('limited', 'a'),
  job: fc.constantFrom('1', 'undeclared', 'undeclared'),
  priority: fc.constantFrom(85, 100),
});
/** Most may not run, and stand before those who may. */
const aRequest = fc.oneof({ arbitrary: mayNot, weight: 3 }, { arbitrary: mayRun, weight: 1 });
type Wanted = typeof aRequest extends fc.Arbitrary<infer Value> ? Value : never;

describe('a look at the front of the waiting queue', function () {
  this.timeout(120_000);
  let on: Opened;
  before(async () => (on = await opened()));
  after(() => on.close());

  const policy = compilePolicy(readFileSync('policies/default.yaml', 'utf8'), {
    fileName: 'default.yaml',
    poolNames: ['active', 'passive'],
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  });
  if (!policy.ok) throw new Error(JSON.stringify(policy.problems));
  const now = testEpoch + 60_000;

  const parts = (clusters: Snapshot['clusters']): AdmissionParts => ({
    ...{ store: on.store.admission, settings, ids: uuidIds, engine: 'test', replica: 'r', leaseMs: 60_000, snapshotAgeMs: 0 },
    telemetry: { report: () => undefined },
    ...oneClock({ now: () => now, pause: () => Promise.resolve() }),
    snapshots: {
      latest: () => null,
      fresh: () =>
        Promise.resolve({
          engine: 'test',
          takenAt: now,
          clusters,
          jobs: new Map(jobs.map((job) => [job.id, job])),
          activeRuns: [],
        }),
    },
    shadow: null,
    policies: {
      current: () => policy.policy,
      standing: () => ({ loadedAt: 0, refused: null }),
      renew: () => Promise.resolve(),
    },
    waiting: () => 0,
    arrived: () => 0,
    nextSweepAt: () => now + 120_000,
  });

  const drive = async (clusters: Snapshot['clusters'], depth: Depth) => {
    let next: Depth | null = depth;
    for (let pass = 0; next !== null; pass += 1) {
      expect(pass, 'passes').to.be.below(50);
      const admission = await admit(parts(clusters), next);
      if (admission === null) throw new Error('Its turn did not come.');
      next = admission.more;
    }
  };

  /** The first of them waited already when clusters came up, the others have just come. */
  const enter = async (wanted: readonly Wanted[], waited: number) => {
    await on.sql('truncate request, request_body, attempt, decision, step, alert cascade');
    const store = (from: number, to: number) =>
      stored(
        on.store,
        ...wanted.slice(from, to).map(({ tenant, job, priority, limit, dueInMs }, index) => ({
          ...{ tenantId: branded<never>(tenant), jobId: branded<never>(job), priority, maxConcurrentRuns: limit },
          ...{
            correlationId: branded<never>(`r${from + index}`),
            receivedAt: testEpoch + from + index,
            dueAt: testEpoch + from + index + dueInMs,
          },
        })),
      );
    await store(0, waited);
    await drive([aCluster('passive-1', 'running')], 'all');
    const held = wanted.flatMap(({ held: isHeld }, index) => (isHeld && index < waited ? [`r${index}`] : []));
    await on.sql(`update request set lane = '', wait_case = 'held' where state = 'waiting' and correlation_id = any($1)`, [held]);
    await store(waited, wanted.length);
  };

  const runningAfter = async (depth: Depth): Promise<ReadonlyMap<string, Pool>> => {
    await drive([aCluster('active-1', 'running'), aCluster('passive-1', 'running')], depth);
    const rows = await on.sql<{ id: string; pool: Pool }>(
      `select correlation_id as id, pool from request where state = 'submitting' order by correlation_id`,
    );
    return new Map(rows.map(({ id, pool }) => [id, pool]));
  };

  const runsOf = (running: ReadonlyMap<string, Pool>, pool: Pool) => [...running.values()].filter((one) => one === pool).length;

  const holds = async (wanted: readonly Wanted[], percentWaited: number) => {
    const waited = Math.round((wanted.length * percentWaited) / 100);
    await enter(wanted, waited);
    const front = await runningAfter('front');
    const later = await runningAfter('heads');
    await enter(wanted, waited);
    const all = await runningAfter('all');
    expect([...all]).to.include.deep.members([...front]);
    for (const [id, pool] of all)
      if (!front.has(id)) expect(runsOf(front, pool), `runs of ${pool} without ${id}`).to.be.at.least(slots[pool]);
    expect(later).to.deep.equal(all);
  };

  it('fills the slots as a look at everybody does, whatever waits and whatever has come; the next look at heads does the rest', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aRequest, { minLength: 1, maxLength: 150, size: 'max' }),
        fc.integer({ min: 40, max: 100 }),
        holds,
      ),
      { numRuns: 40 },
    );
  });

  it('leaves who may run beyond the slots, and stands further back than it reads, to the next look at heads', async () => {
    const one = { tenant: 'a', job: '1', priority: 100, limit: 1_000, dueInMs: 0, held: false } as const;
    const wanted = [
      ...Array<Wanted>(slots.passive).fill({ ...one, job: '2' }),
      ...Array<Wanted>(32 - slots.active).fill({ ...one, job: 'undeclared' }),
      ...Array<Wanted>(slots.active + 1).fill(one),
    ];
    await enter(wanted, wanted.length);
    expect(runsOf(await runningAfter('front'), 'active')).to.equal(slots.active);
    expect(runsOf(await runningAfter('heads'), 'active')).to.equal(slots.active + 1);
  });
});
