// The connection pool. In: the address and its bounds. Out: a TypeORM DataSource that knows every table and every migration. Promised:
// connecting, each statement, waiting for a lock and idling in a transaction are all bounded, here and on the server.
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ResponsesTriedAgain1766460000000 } from '../../../../migrations/1766460000000-responses-tried-again.js';
import { AlertsInTurn1766450000000 } from '../../../../migrations/1766450000000-alerts-in-turn.js';
import { StartsSeenUp1766500000000 } from '../../../../migrations/1766500000000-starts-seen-up.js';
import { SentAs1766600000000 } from '../../../../migrations/1766600000000-sent-as.js';
import { OutputsOfResponses1766810000000 } from '../../../../migrations/1766810000000-outputs-of-responses.js';
import { OutputsOfOldReplicas1766970000000 } from '../../../../migrations/1766970000000-outputs-of-old-replicas.js';
import { TheAuditOnlyGrows1767120000000 } from '../../../../migrations/1767120000000-the-audit-only-grows.js';
import { SchedulesOfTemplates1766910000000 } from '../../../../migrations/1766910000000-schedules-of-templates.js';
import { TenantRates1766800000000 } from '../../../../migrations/1766800000000-tenant-rates.js';
import { JobTemplates1766700000000 } from '../../../../migrations/1766700000000-job-templates.js';
import { StepsByKind1766300000000 } from '../../../../migrations/1766300000000-steps-by-kind.js';
import { ParkedResponsesInTurn1766200000000 } from '../../../../migrations/1766200000000-parked-responses-in-turn.js';
import { FirstTables1763700000000 } from '../../../../migrations/1763700000000-first-tables.js';
import { TimeOfATenant1764200000000 } from '../../../../migrations/1764200000000-time-of-a-tenant.js';
import { WhatDecisionsLeadTo1764300000000 } from '../../../../migrations/1764300000000-what-decisions-lead-to.js';
import { Mending1764100000000 } from '../../../../migrations/1764100000000-mending.js';
import { TokenUntilARun1764110000000 } from '../../../../migrations/1764110000000-token-until-a-run.js';
import { ReplySession1763900000000 } from '../../../../migrations/1763900000000-reply-session.js';
import { Schedules1764510000000 } from '../../../../migrations/1764510000000-schedules.js';
import { ModelJobs1764500000000 } from '../../../../migrations/1764500000000-model-jobs.js';
import { HeldOfATenant1764600000000 } from '../../../../migrations/1764600000000-held-of-a-tenant.js';
import { PolicyInForce1764800000000 } from '../../../../migrations/1764800000000-policy-in-force.js';
import { ShadowAndAudit1764810000000 } from '../../../../migrations/1764810000000-shadow-and-audit.js';
import { ReplacedBy1764820000000 } from '../../../../migrations/1764820000000-replaced-by.js';
import { ContentIsCompared1765000000000 } from '../../../../migrations/1765000000000-content-is-compared.js';
import { NoIndexOfEndedAttempts1765100000000 } from '../../../../migrations/1765100000000-no-index-of-ended-attempts.js';
import { PagesById1765210000000 } from '../../../../migrations/1765210000000-pages-by-id.js';
import { NoForeignKeysToRequests1765200000000 } from '../../../../migrations/1765200000000-no-foreign-keys-to-requests.js';
import { FewerIndexesOfAttempts1765310000000 } from '../../../../migrations/1765310000000-fewer-indexes-of-attempts.js';
import { ResponseByItsRequest1765400000000 } from '../../../../migrations/1765400000000-response-by-its-request.js';
import { ResponseByItself1765500000000 } from '../../../../migrations/1765500000000-response-by-itself.js';
import { Events1765600000000 } from '../../../../migrations/1765600000000-events.js';
import { CheckpointOfARequest1765800000000 } from '../../../../migrations/1765800000000-checkpoint-of-a-request.js';
import { FollowersOfARequest1765700000000 } from '../../../../migrations/1765700000000-followers-of-a-request.js';
import { ParkedEvents1765900000000 } from '../../../../migrations/1765900000000-parked-events.js';
import { PageOfAnAttempt1766000000000 } from '../../../../migrations/1766000000000-page-of-an-attempt.js';
import { SchedulesOfRequests1766100000000 } from '../../../../migrations/1766100000000-schedules-of-requests.js';
import { DocumentsAsJson1765300000000 } from '../../../../migrations/1765300000000-documents-as-json.js';
import { attemptEntity, decisionEntity, requestBodyEntity, responseEntity } from './entities/around-request.js';
import { alertEntity, auditEntity, policyInForceEntity, policyVersionEntity, stepEntity } from './entities/beside-the-road.js';
import { eventEntity, parkedEventEntity } from './entities/event.js';
import { shadowCountEntity, shadowDifferenceEntity } from './entities/shadow.js';
import { jobTemplateEntity } from './entities/job-template.js';
import { modelJobEntity } from './entities/model-job.js';
import { scheduleEntity, scheduleFireEntity } from './entities/schedule.js';
import { requestEntity } from './entities/request.js';
import { tenantRateEntity } from './entities/tenant-rate.js';
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

/** The server gives a statement up first: its answer says why, and leaves the connection usable. */
const answerMarginMs = 2_000;

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

export const migrationsTable = 'schema_migration';

/** In the order they are applied. Listed, not searched for: a bundle has no folders. */
export const migrations = [
  FirstTables1763700000000,
  ReplySession1763900000000,
  Mending1764100000000,
  TokenUntilARun1764110000000,
  TimeOfATenant1764200000000,
  WhatDecisionsLeadTo1764300000000,
  ModelJobs1764500000000,
  Schedules1764510000000,
  HeldOfATenant1764600000000,
  PolicyInForce1764800000000,
  ShadowAndAudit1764810000000,
  ReplacedBy1764820000000,
  ContentIsCompared1765000000000,
  NoIndexOfEndedAttempts1765100000000,
  NoForeignKeysToRequests1765200000000,
  PagesById1765210000000,
  DocumentsAsJson1765300000000,
  FewerIndexesOfAttempts1765310000000,
  ResponseByItsRequest1765400000000,
  ResponseByItself1765500000000,
  Events1765600000000,
  FollowersOfARequest1765700000000,
  CheckpointOfARequest1765800000000,
  ParkedEvents1765900000000,
  PageOfAnAttempt1766000000000,
  SchedulesOfRequests1766100000000,
  ParkedResponsesInTurn1766200000000,
  StepsByKind1766300000000,
  AlertsInTurn1766450000000,
  ResponsesTriedAgain1766460000000,
  StartsSeenUp1766500000000,
  SentAs1766600000000,
  JobTemplates1766700000000,
  TenantRates1766800000000,
  OutputsOfResponses1766810000000,
  SchedulesOfTemplates1766910000000,
  OutputsOfOldReplicas1766970000000,
  TheAuditOnlyGrows1767120000000,
];

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

export function dataSourceFor(bounds: ConnectionBounds, onIdleConnectionLost: (problem: unknown) => void): DataSource {
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
      query_timeout: bounds.statementTimeoutMs + answerMarginMs,
      options: sessionSettings,
      types,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      Client: clientAt(bounds.url),
    },
    entities: [
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
    ],
    migrations,
    migrationsTableName: migrationsTable,
    logging: false,
  };
  return new DataSource(options);
}
