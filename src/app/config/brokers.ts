// The configuration of what job requests come by, and events go out by: RabbitMQ, Azure Service Bus, the embedded broker.
import { z } from 'zod';
import type { Problem } from '../../core/problem.js';
import { BusConnection } from './bus-connection.js';
import { address, count, milliseconds, optional, text } from './fields.js';
import { twice } from './twice.js';

/** A name, or a name with what sets the queue apart. */
const IntakeQueue = z.union(
  [
    text,
    z.strictObject({
      name: text,
      /** Its share of what is in hand, beside the others'. */
      weight: count(1, 100),
      /** Requests that come by it have at least this priority. */
      priority_floor: z.int().min(0).max(100).default(0),
    }),
  ],
  { error: 'must be a queue name, or a mapping with name, weight and priority_floor' },
);
export type IntakeQueue = z.infer<typeof IntakeQueue>;
const IntakeQueues = z.array(IntakeQueue).min(1).max(20).default(['job-requests']);

export const Rabbitmq = z.strictObject({
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

export const ServiceBus = z.strictObject({
  /** Endpoint=sb://...; with UseDevelopmentEmulator=true for an emulator. None: see namespace. */
  connection_string: BusConnection,
  /** my-bus or my-bus.servicebus.windows.net, entered by the Microsoft Entra credential of the machine. None: no Service Bus. */
  namespace: optional,
  intake_queues: IntakeQueues,
  /** Messages of one pull: 0.7 of the bare client's rate, and 0.55 with half as many or 0.62 with half as many again. */
  batch_max: count(200, 1_000),
  in_hand_max: count(1_200, 2_000),
  publish_timeout_ms: milliseconds(10_000),
});

export const EmbeddedBroker = z.strictObject({
  /** For development: speaks the protocol of Service Bus on loopback, in memory. Not in production. Null: where no other broker is configured. */
  enabled: z.boolean().nullable().default(null),
  /** 5672 is what clients take when they are told of an emulator and of no port. */
  port: z.int().min(0).max(65_535).default(5672),
  /** Its queues and topics, in the format of the official emulator's config.json; none: the intake queues. */
  config_file: optional,
});

/** Each move of each job request, told on one queue. */
export const Events = z.strictObject({
  /** It belongs to those who listen, and is never made. None: no move is recorded for its event, or told. */
  queue: optional,
  /** `source` of the events: where several services tell on one queue, it says whose they are. */
  source: text.regex(/^[\x21-\x7e]+$/, 'must be a URI reference: ASCII without spaces').default('job-keeper'),
  batch_max: count(500, 5_000),
  interval_ms: milliseconds(1_000, 50),
  /** Between two tries of a queue that is not there. */
  missing_queue_interval_ms: milliseconds(300_000, 1_000),
});

interface Broker {
  readonly intake_queues: readonly IntakeQueue[];
}

interface Brokers {
  readonly rabbitmq: Broker & { readonly url: string | null };
  readonly service_bus: Broker;
}

/** One queue named twice would be read as two: with twice its share of what is in hand, and each of its dead letters shown twice. */
export function intakeProblems({ rabbitmq, service_bus: bus }: Brokers): Problem[] {
  return [
    ...twice(rabbitmq.intake_queues.map((queue, index) => ({ path: `rabbitmq.intake_queues.${index}`, value: nameOf(queue) }))),
    ...twice(
      bus.intake_queues.map((queue, index) => ({
        path: `service_bus.intake_queues.${index}`,
        // Service Bus takes capital letters for small ones.
        value: nameOf(queue).toLowerCase(),
      })),
    ),
  ];
}

interface Told extends Brokers {
  readonly events: Pick<z.infer<typeof Events>, 'queue'>;
}

/** Events that are taken for job requests would all be dead letters. */
export function eventProblems({ events: { queue }, ...brokers }: Told): Problem[] {
  if (queue === null || !isIntakeQueue(queue, brokers)) return [];
  return [
    { path: 'events.queue', message: `${queue} is an intake queue or its dead-letter queue; events need a queue of their own` },
  ];
}

function isIntakeQueue(queue: string, { rabbitmq, service_bus: bus }: Brokers): boolean {
  if (rabbitmq.url !== null) return rabbitmq.intake_queues.map(nameOf).some((name) => [name, `${name}.dead`].includes(queue));
  // Of a topic, what is sent to it is read from its subscription.
  const names = bus.intake_queues.map((one) =>
    nameOf(one)
      .toLowerCase()
      .replace(/\/subscriptions\/.*$/, ''),
  );
  return names.includes(queue.toLowerCase());
}

function nameOf(queue: IntakeQueue): string {
  return typeof queue === 'string' ? queue : queue.name;
}
