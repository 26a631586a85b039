import { expect } from 'chai';
import { aStart, askedFor, withRig } from './rig.js';

const spec = { spark_version: '15.4.x-scala2.12', node_type_id: 'Standard_DS3_v2', num_workers: 2, autotermination_minutes: 30 };
const starting = { kind: 'starting', clusterId: 'c', begun: true, staysUp: false };
const found = { ...starting, begun: false };

describe('databricks: starting a cluster', () => {
  it('a stopped cluster is started', () =>
    withRig({}, async ({ simulator, engine }) => {
      simulator.addCluster({ clusterId: 'c', name: 'c', state: 'TERMINATED', autoterminationMinutes: 20 });
      expect(await engine.startCluster?.(aStart({ clusterId: 'c' }))).to.deep.equal(starting);
      expect(simulator.workspace.clusters.get('c').state).to.equal('PENDING');
    }));
  for (const state of ['RUNNING', 'PENDING', 'RESTARTING', 'RESIZING'] as const) {
    it(`a cluster that is ${state} needs no start`, () =>
      withRig({}, async (rig) => {
        rig.simulator.addCluster({ clusterId: 'c', name: 'c', state });
        expect(await rig.engine.startCluster?.(aStart({ clusterId: 'c' }))).to.deep.equal(found);
        expect(askedFor(rig, 'clusters/start')).to.equal(0);
      }));
  }
  it('a cluster without autotermination is started, and said to stay up', () =>
    withRig({}, async ({ simulator, engine }) => {
      simulator.addCluster({ clusterId: 'c', name: 'c', state: 'TERMINATED', autoterminationMinutes: 0 });
      const order = aStart({ clusterId: 'c' });
      expect(await engine.startCluster?.(order)).to.deep.equal({ ...starting, staysUp: true });
      // Whoever started it first has been told.
      expect(await engine.startCluster?.(order)).to.deep.equal(found);
    }));
  it('somebody else being faster is a start like another', () =>
    withRig({}, async (rig) => {
      rig.simulator.addCluster({ clusterId: 'c', name: 'c', state: 'TERMINATED', autoterminationMinutes: 20 });
      rig.simulator.faults.add({
        path: /clusters\/start$/,
        when: 'after',
        kind: 'status',
        status: 400,
        errorCode: 'INVALID_STATE',
        message: 'Cluster c is in unexpected state Pending.',
      });
      expect(await rig.engine.startCluster?.(aStart({ clusterId: 'c' }))).to.deep.equal(found);
    }));
  it('a start that is refused for another reason is refused', () =>
    withRig({}, async (rig) => {
      rig.simulator.addCluster({ clusterId: 'c', name: 'c', state: 'TERMINATED', autoterminationMinutes: 20 });
      rig.simulator.faults.add({ path: /clusters\/start$/, when: 'before', kind: 'status', status: 403 });
      expect((await rig.engine.startCluster?.(aStart({ clusterId: 'c' })))?.kind).to.equal('refused');
    }));
  it('a start whose answer was lost is found to be under way', () =>
    withRig({}, async (rig) => {
      rig.simulator.addCluster({ clusterId: 'c', name: 'c', state: 'TERMINATED', autoterminationMinutes: 20 });
      rig.simulator.faults.add({ path: /clusters\/start$/, when: 'after', kind: 'reset' });
      expect(await rig.engine.startCluster?.(aStart({ clusterId: 'c' }))).to.deep.equal(found);
    }));
  it('a cluster that is stopping is uncertain now and started later', () =>
    withRig({}, async ({ simulator, engine }) => {
      simulator.addCluster({ clusterId: 'c', name: 'c', state: 'RUNNING' });
      simulator.stopCluster('c', { code: 'USER_REQUEST', type: 'SUCCESS' });
      expect((await engine.startCluster?.(aStart({ clusterId: 'c' })))?.kind).to.equal('uncertain');
      simulator.advance(60_000);
      expect((await engine.startCluster?.(aStart({ clusterId: 'c' })))?.kind).to.equal('starting');
    }));
  it('a cluster that is not there is refused', () =>
    withRig({}, async ({ engine }) => {
      expect((await engine.startCluster?.(aStart({ clusterId: 'nowhere' })))?.kind).to.equal('refused');
    }));

  it('a cluster is created from a spec, marked with the key of its step', () =>
    withRig({}, async ({ simulator, engine }) => {
      const started = await engine.startCluster?.(
        aStart({ spec: { ...spec, cluster_name: 'night', custom_tags: { team: 'bi' } }, key: 'step-7' }),
      );
      const [made] = simulator.workspace.clusters.all();
      expect(started).to.deep.equal({ kind: 'starting', clusterId: made?.id, begun: true, staysUp: false });
      expect(made).to.include({ name: 'night step-7', autoterminationMinutes: 30, numWorkers: 2 });
      expect(made?.tags).to.deep.equal({ team: 'bi', 'job-keeper-step': 'step-7' });
    }));
  it('doing the step again finds the cluster it made; another step makes another', () =>
    withRig({}, async ({ simulator, engine }) => {
      const first = await engine.startCluster?.(aStart({ spec, key: 'a' }));
      expect(await engine.startCluster?.(aStart({ spec, key: 'a' }))).to.deep.equal({ ...first, begun: false });
      await engine.startCluster?.(aStart({ spec, key: 'b' }));
      expect([...simulator.workspace.clusters.all()]).to.have.length(2);
    }));
  it('creates and starts nothing after the time of its order: whoever has it by then has found nothing, and makes one', () =>
    withRig({ limits: { retryBaseMs: 1_000 } }, async (rig) => {
      const late = { validUntil: rig.simulator.now() + 5_000 };
      const slow = { when: 'before', kind: 'status', status: 503, retryAfterSeconds: 10 } as const;
      const outcome = { kind: 'uncertain', reason: 'its time was over before it could be sent' };
      rig.simulator.faults.add({ ...slow, path: /clusters\/list$/ });
      expect(await rig.engine.startCluster?.(aStart({ spec, ...late }))).to.deep.equal(outcome);
      rig.simulator.addCluster({ clusterId: 'c', name: 'c', state: 'TERMINATED', autoterminationMinutes: 20 });
      expect(await rig.engine.startCluster?.(aStart({ clusterId: 'c', ...late }))).to.deep.equal(outcome);
      expect(rig.simulator.workspace.clusters.all().map(({ state }) => state)).to.deep.equal(['TERMINATED']);
    }));
  it('a lost answer creates nothing blindly: it is uncertain, and the step done again finds the cluster', () =>
    withRig({}, async (rig) => {
      rig.simulator.faults.add({ path: /clusters\/create$/, when: 'after', kind: 'status', status: 503 });
      expect((await rig.engine.startCluster?.(aStart({ spec, key: 'a' })))?.kind).to.equal('uncertain');
      expect((await rig.engine.startCluster?.(aStart({ spec, key: 'a' })))?.kind).to.equal('starting');
      expect([askedFor(rig, 'clusters/create'), [...rig.simulator.workspace.clusters.all()].length]).to.deep.equal([1, 1]);
    }));
  it('asked too fast, nothing was created, and it is asked again', () =>
    withRig({}, async (rig) => {
      rig.simulator.faults.add({ path: /clusters\/create$/, when: 'before', kind: 'rate-limit' });
      expect((await rig.engine.startCluster?.(aStart({ spec })))?.kind).to.equal('starting');
      expect([...rig.simulator.workspace.clusters.all()]).to.have.length(1);
    }));
  const bad: Record<string, unknown> = {
    'no autotermination': undefined,
    never: 0,
    'too soon': 9,
    'too late': 10_001,
    'half a minute': 30.5,
    'a text': '30',
  };
  for (const [name, minutes] of Object.entries(bad)) {
    it(`a spec with ${name} is refused before anything is asked`, () =>
      withRig({}, async ({ simulator, engine }) => {
        expect((await engine.startCluster?.(aStart({ spec: { ...spec, autotermination_minutes: minutes } })))?.kind).to.equal(
          'refused',
        );
        expect(simulator.ledger.requests).to.deep.equal([]);
      }));
  }
  it('neither a cluster nor a spec is refused', () =>
    withRig({}, async ({ engine }) => {
      expect((await engine.startCluster?.(aStart({})))?.kind).to.equal('refused');
    }));
});
