// Which runs an order may have started whose answer was lost: none is left out, and as few others' as can be told apart.
import { expect } from 'chai';
import type { RunId } from '../../src/core/ids.js';
import type { SentOrder } from '../../src/ports/engine.js';
import { anOrder, withRig, type Rig } from './rig.js';

const endless = { result: 'endless' } as const;
const startedFor = ({ engine }: Rig, order: SentOrder, since = 0): Promise<readonly RunId[]> =>
  engine.startedFor === null ? Promise.reject(new Error('it does not look')) : engine.startedFor(order, since);

describe('databricks: runs that an order may have started', () => {
  it('are those of its job, and of no other, on all pages, also when they are over', () =>
    withRig({}, async (rig) => {
      const { simulator, engine } = rig;
      const job = simulator.declareJob({ name: 'report', maxConcurrentRuns: 100, outcome: { result: 'succeed', durationMs: 1 } });
      const other = simulator.declareJob({ name: 'other', maxConcurrentRuns: 9, outcome: endless });
      await engine.submit(anOrder({ jobId: other, token: 'other' }));
      for (let run = 0; run < 27; run += 1) await engine.submit(anOrder({ jobId: job, token: `t-${run}` }));
      simulator.advance(1_000);
      const ids = simulator.ledger.runsOf(job).map(({ runId }) => runId);
      expect([...(await startedFor(rig, anOrder({ jobId: job })))].toSorted()).to.deep.equal(ids.toSorted());
    }));

  it('are none that was started before', () =>
    withRig({}, async (rig) => {
      const { simulator, engine } = rig;
      const job = simulator.declareJob({ name: 'report', maxConcurrentRuns: 9, outcome: endless });
      await engine.submit(anOrder({ jobId: job, token: 'before' }));
      simulator.advance(10_000);
      const since = simulator.now();
      await engine.submit(anOrder({ jobId: job, token: 'tok' }));
      const [, run] = simulator.ledger.runs;
      expect(await startedFor(rig, anOrder({ jobId: job }), since)).to.deep.equal([run?.runId]);
    }));

  it('are those that have its correlation id at the end of their name, where it was placed on a cluster', () =>
    withRig({}, async (rig) => {
      const { simulator, engine } = rig;
      simulator.addCluster({ clusterId: 'c', name: 'c', state: 'RUNNING' });
      const job = simulator.declareJob({ name: 'report', maxConcurrentRuns: 9, outcome: endless });
      const placed = { jobId: job, onCluster: 'c' };
      await engine.submit(anOrder({ ...placed, token: 'one', correlationId: 'r-1' }));
      await engine.submit(anOrder({ ...placed, token: 'two', correlationId: 'r-11' }));
      const [one] = simulator.ledger.runs;
      expect(await startedFor(rig, anOrder({ ...placed, correlationId: 'r-1' }))).to.deep.equal([one?.runId]);
    }));

  it('are none that people have started, once it is known as whom the service starts its own', () =>
    withRig({}, async (rig) => {
      const { simulator, engine } = rig;
      const job = simulator.declareJob({ name: 'report', maxConcurrentRuns: 9, outcome: endless });
      await engine.submit(anOrder({ jobId: job, token: 'ours' }));
      simulator.workspace.behaviour.creator = 'ann@example.com';
      await engine.submit(anOrder({ jobId: job, token: 'hers' }));
      const [ours, hers] = simulator.ledger.runs.map(({ runId }) => runId);
      expect(await startedFor(rig, anOrder({ jobId: job }))).to.have.members([ours, hers]);
      await engine.look((ours ?? '') as RunId);
      expect(await startedFor(rig, anOrder({ jobId: job }))).to.deep.equal([ours]);
      expect(await startedFor(rig, anOrder({ jobId: job, identity: 'acme' }))).to.deep.equal([hers]);
    }));

  it('of a job that is gone are those that it had', () =>
    withRig({}, async (rig) => {
      const { simulator, engine } = rig;
      const job = simulator.declareJob({ name: 'report', maxConcurrentRuns: 9, outcome: endless });
      await engine.submit(anOrder({ jobId: job }));
      simulator.removeJob(job);
      expect(await startedFor(rig, anOrder({ jobId: job }))).to.have.length(1);
    }));

  it('of a job that may not be seen cannot be told, and are not none', () =>
    withRig({}, async (rig) => {
      const job = rig.simulator.declareJob({ name: 'report' });
      rig.simulator.faults.add({ path: /jobs\/get$/, when: 'before', kind: 'status', status: 403 });
      const asked = await startedFor(rig, anOrder({ jobId: job })).catch((problem: unknown) => problem);
      expect(asked).to.have.property('code', 'engine-unavailable');
    }));

  it('of a job whose id can be none are none, without asking', () =>
    withRig({}, async (rig) => {
      expect(await startedFor(rig, anOrder({ jobId: 'nightly' }))).to.deep.equal([]);
      expect(rig.simulator.ledger.requests).to.deep.equal([]);
    }));
});
