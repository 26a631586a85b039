// The broker that is configured: RabbitMQ or Azure Service Bus; else the embedded one, or none, and job requests come over HTTP only.
import { readFileSync } from 'node:fs';
import { rabbitmqDeadLetters } from '../../adapters/broker/rabbitmq/rabbitmq-dead-letters.js';
import { rabbitmqIntake } from '../../adapters/broker/rabbitmq/rabbitmq-intake.js';
import { rabbitmqResponses } from '../../adapters/broker/rabbitmq/rabbitmq-responses.js';
import { serviceBusDeadLetters } from '../../adapters/broker/service-bus/service-bus-dead-letters.js';
import { serviceBusIntake } from '../../adapters/broker/service-bus/service-bus-intake.js';
import { serviceBusResponses } from '../../adapters/broker/service-bus/service-bus-responses.js';
import type { IntakeQueues, ResponseQueues } from '../../ports/broker.js';
import type { DeadLetters } from '../../ports/dead-letters.js';
import type { Clock } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';
import type { Config } from '../config/schema.js';
import { embeddedBroker, type EmbeddedWish } from './embedded-broker.js';
import { floorsOf, namesOf, sourcesOf } from './intake-queues.js';

export interface Broker {
  readonly intake: IntakeQueues | null;
  readonly responses: ResponseQueues | null;
  readonly deadLetters: DeadLetters | null;
  /** By intake queue: the priority that its requests have at least. */
  readonly floors: ReadonlyMap<string, number>;
  readonly says: string;
  /** Of the embedded one, for those who come to it; null: it is another. */
  readonly connectionString: string | null;
  /** Ends what was started with it. */
  stop(): Promise<void>;
}

const ofOthers = { connectionString: null, stop: () => Promise.resolve() };

const none: Broker = {
  ...ofOthers,
  intake: null,
  responses: null,
  deadLetters: null,
  floors: new Map(),
  says: 'broker: none, job requests come over HTTP and job responses are read there (neither AMQP_URL nor SERVICEBUS_CONNECTION_STRING is set)',
};

interface Told {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export async function configuredBroker(config: Config, embedded: EmbeddedWish, told: Told): Promise<Broker> {
  const { url } = config.rabbitmq;
  if (url !== null) return rabbitmq({ ...config, rabbitmq: { ...config.rabbitmq, url } }, told);
  const { connection_string: value, namespace } = config.service_bus;
  if (value !== null) return serviceBus(config, { kind: 'connection-string', value }, told);
  if (namespace !== null) return serviceBus(config, { kind: 'entra', namespace }, told);
  if (embedded === 'no') return none;
  const started = await embeddedBroker(config, embedded, told);
  const { connectionString, says } = started;
  const client = serviceBus(config, { kind: 'connection-string', value: connectionString }, told);
  return { ...client, says, connectionString, stop: () => started.stop() };
}

type WithRabbitmq = Config & { readonly rabbitmq: { readonly url: string } };

function rabbitmq(config: WithRabbitmq, told: Told): Broker {
  const { rabbitmq: settings } = config;
  const link = {
    ...told,
    url: settings.url,
    tls: tlsOf(settings),
    connectTimeoutMs: settings.connect_timeout_ms,
    heartbeatSeconds: settings.heartbeat_seconds,
    publishTimeoutMs: settings.publish_timeout_ms,
  };
  const queues = sourcesOf(settings.intake_queues);
  const bodyBytesMax = config.http.body_bytes_max;
  return {
    ...ofOthers,
    intake: rabbitmqIntake({ ...link, queues, declare: settings.declare, bodyBytesMax, prefetch: settings.prefetch }),
    responses: rabbitmqResponses({ ...link, inFlightMax: config.responses.batch_max * 2 }),
    deadLetters: rabbitmqDeadLetters({ ...link, queues: queues.map(({ name }) => name) }),
    floors: floorsOf(settings.intake_queues),
    says: `broker: RabbitMQ, intake from ${namesOf(settings.intake_queues)}`,
  };
}

type Connection = Parameters<typeof serviceBusIntake>[0]['connection'];

function serviceBus(config: Config, connection: Connection, told: Told): Broker {
  const {
    intake_queues: queues,
    batch_max: batchMax,
    in_hand_max: inHandMax,
    publish_timeout_ms: publishTimeoutMs,
  } = config.service_bus;
  const bodyBytesMax = config.http.body_bytes_max;
  return {
    ...ofOthers,
    intake: serviceBusIntake({ connection, ...told, queues: sourcesOf(queues), bodyBytesMax, batchMax, inHandMax }),
    responses: serviceBusResponses({ connection, ...told, publishTimeoutMs, inFlightMax: config.responses.batch_max }),
    deadLetters: serviceBusDeadLetters({ connection, clock: told.clock, queues: sourcesOf(queues).map(({ name }) => name) }),
    floors: floorsOf(queues),
    says: `broker: Azure Service Bus, intake from ${namesOf(queues)}`,
  };
}

function tlsOf({ tls_ca_file: ca, tls_cert_file: cert, tls_key_file: key }: Config['rabbitmq']) {
  return {
    ...(ca === null ? {} : { ca: readFileSync(ca) }),
    ...(cert === null ? {} : { cert: readFileSync(cert) }),
    ...(key === null ? {} : { key: readFileSync(key) }),
  };
}
