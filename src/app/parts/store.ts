// The store that is configured: PostgreSQL at database.url, else a private one under data_dir.
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../adapters/store/embedded/embedded-postgres.js';
import { migrate } from '../../adapters/store/postgres/migrate.js';
import { openStore } from '../../adapters/store/postgres/open-store.js';
import { secretNow, type Secret } from '../../core/secret.js';
import { databasePlace } from '../../adapters/store/postgres/sql/place.js';
import type { AlertChannel } from '../../ports/alerts.js';
import type { Store } from '../../ports/store/store.js';
import type { Telemetry } from '../../ports/telemetry.js';
import type { Config } from '../config/schema.js';
import type { Secrets } from '../config/secrets.js';
import { madeFolder } from './folder.js';

export interface Database {
  readonly url: Secret;
  readonly says: string;
  /** Resolves with a sentence if a database of our own ends although nobody stopped it. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

const startTimeoutMs = 60_000;

export async function configuredDatabase(config: Config, secrets: Secrets): Promise<Database> {
  const { url } = config.database;
  if (url !== null) {
    const never = new Promise<string>(() => undefined);
    return {
      url: secrets.of('database.url', url),
      says: `store: PostgreSQL at ${databasePlace(url)}`,
      lost: never,
      stop: () => Promise.resolve(),
    };
  }
  const dataDir = await madeFolder(join(config.data_dir, 'postgres'));
  const embedded = await startEmbeddedPostgres({ dataDir, startTimeoutMs });
  const says = `store: embedded PostgreSQL ${embedded.version} in ${dataDir} (DATABASE_URL is not set)`;
  return { url: embedded.url, says, lost: embedded.lost, stop: () => embedded.stop() };
}

export async function configuredStore(
  config: Config,
  url: Secret,
  channels: readonly AlertChannel[],
  telemetry: Telemetry,
): Promise<Store> {
  const { database } = config;
  if (database.migrate_on_start) await migrate(secretNow(url));
  return openStore({
    url,
    poolMax: database.connections_max,
    statementTimeoutMs: database.statement_timeout_ms,
    lockTimeoutMs: database.lock_timeout_ms,
    connectTimeoutMs: database.connect_timeout_ms,
    applicationName: 'job-keeper',
    channels: channels.map(({ name, severityMin }) => ({ name, severityMin })),
    telemetry,
    events: config.events.queue !== null,
  });
}
