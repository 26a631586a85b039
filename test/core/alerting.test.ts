// Alerts of decisions: one a trouble, and until it is over.
import { expect } from 'chai';
import { alertOf, isSettled, type AlertOutlook } from '../../src/core/deciding/alerting.js';
import { choiceFor } from '../../src/core/deciding/choose.js';
import { roomOf } from '../../src/core/deciding/room.js';
import { observe, type LiveRequest } from '../../src/core/deciding/world.js';
import type { Cluster, Snapshot } from '../../src/core/cluster.js';
import { branded, type JobId, type PoolName, type TenantId } from '../../src/core/ids.js';
import { cases, type Case, type Effect } from '../../src/core/policy.js';
import { aCandidate, aCluster, aForeignRun, aJob, aPolicy, aSnapshot, monday, someSettings } from '../support/scenes.js';

const hourMs = 3_600_000;
const settings = someSettings({ default_tenant: { runs_max: 1 } });
const running = (pool: string): LiveRequest => ({
  ...{ id: aCandidate().id, priority: 50, submittedAt: monday, stopWished: false, clusterId: null, runId: null },
  ...{ pool: branded<PoolName>(pool), jobId: branded<JobId>('9'), tenantId: branded<TenantId>('333') },
});
const worldWith = (
  live: readonly LiveRequest[],
  jobs = [aJob('175')],
  clusters: Cluster[] = [],
  activeRuns: Snapshot['activeRuns'] = [],
) =>
  observe(
    { snapshot: aSnapshot({ jobs, clusters, activeRuns }), live, endedRuns: new Set(), starts: [], runSeconds: new Map() },
    settings,
  );

describe('an alert of a decision', () => {
  interface Trouble {
    readonly situation: Case;
    readonly live?: readonly LiveRequest[];
    readonly jobs?: ReturnType<typeof aJob>[];
    readonly reachable?: boolean;
    readonly message?: string | null;
  }
  const alertsOf = ({ situation, live = [], jobs = [aJob('175')], reachable = true, message = null }: Trouble) => {
    const effects: Effect[] = [
      { kind: 'alert-sre', severity: 'error', message },
      { kind: 'notify', message: 'not for SRE' },
    ];
    const policy = aPolicy([{ case: situation, name: 'tell', effects }]);
    const choosing = { world: worldWith(live, jobs), policy, settings, now: monday, reachable, waiting: 0 };
    const { decision, facts } = choiceFor(aCandidate(), choosing);
    return decision.effects.flatMap((placed) => alertOf(decision, placed, facts) ?? []);
  };

  it('has the key of its trouble: the engine, the job, the tenant or the pool that it is about', () => {
    const keys = (trouble: Trouble) => alertsOf(trouble).map(({ key }) => key);
    expect(keys({ situation: 'engine-unreachable', reachable: false })).to.deep.equal(['engine-unreachable:test']);
    expect(keys({ situation: 'job-not-declared', jobs: [] })).to.deep.equal(['job-not-declared:175']);
    expect(keys({ situation: 'tenant-at-its-quota', live: [running('active')] })).to.deep.equal(['tenant-at-its-quota:333']);
    expect(keys({ situation: 'no-pool', jobs: [aJob('175', 'elsewhere')] })).to.deep.equal(['no-pool:175']);
    expect(keys({ situation: 'capacity-available' })).to.deep.equal(['capacity-available:active', 'capacity-available:passive']);
  });

  it('is about the job that is not there, where another one is asked for that runs as it', () => {
    const told = (mapped: Record<string, string>) => {
      const mapping = someSettings({ jobs: { '175': { placement: 'mapped', mapped } } });
      const policy = aPolicy([{ case: 'job-not-declared', effects: [{ kind: 'alert-sre', severity: 'error', message: null }] }]);
      const choosing = { world: worldWith([]), policy, settings: mapping, now: monday, reachable: true, waiting: 0 };
      const { decision, facts } = choiceFor(aCandidate(), choosing);
      return decision.effects
        .flatMap((placed) => alertOf(decision, placed, facts) ?? [])
        .map(({ key, summary }) => [key, summary]);
    };
    expect(told({ active: '998', passive: '998' })).to.deep.equal([
      ['job-not-declared:998', 'Job 175 runs as job 998, which is not declared on the engine test.'],
    ]);
    expect(told({ active: '998', passive: '999' })).to.deep.equal([
      ['job-not-declared:998', 'Job 175 runs as job 998 or 999, and none of these is declared on the engine test.'],
    ]);
  });

  it('says why, after what the policy says of all of them, and names what it was decided for', () => {
    const reason = 'No job 175 is declared on the engine test.';
    expect(alertsOf({ situation: 'job-not-declared', jobs: [] })).to.deep.equal([
      {
        ...{ key: 'job-not-declared:175', severity: 'error', summary: reason },
        details: { case: 'job-not-declared', rule: 'tell', job_id: '175', tenant_id: '333', engine: 'test' },
      },
    ]);
    const [said] = alertsOf({ situation: 'job-not-declared', jobs: [], message: 'Declare it.' });
    expect(said?.summary).to.equal(`Declare it. ${reason}`);
  });
});

