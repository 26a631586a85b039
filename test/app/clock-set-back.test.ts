// A clock that is set back, as after a machine began with the wrong time: what was seen before lies in the future, and must not be new for ever.
import { expect } from 'chai';
import { cachedSnapshots } from '../../src/adapters/engine/shared/cached-snapshots.js';
import { databricksEngine } from '../../src/adapters/engine/databricks/databricks-engine.js';
import { Circuit } from '../../src/adapters/engine/shared/circuit.js';
import type { Exchange } from '../../src/adapters/engine/shared/wire.js';
import type { Engine } from '../../src/ports/engine.js';
import { asHinted } from '../../src/app/looping/as-hinted.js';
import { someBells } from '../../src/app/house.js';
import { troublesOf } from '../../src/app/looping/troubles.js';
import { Fault } from '../../src/core/faults.js';
import { branded, type JobId } from '../../src/core/ids.js';
import { anOrder } from '../databricks/rig.js';
import { startDatabricks } from '../support/databricks/databricks.js';

const hourMs = 3_600_000;

function aClock() {
  let now = 1_700_000_000_000;
  return {
    now: () => now,
    pause: () => Promise.resolve(),
    move: (ms: number) => {
      now += ms;
    },
  };
}

describe('when the clock is set back', () => {
  it('a loop that fails goes on saying so', () => {
    const clock = aClock();
    let told = 0;
    const troubles = troublesOf('sweep', { clock, telemetry: { report: () => (told += 1) } });
    troubles.failed(new Error('again'));
    clock.move(1_000);
    troubles.failed(new Error('again'));
    expect(told, 'not at every turn').to.equal(1);
    clock.move(-hourMs);
    troubles.failed(new Error('again'));
    expect(told).to.equal(2);
  });

  it('the heads of lanes are looked at all the same, and then every few seconds again', async () => {
    const clock = aClock();
    const looks: string[] = [];
    const pass = asHinted({ bells: someBells(), clock, headsEveryMs: 5_000 }, (depth) => {
      looks.push(depth);
      return Promise.resolve({ depth, room: 0 });
    });
    await pass();
    clock.move(-hourMs);
    await pass();
    clock.move(1_000);
    await pass();
    expect(looks).to.deep.equal(['heads', 'heads', 'front']);
  });

  it('the engine is asked again: runs are seen to end, and slots to be free', async () => {
    const clock = aClock();
    let asked = 0;
    const snapshot = () => {
      asked += 1;
      return Promise.resolve({ engine: 'e', takenAt: clock.now(), clusters: [], jobs: new Map(), activeRuns: [] });
    };
    const engine = { name: 'e', snapshot } as unknown as Engine;
    const snapshots = cachedSnapshots({ engine, clock, telemetry: { report: () => undefined } });
    await snapshots.fresh(4_000);
    clock.move(3_000);
    await snapshots.fresh(4_000);
    expect(asked, 'it is shared while it is new').to.equal(1);
    clock.move(-hourMs);
    expect((await snapshots.fresh(4_000)).takenAt).to.equal(clock.now());
    expect(asked).to.equal(2);
  });

  it('an engine that is away meanwhile is not taken for reachable by what was seen before', async () => {
    const clock = aClock();
    let away = false;
    const snapshot = () =>
      away
        ? Promise.reject(new Fault('engine-unavailable', 'away'))
        : Promise.resolve({ engine: 'e', takenAt: clock.now(), clusters: [], jobs: new Map(), activeRuns: [] });
    const engine = { name: 'e', snapshot } as unknown as Engine;
    const snapshots = cachedSnapshots({ engine, clock, telemetry: { report: () => undefined } });
    await snapshots.fresh(4_000);
    away = true;
    clock.move(-hourMs);
    expect(snapshots.latest()).to.equal(null);
  });

  it('a workspace that was left alone is called again, and told up once', async () => {
    const clock = aClock();
    const told: string[] = [];
    const telemetry = { report: (fact: { kind: string }) => void told.push('state' in fact ? String(fact.state) : fact.kind) };
    const circuit = new Circuit({ failuresMax: 2, openMs: hourMs }, clock, telemetry);
    const away = (): Promise<Exchange> => Promise.resolve({ kind: 'no-answer', reason: 'away' } as Exchange);
    const back = (): Promise<Exchange> =>
      Promise.resolve({ kind: 'answer', status: 200, text: '{}', retryAfterMs: null } as Exchange);
    await circuit.pass(away);
    await circuit.pass(away);
    expect(await circuit.pass(back)).to.include({ kind: 'open' });
    clock.move(-hourMs);
    expect(await circuit.pass(back)).to.include({ kind: 'answer' });
    expect(await circuit.pass(back)).to.include({ kind: 'answer' });
    expect(told).to.deep.equal(['down', 'up']);
  });

  it('declared jobs and their settings are read again', async () => {
    const clock = aClock();
    const simulator = await startDatabricks();
    const auth = { kind: 'pat', token: simulator.token } as const;
    const engine = databricksEngine({
      host: simulator.url,
      auth,
      clock,
      telemetry: { report: () => undefined },
      version: 'test',
    });
    const asked = (path: string) => simulator.ledger.requests.filter((request) => request.path.endsWith(path)).length;
    try {
      simulator.addCluster({ clusterId: 'c-1', name: 'c-1', state: 'RUNNING' });
      const jobId = simulator.declareJob({ name: 'report' });
      await engine.snapshot();
      await engine.submit(anOrder({ jobId, token: 'a', onCluster: 'c-1', validUntil: Infinity }));
      await engine.submit(anOrder({ jobId, token: 'b', onCluster: 'c-1', validUntil: Infinity }));
      expect([asked('jobs/list'), asked('jobs/get')], 'both are shared while they are new').to.deep.equal([1, 1]);
      const late = simulator.declareJob({ name: 'late' });
      clock.move(-hourMs);
      expect((await engine.snapshot()).jobs.has(branded<JobId>(late))).to.equal(true);
      await engine.submit(anOrder({ jobId, token: 'c', onCluster: 'c-1', validUntil: Infinity }));
      expect([asked('jobs/list'), asked('jobs/get')]).to.deep.equal([2, 2]);
    } finally {
      await engine.close();
      await simulator.stop();
    }
  });
});
