// The package of the typed client as its users have it: packed, unpacked into node_modules of a program elsewhere, with the packages that it
// depends on beside it. The program is the one that README.md shows.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { readJobsFile } from '../../src/adapters/engine/process/jobs-file.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { aFace, closeFaces } from '../http/scripted-keeper.js';
import { aCatalogue } from '../support/catalogue.js';
import { aJob, aSnapshot } from '../support/scenes.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const run = promisify(execFile);
const [, example = '', printed = ''] =
  /^```js\n(import \{ openClient[\s\S]*?)^```\n+^```\n([\s\S]*?)^```$/m.exec(readFileSync('README.md', 'utf8')) ?? [];

/** As `npm install` leaves it, without the registry: the two packages are those that are installed here. */
async function aUser(): Promise<string> {
  const folder = await temporaryFolder();
  const modules = join(folder, 'node_modules');
  const installed = join(modules, 'job-keeper-client');
  mkdirSync(installed, { recursive: true });
  await run(process.execPath, ['scripts/client-package.mjs', join(folder, 'made')]);
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder, join(folder, 'made')]);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  await run('tar', ['-xzf', join(folder, filename), '--strip-components=1', '-C', installed]);
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { dependencies: object };
  expect(Object.keys(dependencies)).to.deep.equal(['openapi-fetch']);
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers'])
    cpSync(join('node_modules', name), join(modules, name), { recursive: true });
  return folder;
}

/** What a program must be told of, and what its compiler must know. */
const mistakes = `
import { openClient, type Client } from 'job-keeper-client';
import type { components } from 'job-keeper-client/openapi';
const client: Client = openClient({ url: 'http://x', credential: null, timeoutMs: 1 });
export const state: components['schemas']['State'] = 'waiting';
// @ts-expect-error -- there is no such state
export const lost: components['schemas']['State'] = 'lost';
// @ts-expect-error -- there is no such call
export const nowhere = client.GET('/v1/nowhere');
// @ts-expect-error -- there is no such filter
export const filtered = client.GET('/v1/jobs', { params: { query: { tenant: '333' } } });
export async function names(): Promise<readonly (string | null)[]> {
  const { data } = await client.GET('/v1/jobs');
  // @ts-expect-error -- there is no such field
  data?.items[0]?.title;
  return data?.items.map(({ name }) => name) ?? [];
}
`;

describe('the package of the typed client', function () {
  this.timeout(120_000);
  let user = '';
  before(async () => (user = await aUser()));
  afterEach(closeFaces);

  it('compiles in a strict program, its own types included, which is told of what the service does not know', async () => {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2022'],
      types: ['node'],
      allowJs: true,
      checkJs: true,
    };
    const typeRoots = [join(process.cwd(), 'node_modules/@types')];
    writeFileSync(
      join(user, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...compilerOptions, typeRoots }, files: ['mistakes.mts', 'example.mjs'] }),
    );
    writeFileSync(join(user, 'mistakes.mts'), mistakes);
    writeFileSync(join(user, 'example.mjs'), example);
    const { stdout } = await run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', user]).catch(
      (problem: unknown) => problem as { stdout: string },
    );
    expect(stdout).to.equal('');
  });

  it('does what README.md shows: sends a job request, and lists jobs', async () => {
    const [requestId = ''] = printed.split(' ');
    const declared = readJobsFile(readFileSync('config/jobs.yaml', 'utf8'));
    const jobs = declared.ok ? [...declared.value].map(([id, { name }]) => ({ ...aJob(id), name })) : [];
    const { url } = await aFace({
      submit: () => Promise.resolve({ kind: 'stored', requestId: branded<RequestId>(requestId), correlationId: 'c-2' }),
      catalogue: aCatalogue(aSnapshot({ jobs })),
    });
    writeFileSync(join(user, 'run.mjs'), example.replace('http://127.0.0.1:8080', url));
    const { stdout } = await run(process.execPath, ['run.mjs'], { cwd: user });
    expect(stdout).to.equal(printed);
  });
});
