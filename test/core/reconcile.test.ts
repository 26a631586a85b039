// Which runs of the engine are followed again, told of, or nobody's.
import { expect } from 'chai';
import type { ActiveRun } from '../../src/core/cluster.js';
import { branded, type JobId, type RequestId, type RunId } from '../../src/core/ids.js';
import { reconcile, type ClosedRun, type Held } from '../../src/core/reconcile.js';
import { tokenOf } from '../../src/core/token.js';

const now = 10_000_000;
const run = (id: string, changes: Partial<ActiveRun> = {}): ActiveRun => ({
  ...{ runId: branded<RunId>(id), jobId: branded<JobId>('175'), phase: 'running', clusterIds: [], executingSince: null },
  ...{ ours: true, startedAt: now - 3_600_000, url: null, ...changes },
});
const closed = (id: string, changes: Partial<ClosedRun> = {}): ClosedRun => ({
  ...{ runId: branded<RunId>(id), requestId: branded<RequestId>(`r-${id}`), version: 4, lane: 'a lane', endedAt: now - 300_000 },
  ...{ mayBeAdopted: false, answered: true, ...changes },
});
const judged = (changes: Partial<Held>) => {
  const held = {
    unexplained: [],
    closed: [],
    expected: new Set<JobId>(),
    placedExpected: false,
    takenAt: now,
    now,
    graceMs: 600_000,
  };
  const { adopt, revived, orphans } = reconcile({ ...held, ...changes });
  const ids = (some: readonly { runId: RunId }[]) => some.map(({ runId }) => runId);
  return { adopt: ids(adopt), revived: ids(revived), orphans: ids(orphans) };
};
const nothing = { adopt: [], revived: [], orphans: [] };

describe('reconciling', () => {
  it('a repaired run is adopted when its request waits to be tried again, and told of when it was answered', () => {
    const unexplained = [run('1'), run('2')];
    expect(judged({ unexplained, closed: [closed('1', { mayBeAdopted: true }), closed('2')] })).to.deep.equal({
      ...{ adopt: ['1'], revived: ['2'], orphans: [] },
    });
  });

  it('a list that may still show a run after its end is not believed', () => {
    const both = [closed('1', { mayBeAdopted: true, endedAt: now - 5_000 }), closed('2', { endedAt: now - 5_000 })];
    expect(judged({ unexplained: [run('1'), run('2')], closed: both })).to.deep.equal(nothing);
  });

  it('while clocks may differ no run is said to run again that has been answered for; one is adopted before its request is tried again', () => {
    const both = [closed('1', { mayBeAdopted: true, endedAt: now - 60_000 }), closed('2', { endedAt: now - 299_999 })];
    expect(judged({ unexplained: [run('1'), run('2')], closed: both })).to.deep.equal({ ...nothing, adopt: ['1'] });
  });

  it('a run in our name that no row knows is an orphan', () => {
    expect(judged({ unexplained: [run('1')] })).to.deep.equal({ ...nothing, orphans: ['1'] });
  });

  const nobodys: Record<string, Partial<Held>> = {
    'of somebody else': { unexplained: [run('1', { ours: false })] },
    'of whom it is not known whose it is': { unexplained: [run('1', { ours: null })] },
    'that is so young that its answer may not be stored': { unexplained: [run('1', { startedAt: now - 1_000 })] },
    'that does not tell its age': { unexplained: [run('1', { startedAt: null })] },
    'of a job of which a request is queued: the same token will find it': {
      ...{ unexplained: [run('1')], expected: new Set([branded<JobId>('175')]) },
    },
    'while anything is queued that would run on a cluster of our choice': { unexplained: [run('1')], placedExpected: true },
  };
  for (const [which, held] of Object.entries(nobodys))
    it(`a run ${which} is no orphan`, () => expect(judged(held)).to.deep.equal(nothing));

  it('a token follows from request and attempt, differs between any two, and is as short as engines take', () => {
    const [one, other] = ['0190c5a4-7d2e-7000-8000-000000000001', '0190c5a4-7d2e-7000-8000-000000000002'].map((id) =>
      branded<RequestId>(id),
    );
    const tokens = [tokenOf(one!, 1), tokenOf(one!, 2), tokenOf(one!, 11), tokenOf(other!, 1), tokenOf(other!, 11)];
    expect(new Set(tokens).size).to.equal(tokens.length);
    expect(tokenOf(one!, 1)).to.equal(tokens[0]);
    expect(tokenOf(one!, Number.MAX_SAFE_INTEGER).length).to.be.at.most(64);
  });
});
