import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { openDeclarations } from '../../src/adapters/registry/files/declarations.js';
import { fileRegistry } from '../../src/adapters/registry/files/file-registry.js';
import { ownOutputs } from '../../src/app/parts/own-outputs.js';
import type { ModelRegistry } from '../../src/ports/model-registry.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const declared = `
tenants:
  "*": { models: { shared: { job_id: "175" } }, configurations: { c-1: { priority: high, cluster_type: business } } }
  "333": { models: { shared: { job_id: "176", takes: python, parameters: { region: eu } }, own: { job_id: "177" } } }
`;

describe('the embedded registry', () => {
  let home: string;
  let file: string;
  let facts: Fact[];
  let registry: ModelRegistry;

  beforeEach(async () => {
    home = await temporaryFolder();
    file = join(home, 'models.yaml');
    facts = [];
    await writeFile(file, declared);
    for (const folder of ['folders/333/in-1', 'folders/333/out-1', 'folders/other/out-2', 'runs/t/output', 'outside'])
      await mkdir(join(home, folder), { recursive: true });
    registry = await opened();
  });

  async function opened(region: string | null = null): Promise<ModelRegistry> {
    const telemetry = { report: (fact: Fact) => void facts.push(fact) };
    return fileRegistry({
      declarations: await openDeclarations(file, region, telemetry),
      ...{ foldersDir: join(home, 'folders'), outputsOf: (runId: string) => ownOutputs(join(home, 'runs'), runId) },
      ...{ clock: systemClock, timeoutMs: 5_000, storeTimeoutMs: 5_000 },
    });
  }
  const jobOf = async (tenant: string, id: string) => {
    const found = await registry.model(tenant, id);
    return found.kind === 'found' ? found.thing.jobId : null;
  };

  it('a tenant has what is declared for it, else what is declared for all; nothing of another', async () => {
    expect([await jobOf('333', 'shared'), await jobOf('other', 'shared')]).to.deep.equal(['176', '175']);
    expect([await jobOf('333', 'own'), await jobOf('other', 'own'), await jobOf('333', 'constructor')]).to.deep.equal([
      '177',
      null,
      null,
    ]);
    const environment = await registry.environment('other', 'c-1');
    expect(environment.kind === 'found' && environment.thing).to.include({
      priority: 80,
      clusterType: 'business',
      runsMax: null,
    });
  });

  it('what is declared for other regions is not there; where the region is not said, that is all that is for some only', async () => {
    await writeFile(
      file,
      `tenants: { "*": { models: { m: { job_id: "1", regions: [eu1, eu2] } }, configurations: { c: { regions: [eu1] }, d: {} } } }`,
    );
    const seen = async (region: string | null) => {
      const there = await opened(region);
      const found = [await there.model('333', 'm'), await there.environment('333', 'c'), await there.environment('333', 'd')];
      return found.map(({ kind }) => kind);
    };
    expect(await seen('eu1')).to.deep.equal(['found', 'found', 'found']);
    expect(await seen('eu2')).to.deep.equal(['found', 'missing', 'found']);
    expect(await seen(null)).to.deep.equal(['missing', 'missing', 'found']);
  });

  it('a change holds at once; a mistake is reported once and leaves what was', async () => {
    await writeFile(file, declared.replace('"177"', '"201"'));
    expect(await jobOf('333', 'own')).to.equal('201');
    await writeFile(file, 'tenants: { "333": { models: { own: { jobid: 1 } } } }');
    expect([await jobOf('333', 'own'), await jobOf('333', 'own')]).to.deep.equal(['201', '201']);
    expect(facts.filter(({ kind }) => kind === 'trouble')).to.have.length(1);
    await rm(file);
    expect(await jobOf('333', 'own')).to.equal('201');
  });

  it('a file with mistakes does not open: each with its path', async () => {
    await writeFile(file, 'tenants: { "333": { models: { "../x": { job_id: "1" }, own: { takes: jar } } } }');
    const problem = await opened().then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(problem).to.include('tenants.333.models.../x').and.include('models.own.job_id').and.include('models.own.takes');
  });

  it('a folder is a directory of the tenant, and nothing else is', async () => {
    const found = await registry.folder('333', 'in-1', 'read');
    expect(found.kind === 'found' && found.thing.uri).to.match(/^file:\/\/.*\/folders\/333\/in-1$/);
    await symlink(join(home, 'outside'), join(home, 'folders/333/link'));
    await writeFile(join(home, 'folders/333/file'), '');
    for (const id of ['out-2', '../other/out-2', '..', 'link', 'file', 'nowhere', '', 'in-1/'])
      expect((await registry.folder('333', id, 'read')).kind, id).to.equal('missing');
    expect((await registry.folder('..', 'outside', 'read')).kind).to.equal('missing');
  });

  it('results are files of the engine’s runs, whole, in a directory of the job; the rest is listed', async () => {
    const output = join(home, 'runs/t/output');
    await mkdir(join(output, 'deep'));
    await writeFile(join(output, 'report.csv'), 'one');
    await writeFile(join(output, 'deep/report.csv'), 'two');
    await writeFile(join(home, 'outside/password'), 'never');
    await symlink(join(home, 'outside/password'), join(output, 'sly.csv'));
    await writeFile(join(home, 'folders/333/out-1/written-by-the-job.csv'), 'there');
    const uri = (path: string) => pathToFileURL(join(home, path)).href;
    const outputs = [
      ...[uri('runs/t/output/report.csv'), uri('runs/t/output/deep/report.csv'), uri('runs/t/output/sly.csv')],
      ...[uri('outside/password'), uri('folders/333/out-1/written-by-the-job.csv'), 'abfss://lake/x.parquet'],
    ];
    const results = { tenantId: '333', folderId: 'out-1', jobId: 'job-1', runId: 't', outputs };
    for (let tries = 0; tries < 2; tries += 1) expect(await registry.store(results)).to.deep.equal({ kind: 'stored', count: 6 });
    const target = join(home, 'folders/333/out-1/job-1');
    expect((await readdir(target)).sort()).to.deep.equal(['2-report.csv', 'outputs.json', 'report.csv']);
    expect(await readFile(join(target, '2-report.csv'), 'utf8')).to.equal('two');
    const listed = JSON.parse(await readFile(join(target, 'outputs.json'), 'utf8')) as { outputs: string[] };
    expect(listed.outputs).to.deep.equal([outputs[2], outputs[3], outputs[5]]);
  });

  it("of the files of runs, only a run's own outputs are results: not those of another, nor what the engine has written of it", async () => {
    const uri = (path: string) => pathToFileURL(join(home, path)).href;
    await mkdir(join(home, 'runs/other/output'), { recursive: true });
    for (const path of ['runs/t/run.json', 'runs/other/output/secret.csv', 'runs/t/output/own.csv'])
      await writeFile(join(home, path), path);
    const outputs = [uri('runs/t/run.json'), uri('runs/other/output/secret.csv'), uri('runs/t/output/own.csv')];
    const results = { tenantId: '333', folderId: 'out-1', jobId: 'job-1', outputs };
    expect(await registry.store({ ...results, runId: 't' })).to.deep.equal({ kind: 'stored', count: 3 });
    expect((await readdir(join(home, 'folders/333/out-1/job-1'))).sort()).to.deep.equal(['outputs.json', 'own.csv']);
    for (const runId of ['..', 't/..', '.'])
      expect(await registry.store({ ...results, jobId: 'job-2', runId }), runId).to.deep.equal({ kind: 'stored', count: 3 });
    expect(await readdir(join(home, 'folders/333/out-1/job-2'))).to.deep.equal(['outputs.json']);
  });

  it('a folder that is gone refuses results; one that cannot be written to now may be tried again', async () => {
    const results = { tenantId: '333', folderId: 'out-1', jobId: 'job-1', runId: 't', outputs: ['abfss://lake/x'] };
    await writeFile(join(home, 'folders/333/out-1/job-1'), 'a file where the directory should be');
    const problem = await registry.store(results).then(
      () => null,
      (error: unknown) => error,
    );
    expect(problem).to.have.property('code', 'registry-unavailable');
    await rm(join(home, 'folders/333/out-1'), { recursive: true });
    expect((await registry.store(results)).kind).to.equal('refused');
  });
});
