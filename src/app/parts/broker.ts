// The broker that is configured: RabbitMQ or Azure Service Bus; else the embedded one, or none, and job requests come over HTTP only.
// Only that one is loaded.
import type { ServiceBusConnection } from '../../adapters/broker/service-bus/connection.js';
import type { IntakeQueues, ResponseQueues } from '../../ports/broker.js';
import type { DeadLetters } from '../../ports/dead-letters.js';
import type { Clock } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { BadConfiguration } from '../config/bad-configuration.js';
import type { Config } from '../config/schema.js';
import type { Secrets } from '../config/secrets.js';
import { embeddedBroker, type EmbeddedWish } from './embedded-broker.js';

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
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export async function configuredBroker(config: Config, embedded: EmbeddedWish, { secrets, ...told }: Told): Promise<Broker> {
  const { url } = config.rabbitmq;
  if (url !== null)
    return { ...ofOthers, ...(await import('./rabbitmq.js')).rabbitmq(config, secrets.of('rabbitmq.url', url), told) };
  const { connection_string: value, namespace } = config.service_bus;
  if (value !== null) {
    const connection = { kind: 'connection-string', value: secrets.of('service_bus.connection_string', value) } as const;
    return { ...ofOthers, ...(await clientOf(config, connection, told)) };
  }
  if (namespace !== null) return { ...ofOthers, ...(await clientOf(config, { kind: 'entra', namespace }, told)) };
  if (embedded === 'no') {
    // They would be recorded, and told by nobody.
    if (config.events.queue === null) return none;
    throw new BadConfiguration('events.queue is set, and there is no broker: set AMQP_URL or SERVICEBUS_CONNECTION_STRING.');
  }
  const started = await embeddedBroker(config, embedded, told);
  const { connectionString, says } = started;
  const client = await clientOf(config, { kind: 'connection-string', value: connectionString }, told);
  return { ...client, says, connectionString, stop: () => started.stop() };
}

async function clientOf(config: Config, connection: ServiceBusConnection, told: Omit<Told, 'secrets'>) {
  const { serviceBus } = await import('./service-bus.js');
  return serviceBus(config, connection, told);
}
