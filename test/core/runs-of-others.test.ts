// Which active runs of the engine are others', where the answers to submissions of ours are not stored yet.
import { expect } from 'chai';
import type { ActiveRun } from '../../src/core/cluster.js';
import { runsOfOthers, type Holder } from '../../src/core/deciding/runs-of-others.js';
import { branded, type ClusterId, type JobId, type RequestId, type RunId, type TenantId } from '../../src/core/ids.js';
import { aForeignRun, monday } from '../support/scenes.js';

function aRun(id: string, changes: Partial<ActiveRun> = {}): ActiveRun {
  return { ...aForeignRun(id, 'a-1'), jobId: branded<JobId>('175'), ours: true, startedAt: monday + 200, ...changes };
}

function aHolder(id: string, changes: Partial<Holder> = {}): Holder {
  const place = { jobId: branded<JobId>('175'), clusterId: branded<ClusterId>('a-1') };
  return {
    id: branded<RequestId>(id),
    ...place,
    runId: null,
    submittedAt: monday,
    tenantId: branded<TenantId>('333'),
    ...changes,
  };
}

const lending = branded<TenantId>('with an identity of its own');
const others = (active: readonly ActiveRun[], live: readonly Holder[] = [aHolder('x')], over: readonly string[] = []) => {
  const ended = new Set(over.map((id) => branded<RunId>(id)));
  return runsOfOthers(active, { live, ended, isLent: ({ tenantId }) => tenantId === lending }).map(({ runId }) => runId);
};

describe('runs of others', () => {
  it('are those that no row explains, and that take a slot', () => {
    const known = [aHolder('x', { runId: branded<RunId>('mine') })];
    const active = [aRun('mine'), aRun('over'), aRun('queued', { phase: 'queued' }), aRun('theirs')];
    expect(others(active, known, ['over'])).to.deep.equal(['theirs']);
  });

  it('are not those that a submission of ours may have begun: one for each whose run is not known yet', () => {
    expect(others([aRun('1')])).to.deep.equal([]);
    expect(others([aRun('1'), aRun('2')])).to.deep.equal(['2']);
    expect(others([aRun('1'), aRun('2')], [aHolder('x'), aHolder('y')])).to.deep.equal([]);
    expect(others([aRun('1')], [])).to.deep.equal(['1']);
  });

  it('may be of the job where the engine does not say whose they are, and are not where it says that they are others’', () => {
    expect(others([aRun('1', { ours: null })])).to.deep.equal([]);
    expect(others([aRun('1', { ours: false })])).to.deep.equal(['1']);
    expect(others([aRun('1', { jobId: branded<JobId>('9'), ours: null })])).to.deep.equal(['1']);
  });

  it('are not those under our identity on the cluster of a submission, whose job the engine makes up', () => {
    expect(others([aRun('1', { jobId: branded<JobId>('made up') })])).to.deep.equal([]);
    expect(others([aRun('1', { jobId: null, clusterIds: [branded<ClusterId>('a-2')] })])).to.deep.equal(['1']);
    const own = [aHolder('x', { clusterId: null })];
    expect(others([aRun('1', { jobId: branded<JobId>('made up') })], own)).to.deep.equal(['1']);
    // One that is of its job as well as on its cluster explains one run only.
    expect(others([aRun('1'), aRun('2', { jobId: null })])).to.deep.equal(['2']);
  });

  it('are not those of the job that another started, where the submission is sent under an identity of its tenant', () => {
    const lent = [aHolder('x', { tenantId: lending })];
    expect(others([aRun('1', { ours: false })], lent)).to.deep.equal([]);
    expect(others([aRun('1', { ours: null })], lent)).to.deep.equal([]);
    expect(others([aRun('1')], lent), 'that one is under ours').to.deep.equal(['1']);
    expect(others([aRun('1', { ours: false, jobId: null })], lent)).to.deep.equal(['1']);
  });

  it('are those that began long before the submission, whatever clocks say of a few minutes', () => {
    const began = (startedAt: number | null) => others([aRun('1', { startedAt })]);
    expect([began(monday - 300_000), began(null)]).to.deep.equal([[], []]);
    expect(began(monday - 300_001)).to.deep.equal(['1']);
    const both = [aHolder('late', { submittedAt: monday + 900_000 }), aHolder('early')];
    expect(others([aRun('1')], both), 'the oldest submission is asked first').to.deep.equal([]);
  });
});
