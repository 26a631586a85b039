// The simulator as a process of its own: starts from a seed, says where it listens, is steered by its back door, ends on SIGTERM.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { eventually } from '../support/eventually.js';
import { spawnNode, type NodeProcess } from '../support/processes.js';

const MAIN = fileURLToPath(new URL('../support/databricks/main.ts', import.meta.url));

describe('Databricks simulator: as a process', () => {
  let folder = '';
  let child: NodeProcess;
  let url = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'databricks-simulator-'));
    const seed = {
      token: 'seeded',
      behaviour: { ids: 'big' },
      clusters: [{ clusterId: 'c-1', name: 'one', state: 'RUNNING', cores: 8 }],
      jobs: [
        { jobId: '175', name: 'report', clusterId: 'c-1', outcome: { result: 'succeed', exitValue: 'x', durationMs: 50_000 } },
      ],
    };
    await writeFile(join(folder, 'seed.json'), JSON.stringify(seed));
    child = spawnNode(MAIN, ['0', join(folder, 'seed.json')]);
    const line = await child.waitForLine(/^listening /);
    url = /^listening (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1] ?? '';
  });
  after(async () => {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const headers = { authorization: 'Bearer seeded' };
    const response = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return response.json();
  };

  it('plants its seed, runs on the real clock, can be pushed forward, and shows its ledger', async () => {
    await call('POST', '/simulator/faults', { path: 'run-now', when: 'after', kind: 'status', status: 503 });
    expect(await call('POST', '/api/2.2/jobs/run-now', { job_id: 175, idempotency_token: 't' })).to.have.property('error_code');
    expect(await call('GET', '/simulator/ledger')).to.nested.include({ 'runs[0].jobId': '175', 'runs[0].endedAt': null });
    await call('POST', '/simulator/advance', { ms: 50_000 });
    await eventually(async () => {
      expect(await call('GET', '/simulator/ledger')).to.nested.include({
        'runs[0].result': 'SUCCESS',
        'maxConcurrent.perCluster.c-1': 1,
        'requests[0].status': 503,
        'requests.length': 1,
      });
      return true;
    });
    expect(await call('POST', '/simulator/nothing', {})).to.have.property('message', 'no such control: POST nothing');
  });

  it('ends with 0 on SIGTERM', async () => {
    child.kill('SIGTERM');
    expect(await child.exited).to.equal(0);
    expect(child.errorLines).to.deep.equal([]);
  });
});
