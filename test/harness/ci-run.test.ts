import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../support/temporary-folder.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface End {
  readonly code: number | null;
  readonly lines: readonly string[];
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<End> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 25_000,
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.resume();
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, lines: output.trimEnd().split('\n') });
    });
  });
}

/** Runs .ci/run with an npm of ours: what `npm ci` and `npm test` do is one shell line each. */
async function ciRun(ci: string, test: string): Promise<{ code: number | null; last: string | undefined }> {
  const folder = await mkdtemp(join(await temporaryFolder(), 'npm-'));
  await writeFile(join(folder, 'npm'), `#!/bin/sh\ncase $1 in ci) ${ci} ;; test) ${test} ;; esac\n`, { mode: 0o755 });
  const end = await run('bash', ['.ci/run'], { PATH: `${folder}:${process.env['PATH'] ?? ''}` });
  return { code: end.code, last: end.lines.at(-1) };
}

const result = (passed: number, failed: number): string => `echo '{"passed":${passed},"failed":${failed}}' >"$TEST_RESULT_FILE"`;

describe('.ci/run', () => {
  const cases: Record<string, { ci: string; test: string; code: number; last: string }> = {
    'passes when everything passed': { ci: 'true', test: result(7, 0), code: 0, last: '7 passed, 0 failed' },
    'keeps the exit code of failed tests': { ci: 'true', test: `${result(5, 2)}; exit 2`, code: 2, last: '5 passed, 2 failed' },
    'counts a check that fails before the tests as one failure': {
      ci: 'true',
      test: 'exit 2',
      code: 1,
      last: '0 passed, 1 failed',
    },
    'does not take tests that never ran for a success': { ci: 'true', test: 'true', code: 1, last: '0 passed, 1 failed' },
    'fails when the run fails although every test passed': {
      ci: 'true',
      test: `${result(3, 0)}; exit 1`,
      code: 1,
      last: '3 passed, 1 failed',
    },
    'fails when the installation fails': { ci: 'exit 1', test: result(1, 0), code: 1, last: '0 passed, 1 failed' },
  };
  for (const [name, { ci, test, code, last }] of Object.entries(cases)) {
    it(name, async () => {
      expect(await ciRun(ci, test)).to.deep.equal({ code, last });
    });
  }
});

describe('the reporter', () => {
  it('writes the figures of the run as data, and counts a hook that fails as a failure', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'result.json');
    const spec = join(folder, 'sample.cjs');
    await writeFile(
      spec,
      `it('a', () => undefined); it('b', () => { throw new Error('b'); });
       describe('c', () => { before(() => { throw new Error('c'); }); it('d', () => undefined); });`,
    );
    const mocha = join(ROOT, 'node_modules', 'mocha', 'bin', 'mocha.js');
    const args = [mocha, '--no-config', '--reporter', join(ROOT, 'test', 'support', 'reporter.cjs'), spec];
    const { code } = await run(process.execPath, args, { TEST_RESULT_FILE: file });
    expect(code).not.to.equal(0);
    expect(JSON.parse(await readFile(file, 'utf8'))).to.deep.equal({ passed: 1, failed: 2 });
  });
});
