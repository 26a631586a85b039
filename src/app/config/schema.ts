// The whole configuration, in one schema: every key, its unit and its bound. config/default.yaml documents it for people; a test holds the
// two together. What is not configured (a store, a broker, an engine) falls back to the embedded one.
import { z } from 'zod';
import { severities } from '../../core/policy.js';
import { isZone, Settings } from '../../core/settings.js';
import { accessProblems, Auth, EngineEvents, Limits, SignedMessages, Proxy, Tls } from './access.js';
import { leaseProblems } from './leases.js';

const text = z.string().min(1);
const optional = text.nullable().default(null);
/** The value is never said: addresses carry passwords. */
const address = (schemes: RegExp, example: string) => text.regex(schemes, `must begin with ${example}`).nullable().default(null);
const milliseconds = (value: number, min = 1) => z.int().min(min).max(86_400_000).default(value);
const count = (value: number, max = 100_000) => z.int().min(1).max(max).default(value);

const Http = z.strictObject({
  /** Another than loopback needs auth. */
  host: text.default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(8080),
  body_bytes_max: count(262_144, 4_194_304),
  tls: Tls.prefault({}),
  /** Whose X-Forwarded-For is believed. */
  trusted_proxies: z.array(Proxy).max(100).default([]),
  limits: Limits.prefault({}),
  engine_events: EngineEvents.prefault({}),
});

