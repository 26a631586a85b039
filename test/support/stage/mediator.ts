// The mediator and the tenants of a stage, and whoever listens to events, on connections of their own that nobody disturbs. In: wishes. Out: what
// was confirmed, what came back, what was told, what was dead-lettered: the outer part of a history.
import { connect, type Channel, type ChannelModel, type ConfirmChannel, type ConsumeMessage } from 'amqplib';
import { JobResponse } from '../../../src/core/ending/job-response.js';
import { eventually } from '../eventually.js';
import { RequestEvent } from '../../../src/core/request-event.js';
import type { DeadLetter, Published, Sent, Told } from '../history/event.js';
import { aJobRequest } from '../job-requests.js';
import { endOf, eventQueue, followersOf, limitOf, queueOf, tenants } from './workplace.js';

export interface Wish {
  readonly correlationId: string;
  readonly jobId: string;
  readonly tenantId: string;
  readonly priority?: number;
  /** Default: how the job ends. */
  readonly ends?: readonly string[];
}

const intake = 'job-requests';

export class Mediator {
  readonly sent: Sent[] = [];
  readonly published: Published[] = [];
  readonly told: Told[] = [];
  readonly deadLetters: DeadLetter[] = [];
  #marks = 0;
  #model: ChannelModel | null = null;
  #channel: ConfirmChannel | null = null;
  #lost: Promise<never> = new Promise(() => undefined);

  constructor(private readonly amqpUrl: string) {}

  /** The intake queue has to be there: a replica has declared it. Called again after the broker was away. */
  async connect(): Promise<void> {
    await this.close();
    const model = await connect(this.amqpUrl, { timeout: 3_000 });
    this.#model = model;
    model.on('error', () => undefined);
    model.on('close', () => {
      if (this.#model === model) this.#model = null;
    });
    const channel = await model.createConfirmChannel();
    channel.on('error', () => undefined);
    this.#lost = new Promise((_resolve, reject) => channel.once('close', () => reject(new Error('the channel closed'))));
    this.#lost.catch(() => undefined); // Told by the publication that waits.
    for (const tenant of tenants) {
      await channel.assertQueue(queueOf(tenant), { durable: true });
      await channel.consume(queueOf(tenant), (message) => this.#answered(queueOf(tenant), message));
    }
    await channel.assertQueue(eventQueue, { durable: true });
    await channel.consume(eventQueue, (message) => this.#heard(message));
    this.#channel = channel;
    await this.#readDeadLetters(model);
  }

  get isConnected(): boolean {
    return this.#model !== null;
  }

  /** Resolves when the broker has it. */
  async publish(wish: Wish): Promise<void> {
    await this.publishRaw(bodyOf(wish), { ends: wish.ends ?? [endOf(wish.jobId)] }, wish);
    this.#asked(wish);
  }

  /** The same identity, something else asked for. */
  async publishConflict(wish: Wish): Promise<void> {
    await this.publishRaw({ ...bodyOf(wish), user_id: 'somebody else' }, { deadLetter: 'conflict' }, wish);
  }

  async publishUnreadable(): Promise<void> {
    await this.publishRaw('{"correlation_id":', { deadLetter: 'not-json' }, { correlationId: '', tenantId: '' });
  }

  async publishRaw(
    body: unknown,
    expects: Sent['expects'],
    { correlationId, tenantId }: Pick<Wish, 'correlationId' | 'tenantId'>,
  ): Promise<void> {
    const channel = this.#channel;
    if (channel === null || this.#model === null) throw new Error('the mediator has no connection');
    const mark = `message-${(this.#marks += 1)}`;
    const content = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    const confirmed = new Promise<void>((resolve, reject) => {
      channel.sendToQueue(intake, content, { persistent: true, messageId: mark }, (problem: unknown) =>
        problem === null || problem === undefined ? resolve() : reject(new Error(`${mark} was not confirmed`)),
      );
    });
    await Promise.race([confirmed, this.#lost]);
    this.sent.push({ kind: 'sent', at: Date.now(), via: 'rabbitmq', mark, correlationId, tenantId, expects });
  }

  /** Over HTTP. Answers the status; 2xx is a promise. */
  async post(url: string, wish: Wish): Promise<number> {
    const answer = await fetch(`${url}/v1/job-requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(bodyOf(wish)),
      signal: AbortSignal.timeout(5_000),
    });
    const { correlationId, tenantId, jobId, ends = [endOf(jobId)] } = wish;
    if (!answer.ok) return answer.status;
    const mark = `http-${(this.#marks += 1)}`;
    this.sent.push({ kind: 'sent', at: Date.now(), via: 'http', mark, correlationId, tenantId, expects: { ends } });
    this.#asked(wish);
    return answer.status;
  }

  /** What follows it, by nobody: it is promised all the same. */
  #asked({ jobId, correlationId, tenantId }: Wish): void {
    for (const follower of followersOf(jobId)) {
      const mark = `follower-${(this.#marks += 1)}`;
      const identity = { mark, correlationId: `${correlationId}~${follower}`, tenantId };
      this.sent.push({ kind: 'sent', at: Date.now(), via: 'then', ...identity, expects: { ends: [endOf(follower)] } });
    }
  }

  async intakeLeft(): Promise<number> {
    if (this.#model === null) throw new Error('the mediator has no connection');
    const channel = await this.#model.createChannel();
    channel.on('error', () => undefined);
    const { messageCount } = await channel.checkQueue(intake);
    await channel.close();
    return messageCount;
  }

  async close(): Promise<void> {
    const model = this.#model;
    this.#model = null;
    this.#channel = null;
    await model?.close().catch(() => undefined);
  }

  async #readDeadLetters(model: ChannelModel): Promise<void> {
    const channel = await eventually(async () => {
      const made = await model.createChannel();
      made.on('error', () => undefined);
      await made.checkQueue(`${intake}.dead`);
      return made;
    });
    await channel.consume(`${intake}.dead`, (letter) => this.#buried(letter, channel));
  }

  /** Acknowledged when it is noted: what a broker loses on its way to us comes again. */
  #answered(queue: string, message: ConsumeMessage | null): void {
    if (message === null) return;
    const response = JobResponse.parse(JSON.parse(message.content.toString()));
    this.published.push({
      ...{ kind: 'published', at: Date.now(), queue, messageId: String(message.properties.messageId) },
      ...{ requestId: response.request_id, status: response.status },
    });
    acknowledge(this.#channel, message);
  }

  #heard(message: ConsumeMessage | null): void {
    if (message === null) return;
    const { id, data } = RequestEvent.parse(JSON.parse(message.content.toString()));
    this.told.push({ kind: 'told', at: Date.now(), id, state: data.state });
    acknowledge(this.#channel, message);
  }

  #buried(letter: ConsumeMessage | null, channel: Channel): void {
    if (letter === null) return;
    this.deadLetters.push({
      kind: 'dead-letter',
      mark: String(letter.properties.messageId),
      reason: String(letter.properties.headers?.['reason']),
    });
    acknowledge(channel, letter);
  }
}

function acknowledge(channel: Channel | null, message: ConsumeMessage): void {
  try {
    channel?.ack(message);
  } catch {
    // The channel has closed under us: it comes again on the next one.
  }
}

function bodyOf({ correlationId, jobId, tenantId, priority = 50 }: Wish) {
  const operation = {
    max_concurrent_runs: limitOf(jobId),
    ...(endOf(jobId) === 'expired' ? { max_wait_seconds: 2 } : {}),
  };
  return aJobRequest({ correlationId, jobId, tenantId, priority, queue: queueOf(tenantId), operation });
}
