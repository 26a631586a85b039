// In: the data folder that was asked for. Out: the folder that really holds the cluster, reachable for the user who runs the server.
// Promised: data is always found again through the folder that was asked for.
//
// A root user often works under /root, which nobody else may enter, and PostgreSQL runs as somebody else. Then the data lives in a
// folder of its own under /var/lib, and a link in the data folder leads there. Removing the link starts afresh.
import { chmod, chown, mkdir, mkdtemp, realpath, stat, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EmbeddedPostgresRefused } from './refused.js';
import { canEnter, serverUser } from './server-user.js';
import type { ServerUser } from './run-program.js';

export interface Home {
  readonly dir: string;
  readonly clusterDir: string;
  readonly user: ServerUser | null;
}

const ELSEWHERE = '/var/lib/job-keeper';
const LINK = 'postgres';

export async function prepareHome(dataDir: string): Promise<Home> {
  const asked = resolve(dataDir);
  await mkdir(asked, { recursive: true });
  const link = join(asked, LINK);
  const linked = await realpath(link).catch(() => null);
  const dir = linked ?? asked;
  const user = await serverUser(join(dir, 'cluster'));
  if (user === null) return home(dir, null);
  await giveTo(user, dir);
  if (await canEnter(dir, user)) return home(dir, user);
  if (linked !== null) {
    throw new EmbeddedPostgresRefused(
      `The data folder ${dir} may not be entered by user id ${user.uid}, who must run PostgreSQL.`,
    );
  }
  return home(await moveOut(link, user), user);
}

function home(dir: string, user: ServerUser | null): Home {
  return { dir, clusterDir: join(dir, 'cluster'), user };
}

async function moveOut(link: string, user: ServerUser): Promise<string> {
  await mkdir(ELSEWHERE, { recursive: true, mode: 0o755 });
  await chmod(ELSEWHERE, 0o755);
  const dir = await mkdtemp(join(ELSEWHERE, 'data-'));
  await giveTo(user, dir);
  if (!(await canEnter(dir, user))) {
    throw new EmbeddedPostgresRefused(
      `User id ${user.uid}, who must run PostgreSQL, may enter neither the data folder nor ${ELSEWHERE}: ` +
        'choose a data folder that is open to it, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  await symlink(dir, link);
  return dir;
}

async function giveTo(user: ServerUser, dir: string): Promise<void> {
  if ((await stat(dir)).uid === 0) await chown(dir, user.uid, user.gid);
}
