// The broker that is configured: RabbitMQ, Azure Service Bus, or the embedded one; else none, and job requests come over HTTP only.
import { readFileSync } from 'node:fs';
import { readConfigFile } from '../../adapters/broker/embedded/config-file.js';
import { startEmbeddedBroker } from '../../adapters/broker/embedded/embedded-broker.js';
import { rabbitmqIntake } from '../../adapters/broker/rabbitmq/rabbitmq-intake.js';
import { rabbitmqResponses } from '../../adapters/broker/rabbitmq/rabbitmq-responses.js';
import { serviceBusIntake } from '../../adapters/broker/service-bus/service-bus-intake.js';
import { serviceBusResponses } from '../../adapters/broker/service-bus/service-bus-responses.js';
import type { IntakeQueues, ResponseQueues } from '../../ports/broker.js';
import type { Clock } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';
import type { Config } from '../config/schema.js';

export interface Broker {
  readonly intake: IntakeQueues | null;
  readonly responses: ResponseQueues | null;
  readonly says: string;
  /** Ends what was started with it. */
  stop(): Promise<void>;
}

const nothingToStop = () => Promise.resolve();

const none: Broker = {
  stop: nothingToStop,
  intake: null,
  responses: null,
  says: 'broker: none, job requests come over HTTP and job responses are read there (neither AMQP_URL nor SERVICEBUS_CONNECTION_STRING is set)',
};

export async function configuredBroker(config: Config, clock: Clock, telemetry: Telemetry): Promise<Broker> {
  const { url } = config.rabbitmq;
  if (url !== null) return rabbitmq({ ...config, rabbitmq: { ...config.rabbitmq, url } }, clock, telemetry);
  const { connection_string: value, namespace } = config.service_bus;
  if (value !== null) return serviceBus(config, { kind: 'connection-string', value }, { clock, telemetry });
  if (namespace !== null) return serviceBus(config, { kind: 'entra', namespace }, { clock, telemetry });
  return config.embedded_broker.enabled ? embedded(config, { clock, telemetry }) : none;
}

/** The same client as for Azure, against a broker inside this process. Notification queues are made when they are first named. */
async function embedded(config: Config, told: Told): Promise<Broker> {
  const { embedded_broker: settings, service_bus: bus } = config;
  const entities =
    settings.config_file === null ? { queues: bus.intake_queues.map((name) => ({ name })) } : entitiesOf(settings.config_file);
  const production = process.env['NODE_ENV'] === 'production';
  const broker = await startEmbeddedBroker({ ...told, port: settings.port, config: entities, autoCreate: true, production });
  const client = serviceBus(config, { kind: 'connection-string', value: broker.connectionString }, told);
  return { ...client, says: broker.says, stop: () => broker.stop() };
}

type WithRabbitmq = Config & { readonly rabbitmq: { readonly url: string } };

function rabbitmq(config: WithRabbitmq, clock: Clock, telemetry: Telemetry): Broker {
  const { rabbitmq: settings } = config;
  const link = {
    url: settings.url,
    tls: tlsOf(settings),
    clock,
    telemetry,
    connectTimeoutMs: settings.connect_timeout_ms,
    heartbeatSeconds: settings.heartbeat_seconds,
    publishTimeoutMs: settings.publish_timeout_ms,
  };
  const queues = settings.intake_queues.map((name) => ({ name }));
  const bodyBytesMax = config.http.body_bytes_max;
  return {
    intake: rabbitmqIntake({ ...link, queues, declare: settings.declare, bodyBytesMax, prefetch: settings.prefetch }),
    responses: rabbitmqResponses({ ...link, inFlightMax: config.responses.batch_max * 2 }),
    stop: nothingToStop,
    says: `broker: RabbitMQ, intake from ${settings.intake_queues.join(', ')}`,
  };
}

function entitiesOf(file: string) {
  const read = readConfigFile(readFileSync(file, 'utf8'));
  if (read.outcome === 'read') return read.config;
  throw new Error(`${file} does not say the entities of the embedded broker: ${read.problems.join('; ')}`);
}

type Connection = Parameters<typeof serviceBusIntake>[0]['connection'];
type Told = Pick<Parameters<typeof serviceBusIntake>[0], 'clock' | 'telemetry'>;

function serviceBus(config: Config, connection: Connection, told: Told): Broker {
  const {
    intake_queues: names,
    batch_max: batchMax,
    in_hand_max: inHandMax,
    publish_timeout_ms: publishTimeoutMs,
  } = config.service_bus;
  const queues = names.map((name) => ({ name }));
  return {
    intake: serviceBusIntake({ connection, ...told, queues, bodyBytesMax: config.http.body_bytes_max, batchMax, inHandMax }),
    responses: serviceBusResponses({ connection, ...told, publishTimeoutMs, inFlightMax: config.responses.batch_max }),
    stop: nothingToStop,
    says: `broker: Azure Service Bus, intake from ${names.join(', ')}`,
  };
}

function tlsOf({ tls_ca_file: ca, tls_cert_file: cert, tls_key_file: key }: Config['rabbitmq']) {
  return {
    ...(ca === null ? {} : { ca: readFileSync(ca) }),
    ...(cert === null ? {} : { cert: readFileSync(cert) }),
    ...(key === null ? {} : { key: readFileSync(key) }),
  };
}
