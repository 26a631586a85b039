// Replicas of the service as real processes. In: where the servers are, and what differs from the default configuration. Out: processes that
// are ready, and their addresses.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { spawnNode, type NodeProcess } from './processes.js';

export interface ReplicaOptions {
  readonly databaseUrl: string;
  readonly amqpUrl?: string;
  readonly databricks?: { readonly url: string; readonly token: string };
  /** As in a configuration file. */
  readonly config: Readonly<Record<string, unknown>>;
}

export interface Replica {
  readonly process: NodeProcess;
  readonly url: string;
}

export async function startReplica({ databaseUrl, amqpUrl, databricks, config }: ReplicaOptions): Promise<Replica> {
  const folder = mkdtempSync(join(tmpdir(), 'job-keeper-replica-'));
  const file = join(folder, 'config.yaml');
  writeFileSync(file, stringify({ data_dir: folder, http: { port: 0 }, ...config }));
  const process = spawnNode('src/main.ts', ['serve', '--config', file], {
    DATABASE_URL: databaseUrl,
    AMQP_URL: amqpUrl,
    DATABRICKS_HOST: databricks?.url,
    DATABRICKS_TOKEN: databricks?.token,
    LOG_LEVEL: 'info',
  });
  const line = await process.waitForLine(/ready at http/, 30_000);
  const url = /http:\/\/[\d.:]+/.exec(line)?.[0];
  if (url === undefined) throw new Error(`no address in: ${line}`);
  return { process, url };
}
