// A broker on a clock that stands still, and the real client connected to it. Every test starts its own and ends it.
import { ServiceBusClient } from '@azure/service-bus';
import type { ServiceBusClientOptions, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { startEmbeddedBroker } from '../../src/adapters/broker/embedded/embedded-broker.js';
import type { EmbeddedBroker, EmbeddedBrokerOptions } from '../../src/adapters/broker/embedded/embedded-broker.js';
import type { EntitiesConfig } from '../../src/adapters/broker/embedded/machine/entities.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { setImmediate as turn } from 'node:timers/promises';
import { VirtualClock } from '../support/virtual-clock.js';

export const lockMs = 60_000;
/** How long a receive waits for what should be there. */
const patienceMs = 4_000;
/** How long a receive waits to be sure that nothing is there. */
const emptyMs = 120;

export class Scene {
  readonly #clients: ServiceBusClient[] = [];

  private constructor(
    readonly clock: VirtualClock,
    readonly embedded: EmbeddedBroker,
    /** What the broker reported. */
    readonly facts: readonly Fact[],
  ) {}

  static async start(config: EntitiesConfig = aQueue(), options: Partial<EmbeddedBrokerOptions> = {}): Promise<Scene> {
    // The client makes its tokens by the time of this machine, so the clock starts there.
    const clock = new VirtualClock(Date.now());
    const facts: Fact[] = [];
    const telemetry = { report: (fact: Fact) => void facts.push(fact) };
    return new Scene(clock, await startEmbeddedBroker({ config, clock, telemetry, ...options }), facts);
  }

  /** Retries fast; `maxRetries: 0` shows the first error. */
  connect(retryOptions: ServiceBusClientOptions['retryOptions'] = {}, connectionString?: string): ServiceBusClient {
    const client = new ServiceBusClient(connectionString ?? this.embedded.connectionString, {
      retryOptions: { maxRetries: 3, retryDelayInMs: 20, timeoutInMs: 5_000, ...retryOptions },
    });
    this.#clients.push(client);
    return client;
  }

  /** Cuts, and lets the clients of this process hear of it: what they send in that instant would wait for its whole timeout. */
  async cut(): Promise<number> {
    const connections = await this.embedded.faults.cutConnections();
    await heard();
    return connections;
  }

  async end(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
    await this.embedded.stop();
  }
}

export function aQueue(settings: Partial<EntitiesConfig['queues'][number]> = {}): EntitiesConfig {
  return { queues: [{ name: 'requests', lockMs, ...settings }] };
}

/** Without automatic renewal: it goes by the time of this machine. */
export function receiverOf(client: ServiceBusClient, queue = 'requests'): ServiceBusReceiver {
  return client.createReceiver(queue, { maxAutoLockRenewalDurationInMs: 0 });
}

export function deadLettersOf(client: ServiceBusClient, queue = 'requests'): ServiceBusReceiver {
  return client.createReceiver(queue, { subQueueType: 'deadLetter', maxAutoLockRenewalDurationInMs: 0 });
}

/** Exactly so many messages; fails when fewer come. */
export async function receive(receiver: ServiceBusReceiver, count: number): Promise<ServiceBusReceivedMessage[]> {
  const received: ServiceBusReceivedMessage[] = [];
  for (let tries = 0; received.length < count && tries < 20; tries += 1) {
    const more = await receiver.receiveMessages(count - received.length, { maxWaitTimeInMs: patienceMs });
    if (more.length === 0) break;
    received.push(...more);
  }
  if (received.length !== count) throw new Error(`${received.length} messages came instead of ${count}`);
  return received;
}

export async function one(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage> {
  const [message] = await receive(receiver, 1);
  if (message === undefined) throw new Error('no message came');
  return message;
}

export function none(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage[]> {
  return receiver.receiveMessages(5, { maxWaitTimeInMs: emptyMs });
}

export function bodies(messages: readonly { body: unknown }[]): unknown[] {
  return messages.map(({ body }) => body);
}

/** The code that the client gives to a failure; the last one when it tried several times. 'none' when nothing failed. */
export async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (problem) {
    const last = problem instanceof AggregateError ? (problem.errors.at(-1) as unknown) : problem;
    const code = last instanceof Error && 'code' in last ? last.code : null;
    return typeof code === 'string' ? code : String(last);
  }
}

/** Gives the sockets and clients of this process the turns in which they hear what happened. */
export async function heard(): Promise<void> {
  for (let turns = 0; turns < 10; turns += 1) await turn();
}
