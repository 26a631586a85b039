// In: the binaries and the home. Out: a cluster that can be started.
// Promised: a first start that was killed at any instant leaves nothing that a later one could mistake for a cluster.
import { chown, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PostgresBinaries } from './binaries.js';
import type { Home } from './home.js';
import { EmbeddedPostgresRefused } from './refused.js';
import { lastWords, runProgram } from './run-program.js';

/** The major version that the cluster was made with; null = there is no cluster yet. */
export async function clusterMajor(clusterDir: string): Promise<number | null> {
  const text = await readFile(join(clusterDir, 'PG_VERSION'), 'utf8').catch(() => null);
  if (text !== null) return Number.parseInt(text, 10);
  const names = await readdir(clusterDir).catch(() => []);
  if (names.length > 0)
    throw new EmbeddedPostgresRefused(`The folder ${clusterDir} holds something that is not a PostgreSQL cluster.`);
  return null;
}

export async function initCluster(
  binaries: PostgresBinaries,
  home: Home,
  { fsync, timeoutMs }: { fsync: boolean; timeoutMs: number },
): Promise<void> {
  await removeHalfMade(home.dir);
  // Named after our process: two first starts at once do not write into one folder, and the rename decides.
  const making = `${home.clusterDir}.new-${process.pid}`;
  await mkdir(making, { mode: 0o700 });
  if (home.user !== null) await chown(making, home.user.uid, home.user.gid);
  const args = ['-D', making, '-U', 'postgres', '--auth=trust', '--locale=C', '--encoding=UTF8', ...(fsync ? [] : ['--no-sync'])];
  const { code, output } = await runProgram(join(binaries.binDir, 'initdb'), args, { user: home.user, timeoutMs });
  if (code !== 0) {
    await rm(making, { recursive: true, force: true });
    throw new EmbeddedPostgresRefused(`PostgreSQL could not make its data in ${home.clusterDir}: ${lastWords(output)}`);
  }
  try {
    await rename(making, home.clusterDir);
  } catch {
    // Somebody else was first. Theirs is taken, and the start that follows says if it is in use.
    await rm(making, { recursive: true, force: true });
    return;
  }
  if (fsync) await syncFolder(dirname(home.clusterDir));
}

async function removeHalfMade(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    const pid = /^cluster\.new-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid)))) {
      await rm(join(dir, name), { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

/** Asked of the server's own status line, the eighth of its pid file; no file = it is gone by now. */
export async function holderIsStopping(clusterDir: string): Promise<boolean> {
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => null);
  return text === null || text.split('\n')[7]?.trim() === 'stopping';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return problem instanceof Error && 'code' in problem && problem.code === 'EPERM';
  }
}

/** A rename is durable only when its folder is. */
async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
