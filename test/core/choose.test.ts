// From candidates in order to verdicts: who is passed over, and which cluster is started for whom.
import { expect } from 'chai';
import type { Candidate } from '../../src/core/deciding/candidate.js';
import { choose, type Choosing } from '../../src/core/deciding/choose.js';
import type { Cluster } from '../../src/core/cluster.js';
import { branded, type ClusterId, type JobId, type PoolName, type TenantId } from '../../src/core/ids.js';
import type { Case } from '../../src/core/policy.js';
import { observe, type LiveRequest, type PoolStart } from '../../src/core/deciding/world.js';
import { aCandidate, aCluster, aJob, aPolicy, aSnapshot, monday, someSettings } from '../support/scenes.js';

interface Scene extends Partial<Pick<Choosing, 'passOver' | 'policy' | 'settled'>> {
  readonly candidates: readonly Candidate[];
  readonly clusters?: Cluster[];
  readonly pinnedTo?: string | null;
  readonly starts?: readonly PoolStart[];
  readonly full?: boolean;
}

function chosen({ candidates, clusters = [], pinnedTo = null, starts = [], full = false, ...rest }: Scene) {
  const settings = someSettings({ jobs: { '175': { placement: pinnedTo === null ? 'submit' : 'declared' } } });
  const live = full ? ['active-1', 'active-1'].map(aLive) : [];
  const snapshot = aSnapshot({ clusters, jobs: [aJob('175', pinnedTo), aJob('176')] });
  const world = observe({ snapshot, live, endedRuns: new Set(), starts, runSeconds: new Map() }, settings);
  return choose(candidates, { world, policy: aPolicy(), settings, now: monday, reachable: true, waiting: 0, ...rest });
}

function aLive(cluster: string): LiveRequest {
  const place = { pool: branded<PoolName>('active'), clusterId: branded<ClusterId>(cluster), runId: null };
  const { id, tenantId } = aCandidate();
  return { id, tenantId, jobId: branded<JobId>('999'), priority: 50, submittedAt: monday, stopWished: false, ...place };
}

const waits = { case: 'clusters-busy', rule: 'busy' };
const isFull = { clusters: [aCluster('active-1')], full: true };

describe('who is passed over when one before it in its lane waits', () => {
  const three = () => [aCandidate(), aCandidate({ waits, state: 'waiting' }), aCandidate()];
  const decided = (scene: Scene) =>
    chosen(scene).choices.map(({ candidate: { id } }) => scene.candidates.findIndex((one) => one.id === id));

  it('nobody, those who wait already, or everybody: as is asked', () => {
    expect(decided({ ...isFull, candidates: three() })).to.deep.equal([0, 1, 2]);
    expect(decided({ ...isFull, candidates: three(), passOver: 'those who wait' })).to.deep.equal([0, 2]);
    expect(decided({ ...isFull, candidates: three(), passOver: 'everybody' })).to.deep.equal([0]);
  });

  it('nobody of another lane', () => {
    const other = aCandidate({ priority: 60, waits, state: 'waiting' });
    expect(decided({ ...isFull, candidates: [...three(), other], passOver: 'everybody' })).to.deep.equal([0, 3]);
  });

  it('also those of a lane that was seen to wait before', () => {
    const { settled } = chosen({ ...isFull, candidates: three() });
    expect(settled.size).to.equal(1);
    expect(decided({ ...isFull, candidates: three(), passOver: 'everybody', settled })).to.deep.equal([]);
  });

  it('nobody behind one that the busy clusters take all the same, or whose end it is: the next one may be taken as well', () => {
    for (const lead of ['run', 'reject'] as const) {
      const policy = aPolicy([{ case: 'clusters-busy', lead }]);
      expect(decided({ ...isFull, candidates: three(), passOver: 'everybody', policy }), lead).to.deep.equal([0, 1, 2]);
    }
  });

  it('nobody behind one that runs, or that waits for what is its alone: its time, or a rule about who has room', () => {
    const settledBy = (scene: Scene) => chosen(scene).settled.size;
    expect(settledBy({ clusters: [aCluster('active-1')], candidates: [aCandidate()] })).to.equal(0);
    expect(settledBy({ ...isFull, candidates: [aCandidate({ dueAt: monday + 1_000 })] })).to.equal(0);
    const policy = aPolicy([{ case: 'capacity-available', lead: 'wait' }]);
    expect(settledBy({ clusters: [aCluster('active-1')], candidates: [aCandidate()], policy })).to.equal(0);
  });
});

describe('what a decision leaves to the next one', () => {
  it('is what it was let have of its tenant’s quota of time: a minute at least', () => {
    const settings = someSettings({
      jobs: { '175': { placement: 'submit' } },
      tenants: { '333': { run_seconds_max: 120, run_window_seconds: 3_600 } },
    });
    const snapshot = aSnapshot({ clusters: [aCluster('active-1')], jobs: [aJob('175')] });
    const runSeconds = new Map([[branded<TenantId>('333'), 60]]);
    const world = observe({ snapshot, live: [], endedRuns: new Set(), starts: [], runSeconds }, settings);
    const two = [aCandidate(), aCandidate()];
    const { choices } = choose(two, { world, policy: aPolicy(), settings, now: monday, reachable: true, waiting: 0 });
    expect(choices.map(({ decision }) => decision.case)).to.deep.equal(['capacity-available', 'tenant-at-its-quota']);
  });
});

