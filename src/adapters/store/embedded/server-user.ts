// In: who we are and who owns what. Out: the user that must run PostgreSQL, null = ourselves.
// PostgreSQL refuses to run as root, so root hands it to an ordinary user that the machine already has.
import { readFile, stat } from 'node:fs/promises';
import { EmbeddedPostgresRefused } from './refused.js';
import { runProgram, type ServerUser } from './run-program.js';

const CANDIDATES = ['postgres', 'node', 'nobody'];

/** The owner of a cluster that exists goes first: PostgreSQL only opens data that belongs to the user it runs as. */
export async function serverUser(clusterDir: string): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(clusterDir).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = parseAccounts(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  for (const name of CANDIDATES) {
    const user = accounts.get(name);
    if (user !== undefined) return user;
  }
  throw new EmbeddedPostgresRefused(
    `PostgreSQL does not run as root, and this machine has none of the users ${CANDIDATES.join(', ')}: ` +
      'start Job Keeper as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

/** Asked of the system itself, as that user: permission bits alone would not tell of ACLs and mounts. */
export async function canEnter(folder: string, user: ServerUser | null): Promise<boolean> {
  const { code } = await runProgram('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { user, timeoutMs: 5000 });
  return code === 0;
}

function parseAccounts(passwd: string): Map<string, ServerUser> {
  const accounts = new Map<string, ServerUser>();
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || uid === undefined || gid === undefined || Number(uid) <= 0) continue;
    accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}
