// Replicas of the service as real processes. In: where the servers are, and what differs from the default configuration. Out: processes that
// are ready, and their addresses.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { NodeProcess } from './processes.js';
import { spawnProgram } from './program.js';
import { temporaryFolderNow } from './temporary-folder.js';

export interface ReplicaOptions {
  readonly databaseUrl: string;
  readonly amqpUrl?: string;
  /** A connection string. */
  readonly serviceBus?: string;
  readonly databricks?: { readonly url: string; readonly token: string };
  /** As in a configuration file. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Its clock is ahead of the machine's by so much. */
  readonly clockSkewMs?: number;
}

export interface Replica {
  readonly process: NodeProcess;
  readonly url: string;
}

export async function startReplica(options: ReplicaOptions): Promise<Replica> {
  const process = spawnReplica(options);
  return { process, url: await addressOf(process) };
}

/** Without waiting for anything. */
export function spawnReplica(options: ReplicaOptions): NodeProcess {
  const { databaseUrl, amqpUrl, serviceBus, databricks, config, clockSkewMs = 0 } = options;
  const folder = temporaryFolderNow();
  const file = join(folder, 'config.yaml');
  writeFileSync(file, stringify({ data_dir: folder, http: { port: 0 }, ...config }));
  return spawnProgram(['serve', '--config', file], {
    DATABASE_URL: databaseUrl,
    AMQP_URL: amqpUrl,
    SERVICEBUS_CONNECTION_STRING: serviceBus,
    DATABRICKS_HOST: databricks?.url,
    DATABRICKS_TOKEN: databricks?.token,
    LOG_LEVEL: 'info',
    ...(clockSkewMs === 0 ? {} : skewed(clockSkewMs)),
  });
}

/** Waits until it is ready; fails when it ends instead. */
export async function addressOf(process: NodeProcess): Promise<string> {
  const line = await process.waitForLine(/ready at http/, 30_000);
  const url = /http:\/\/[\d.:]+/.exec(line)?.[0];
  if (url === undefined) throw new Error(`no address in: ${line}`);
  return url;
}

const SKEW = new URL('./skewed-clock.mjs', import.meta.url).href;

function skewed(ms: number): Record<string, string> {
  return { NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${SKEW}`.trim(), TEST_CLOCK_SKEW_MS: String(ms) };
}
