// A namespace that was given by SERVICEBUS_CONNECTION_STRING: Azure's own, or an emulator. In: a connection string. Out: the adapter's two ends
// on it, and what a mediator and an operator would do there. Its queues must be there (deploy/service-bus/config.json has them) and be
// nobody else's while the tests run: they are emptied.
import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiverOptions } from '@azure/service-bus';
import { openClient, usualRetries, type ServiceBusConnection } from '../../src/adapters/broker/service-bus/connection.js';
import { serviceBusIntake, type ServiceBusIntakeOptions } from '../../src/adapters/broker/service-bus/service-bus-intake.js';
import { serviceBusResponses } from '../../src/adapters/broker/service-bus/service-bus-responses.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import type { IntakeQueues, ResponseQueues } from '../../src/ports/broker.js';
import { intakeQueue, type Sent } from './bench.js';

export const givenQueues = [intakeQueue, 'tenant-1.responses'] as const;
const told = { clock: systemClock, telemetry: { report: () => undefined } };
const emptyMs = 1000;

export class Given {
  readonly #stops: (() => Promise<void>)[] = [];

  private constructor(
    private readonly connection: ServiceBusConnection,
    private readonly client: ServiceBusClient,
  ) {}

  /** Its queues are empty. */
  static async at(connectionString: string): Promise<Given> {
    const connection = { kind: 'connection-string', value: connectionString } as const;
    const given = new Given(connection, await openClient(connection, usualRetries));
    const kinds = [undefined, 'deadLetter'] as const;
    await Promise.all(givenQueues.flatMap((queue) => kinds.map((subQueueType) => given.#empty(queue, subQueueType))));
    return given;
  }

  intake(over: Partial<ServiceBusIntakeOptions>): IntakeQueues {
    const intake = serviceBusIntake({
      ...{ connection: this.connection, ...told, queues: [{ name: intakeQueue }], bodyBytesMax: 4_000_000, waitMs: 1000 },
      ...over,
    });
    this.#stops.push(() => intake.stop(2000));
    return intake;
  }

  responses(): ResponseQueues {
    const responses = serviceBusResponses({ connection: this.connection, ...told });
    this.#stops.push(() => responses.stop());
    return responses;
  }

  async send(bodies: readonly Buffer[], { messageId, traceparent }: Sent = {}): Promise<void> {
    const sender = this.client.createSender(intakeQueue);
    const said = messageId === undefined ? {} : { messageId };
    const traced = traceparent === undefined ? {} : { applicationProperties: { traceparent } };
    await Promise.all(bodies.map((body) => sender.sendMessages({ body, ...said, ...traced })));
    await sender.close();
  }

  /** Messages of the intake queue; those in somebody's hand count as well. */
  ready(): Promise<number> {
    return this.#peeked(intakeQueue);
  }

  async take(queue: string, count: number, subQueueType?: 'deadLetter'): Promise<ServiceBusReceivedMessage[]> {
    const taken = await this.#receive(queue, count, subQueueType);
    if (taken.length < count) throw new Error(`${taken.length} of ${count} messages came`);
    return taken;
  }

  async close(): Promise<void> {
    await Promise.all(this.#stops.map((stop) => stop()));
    await this.client.close();
  }

  async #peeked(queue: string, subQueueType?: 'deadLetter'): Promise<number> {
    const receiver = this.client.createReceiver(queue, subQueueType === undefined ? {} : { subQueueType });
    const peeked = await receiver.peekMessages(250);
    await receiver.close();
    return peeked.length;
  }

  /** To wait until nothing comes takes a second: mostly nothing is there. */
  async #empty(queue: string, subQueueType?: 'deadLetter'): Promise<void> {
    if ((await this.#peeked(queue, subQueueType)) > 0) await this.#receive(queue, Infinity, subQueueType);
  }

  /** Until there are so many, or nothing comes any more. */
  async #receive(queue: string, count: number, subQueueType?: 'deadLetter'): Promise<ServiceBusReceivedMessage[]> {
    const options: ServiceBusReceiverOptions = { receiveMode: 'receiveAndDelete', skipParsingBodyAsJson: true };
    const receiver = this.client.createReceiver(queue, subQueueType === undefined ? options : { ...options, subQueueType });
    const taken: ServiceBusReceivedMessage[] = [];
    const waitMs = count === Infinity ? emptyMs : 10 * emptyMs;
    for (let more = true; more && taken.length < count;) {
      const some = await receiver.receiveMessages(Math.min(200, count - taken.length), { maxWaitTimeInMs: waitMs });
      taken.push(...some);
      more = some.length > 0;
    }
    await receiver.close();
    return taken;
  }
}
