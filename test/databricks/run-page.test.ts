// The page of a run, which the workspace tells of every run that is seen, and of no run that has only been started.
import { expect } from 'chai';
import { pageOf } from '../../src/adapters/engine/databricks/run-page.js';
import { Run } from '../../src/adapters/engine/databricks/run-wire.js';
import { anOrder, withRig } from './rig.js';

const told = (url: unknown) => pageOf(Run.parse({ run_id: '7', run_page_url: url }));

describe('databricks: the page of a run', () => {
  for (const outcome of [{ result: 'endless' }, { result: 'succeed', durationMs: 1_000 }] as const) {
    it(`of a run placed on a cluster is known from the first look at it: ${outcome.result}`, () =>
      withRig({}, async ({ simulator, engine }) => {
        simulator.addCluster({ clusterId: 'c', name: 'c', state: 'RUNNING' });
        const job = simulator.declareJob({ name: 'report', outcome });
        const placed = await engine.submit(anOrder({ jobId: job, onCluster: 'c' }));
        if (placed.kind !== 'accepted') throw new Error(placed.reason);
        const page = `https://adb-1.1.azuredatabricks.net/?o=1#job/${placed.runId}/run/${placed.runId}`;
        expect((await engine.snapshot()).activeRuns.map(({ url }) => url)).to.deep.equal([page]);
        simulator.advance(60_000);
        expect(await engine.look(placed.runId)).to.include({ url: page });
      }));
  }

  it('is an address of the web, whatever the workspace says', () => {
    expect(told('https://adb-1.1.azuredatabricks.net/?o=1#job/2/run/3')).to.equal(
      'https://adb-1.1.azuredatabricks.net/?o=1#job/2/run/3',
    );
    const others = [
      undefined,
      null,
      '',
      '/run/3',
      'javascript:alert(1)',
      'https://x/ y',
      'https://x/\u0000',
      `https://${'x'.repeat(2_048)}`,
    ];
    expect(others.map(told)).to.deep.equal(others.map(() => null));
  });
});
