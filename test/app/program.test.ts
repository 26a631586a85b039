// The program as it is installed: joined into a few files. What may be lost by joining is looked at here: files beside the code, programs
// started by their address, packages that are loaded when they are asked for, names that are kept in the store, and where an error came from.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { version } from '../../src/app/version.js';
import { eventually } from '../support/eventually.js';
import { aJobRequest } from '../support/job-requests.js';
import { freshDatabase } from '../support/postgres.js';
import { spawnNode } from '../support/processes.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const run = promisify(execFile);
const program = 'dist/service/main.js';

describe('the program that is installed', function () {
  this.timeout(90_000);

  before(() => run(process.execPath, ['scripts/bundle.mjs']));

  it('finds the files of its package from any folder', async () => {
    const answer = await run(process.execPath, [`${process.cwd()}/${program}`, 'policy', 'check'], { cwd: '/' });
    expect(answer.stdout).to.match(/default\.yaml: accepted, .* \d+ examples hold/);
    expect((await run(`${process.cwd()}/${program}`, ['--version'])).stdout.trim()).to.equal(version);
    expect(readFileSync(`${program}.map`, 'utf8')).to.include('"../../src/main.ts"');
  });

  it('tells nothing of a reader that has read enough, and does all that it was asked', async () => {
    const files = Array.from({ length: 20 }, () => 'policies/default.yaml').join(' ');
    const piped = `(${process.execPath} ${program} policy check ${files}; echo "it ended with $?" >&2) | head -c 1`;
    const { stdout, stderr } = await run('sh', ['-c', piped]);
    expect({ stdout, stderr }).to.deep.equal({ stdout: 'p', stderr: 'it ended with 0\n' });
  });

  it('has failed where what it was to print could not be written, whichever command it is', async () => {
    const env = { ...process.env, DATABASE_URL: (await freshDatabase()).url, JOB_KEEPER_DATA_DIR: await temporaryFolder() };
    for (const command of ['policy check', 'migrate', 'audit']) {
      const { stdout, stderr } = await run('sh', ['-c', `${program} ${command} > /dev/full; echo "it ended with $?"`], { env });
      expect(stdout, command).to.equal('it ended with 1\n');
      expect(stderr, command).to.match(/^job-keeper: not all of the output could be written: ENOSPC: .*\n$/);
    }
  });

  it('does not load what fetches from elsewhere to find out that it runs on Node', async () => {
    const { url } = await freshDatabase();
    const told = `process.on('exit', () => console.error('fetch is loaded:', process.moduleLoadList.some((name) => name.endsWith('deps/undici/undici'))))`;
    const flags = ['--import', `data:text/javascript,${encodeURIComponent(told)}`];
    const { stderr } = await run(process.execPath, [...flags, program, 'migrate'], {
      env: { ...process.env, DATABASE_URL: url },
    });
    expect(stderr).to.include('fetch is loaded: false');
  });

  it('takes a schema made from source as its own, serves its pages, runs a process, and ends', async () => {
    const env = { DATABASE_URL: (await freshDatabase()).url, AMQP_URL: undefined, JOB_KEEPER_DATA_DIR: await temporaryFolder() };
    const serving = spawnNode(program, ['serve', '--port', '0'], env);
    const url = /http:\/\/[\d.:]+/.exec(await serving.waitForLine(/ready at http/, 30_000))?.[0] ?? '';
    expect(serving.lines.join('\n')).to.match(/broker: embedded/);
    const page = await fetch(`${url}/docs/static/swagger-ui.css`);
    expect([page.status, page.headers.get('content-type')]).to.deep.equal([200, 'text/css; charset=utf-8']);
    expect(await (await fetch(`${url}/console`)).text()).to.contain('<title>Job Keeper</title>');
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(aJobRequest({ correlationId: 'installed' }));
    const taken = (await (await fetch(`${url}/v1/job-requests`, { method: 'POST', headers, body })).json()) as Shown;
    await eventually(async () => {
      const { state } = (await (await fetch(`${url}/v1/job-requests/${taken.request_id}`)).json()) as Shown;
      return state === 'succeeded' ? true : Promise.reject(new Error(`it is ${state}`));
    }, 60_000);
    serving.kill('SIGTERM');
    expect(await serving.exited).to.equal(0);
  });
});

interface Shown {
  readonly request_id: string;
  readonly state: string;
}
