import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { gatewayRegistry } from '../../src/adapters/registry/gateway/gateway-registry.js';
import { Config } from '../../src/app/config/schema.js';
import { Fault } from '../../src/core/faults.js';
import { branded } from '../../src/core/ids.js';
import { ownOutputs } from '../../src/app/parts/own-outputs.js';
import type { ModelRegistry } from '../../src/ports/model-registry.js';
import { startGateway, type Gateway } from '../support/gateway.js';
import { someSettings } from '../support/scenes.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const secret = 'secret-token-of-333';
const { gateway: usual } = Config.parse({ settings: someSettings() }).job_manager;
const declared = { name: 'ours', jobId: branded<never>('175'), takes: 'notebook', parameters: {}, optionalSteps: [] } as const;

describe('the registry behind the gateway', () => {
  let home: string;
  let gateway: Gateway;
  let registry: ModelRegistry;

  beforeEach(async () => {
    home = await temporaryFolder();
    gateway = await startGateway({
      '333': { token: secret, models: ['m-1', 'm-undeclared'], configurations: ['c-1'], directories: ['in-1', 'out-1'] },
      other: { token: 'other-token', models: ['m-2'] },
    });
    await writeFile(join(home, '333'), `${secret}\n`);
    await writeFile(join(home, 'other'), 'other-token');
    await writeFile(join(home, 'expired'), 'a-token-that-has-expired');
    registry = registryWith(30_000);
  });
  afterEach(() => gateway.close());

  const registryWith = (timeoutMs: number) =>
    gatewayRegistry({
      ...{
        url: gateway.url,
        tokenDir: home,
        timeoutMs,
        outputsOf: (runId: string) => ownOutputs(join(home, 'runs'), runId),
      },
      paths: {
        model: usual.model_path,
        configuration: usual.configuration_path,
        directory: usual.directory_path,
        files: usual.files_path,
      },
      declarations: {
        model: (_tenant, id) => Promise.resolve(id === 'm-1' || id === 'm-2' ? declared : null),
        environment: () => Promise.resolve(null),
      },
    });

  const faultOf = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      (answer) => answer,
      (problem: unknown) => problem,
    );

  it('looks where the published APIs have them, in the name of the tenant', async () => {
    expect(await registry.model('333', 'm-1')).to.deep.equal({ kind: 'found', thing: { ...declared, name: 'models m-1' } });
    const environment = { name: 'configurations c-1', clusterType: null, priority: 50, runsMax: null };
    expect(await registry.environment('333', 'c-1')).to.deep.equal({ kind: 'found', thing: environment });
    const uri = `${gateway.url}/api/dataexchange/v3/directories/in-1`;
    expect(await registry.folder('333', 'in-1', 'read')).to.deep.equal({ kind: 'found', thing: { uri } });
    expect(gateway.calls.map(({ path }) => path)).to.deep.equal([
      '/api/modelmanagement/v3/models/m-1',
      '/api/predictivelearning/v3/configurations/c-1',
      '/api/dataexchange/v3/directories/in-1/properties',
    ]);
  });

  it('what is another tenant’s is not there, and what nobody declared cannot be run', async () => {
    for (const found of [
      await registry.model('333', 'm-2'),
      await registry.model('other', 'm-1'),
      await registry.folder('other', 'in-1', 'read'),
      await registry.environment('other', 'c-1'),
    ])
      expect(found.kind).to.equal('missing');
    const undeclared = await registry.model('333', 'm-undeclared');
    expect(undeclared.kind === 'missing' && undeclared.reason).to.include('not among those that the engine can run');
  });

  const expectUnavailable = (problem: unknown) => {
    expect(problem).to.be.instanceOf(Fault).with.property('code', 'registry-unavailable');
    expect(String(problem) + JSON.stringify(problem)).to.not.include(secret);
  };
  const troubles: Record<string, Gateway['answer']> = {
    'a failure of the gateway': { status: 503 },
    'too many calls': { status: 429 },
    'a redirect to somewhere else': { status: 302, headers: { location: 'http://169.254.169.254/' } },
    'an answer without end': { status: 200, body: JSON.stringify({ id: 'm-1', name: 'x'.repeat(2_000_000) }) },
  };
  for (const [what, answer] of Object.entries(troubles)) {
    it(`is a fault that may be tried again, without the token: ${what}`, async () => {
      gateway.answer = answer;
      expectUnavailable(await faultOf(registry.model('333', 'm-1')));
      expect(gateway.calls).to.have.length(1);
    });
  }

  it('is a fault that may be tried again, without the token: an answer that never comes', async () => {
    gateway.answer = 'nothing';
    expectUnavailable(await faultOf(registryWith(300).model('333', 'm-1')));
    expect(gateway.calls.length).to.be.at.most(1);
  });

  it('a tenant without a token, or with one that is not taken any more, is a fault and not an answer', async () => {
    for (const tenant of ['nobody', '../333', 'expired'])
      expect(await faultOf(registry.model(tenant, 'm-1')), tenant).to.be.instanceOf(Fault);
  });

  it('results are uploaded once, however often it is tried; files that are not the engine’s are only listed', async () => {
    const run = join(home, 'runs', 'token', 'output');
    await mkdir(run, { recursive: true });
    await writeFile(join(run, 'report.csv'), 'a,b\n');
    await writeFile(join(home, 'runs', 'token', 'run.json'), 'what the engine has written');
    const outputs = [
      pathToFileURL(join(run, 'report.csv')).href,
      'abfss://lake/x.parquet',
      pathToFileURL(join(home, '333')).href,
      pathToFileURL(join(home, 'runs', 'token', 'run.json')).href,
    ];
    const results = { tenantId: '333', folderId: 'out-1', jobId: 'job-1', runId: 'token', outputs };
    for (let tries = 0; tries < 2; tries += 1) expect(await registry.store(results)).to.deep.equal({ kind: 'stored', count: 4 });
    const uploads = gateway.calls.map(({ body }) => body);
    expect(uploads[0]).to.include('"name":"job-1-report.csv","parentId":"out-1"').and.include('a,b\n');
    expect(uploads[1]).to.include('job-1-outputs.json').and.include('abfss://lake/x.parquet');
    expect(uploads.join('')).to.not.include(secret).and.not.include('what the engine has written');
  });

  it('files whose names differ in other letters only are both uploaded, under plain names', async () => {
    const run = join(home, 'runs', 'token', 'output');
    await mkdir(run, { recursive: true });
    const outputs = ['é.csv', 'è.csv'].map((name) => pathToFileURL(join(run, name)).href);
    for (const name of ['é.csv', 'è.csv']) await writeFile(join(run, name), name);
    await registry.store({ tenantId: '333', folderId: 'out-1', jobId: 'job-1', runId: 'token', outputs });
    const names = gateway.calls.map(({ body }) => /"name":"([^"]*)"/.exec(body)?.[1]);
    expect(names).to.deep.equal(['job-1-_.csv', 'job-1-2-_.csv']);
  });

  it('a folder that is gone refuses results for good', async () => {
    const results = { tenantId: '333', folderId: 'gone', jobId: 'job-1', runId: 'token', outputs: ['abfss://lake/x'] };
    expect(await registry.store(results)).to.deep.equal({ kind: 'refused', reason: 'the gateway refused outputs.json with 404' });
  });
});
