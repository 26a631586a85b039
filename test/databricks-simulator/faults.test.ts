// The injected faults: each does what its name says, to the requests it names, as often as it was told.
import { expect } from 'chai';
import { startDatabricks, type DatabricksSimulator } from '../support/databricks/databricks.js';
import type { FaultRule } from '../support/databricks/faults.js';
import { eventually } from '../support/eventually.js';
import { raw, rawJson, refusal } from './judges.js';

const RUN_NOW = '/api/2.2/jobs/run-now';
const LIST = '/api/2.2/jobs/list';

describe('Databricks simulator: faults', () => {
  let simulator: DatabricksSimulator;
  beforeEach(async () => {
    simulator = await startDatabricks();
    simulator.declareJob({ jobId: '1', name: 'one' });
  });
  afterEach(() => simulator.stop());

  const add = (rule: Partial<FaultRule> & Pick<FaultRule, 'kind'>): void =>
    simulator.faults.add({ path: /./, when: 'before', ...rule });
  const runNow = (): Promise<{ status: number; text: string }> => raw(simulator, 'POST', RUN_NOW, { job_id: 1 });

  it('a fault before the handler leaves no work behind, one after it leaves the work done', async () => {
    for (const kind of ['status', 'html', 'rate-limit'] as const) {
      const runsBefore = simulator.ledger.runs.length;
      add({ kind, status: 503 });
      await runNow();
      expect(simulator.ledger.runs).to.have.length(runsBefore);
      add({ kind, status: 503, when: 'after' });
      await runNow();
      expect(simulator.ledger.runs).to.have.length(runsBefore + 1);
    }
  });

  it('a rule holds for its method and path only, for one turn unless told otherwise, and first come first', async () => {
    add({ kind: 'status', status: 500, method: 'POST', path: /run-now$/ });
    add({ kind: 'status', status: 504, method: 'POST', path: /run-now$/, times: 2 });
    expect((await raw(simulator, 'GET', LIST)).status).to.equal(200);
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await runNow()).status);
    expect(statuses).to.deep.equal([500, 504, 504, 200]);
    expect(simulator.faults.pending).to.equal(0);
  });

  it('a status fault carries the code and message it was given', async () => {
    add({ kind: 'status', status: 403, errorCode: 'PERMISSION_DENIED', message: 'no' });
    const refused = await refusal(rawJson(simulator, 'GET', LIST));
    expect([refused.status, refused.code, refused.message]).to.deep.equal([403, 'PERMISSION_DENIED', 'no']);
  });

  it('an HTML fault is a login page with status 200', async () => {
    add({ kind: 'html' });
    const { status, headers, text } = await raw(simulator, 'GET', LIST);
    expect([status, headers.get('content-type')]).to.deep.equal([200, 'text/html']);
    expect(text).to.match(/^<!doctype html>/);
  });

  it('a reset cuts the connection without an answer', async () => {
    add({ kind: 'reset' });
    const outcome = await raw(simulator, 'GET', LIST).then(
      () => 'answered',
      () => 'cut',
    );
    expect(outcome).to.equal('cut');
    expect(simulator.ledger.requests[0]?.status).to.equal('reset');
  });

  it('a hanging request gets nothing until the simulator stops', async () => {
    add({ kind: 'hang' });
    let settled = false;
    const hanging = raw(simulator, 'GET', LIST).then(
      () => 'answered',
      () => 'cut',
    );
    void hanging.then(() => (settled = true));
    await eventually(() => simulator.ledger.requests[0]?.status === 'hung');
    expect((await raw(simulator, 'GET', LIST)).status).to.equal(200);
    expect(settled).to.equal(false);
    await simulator.stop();
    expect(await hanging).to.equal('cut');
  });

  it('a slow request is answered, whole, not before its delay', async () => {
    add({ kind: 'slow', delayMs: 60 });
    const began = performance.now();
    expect((await runNow()).status).to.equal(200);
    expect(performance.now() - began).to.be.at.least(55);
    expect(simulator.ledger.runs).to.have.length(1);
  });

  it('errors come in the old shapes when asked for', async () => {
    for (const [errorCode, expected] of [
      ['integer', 400],
      ['absent', undefined],
    ] as const) {
      const old = await startDatabricks({ errors: { errorCode } });
      const refused = await refusal(rawJson(old, 'GET', '/api/2.2/jobs/get', { job_id: 9 }));
      await old.stop();
      expect([refused.code, refused.message]).to.deep.equal([expected, 'Job 9 does not exist.']);
    }
  });
});
