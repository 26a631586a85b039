// Folders of a run: all are gone when it ends, those of the processes that it started included.
import { readdir } from 'node:fs/promises';
import { expect } from 'chai';
import { runCommand } from '../support/run-command.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** A run of its own: the end of this one cannot be played. */
const run = `
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { endRun } from './test/support/end-of-run.ts';
import { spawnReplica } from './test/support/keeper-process.ts';
import { temporaryFolder, temporaryFolderNow } from './test/support/temporary-folder.ts';
await temporaryFolder();
temporaryFolderNow();
const replica = spawnReplica({ databaseUrl: 'postgresql://nobody@127.0.0.1:1/none', config: {} });
console.log(readdirSync(tmpdir()).filter((name) => name.startsWith('job-keeper-')).length);
replica.kill('SIGKILL');
await replica.exited;
await endRun();
`;

describe('folders of a test run', () => {
  it('are gone when it ends', async () => {
    const TMPDIR = await temporaryFolder();
    const bounds = { timeoutMs: 50_000, env: { ...process.env, TMPDIR } };
    expect(await runCommand(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', run], bounds)).to.equal('3\n');
    const left = await readdir(TMPDIR);
    expect(left.filter((name) => name.startsWith('job-keeper-'))).to.deep.equal([]);
  });
});
