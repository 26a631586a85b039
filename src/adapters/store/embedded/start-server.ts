// In: binaries, the home with its cluster, settings, a bound. Out: a server that answers, or why it does not.
import { join } from 'node:path';
import type { PostgresBinaries } from './binaries.js';
import type { Home } from './home.js';
import { answers } from './ready.js';
import { lastWords } from './run-program.js';
import { beginLog, logFile, readLog } from './server-log.js';
import { freshSocketFolder } from './socket-folder.js';
import { supervise, type SupervisedServer } from './supervise.js';

export type ServerStart =
  | { readonly outcome: 'serves'; readonly server: SupervisedServer; readonly url: string; readonly socketDir: string }
  /** Another server has the data; it may be one that is about to end. */
  | { readonly outcome: 'held'; readonly reason: string }
  | { readonly outcome: 'failed'; readonly reason: string };

const STOP_MS = 5000;
const HELD = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/;

export async function startServer(
  binaries: PostgresBinaries,
  home: Home,
  { settings, boundMs }: { settings: Readonly<Record<string, string>>; boundMs: number },
): Promise<ServerStart> {
  const socketDir = await freshSocketFolder(home);
  const logFrom = await beginLog(home);
  const server = await supervise({
    program: join(binaries.binDir, 'postgres'),
    args: ['-D', home.clusterDir, ...asArguments({ ...settings, unix_socket_directories: socketDir })],
    user: home.user,
    logFile: logFile(home),
    socketDir,
  });
  let ended = false;
  void server.exited.then(() => {
    ended = true;
  });
  // Named, or the client would take that of the environment (PGPORT).
  const port = settings['port'] ?? '5432';
  const url = `postgresql://postgres@localhost:${port}/postgres?host=${encodeURIComponent(socketDir)}`;
  if (await answers(url, () => ended, boundMs)) return { outcome: 'serves', server, url, socketDir };
  const late = !ended;
  await server.stop(STOP_MS);
  return whyNot(home, late, await readLog(home, logFrom));
}

function whyNot(home: Home, late: boolean, log: string): ServerStart {
  if (HELD.test(log)) {
    const pid = /\(PID (\d+)\)/.exec(log)?.[1];
    const holder = pid === undefined ? '' : ` (process ${pid})`;
    return {
      outcome: 'held',
      reason: `The data folder ${home.dir} is in use by another Job Keeper${holder}: stop it, or choose another folder.`,
    };
  }
  const problem = late ? 'was not ready in time' : 'ended while starting';
  return { outcome: 'failed', reason: `PostgreSQL ${problem} (${lastWords(log)}); its log is ${logFile(home)}.` };
}

function asArguments(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
