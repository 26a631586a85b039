// What was decided can be decided again: recorded facts and the kept text of the policy lead to the same decision, whatever it was.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { admit, type AdmissionParts } from '../../src/admission/admission.js';
import type { Depth } from '../../src/core/deciding/depth.js';
import { uuidIds } from '../../src/adapters/clock/uuid-ids.js';
import { decide } from '../../src/core/deciding/decision.js';
import { branded } from '../../src/core/ids.js';
import type { Snapshot } from '../../src/core/cluster.js';
import { cases, type Policy } from '../../src/core/policy.js';
import { compilePolicy } from '../../src/policy/compile.js';
import type { NewRequest } from '../../src/ports/store/intake.js';
import type { DecisionRow } from '../../src/ports/store/reading.js';
import { record, stored, waiting } from '../store/moves.js';
import { opened, type Opened } from '../store/opened.js';
import { testEpoch } from '../support/requests.js';
import { aCluster, aForeignRun, aJob, someSettings } from '../support/scenes.js';
import { oneClock } from '../support/one-clock.js';

const poolNames = ['active', 'passive'];
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const shipped = readFileSync('policies/default.yaml', 'utf8');
/** The same with other numbers: a policy that was in force at another time. */
const stricter = shipped
  .replace('high_priority: 80', 'high_priority: 90')
  .replace('grow_after_seconds: 600', 'grow_after_seconds: 1');
const maintained = shipped.replace('  on: false', '  on: true');
const poolMaintained = maintained.replace('  on: true', '  on: true\n  pools: [active]');

function compiled(text: string, names: readonly string[] = poolNames): Policy {
  const answer = compilePolicy(text, { fileName: 'policy.yaml', poolNames: names, hash });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.policy;
}

const settings = someSettings({
  tenants: { limited: { runs_max: 1 } },
  pools: {
    active: { clusters: ['active*'], slots_per_cluster: 3, clusters_max: 3, start_cooldown_seconds: 1 },
    passive: { clusters: ['passive*'], slots_per_cluster: 7 },
  },
  jobs: { '175': { placement: 'submit' }, '176': { placement: 'submit' } },
});

const requestsCount = 1_800;

function someRequest(index: number): Partial<NewRequest> {
  const at = testEpoch + index;
  return {
    tenantId: branded(index % 40 === 0 ? 'limited' : `tenant-${index}`),
    jobId: branded(index % 50 === 7 ? 'undeclared' : index % 30 === 3 ? 'own' : index % 2 === 0 ? '175' : '176'),
    clusterType: index % 5 === 0 ? 'batch' : 'business',
    priority: index % 40 === 0 ? 100 : [20, 50, 85, 100][index % 4]!,
    maxConcurrentRuns: index % 3 === 0 ? 2 : 1_000,
    receivedAt: at,
    dueAt: index % 100 === 99 ? at + 30_000 : at,
    expiresAt: index % 200 === 5 ? at + 25_000 : at + 604_800_000,
  };
}

/** The world as it goes on: the engine away, then no cluster, one starting, few, more. */
function snapshots(takenAt: number, step: number): Snapshot {
  const cluster = (id: string, state: 'running' | 'starting' | 'stopped') => aCluster(id, state);
  const scenes = [
    [],
    [cluster('active-1', 'stopped'), cluster('passive-1', 'stopped')],
    [cluster('active-1', 'stopped'), cluster('passive-1', 'stopped')],
    [cluster('active-1', 'starting'), cluster('passive-1', 'starting')],
    [cluster('active-1', 'running'), cluster('passive-1', 'starting')],
    [cluster('active-1', 'running'), cluster('active-2', 'running'), cluster('passive-1', 'running')],
  ];
  const clusters = scenes[step] ?? scenes.at(-1)!;
  const jobs = [aJob('175', 'active-1'), aJob('176', 'passive-1'), aJob('own')];
  return {
    engine: 'test',
    takenAt,
    clusters,
    jobs: new Map(jobs.map((job) => [job.id, job])),
    activeRuns: clusters.length > 2 ? [aForeignRun('foreign', 'passive-1')] : [],
  };
}

