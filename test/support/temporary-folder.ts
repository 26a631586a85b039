// Folders for one test run. A run that was killed cannot remove its own; the next one does.
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEndOfRun } from './end-of-run.js';

const PREFIX = 'job-keeper-test-';
let swept = false;

/** Removed at the end of the run, after what uses it has stopped: ask for the folder first, then start. */
export async function temporaryFolder(): Promise<string> {
  await sweepOnce();
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(folder, 0o711); // Servers that root starts run as somebody else and must get through.
  atEndOfRun(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

async function sweepOnce(): Promise<void> {
  if (swept) return;
  swept = true;
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (pid > 0 && !isAlive(pid)) await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
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
