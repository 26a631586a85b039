// One real PostgreSQL for a test run: TEST_DATABASE_URL, else a private server (npm binaries, else the machine's), else a container.
import { startEmbeddedPostgres, type EmbeddedPostgresOptions } from '../../src/adapters/store/embedded/embedded-postgres.js';
import { EmbeddedPostgresRefused } from '../../src/adapters/store/embedded/refused.js';
import { atEndOfRun } from './end-of-run.js';
import { quickFolder, temporaryFolder } from './temporary-folder.js';

export interface PostgresServer {
  /** Of an account that may create databases. */
  readonly url: string;
  /** True = it was there before the run and stays: what the run made in it has to be taken away. */
  readonly stays: boolean;
}

/** 'quick' loses its data with the machine, and nobody minds; a durable one is private, on the disk, and waits for it as in production. */
export type ServerKind =
  { readonly kind: 'quick' } | { readonly kind: 'durable'; readonly settings: Readonly<Record<string, string>> };

export async function startPostgresServer(wanted: ServerKind): Promise<PostgresServer> {
  if (wanted.kind === 'durable') return startPrivate(await temporaryFolder(), { fsync: true, settings: wanted.settings });
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stays: true };
  const reasons: string[] = [];
  // Programs may be forbidden in the quick folder, and binaries are copied there if node_modules is closed to the server's user.
  for (const folder of [quickFolder, temporaryFolder]) {
    try {
      return await startPrivate(await folder(), { fsync: false, settings: { max_connections: '200' } });
    } catch (problem) {
      if (!(problem instanceof EmbeddedPostgresRefused)) throw problem;
      reasons.push(problem.message);
    }
  }
  return startContainer(reasons.join(' '));
}

type Private = Pick<EmbeddedPostgresOptions, 'fsync' | 'settings'>;

async function startPrivate(dataDir: string, wanted: Private): Promise<PostgresServer> {
  const server = await startEmbeddedPostgres({ dataDir, ...wanted, startTimeoutMs: 60_000 });
  atEndOfRun(() => server.stop());
  return { url: server.url, stays: false };
}

async function startContainer(whyNotEmbedded: string): Promise<PostgresServer> {
  try {
    const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
    const container = await new PostgreSqlContainer('postgres:17-alpine')
      .withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=200'])
      .start();
    atEndOfRun(async () => {
      await container.stop();
    });
    return { url: container.getConnectionUri(), stays: false };
  } catch (problem) {
    throw new Error(
      `These tests need PostgreSQL: run npm ci with optional dependencies, install PostgreSQL, start Docker, or set TEST_DATABASE_URL. (${whyNotEmbedded})`,
      { cause: problem },
    );
  }
}