describe('recorded decisions', function () {
  this.timeout(60_000);
  let on: Opened;
  before(async () => (on = await opened()));
  after(() => on.close());

  it('5,000 of them, made by passes of two replicas under four policies, are the same when they are taken again', async () => {
    await stored(on.store, ...Array.from({ length: requestsCount }, (_, index) => someRequest(index)));
    let now = testEpoch + 10_000;
    let step = 0;
    const texts = [shipped, stricter, maintained, poolMaintained];
    const inForce = [0, 2, 1, 0, 3, 1, 0, 1];
    const policies = texts.map((text) => compiled(text));
    for (const [index, { version, name }] of policies.entries())
      await on.store.policies.fileSeen(
        { version, name, text: texts[index]!, scope: { poolNames } },
        { by: 'r0', at: now, supersedes: true },
      );
    const parts = (replica: number): AdmissionParts => ({
      ...{ store: [on.store, on.other][replica]!.admission, settings, ids: uuidIds, engine: 'test', replica: `r${replica}` },
      ...{ telemetry: { report: () => undefined }, leaseMs: 60_000, snapshotAgeMs: 0 },
      ...oneClock({ now: () => now, pause: () => Promise.resolve() }),
      snapshots: { latest: () => null, fresh: () => Promise.resolve(snapshots(step === 0 ? 0 : now, step)) },
      shadow: null,
      policies: {
        current: () => policies[inForce[step]!]!,
        standing: () => ({ loadedAt: 0, refused: null }),
        renew: () => Promise.resolve(),
      },
      waiting: () => step * 10,
      arrived: () => 0,
      nextSweepAt: () => now + 120_000,
    });
    for (step = 0; step < inForce.length; step += 1, now += 10_000) {
      // Some come late: to a tenant that has its runs.
      if (step === 6)
        await stored(
          on.store,
          ...Array.from({ length: 3 }, () => ({ tenantId: branded<never>('limited'), maxConcurrentRuns: 1_000 })),
        );
      let more: Depth | null = 'heads';
      for (let pass = step; more !== null; pass += 1) more = (await admit(parts(pass % 2), more))?.more ?? null;
    }

    let again = 0;
    const seen = new Set<string>();
    const outcomes = new Set<string>();
    for await (const row of everyDecision()) {
      const kept = await policyOf(row.policyVersion);
      const { outcome, effects } = row.leadsTo;
      const { case: situation, rule, route, policyVersion, reason } = row;
      expect(decide(row.facts, kept)).to.deep.equal({ case: situation, rule, route, policyVersion, outcome, reason, effects });
      expect(row.outcome).to.equal(outcome.kind);
      expect(row.leadsTo.checkAt !== null).to.equal(outcome.kind === 'wait');
      again += 1;
      seen.add(situation);
      outcomes.add(`${policyVersion} ${outcome.kind}`);
    }
    expect(again).to.be.at.least(5_000);
    expect([...seen], 'every case has come up').to.have.members([...cases]);
    expect(outcomes.size).to.be.at.least(5);
  });

  it('a request that goes to and fro for weeks keeps its first decision and its newest, a hundred in all', async () => {
    const [request] = await stored(on.store);
    for (let version = 0; version < 130; version += 1)
      await record(on.store, { waiting: [waiting({ id: request!.id, version }, { rule: `rule ${version}` })] });
    const rules = (await on.store.reading.decisions(request!.id, 500)).map(({ rule }) => rule);
    expect(rules).to.deep.equal(['rule 0', ...Array.from({ length: 99 }, (_, index) => `rule ${31 + index}`)]);
  });

  const compiledPolicies = new Map<string, Policy>();
  /** From what the store has kept, and from nothing else. */
  async function policyOf(version: string): Promise<Policy> {
    const known = compiledPolicies.get(version);
    if (known !== undefined) return known;
    const kept = await on.store.policies.kept(version);
    if (kept === null) throw new Error(`policy ${version} was not kept`);
    const made = compiled(kept.text, kept.scope.poolNames);
    compiledPolicies.set(version, made);
    return made;
  }

  async function* everyDecision(): AsyncGenerator<DecisionRow> {
    const requests = await on.sql<{ id: NewRequest['id'] }>('select distinct request_id as id from decision');
    for (const { id } of requests) yield* await on.store.reading.decisions(id, 500);
  }
});