describe('the trouble of an alert', () => {
  const over = (key: string, outlook: Partial<AlertOutlook> = {}, openedAt = monday) =>
    isSettled({ key, openedAt }, { world: worldWith([]), settings, reachable: true, now: monday, ...outlook });

  it('with the engine is over when it answers', () => {
    expect([over('engine-unreachable:test'), over('engine-unreachable:test', { reachable: false })]).to.deep.equal([true, false]);
  });

  it('with a quota is over when a run of that tenant may begin again', () => {
    const full = { world: worldWith([running('active')]) };
    expect([over('tenant-at-its-quota:333', full), over('tenant-at-its-quota:other', full)]).to.deep.equal([false, true]);
  });

  it('with clusters that are full, or that are none, is not over for the slots beside them', () => {
    const [own, both] = [[running('active'), running('active')], [aCluster('active-1')]] as const;
    expect([over('clusters-busy:active'), over('clusters-busy:active', { world: worldWith(own) })]).to.deep.equal([true, false]);
    const upTo = { world: worldWith([], [aJob('175')], [...both]) };
    expect([over('no-cluster:active'), over('no-cluster:active', upTo)]).to.deep.equal([false, true]);
    expect([over('cluster-starting:active'), over('cluster-starting:active', upTo)]).to.deep.equal([false, true]);
    const onIt = ['1', '2'].map((id) => aForeignRun(id, 'active-1'));
    const full = { world: worldWith([], [aJob('175')], [...both], onIt) };
    expect([over('clusters-busy:active', full), over('no-cluster:active', full)]).to.deep.equal([false, true]);
  });

  it('that happened once, and has nothing that could go away, is over an hour after it was told of', () => {
    const once: readonly Case[] = [
      ...(['expired', 'too-early', 'job-at-its-limit', 'no-pool', 'maintenance', 'pool-maintenance'] as const),
      'capacity-available',
    ];
    for (const situation of once) {
      const after = [hourMs - 1, hourMs].map((ms) => over(`${situation}:175`, { world: null }, monday - ms));
      expect([situation, ...after]).to.deep.equal([situation, false, true]);
    }
  });

  it('is over where nobody waits: then nobody is troubled', () => {
    const world = { world: null, reachable: false };
    const lasting = cases.filter((situation) => over(`${situation}:175`, world));
    expect(lasting).to.deep.equal([
      ...['engine-unreachable', 'job-not-declared', 'tenant-at-its-quota', 'clusters-busy', 'cluster-starting', 'no-cluster'],
    ]);
  });
});

describe('the room there is', () => {
  it('is that of all pools together, and no pool that is overfull takes of another’s', () => {
    const wide = someSettings();
    const clusters = [aCluster('active-1'), aCluster('passive-1', 'stopped')];
    const roomWith = (live: readonly LiveRequest[]) => {
      const snapshot = aSnapshot({ clusters });
      return roomOf(observe({ snapshot, live, endedRuns: new Set(), starts: [], runSeconds: new Map() }, wide));
    };
    expect(roomWith([])).to.equal(5);
    expect(roomWith([running('active')])).to.equal(4);
    expect(roomWith([running('passive'), running('passive'), running('passive')])).to.equal(4);
  });
});
