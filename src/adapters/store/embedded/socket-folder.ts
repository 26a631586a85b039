// In: the home. Out: a fresh folder for the socket of one start, which nobody but the server's user (and root) may enter.
// Fresh each time: a second start on the same data could otherwise find the first one's socket and take its answers for its own.
// A socket's whole path is limited to 107 bytes by Linux and 103 by macOS; a longer home gets a folder among the temporary ones.
import { chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Home } from './home.js';

const PATH_MAX_BYTES = 103;
const SOCKET = '.s.PGSQL.5432.lock';
const PREFIX = 'socket-';

export async function freshSocketFolder(home: Home): Promise<string> {
  const places = [join(home.dir, PREFIX), join(tmpdir(), 'job-keeper-')];
  const dir = await mkdtemp(places.find(fits) ?? '/tmp/job-keeper-');
  if (home.user !== null) await chown(dir, home.user.uid, home.user.gid);
  await chmod(dir, 0o700);
  return dir;
}

/** Folders that a machine left behind when its power went. Only for the one who holds the data. */
export async function removeStaleSocketFolders(home: Home, current: string): Promise<void> {
  for (const name of await readdir(home.dir)) {
    if (name.startsWith(PREFIX) && name !== basename(current)) await rm(join(home.dir, name), { recursive: true, force: true });
  }
}

function fits(prefix: string): boolean {
  return Buffer.byteLength(join(`${prefix}XXXXXX`, SOCKET)) <= PATH_MAX_BYTES;
}
