// A vhost of the real broker, seen from outside: what a mediator, a tenant or an operator would do with it.
import { connect, type Channel, type GetMessage, type Options } from 'amqplib';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { rabbitmqIntake, type RabbitmqIntakeOptions } from '../../src/adapters/broker/rabbitmq/rabbitmq-intake.js';
import { rabbitmqResponses, type RabbitmqResponsesOptions } from '../../src/adapters/broker/rabbitmq/rabbitmq-responses.js';
import type { IntakeQueues, ResponseQueues } from '../../src/ports/broker.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { eventually } from '../support/eventually.js';
import { rabbitmq, type RabbitMq } from '../support/rabbitmq.js';

export class Vhost {
  readonly facts: Fact[] = [];
  readonly #queues: string[] = [];
  readonly #stuck: string[] = [];
  #count = 0;
  readonly #open: { stop(): Promise<void> }[] = [];

  private constructor(
    readonly broker: RabbitMq,
    readonly url: string,
  ) {}

  static async fresh(): Promise<Vhost> {
    const broker = await rabbitmq();
    return new Vhost(broker, await broker.vhostUrl());
  }

  get name(): string {
    return new URL(this.url).pathname.slice(1);
  }

  /** Impatient where production is patient. */
  intake(options: Partial<RabbitmqIntakeOptions> = {}): IntakeQueues {
    const intake = rabbitmqIntake({
      url: this.url,
      queues: [{ name: 'job-requests' }],
      declare: true,
      bodyBytesMax: 4_000_000,
      clock: systemClock,
      telemetry: { report: (fact) => void this.facts.push(fact) },
      backoff: { firstMs: 20, maxMs: 200 },
      ...options,
    });
    this.#open.push({ stop: () => intake.stop(500) });
    return intake;
  }

  responses(options: Partial<RabbitmqResponsesOptions> = {}): ResponseQueues {
    const responses = rabbitmqResponses({
      url: this.url,
      clock: systemClock,
      telemetry: { report: (fact) => void this.facts.push(fact) },
      backoff: { firstMs: 20, maxMs: 200 },
      ...options,
    });
    this.#open.push(responses);
    return responses;
  }

  /** Stops what a test has opened, and takes its queues away. */
  async close(): Promise<void> {
    for (const open of this.#open.splice(0)) await open.stop();
    for (const queue of this.#queues.splice(0)) await this.delete(queue);
  }

  /** The name of a queue that no other test uses; it goes when the test ends. */
  queue(name = 'job-requests'): string {
    const unique = `${name}-${(this.#count += 1)}`;
    this.#queues.push(unique, `${unique}.dead`);
    return unique;
  }

  async declare(queue: string, args: Record<string, unknown> = { 'x-queue-type': 'quorum' }): Promise<void> {
    this.#queues.push(queue);
    await this.with((channel) => channel.assertQueue(queue, { durable: true, arguments: args }));
  }

  async delete(queue: string): Promise<void> {
    await this.with((channel) => channel.deleteQueue(queue));
  }

  async send(queue: string, bodies: readonly Buffer[], properties: Options.Publish = {}): Promise<void> {
    const connection = await connect(this.url);
    try {
      const channel = await connection.createConfirmChannel();
      for (const body of bodies) channel.sendToQueue(queue, body, { persistent: true, ...properties });
      await channel.waitForConfirms();
    } finally {
      await connection.close();
    }
  }

  /** Messages that nobody has in hand. */
  async ready(queue: string): Promise<number> {
    return (await this.with((channel) => channel.checkQueue(queue))).messageCount;
  }

  /** Messages in somebody's hand, as the broker counts them. */
  async unacknowledged(queue: string): Promise<number> {
    const listed = await this.broker.ctl(
      '-q',
      'list_queues',
      '-p',
      this.name,
      '--no-table-headers',
      'name',
      'messages_unacknowledged',
    );
    const count = listed.split('\n').find((line) => line.startsWith(`${queue}\t`));
    return Number(count?.split('\t')[1]);
  }

  async consumers(queue: string): Promise<number> {
    return (await this.with((channel) => channel.checkQueue(queue))).consumerCount;
  }

  /** Takes the next so many messages out of a queue, waiting for them. */
  async take(queue: string, count: number): Promise<GetMessage[]> {
    const taken: GetMessage[] = [];
    await this.with((channel) =>
      eventually(async () => {
        for (let more = true; more && taken.length < count;) {
          const message = await channel.get(queue, { noAck: true });
          if (message === false) more = false;
          else taken.push(message);
        }
        return taken.length === count;
      }),
    );
    return taken;
  }

  /** As an operator would, for channels that are opened later, until the test ends. */
  async limitBodies(bytesMax: number): Promise<void> {
    await this.broker.ctl('eval', `application:set_env(rabbit, max_message_size, ${bytesMax}).`);
    const stop = async (): Promise<void> => {
      await this.broker.ctl('eval', 'application:unset_env(rabbit, max_message_size).');
    };
    this.#open.push({ stop });
  }

  /** Its process answers nobody, until `freeQueues`. */
  async stick(queue: string): Promise<void> {
    this.#stuck.push(queue);
    await this.#tellProcess(queue, 'suspend');
  }

  async freeQueues(): Promise<void> {
    for (const queue of this.#stuck.splice(0)) await this.#tellProcess(queue, 'resume');
  }

  async #tellProcess(queue: string, what: 'suspend' | 'resume'): Promise<void> {
    const found = `{ok, Queue} = rabbit_amqqueue:lookup(rabbit_misc:r(<<"${this.name}">>, queue, <<"${queue}">>))`;
    // Of a quorum queue it is the name of its member here.
    await this.broker.ctl('eval', `${found}, {Name, _} = amqqueue:get_pid(Queue), ok = sys:${what}(Name).`);
  }

  /** As an operator or a network would. */
  async cutConnections(): Promise<void> {
    await this.broker.ctl('close_all_connections', '-p', this.name, 'cut by the test');
  }

  async with<T>(ask: (channel: Channel) => Promise<T>): Promise<T> {
    const connection = await connect(this.url);
    connection.on('error', () => undefined);
    try {
      const channel = await connection.createChannel();
      channel.on('error', () => undefined);
      return await ask(channel);
    } finally {
      await connection.close().catch(() => undefined);
    }
  }
}

export function bodies(count: number, from = 0): Buffer[] {
  return Array.from({ length: count }, (_, index) => Buffer.from(`message ${from + index}`));
}