describe('the cluster that is started', () => {
  const starting = (situation: Case) => aPolicy([{ case: situation, lead: 'wait', effects: [{ kind: 'start-cluster' }] }]);
  const started = (scene: Omit<Scene, 'candidates'>, situation: Case = 'no-cluster') =>
    chosen({ candidates: [aCandidate()], policy: starting(situation), ...scene }).choices[0]?.starts.map(
      ({ clusterId }) => clusterId,
    );

  it('is the one that the job is declared for', () => {
    const clusters = [aCluster('active-1', 'stopped'), aCluster('active-2', 'stopped')];
    expect(started({ clusters, pinnedTo: 'active-2' })).to.deep.equal(['active-2']);
  });

  it('is else the first that is stopped, and none that runs or starts', () => {
    const busy = chosen({
      ...{ candidates: [aCandidate()], policy: starting('clusters-busy') },
      ...{ clusters: [aCluster('active-1'), aCluster('active-2', 'stopped'), aCluster('active-3', 'stopped')], full: true },
    });
    expect(busy.choices[0]?.starts.map(({ clusterId }) => clusterId)).to.deep.equal(['active-2']);
  });

  it('is one that is stopped, also where the job is declared for one that runs: it may be run on any', () => {
    const settings = someSettings({ jobs: { '175': { placement: 'submit' } } });
    const clusters = [aCluster('active-1'), aCluster('active-2', 'stopped')];
    const snapshot = aSnapshot({ clusters, jobs: [aJob('175', 'active-1')] });
    const live = ['active-1', 'active-1'].map(aLive);
    const world = observe({ snapshot, live, endedRuns: new Set(), starts: [], runSeconds: new Map() }, settings);
    const asked = { world, policy: starting('clusters-busy'), settings, now: monday, reachable: true, waiting: 0 };
    const starts = choose([aCandidate()], asked).choices.flatMap((choice) => choice.starts);
    expect(starts.map(({ clusterId }) => clusterId)).to.deep.equal(['active-2']);
  });

  it('is started for nobody who asks for something else', () => {
    const policy = aPolicy([
      {
        case: 'no-cluster',
        effects: [
          { kind: 'alert-sre', severity: 'error', message: null },
          { kind: 'notify', message: '' },
        ],
      },
    ]);
    expect(started({ clusters: [aCluster('active-1', 'stopped')], policy })).to.deep.equal([]);
  });

  it('is no other than the one that the job is declared for: a job never comes to run on another', () => {
    const stopped = aCluster('active-2', 'stopped');
    expect(started({ clusters: [aCluster('active-1', 'starting'), stopped], pinnedTo: 'active-1' })).to.deep.equal([]);
    const busy = chosen({
      ...{ candidates: [aCandidate()], policy: starting('clusters-busy'), pinnedTo: 'active-1' },
      ...{ clusters: [aCluster('active-1'), stopped], full: true },
    });
    const [choice] = busy.choices;
    expect([choice?.decision.case, choice?.starts]).to.deep.equal(['clusters-busy', []]);
  });

  it('is the one of the job that is run there, where another one is for each pool', () => {
    const settings = someSettings({ jobs: { '175': { placement: 'mapped', mapped: { active: '900' } } } });
    const clusters = ['active-1', 'active-2', 'passive-1'].map((id) => aCluster(id, 'stopped'));
    const snapshot = aSnapshot({ clusters, jobs: [aJob('175', 'passive-1'), aJob('900', 'active-2')] });
    const world = observe({ snapshot, live: [], endedRuns: new Set(), starts: [], runSeconds: new Map() }, settings);
    const asked = { world, policy: starting('no-cluster'), settings, now: monday, reachable: true, waiting: 0 };
    const starts = choose([aCandidate()], asked).choices.flatMap((choice) => choice.starts);
    expect(starts.map(({ pool, clusterId }) => [pool, clusterId])).to.deep.equal([
      ['active', 'active-2'],
      ['passive', 'passive-1'],
    ]);
  });

  it('counts for the next one of the pass: its cluster is starting', () => {
    const two = [aCandidate(), aCandidate()];
    const { choices } = chosen({ candidates: two, policy: starting('no-cluster'), clusters: [aCluster('active-1', 'stopped')] });
    expect(choices.map(({ decision, starts }) => [decision.case, starts.length])).to.deep.equal([
      ['no-cluster', 1],
      ['cluster-starting', 0],
    ]);
  });

  const failed = (scene: Omit<Scene, 'candidates'>, situation: Case = 'no-cluster') =>
    chosen({ candidates: [aCandidate()], policy: starting(situation), ...scene }).choices[0]?.starts.map((start) => start.failed);
  const clusterId = branded<ClusterId>('active-1');
  const hourAgo = monday - 3_600_000;
  const longAgo = { pool: branded<PoolName>('active'), recordedAt: hourAgo, doneAt: hourAgo, clusterId, up: false };

  it('is asked for again when an earlier start is past its cool-down, and still nothing runs', () => {
    const clusters = [aCluster('active-1', 'stopped')];
    expect(failed({ clusters })).to.deep.equal([null]);
    expect(failed({ clusters, starts: [longAgo] })).to.deep.equal([{ clusterId, reason: null }]);
    const oneRuns = [aCluster('active-1'), aCluster('active-2', 'stopped')];
    for (const start of [longAgo, { ...longAgo, clusterId: null }])
      expect(failed({ clusters: oneRuns, full: true, starts: [start] }, 'clusters-busy')).to.deep.equal([null]);
  });

  it('has not failed before where the engine refused it: nothing was begun, and that was told', () => {
    const clusters = [aCluster('active-1', 'stopped')];
    expect(failed({ clusters, starts: [{ ...longAgo, said: 'not allowed' }] })).to.deep.equal([null]);
  });

  it('has not failed before when its cluster came up, and went down later', () => {
    const clusters = [aCluster('active-1', 'stopped')];
    expect(failed({ clusters, starts: [{ ...longAgo, up: true }] })).to.deep.equal([null]);
  });

  it('has failed before for the reason that the engine gives, unless that is of before the start', () => {
    const reasonAt = (at: number | null) => {
      const clusters = [{ ...aCluster('active-1', 'stopped'), lastEnd: { reason: 'STOCKOUT', at } }];
      return failed({ clusters, starts: [longAgo] })?.[0]?.reason;
    };
    expect(reasonAt(longAgo.recordedAt)).to.equal('STOCKOUT');
    expect(reasonAt(null)).to.equal('STOCKOUT');
    expect(reasonAt(longAgo.recordedAt - 1)).to.equal(null);
  });
});

