// The whole configuration, in one schema: every key, its unit and its bound. config/default.yaml documents it for people; a test holds the
// two together. What is not configured (a store, a broker, an engine) falls back to the embedded one.
import { z } from 'zod';
import type { Problem } from '../../core/problem.js';
import { Settings } from '../../core/settings.js';
import { accessProblems, Auth, EngineEvents, Limits, SignedMessages, Proxy, Tls } from './access.js';
import { EmbeddedBroker, eventProblems, Events, intakeProblems, Rabbitmq, ServiceBus } from './brokers.js';
import { credentials, Databricks, engineProblems, hasCredential, ProcessEngine, Zeppelin } from './engines.js';
import { address, count, cron, milliseconds, optional, text } from './fields.js';
import { identityProblems } from './identities.js';
import { clearTokenProblems } from './in-the-clear.js';
import { JobManager } from './job-manager.js';
import { leaseProblems } from './leases.js';
import { patternProblems } from './parameters.js';
import { Channel, channelProblems, Mail, notifyProblems } from './telling.js';
import { Upkeep } from './upkeep.js';
import { windowProblems } from './windows.js';

const Http = z.strictObject({
  /** Another than loopback needs auth. */
  host: text.default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(8080),
  body_bytes_max: count(262_144, 4_194_304),
  /** The web page at /console. */
  console: z.boolean().default(true),
  tls: Tls.prefault({}),
  /** Whose X-Forwarded-For is believed. */
  trusted_proxies: z.array(Proxy).max(100).default([]),
  limits: Limits.prefault({}),
  engine_events: EngineEvents.prefault({}),
});

export const Database = z.strictObject({
  /** None: a private PostgreSQL in data_dir. */
  url: address(/^postgres(ql)?:\/\//, 'postgresql://'),
  connections_max: count(12, 500),
  statement_timeout_ms: milliseconds(15_000),
  lock_timeout_ms: milliseconds(5_000),
  connect_timeout_ms: milliseconds(5_000),
  migrate_on_start: z.boolean().default(true),
});

const Intake = z.strictObject({
  batch_max: count(250, 5_000),
  writers_max: count(3, 16),
  pending_max: count(5_000, 100_000),
  retry_ms: milliseconds(1_000),
});

const Runs = z.strictObject({
  watch_interval_ms: milliseconds(5_000, 100),
  snapshot_age_ms: milliseconds(4_000),
  lease_ms: milliseconds(60_000, 1_000),
  calls_at_once_max: count(8, 64),
  live_max: count(5_000, 50_000),
  no_room_pause_ms: milliseconds(15_000),
  uncertain_pause_ms: milliseconds(10_000),
  reconcile_interval_ms: milliseconds(30_000, 100),
  /** Runs that the engine shows as started by us, and that no request explains. `cancel` only where nobody else uses our identity. */
  orphans: z.enum(['ignore', 'report', 'cancel']).default('report'),
  orphan_grace_ms: milliseconds(600_000),
});

const Responses = z.strictObject({
  batch_max: count(500, 5_000),
  interval_ms: milliseconds(1_000, 50),
  lease_ms: milliseconds(60_000, 1_000),
  /** Between two tries of one parked response of each queue. */
  parked_interval_ms: milliseconds(300_000, 1_000),
});

const Sections = z.strictObject({
  http: Http.prefault({}),
  auth: Auth.prefault({}),
  signed_messages: SignedMessages.prefault({}),
  database: Database.prefault({}),
  rabbitmq: Rabbitmq.prefault({}),
  service_bus: ServiceBus.prefault({}),
  embedded_broker: EmbeddedBroker.prefault({}),
  databricks: Databricks.prefault({}),
  zeppelin: Zeppelin.prefault({}),
  process_engine: ProcessEngine.prefault({}),
  /** Where the embedded PostgreSQL and the process engine keep what they must not lose. */
  data_dir: text.default('.job-keeper'),
  policies: z
    .strictObject({
      file: text.default('policies/default.yaml'),
      shadow_file: optional,
      watch_interval_ms: milliseconds(2_000, 50),
    })
    .prefault({}),
  waiting_queue: z.strictObject({ sweep_cron: cron.default('*/2 * * * *') }).prefault({}),
  job_manager: JobManager.prefault({}),
  /** Of one tenant, and of one template of it. */
  job_templates: z.strictObject({ names_max: count(200), versions_max: count(1_000) }).prefault({}),
  intake: Intake.prefault({}),
  runs: Runs.prefault({}),
  responses: Responses.prefault({}),
  events: Events.prefault({}),
  ...Upkeep,
  actions: z.strictObject({ interval_ms: milliseconds(2_000, 50), lease_ms: milliseconds(120_000, 1_000) }).prefault({}),
  alerts: z.strictObject({ channels: z.array(Channel).max(20).default([]) }).prefault({}),
  mail: Mail.prefault({}),
  log: z
    .strictObject({
      level: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
      format: z.enum(['auto', 'json', 'pretty']).default('auto'),
    })
    .prefault({}),
  /** Of a collector of traces, over HTTP; none: there are no spans. */
  traces: z.strictObject({ otlp_endpoint: address(/^https?:\/\//, 'http:// or https://') }).prefault({}),
  shutdown_timeout_ms: milliseconds(25_000),
  settings: Settings,
});

/** What only several sections together can have wrong. */
export function problemsBetween(sections: z.infer<typeof Sections>): readonly Problem[] {
  const all = [
    accessProblems,
    engineProblems,
    clearTokenProblems,
    intakeProblems,
    eventProblems,
    leaseProblems,
    windowProblems,
    channelProblems,
    notifyProblems,
    patternProblems,
    identityProblems,
  ];
  return all.flatMap((told) => told(sections));
}

/** What no section can see alone. */
export const Config = Sections.superRefine((sections, context) => {
  const { databricks, rabbitmq, service_bus: bus } = sections;
  for (const { path, message } of problemsBetween(sections)) context.addIssue({ code: 'custom', path: path.split('.'), message });
  if (rabbitmq.url !== null && (bus.connection_string !== null || bus.namespace !== null)) {
    const message = 'is set together with rabbitmq.url; there can be only one broker, so remove one of them';
    context.addIssue({ code: 'custom', path: ['service_bus'], message });
  }
  if (databricks.host !== null && !hasCredential(databricks)) {
    context.addIssue({ code: 'custom', path: ['databricks'], message: `has a host but no credential: ${credentials}` });
  }
});

export type Config = z.infer<typeof Config>;

/** Values that must never be printed: by path. Everything under them is a secret too. */
export const secretPaths = [
  'database.url',
  'rabbitmq.url',
  'service_bus.connection_string',
  'databricks.token',
  'databricks.client_secret',
  'databricks.azure_client_secret',
  'zeppelin.password',
  'mail.url',
  'traces.otlp_endpoint',
  'http.engine_events.password',
] as const;
