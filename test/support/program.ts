// The program as it is deployed, joined (docs/decisions/0038), built once a run when the first process of it is wanted: ready in a third of the time
// that its source takes, and what is tested is what runs elsewhere. Promised: two runs in one checkout do not share it, and it is gone with its run;
// of a run that was killed, the next one removes it.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { atEndOfRun } from './end-of-run.js';
import { packageFile } from '../../src/app/config/package-file.js';
import { spawnNode, type NodeProcess } from './processes.js';
import { isAlive } from './temporary-folder.js';

const FOLDER = packageFile('dist');
const PREFIX = 'tested-';
const BUILD_MS = 60_000;

let entry: string | null = null;

/** `env` goes over this process's own; undefined takes a variable away. */
export function spawnProgram(args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}): NodeProcess {
  return spawnNode((entry ??= build()), args, env);
}

function build(): string {
  removeThoseOfTheKilled();
  const folder = join(FOLDER, `${PREFIX}${process.pid}`);
  atEndOfRun(() => rm(folder, { recursive: true, force: true }));
  execFileSync(process.execPath, [packageFile('scripts/bundle.mjs'), '--out', folder], {
    cwd: packageFile('.'),
    timeout: BUILD_MS,
  });
  return join(folder, 'main.js');
}

function removeThoseOfTheKilled(): void {
  for (const name of existsSync(FOLDER) ? readdirSync(FOLDER) : []) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : Number.NaN;
    if (pid > 0 && !isAlive(pid)) rmSync(join(FOLDER, name), { recursive: true, force: true });
  }
}