const Database = z.strictObject({
  /** None: a private PostgreSQL in data_dir. */
  url: address(/^postgres(ql)?:\/\//, 'postgresql://'),
  connections_max: count(12, 500),
  statement_timeout_ms: milliseconds(15_000),
  lock_timeout_ms: milliseconds(5_000),
  connect_timeout_ms: milliseconds(5_000),
  migrate_on_start: z.boolean().default(true),
});

/** A name, or a name with what sets the queue apart. */
const IntakeQueue = z.union([
  text,
  z.strictObject({
    name: text,
    /** Its share of what is in hand, beside the others'. */
    weight: count(1, 100),
    /** Requests that come by it have at least this priority. */
    priority_floor: z.int().min(0).max(100).default(0),
  }),
]);
export type IntakeQueue = z.infer<typeof IntakeQueue>;
const IntakeQueues = z.array(IntakeQueue).min(1).max(20).default(['job-requests']);

const Rabbitmq = z.strictObject({
  /** None: no RabbitMQ. */
  url: address(/^amqps?:\/\//, 'amqp:// or amqps://'),
  intake_queues: IntakeQueues,
  /** Declare the intake queues and their dead-letter queues. Else they must be there. */
  declare: z.boolean().default(false),
  prefetch: count(1_200, 10_000),
  connect_timeout_ms: milliseconds(10_000),
  publish_timeout_ms: milliseconds(10_000),
  heartbeat_seconds: z.int().min(5).max(300).default(15),
  tls_ca_file: optional,
  tls_cert_file: optional,
  tls_key_file: optional,
});

const ServiceBus = z.strictObject({
  /** Endpoint=sb://...; with UseDevelopmentEmulator=true for an emulator. None: see namespace. */
  connection_string: address(/^Endpoint=sb:\/\//i, 'Endpoint=sb://'),
  /** my-bus or my-bus.servicebus.windows.net, entered by the Microsoft Entra credential of the machine. None: no Service Bus. */
  namespace: optional,
  intake_queues: IntakeQueues,
  /** Messages of one pull. */
  batch_max: count(100, 1_000),
  in_hand_max: count(1_200, 2_000),
  publish_timeout_ms: milliseconds(10_000),
});

const EmbeddedBroker = z.strictObject({
  /** For development: speaks the protocol of Service Bus on loopback, in memory. Not in production. Null: where no other broker is configured. */
  enabled: z.boolean().nullable().default(null),
  /** 5672 is what clients take when they are told of an emulator and of no port. */
  port: z.int().min(0).max(65_535).default(5672),
  /** Its queues and topics, in the format of the official emulator's config.json; none: the intake queues. */
  config_file: optional,
});

const Databricks = z.strictObject({
  /** https://adb-....azuredatabricks.net, with or without https://; none: the embedded process engine. */
  host: optional,
  token: optional,
  client_id: optional,
  client_secret: optional,
  /** Microsoft Entra service principal instead of a Databricks one. */
  azure_tenant_id: optional,
  azure_client_id: optional,
  azure_client_secret: optional,
  jobs_api: text.default('2.2'),
  clusters_api: text.default('2.1'),
  request_timeout_ms: milliseconds(20_000),
  requests_per_second: z.number().positive().max(100).default(12),
});

const ProcessEngine = z.strictObject({
  jobs_file: text.default('config/jobs.yaml'),
  runs_max: count(64, 1_000),
  log_bytes_max: count(1_048_576, 104_857_600),
  keep_days: count(14, 3_650),
});

const JobManager = z.strictObject({
  /** Models and environments that tenants may use. */
  registry_file: text.default('config/models.yaml'),
  /** Where this installation is; what is declared for other regions only cannot be used here. */
  region: optional,
  /** <folders_dir>/<tenant>/<folder id>: the folders of tenants, unless a gateway keeps them. None: data_dir/folders. */
  folders_dir: optional,
  keep_days: count(90, 3_650),
  stop_timeout_ms: milliseconds(900_000, 1_000),
  close_interval_ms: milliseconds(2_000, 50),
  store_timeout_ms: milliseconds(300_000, 1_000),
  store_attempts_max: count(8, 100),
  /** In which schedules are read that name none. */
  time_zone: z.string().refine(isZone, 'must be an IANA time zone such as Europe/Dublin').default('UTC'),
  schedule_interval_min_seconds: z.int().min(1).max(86_400).default(60),
  schedules_max: count(200),
  catch_up_max: z.int().min(0).max(100).default(1),
  catch_up_seconds: z.int().min(1).max(2_592_000).default(86_400),
  gateway: z
    .strictObject({
      /** None: the registry file and directories are all there is. */
      url: address(/^https?:\/\//, 'https://'),
      /** A file for each tenant, named after it, with the token that its things are looked for with. */
      token_dir: optional,
      timeout_ms: milliseconds(10_000),
      model_path: text.default('/api/modelmanagement/v3/models/{id}'),
      directory_path: text.default('/api/dataexchange/v3/directories/{id}'),
      files_path: text.default('/api/dataexchange/v3/files'),
      configuration_path: text.default('/api/predictivelearning/v3/configurations/{id}'),
    })
    .refine(({ url, token_dir: tokens }) => url === null || tokens !== null, {
      path: ['token_dir'],
      message: 'is not set, and url is: a tenant is known there by its token',
    })
    .prefault({}),
});

const Intake = z.strictObject({
  batch_max: count(500, 5_000),
  writers_max: count(2, 16),
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

const Upkeep = {
  self_audit: z
    .strictObject({
      /** Longer than from one sweep to the next: what is seen at two looks in a row must not be on its way. */
      interval_ms: milliseconds(300_000, 1_000),
      overdue_ms: milliseconds(600_000, 1_000),
    })
    .prefault({}),
  retention: z
    .strictObject({
      /** Ended requests are kept for so long, with their bodies, attempts, decisions and responses; null: for ever. */
      keep_days: z.int().min(1).max(3_650).nullable().default(30),
      /** Who did what by hand, and which policy was put in force; null: for ever. */
      audit_keep_days: z.int().min(1).max(3_650).nullable().default(400),
      cron: text.default('17 * * * *'),
      batch_max: count(500, 5_000),
      pause_ms: milliseconds(50),
    })
    .prefault({}),
  watchdog: z
    .strictObject({ interval_ms: milliseconds(10_000, 50), stopped_after_ms: milliseconds(300_000, 1_000) })
    .prefault({}),
};

const Responses = z.strictObject({
  batch_max: count(500, 5_000),
  interval_ms: milliseconds(1_000, 50),
  lease_ms: milliseconds(60_000, 1_000),
});

const channel = { name: text, severity_min: z.enum(severities).default('warning'), timeout_ms: milliseconds(10_000) };
const Channel = z.discriminatedUnion('kind', [
  z.strictObject({ ...channel, kind: z.literal('webhook'), url: z.url(), secret: optional }),
  z.strictObject({ ...channel, kind: z.literal('slack'), url: z.url() }),
  z.strictObject({ ...channel, kind: z.literal('teams'), url: z.url() }),
  z.strictObject({ ...channel, kind: z.literal('alertmanager'), url: z.url() }),
  z.strictObject({
    ...channel,
    kind: z.literal('pagerduty'),
    routing_key: text,
    url: z.url().default('https://events.pagerduty.com/v2/enqueue'),
  }),
  z.strictObject({ ...channel, kind: z.literal('mail'), to: z.array(z.email()).min(1) }),
]);
export type Channel = z.infer<typeof Channel>;

const Mail = z.strictObject({
  /** smtp(s)://user:password@host:port; none: no mail is sent. */
  url: address(/^smtps?:\/\//, 'smtp:// or smtps://'),
  from: z.email().default('job-keeper@localhost.localdomain'),
  timeout_ms: milliseconds(15_000),
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
  waiting_queue: z.strictObject({ sweep_cron: text.default('*/2 * * * *') }).prefault({}),
  job_manager: JobManager.prefault({}),
  intake: Intake.prefault({}),
  runs: Runs.prefault({}),
  responses: Responses.prefault({}),
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
  shutdown_timeout_ms: milliseconds(25_000),
  settings: Settings,
});

/** What no section can see alone. */
export const Config = Sections.superRefine((sections, context) => {
  const { databricks, alerts, mail, rabbitmq, service_bus: bus } = sections;
  for (const { path, message } of [...accessProblems(sections), ...leaseProblems(sections)])
    context.addIssue({ code: 'custom', path: path.split('.'), message });
  if (rabbitmq.url !== null && (bus.connection_string !== null || bus.namespace !== null)) {
    const message = 'is set, and so is rabbitmq.url: job requests come from one broker';
    context.addIssue({ code: 'custom', path: ['service_bus'], message });
  }
  if (databricks.host !== null && !hasCredential(databricks)) {
    context.addIssue({ code: 'custom', path: ['databricks'], message: `has a host but no credential: ${credentials}` });
  }
  for (const [index, { kind, name }] of alerts.channels.entries()) {
    const path = ['alerts', 'channels', index, 'kind'];
    if (kind === 'mail' && mail.url === null)
      context.addIssue({ code: 'custom', path, message: `${name} sends mail, but mail.url is not set` });
  }
});

const credentials =
  'set DATABRICKS_TOKEN, or DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET, or ARM_TENANT_ID, ARM_CLIENT_ID and ARM_CLIENT_SECRET';

function hasCredential(databricks: z.infer<typeof Databricks>): boolean {
  const { token, client_id, client_secret, azure_tenant_id, azure_client_id, azure_client_secret } = databricks;
  return [[token], [client_id, client_secret], [azure_tenant_id, azure_client_id, azure_client_secret]].some((needed) =>
    needed.every((one) => one !== null),
  );
}

export type Config = z.infer<typeof Config>;

/** Values that must never be printed: by path. Everything under them is a secret too. */
export const secretPaths = [
  'database.url',
  'rabbitmq.url',
  'service_bus.connection_string',
  'databricks.token',
  'databricks.client_secret',
  'databricks.azure_client_secret',
  'mail.url',
  'http.engine_events.password',
] as const;
