// The real service for the tests of the Job Manager API: its own database, the embedded engine, and models whose jobs are commands of a few
// lines. In: what differs. Out: its address, and ways to look behind it. Promised: what a test leaves running ends with it.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import pg from 'pg';
import { stringify } from 'yaml';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { createTelemetry } from '../../src/adapters/telemetry/create-telemetry.js';
import { loadConfig } from '../../src/app/config/load.js';
import { serve } from '../../src/app/serve.js';
import { freshDatabase } from '../support/postgres.js';
import { temporaryFolder } from '../support/temporary-folder.js';

export interface JobService {
  readonly url: string;
  readonly lines: readonly string[];
  /** The files of a folder, with what is in them; of subfolders too. */
  folder(tenantId: string, id: string): Promise<Record<string, string>>;
  /** Puts a file into a folder, which is made where it is not there. */
  put(tenantId: string, file: string, content: string): Promise<void>;
  sql<Row extends pg.QueryResultRow>(text: string, parameters?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/** Each leaves what it has in its output folder; `seconds` is how long it takes. */
export const jobs = {
  report: {
    name: 'report',
    command: ['sh', '-c', 'echo "$JOB_KEEPER_PARAM_INPUT_FOLDER" > "$JOB_KEEPER_OUTPUT_DIR/report.csv"'],
  },
  broken: { name: 'broken', command: ['sh', '-c', 'echo "column amount is missing" >&2; exit 3'] },
  long: { name: 'long', command: ['sh', '-c', 'echo partial > "$JOB_KEEPER_OUTPUT_DIR/partial.csv"; exec sleep 300'] },
};

export const models = {
  tenants: {
    '*': {
      models: {
        'm-report': { name: 'A report', job_id: 'report' },
        'm-broken': { job_id: 'broken' },
        'm-long': { job_id: 'long' },
      },
      configurations: { 'c-1': { name: 'small', cluster_type: 'business' } },
    },
    other: { models: { 'm-others': { job_id: 'report' } }, configurations: { 'c-others': {} } },
  },
};

/** Beside the ones above. */
interface Added {
  readonly jobs?: object;
  readonly tenants?: object;
}

export async function jobService(config: Readonly<Record<string, unknown>> = {}, added: Added = {}): Promise<JobService> {
  const home = await temporaryFolder();
  const [database, folders] = [await freshDatabase(), join(home, 'folders')];
  for (const place of ['333/in-1', '333/out-1', 'other/out-others']) await mkdir(join(folders, place), { recursive: true });
  await writeFile(join(home, 'jobs.yaml'), stringify({ jobs: { ...jobs, ...added.jobs } }));
  await writeFile(join(home, 'models.yaml'), stringify({ tenants: { ...models.tenants, ...added.tenants } }));
  const file = join(home, 'config.yaml');
  const usual = {
    http: { port: 0 },
    database: { url: database.url },
    data_dir: join(home, 'data'),
    process_engine: { jobs_file: join(home, 'jobs.yaml') },
    runs: { watch_interval_ms: 150, snapshot_age_ms: 100 },
    settings: {
      limits: { max_concurrent_runs: 4 },
      pools: { active: { own_compute_slots: 8 }, passive: { own_compute_slots: 8 } },
      // Every hour of every day, so that nothing depends on when it is run.
      calendar: { business_hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] },
    },
    job_manager: { registry_file: join(home, 'models.yaml'), folders_dir: folders, close_interval_ms: 100, ...config },
  };
  await writeFile(file, stringify(usual));
  const loaded = loadConfig({ env: {}, file, flags: [] });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const lines: string[] = [];
  const output = new Writable({
    write: (chunk: Buffer, _encoding, written) => {
      lines.push(chunk.toString());
      written();
    },
  });
  const kit = createTelemetry({ level: 'info', pretty: false, version: '0', clock: systemClock, output });
  const serving = await serve({ config: loaded.value, role: 'all', kit });
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  return {
    url: serving.url,
    lines,
    folder: (tenantId, id) => filesIn(join(folders, tenantId, id)),
    put: async (tenantId, file, content) => {
      await mkdir(dirname(join(folders, tenantId, file)), { recursive: true });
      await writeFile(join(folders, tenantId, file), content);
    },
    sql: async <Row extends pg.QueryResultRow>(text: string, parameters: unknown[] = []) =>
      (await pool.query<Row>(text, parameters)).rows,
    stop: async () => {
      await Promise.all([serving.stop(), pool.end()]);
      await kit.close();
      await database.drop();
    },
  };
}

async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const)),
  );
}

/** A token as the platform makes them; who checks its signature is another matter. */
export function tokenOf(tenantId: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ ten: tenantId, user_name: `geoff@${tenantId}` })}.`;
}
