// Folders for one test run. A run that was killed cannot remove its own; the next one does.
import { mkdtempSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEndOfRun } from './end-of-run.js';

const PREFIX = 'job-keeper-test-';
const MEMORY = '/dev/shm';
/** A test database is some 8 MB. */
const MEMORY_MIN_BYTES = 4e9;
let swept = false;

/** Removed at the end of the run, after what uses it has stopped: ask for the folder first, then start. */
export async function temporaryFolder(): Promise<string> {
  return make(tmpdir());
}

/** In memory where there is plenty: making a database there takes a tenth of the time. */
export async function quickFolder(): Promise<string> {
  const free = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return make(free >= MEMORY_MIN_BYTES ? MEMORY : tmpdir());
}

/** For who cannot wait; of a run that was killed, the next one removes it too. */
export function temporaryFolderNow(): string {
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // A process of the run may still be writing there: then it is the next run that removes it.
  atEndOfRun(() => remove(folder).catch(() => undefined));
  return folder;
}

async function make(parent: string): Promise<string> {
  await sweepOnce();
  const folder = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`));
  await chmod(folder, 0o711); // Servers that root starts run as somebody else and must get through.
  atEndOfRun(() => remove(folder));
  return folder;
}

function remove(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function sweepOnce(): Promise<void> {
  if (swept) return;
  swept = true;
  for (const parent of [tmpdir(), MEMORY]) {
    for (const name of await readdir(parent).catch(() => [])) {
      const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
      if (pid > 0 && !isAlive(pid)) await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return problem instanceof Error && 'code' in problem && problem.code === 'EPERM';
  }
}