describe('the run that is replaced', () => {
  const run = (changes: Partial<LiveRequest> = {}): LiveRequest => {
    const { id, tenantId, jobId } = aCandidate();
    const place = { pool: branded<PoolName>('active'), clusterId: null, runId: null };
    return { id, tenantId, jobId, priority: 50, submittedAt: monday, stopWished: false, ...place, ...changes };
  };
  const replaced = (
    live: readonly LiveRequest[],
    scene: Partial<Pick<Choosing, 'policy'>> & { candidates?: Candidate[] } = {},
  ) => {
    const settings = someSettings();
    const world = observe({ snapshot: aSnapshot(), live, endedRuns: new Set(), starts: [], runSeconds: new Map() }, settings);
    const candidates = scene.candidates ?? [aCandidate({ maxConcurrentRuns: 1 })];
    const policy = scene.policy ?? replacing;
    const asked = { world, policy, settings, now: monday, reachable: true, waiting: 0 };
    return choose(candidates, asked).choices.map(({ replaces }) => replaces?.id ?? null);
  };
  const alert = { kind: 'alert-sre', severity: 'info', message: null } as const;
  const replacing = aPolicy([{ case: 'job-at-its-limit', name: 'newest wins', effects: [alert, { kind: 'replace-run' }] }]);

  it('is the oldest of its job that may be: of its tenant, no more important, and that nobody stops already', () => {
    const oldest = run({ submittedAt: monday - 2 });
    const spared = [
      run({ submittedAt: monday - 3, stopWished: true }),
      run({ submittedAt: monday - 3, priority: 51 }),
      run({ submittedAt: monday - 3, tenantId: branded<TenantId>('other') }),
    ];
    expect(replaced([run({ submittedAt: monday - 1 }), oldest, ...spared])).to.deep.equal([oldest.id]);
    expect(replaced(spared)).to.deep.equal([null]);
  });

  it('is nobody’s where the rule wants something else', () => {
    expect(replaced([run()], { policy: aPolicy([{ case: 'job-at-its-limit', effects: [alert] }]) })).to.deep.equal([null]);
  });

  it('is asked for once: not again by one that goes on waiting under the rule, and by the next of a pass another', () => {
    const [one, other] = [run({ submittedAt: monday - 2 }), run({ submittedAt: monday - 1 })];
    const waiting = (rule: string) => aCandidate({ maxConcurrentRuns: 1, waits: { case: 'job-at-its-limit', rule } });
    expect(replaced([one], { candidates: [waiting('newest wins')] })).to.deep.equal([null]);
    expect(replaced([one], { candidates: [waiting('another rule')] })).to.deep.equal([one.id]);
    const three = Array.from({ length: 3 }, () => aCandidate({ maxConcurrentRuns: 1 }));
    expect(replaced([one, other], { candidates: three })).to.deep.equal([one.id, other.id, null]);
  });
});
