// From candidates in order to verdicts: who is passed over, and which cluster is started for whom.
import { expect } from 'chai';
import type { Candidate } from '../../src/core/deciding/candidate.js';
import { choose, type Choosing } from '../../src/core/deciding/choose.js';
import type { Cluster } from '../../src/core/cluster.js';
import { branded, type ClusterId, type JobId, type PoolName } from '../../src/core/ids.js';
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

  it('nobody behind one that runs, or that waits for what is its alone: its time, or a rule about who has room', () => {
    const settledBy = (scene: Scene) => chosen(scene).settled.size;
    expect(settledBy({ clusters: [aCluster('active-1')], candidates: [aCandidate()] })).to.equal(0);
    expect(settledBy({ ...isFull, candidates: [aCandidate({ dueAt: monday + 1_000 })] })).to.equal(0);
    const policy = aPolicy([{ case: 'capacity-available', lead: 'wait' }]);
    expect(settledBy({ clusters: [aCluster('active-1')], candidates: [aCandidate()], policy })).to.equal(0);
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

  const again = (scene: Omit<Scene, 'candidates'>, situation: Case = 'no-cluster') =>
    chosen({ candidates: [aCandidate()], policy: starting(situation), ...scene }).choices[0]?.starts.map((start) => start.again);
  const longAgo = { pool: branded<PoolName>('active'), recordedAt: monday - 3_600_000, pending: false, clusterId: null };

  it('is asked for again when an earlier start is past its cool-down, and still nothing runs', () => {
    const clusters = [aCluster('active-1', 'stopped')];
    expect(again({ clusters })).to.deep.equal([false]);
    expect(again({ clusters, starts: [longAgo] })).to.deep.equal([true]);
    const oneRuns = [aCluster('active-1'), aCluster('active-2', 'stopped')];
    expect(again({ clusters: oneRuns, full: true, starts: [longAgo] }, 'clusters-busy')).to.deep.equal([false]);
  });
});
