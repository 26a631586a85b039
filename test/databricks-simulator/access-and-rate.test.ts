// Conformance cases 27-29: request rates, OAuth for machines, ids beyond what a double holds.
import { expect } from 'chai';
import { WorkspaceClient } from '@databricks/sdk-experimental';
import { startDatabricks, type DatabricksSimulator } from '../support/databricks/databricks.js';
import { raw, rawJson, refusal } from './judges.js';

const LIST = '/api/2.2/jobs/list';

describe('Databricks simulator: rates', () => {
  let simulator: DatabricksSimulator;
  beforeEach(async () => {
    simulator = await startDatabricks();
  });
  afterEach(() => simulator.stop());

  it('27: over the configured rate the answer is 429 with Retry-After, and after that time it is 200', async () => {
    simulator.faults.rateLimit({ perSecond: 2, retryAfterSeconds: 3 });
    const statuses = [];
    for (let index = 0; index < 3; index += 1) statuses.push((await raw(simulator, 'GET', LIST)).status);
    const refused = await refusal(rawJson(simulator, 'GET', LIST));
    expect(statuses).to.deep.equal([200, 200, 429]);
    expect([refused.code, refused.headers.get('retry-after')]).to.deep.equal(['REQUEST_LIMIT_EXCEEDED', '3']);
    simulator.advance(500);
    expect((await raw(simulator, 'GET', LIST)).status).to.equal(200);
    expect((await raw(simulator, 'GET', LIST)).status).to.equal(429);
  });

  it('27: Retry-After can be left out, the limit can hold for some paths only, and be lifted', async () => {
    simulator.faults.rateLimit({ perSecond: 0, retryAfterSeconds: null, path: /jobs/ });
    const { status, headers } = await raw(simulator, 'GET', LIST);
    expect([status, headers.get('retry-after')]).to.deep.equal([429, null]);
    expect((await raw(simulator, 'GET', '/api/2.1/clusters/list')).status).to.equal(200);
    simulator.faults.rateLimit(null);
    expect((await raw(simulator, 'GET', LIST)).status).to.equal(200);
  });

  it('27: an unavailable service is 503 TEMPORARILY_UNAVAILABLE, with Retry-After when asked for', async () => {
    simulator.faults.add({ path: /list/, when: 'before', kind: 'status', retryAfterSeconds: 7 });
    const refused = await refusal(rawJson(simulator, 'GET', LIST));
    expect([refused.status, refused.code, refused.headers.get('retry-after')]).to.deep.equal([
      503,
      'TEMPORARILY_UNAVAILABLE',
      '7',
    ]);
  });
});

describe('Databricks simulator: OAuth', () => {
  let simulator: DatabricksSimulator;
  beforeEach(async () => {
    simulator = await startDatabricks({ clientId: 'id', clientSecret: 's3cret' });
  });
  afterEach(() => simulator.stop());

  const askToken = (secret: string, grant = 'client_credentials'): Promise<Response> =>
    fetch(`${simulator.url}/oidc/v1/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`id:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: grant, scope: 'all-apis' }),
    });
  const statusWith = async (token: unknown): Promise<number> =>
    (await fetch(`${simulator.url}${LIST}`, { headers: { authorization: `Bearer ${String(token)}` } })).status;
  const tokenIn = async (response: Response): Promise<unknown> => {
    const body: unknown = await response.json();
    expect(body).to.deep.include({ token_type: 'Bearer', expires_in: 3_600, scope: 'all-apis' });
    return Object.fromEntries(Object.entries(body ?? {}))['access_token'];
  };

  it('28: a token for the right secret works for an hour and not a moment longer', async () => {
    const token = await tokenIn(await askToken('s3cret'));
    simulator.advance(3_600_000 - 1);
    expect(await statusWith(token)).to.equal(200);
    simulator.advance(1);
    expect(await statusWith(token)).to.equal(401);
    expect(await statusWith(await tokenIn(await askToken('s3cret')))).to.equal(200);
  });

  it('28: a wrong secret is 401, an unknown grant 400, a revoked token 401', async () => {
    expect((await askToken('wrong')).status).to.equal(401);
    expect((await askToken('s3cret', 'password')).status).to.equal(400);
    const token = await tokenIn(await askToken('s3cret'));
    simulator.access.revokeIssued();
    expect(await statusWith(token)).to.equal(401);
  });

  it('28: a principal of Entra gets its token with the secret in the form', async () => {
    const form = { grant_type: 'client_credentials', client_id: 'id', client_secret: 's3cret', scope: 'x/.default' };
    const response = await fetch(`${simulator.url}/tenant-1/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    expect(await statusWith(await tokenIn(response))).to.equal(200);
  });

  it('28: the vendor client finds the endpoint by discovery and works with id and secret', async () => {
    simulator.declareJob({ name: 'seen' });
    const client = new WorkspaceClient({
      host: simulator.url,
      clientId: 'id',
      clientSecret: 's3cret',
      authType: 'oauth-m2m',
      loaders: [],
      skipVerify: false,
      retryTimeoutSeconds: 5,
    });
    const names = [];
    for await (const job of client.jobs.list({})) names.push(job.settings?.name);
    expect(names).to.deep.equal(['seen']);
    expect(simulator.access.issuedCount).to.equal(1);
  });
});

describe('Databricks simulator: ids', () => {
  for (const ids of ['small', 'big', 'string'] as const) {
    it(`29: in mode ${ids} every id comes and goes without losing a digit`, async () => {
      const simulator = await startDatabricks({ behaviour: { ids } });
      const jobs = [simulator.declareJob({ name: 'a' }), simulator.declareJob({ name: 'b' })];
      const created = await raw(simulator, 'POST', '/api/2.2/jobs/run-now', { job_id: BigInt(jobs[1] ?? '') });
      const runId = simulator.ledger.runs[0]?.runId ?? '';
      const run = await rawJson(simulator, 'GET', '/api/2.2/jobs/runs/get', { run_id: runId });
      await simulator.stop();
      const onWire = ids === 'string' ? `"${runId}"` : runId;
      expect(created.text).to.equal(`{"run_id":${onWire},"number_in_job":${onWire}}`);
      expect(String(run['job_id'])).to.equal(jobs[1]);
      expect(simulator.ledger.runs[0]?.jobId).to.equal(jobs[1]);
      expect(BigInt(runId) > 2n ** 53n).to.equal(ids !== 'small');
    });
  }
});
