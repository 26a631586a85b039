// The connection pool. In: the address and its bounds. Out: a TypeORM DataSource that knows every table and every migration. Promised:
// connecting, each statement, waiting for a lock and idling in a transaction are all bounded on the server. How long an answer is waited for is bounded by
// whoever asks (sql/answer-in-time.ts).
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { attemptEntity, decisionEntity, requestBodyEntity, responseEntity } from './entities/around-request.js';
import { alertEntity, auditEntity, policyInForceEntity, policyVersionEntity, stepEntity } from './entities/beside-the-road.js';
import { eventEntity, parkedEventEntity } from './entities/event.js';
import { shadowCountEntity, shadowDifferenceEntity } from './entities/shadow.js';
import { jobTemplateEntity } from './entities/job-template.js';
import { modelJobEntity } from './entities/model-job.js';
import { scheduleEntity, scheduleFireEntity } from './entities/schedule.js';
import { requestEntity } from './entities/request.js';
import { tenantRateEntity } from './entities/tenant-rate.js';
import { everyMigration } from './every-migration.js';
import { secretNow, type Secret } from '../../../core/secret.js';
import { types } from './sql/timestamps.js';

export interface ConnectionBounds {
  readonly url: Secret;
  readonly poolMax: number;
  readonly statementTimeoutMs: number;
  readonly lockTimeoutMs: number;
  readonly connectTimeoutMs: number;
  readonly applicationName: string;
}

/**
 * Every statement reads a few rows in the order of an index. Before statistics know of a burst the planner would rather collect all rows in a
 * bitmap and sort them: 100,000 received requests, and each page reads them all. Compiling such statements costs more than running them. Instants are
 * read in the one form that node-postgres reads. A session whose machine is gone without a word holds its locks, that of a pass among them, until the
 * server has noticed: within a minute, and not after the two hours and more of an operating system.
 */
export const sessionSettings = [
  '-c enable_bitmapscan=off -c jit=off -c datestyle=ISO',
  '-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3',
].join(' ');

const everyTable = [
  requestEntity,
  requestBodyEntity,
  attemptEntity,
  decisionEntity,
  responseEntity,
  stepEntity,
  alertEntity,
  policyVersionEntity,
  policyInForceEntity,
  shadowCountEntity,
  shadowDifferenceEntity,
  auditEntity,
  modelJobEntity,
  scheduleEntity,
  scheduleFireEntity,
  jobTemplateEntity,
  eventEntity,
  parkedEventEntity,
  tenantRateEntity,
];

export const migrationsTable = 'schema_migration';

/**
 * Every client is listened to from its first moment to its last. Between being made and being handed out nobody else does, and a server that
 * cuts the connection just then would end the process with an error that nobody heard. The statement that follows meets the loss and tells it.
 */
class HeardPool extends pg.Pool {
  constructor(options: pg.PoolConfig) {
    super(options);
    this.on('connect', (client) => client.on('error', () => undefined));
  }
}

/** Each connection is made by the address of its moment. */
function clientAt(url: Secret): typeof pg.Client {
  return class extends pg.Client {
    constructor(options: pg.ClientConfig) {
      super({ ...options, connectionString: secretNow(url) });
    }
  };
}

/** `waits`: how long node-postgres waits for an answer, where nobody else sees to it. */
export function dataSourceFor(
  bounds: ConnectionBounds,
  onIdleConnectionLost: (problem: unknown) => void,
  waits: Pick<pg.ClientConfig, 'query_timeout'> = {},
): DataSource {
  const options: DataSourceOptions = {
    type: 'postgres',
    url: secretNow(bounds.url),
    poolSize: bounds.poolMax,
    connectTimeoutMS: bounds.connectTimeoutMs,
    applicationName: bounds.applicationName,
    installExtensions: false,
    poolErrorHandler: onIdleConnectionLost,
    driver: { ...pg, Pool: HeardPool },
    extra: {
      statement_timeout: bounds.statementTimeoutMs,
      lock_timeout: bounds.lockTimeoutMs,
      idle_in_transaction_session_timeout: bounds.statementTimeoutMs,
      ...waits,
      options: sessionSettings,
      types,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      Client: clientAt(bounds.url),
    },
    entities: everyTable,
    migrations: everyMigration,
    migrationsTableName: migrationsTable,
    logging: false,
  };
  return new DataSource(options);
}
