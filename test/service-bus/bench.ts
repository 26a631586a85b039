// The embedded broker and what a test needs around it: the adapter's two ends, a client of its own, and the facts that were reported.
import type { ServiceBusClient, ServiceBusReceivedMessage } from '@azure/service-bus';
import { startEmbeddedBroker, type EmbeddedBroker } from '../../src/adapters/broker/embedded/embedded-broker.js';
import type { Broker } from '../../src/adapters/broker/embedded/machine/broker.js';
import type { Faults } from '../../src/adapters/broker/embedded/faults.js';
import type { EntitiesConfig } from '../../src/adapters/broker/embedded/machine/entities.js';
import type { ServiceBusConnection } from '../../src/adapters/broker/service-bus/connection.js';
import { openClient, usualRetries } from '../../src/adapters/broker/service-bus/connection.js';
import { serviceBusIntake, type ServiceBusIntakeOptions } from '../../src/adapters/broker/service-bus/service-bus-intake.js';
import {
  serviceBusResponses,
  type ServiceBusResponsesOptions,
} from '../../src/adapters/broker/service-bus/service-bus-responses.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import type { IntakeQueues, ResponseQueues } from '../../src/ports/broker.js';
import type { Fact } from '../../src/ports/telemetry.js';

export interface Sent {
  readonly messageId?: string;
  readonly traceparent?: string;
}

export const intakeQueue = 'job-requests';
const backoff = { firstMs: 20, maxMs: 200, busyMs: 150 };

export class Bench {
  readonly #stops: (() => Promise<void>)[] = [];
  #client: Promise<ServiceBusClient> | null = null;

  private constructor(
    readonly embedded: EmbeddedBroker,
    readonly facts: Fact[],
  ) {}

  /** Locks end with their connection, as the service's documentation has it, unless `locksOnCut` says otherwise. */
  static async fresh(
    config: EntitiesConfig = { queues: [{ name: intakeQueue }] },
    locksOnCut: 'kept' | 'released' = 'released',
  ): Promise<Bench> {
    const facts: Fact[] = [];
    const telemetry = { report: (fact: Fact) => void facts.push(fact) };
    const sharedAccessKey = 'bm90IGEgc2VjcmV0';
    return new Bench(await startEmbeddedBroker({ config, clock: systemClock, telemetry, sharedAccessKey, locksOnCut }), facts);
  }

  get connection(): ServiceBusConnection {
    return { kind: 'connection-string', value: this.embedded.connectionString };
  }

  get broker(): Broker {
    return this.embedded.broker;
  }

  get faults(): Faults {
    return this.embedded.faults;
  }

  /** Messages of a queue that are not settled, in somebody's hand or not. */
  unsettled(queue = intakeQueue): number {
    return this.broker.depth(queue) + this.broker.locked(queue);
  }

  get troubles(): string[] {
    return this.facts.flatMap((fact) => (fact.kind === 'trouble' ? [String(fact.error)] : []));
  }

  intake(over: Partial<ServiceBusIntakeOptions> = {}): IntakeQueues {
    const intake = serviceBusIntake({
      ...{ connection: this.connection, clock: systemClock, telemetry: { report: (fact: Fact) => this.facts.push(fact) } },
      ...{ queues: [{ name: intakeQueue }], bodyBytesMax: 4_000_000, waitMs: 200, backoff },
      ...over,
    });
    this.#stops.push(() => intake.stop(300));
    return intake;
  }

  responses(over: Partial<ServiceBusResponsesOptions> = {}): ResponseQueues {
    const responses = serviceBusResponses({
      ...{ connection: this.connection, clock: systemClock, telemetry: { report: (fact: Fact) => this.facts.push(fact) } },
      ...{ publishTimeoutMs: 5000 },
      ...over,
    });
    this.#stops.push(() => responses.stop());
    return responses;
  }

  client(): Promise<ServiceBusClient> {
    this.#client ??= openClient(this.connection, usualRetries);
    return this.#client;
  }

  async send(bodies: readonly Buffer[], over: Sent = {}): Promise<void> {
    const sender = (await this.client()).createSender(intakeQueue);
    const { messageId, traceparent } = over;
    const properties = {
      ...(messageId === undefined ? {} : { messageId }),
      ...(traceparent === undefined ? {} : { applicationProperties: { traceparent } }),
    };
    await Promise.all(bodies.map((body) => sender.sendMessages({ body, ...properties })));
    await sender.close();
  }

  /** Takes so many messages away, of a queue or of its dead letters. */
  async take(queue: string, count: number, subQueueType?: 'deadLetter'): Promise<ServiceBusReceivedMessage[]> {
    const receiver = (await this.client()).createReceiver(queue, {
      receiveMode: 'receiveAndDelete',
      skipParsingBodyAsJson: true,
      ...(subQueueType === undefined ? {} : { subQueueType }),
    });
    const taken: ServiceBusReceivedMessage[] = [];
    for (let calls = 0; calls < 20 && taken.length < count; calls += 1) {
      taken.push(...(await receiver.receiveMessages(count - taken.length, { maxWaitTimeInMs: 2000 })));
    }
    await receiver.close();
    if (taken.length < count) throw new Error(`${taken.length} of ${count} messages came`);
    return taken;
  }

  async close(): Promise<void> {
    await Promise.all(this.#stops.map((stop) => stop()));
    await (await this.#client)?.close().catch(() => undefined);
    await this.embedded.stop();
  }
}
