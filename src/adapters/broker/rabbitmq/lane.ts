// One intake queue. In: a link. Out: its messages, consumed through every loss of the connection, the channel and the queue itself.
// Each queue has its own channel, so that trouble with one stops no other.
import type { ChannelModel } from 'amqplib';
import { openChannel } from './channels.js';
import { Consumer, Shut, type ConsumerParts } from './consumer.js';
import { keepSession, type Backoff } from './keep-session.js';
import type { Link } from './link.js';
import { deadQueueOf, queuePresence } from './queue-presence.js';
import { endsWithin, NoAnswer, unlessAborted, within } from './within.js';

export interface LaneParts extends ConsumerParts {
  readonly link: Link;
  readonly declare: boolean;
  readonly backoff: Backoff;
}

/** Longer than the broker itself waits for a queue, which is half a minute for each of its members. Then it may be the channel, and all begin anew. */
const stuckMs = 900_000;

export class Lane {
  /** Why it does not consume; null: it does. */
  #problem: string | null;
  #reported: string | null = null;
  #consumer: Consumer | null = null;
  /** Nothing is consumed before it resolves. */
  #opens: Promise<void> | null = null;
  readonly #stopping = new AbortController();
  #kept: Promise<void> = Promise.resolve();

  constructor(private readonly parts: LaneParts) {
    this.#problem = `the queue ${parts.queue} is not consumed yet`;
  }

  get problem(): string | null {
    return this.#problem;
  }

  /** Resolves once consuming, or when the first attempt has failed. */
  start(): Promise<void> {
    const { link, clock, backoff } = this.parts;
    return new Promise((attempted) => {
      this.#kept = keepSession({ link, clock, backoff, signal: this.#stopping.signal }, (model) =>
        this.#session(model, attempted),
      );
    });
  }

  async stop(boundMs: number): Promise<void> {
    this.#stopping.abort();
    this.#problem = `the queue ${this.parts.queue} is not consumed any more`;
    await Promise.all([this.#consumer?.stop(boundMs), endsWithin({ clock: this.parts.clock, ms: boundMs }, this.#kept)]);
  }

  async #session(model: ChannelModel, attempted: () => void): Promise<void> {
    const { queue, link } = this.parts;
    try {
      await this.#untilOpen();
      const consumer = await this.#begun(model, attempted);
      // It may have begun to consume while it was being stopped: what it has in hand by then is waited for as well.
      if (this.#stopping.signal.aborted) await consumer?.stop(link.answerMs);
      else if (consumer !== null) {
        attempted();
        await this.#untilLost(consumer, model);
      }
    } catch (problem) {
      // Whatever is half open on that connection is closed with it. A plain refusal must not disturb the other queues.
      if (problem instanceof NoAnswer) link.renew(model, problem);
      this.#say(`the queue ${queue} cannot be consumed: ${link.place.sentence(problem)}`, model);
    }
    attempted();
  }

  async #untilOpen(): Promise<void> {
    if (this.#opens !== null) await unlessAborted(this.#stopping.signal, this.#opens);
    this.#opens = null;
  }

  /** null: there is no such queue, or it is being stopped. Throws when the broker says nothing of it. */
  async #begun(model: ChannelModel, attempted: () => void): Promise<Consumer | null> {
    const { queue, link, clock } = this.parts;
    const consuming = this.#consume(model);
    try {
      return await within({ clock, ms: link.answerMs }, `consuming ${queue}`, consuming);
    } catch (problem) {
      if (!(problem instanceof NoAnswer)) throw problem;
      const answers = await link.ask(model).then(
        () => true,
        () => false,
      );
      if (!answers) throw problem;
      this.#say(`the queue ${queue} cannot be consumed: ${link.place.sentence(problem)}`, model);
      attempted();
      return this.#begunLate(consuming);
    }
  }

  /** The queue is stuck, and nothing else: the others keep their connection, and what is answered late is what was asked for. */
  async #begunLate(consuming: Promise<Consumer | null>): Promise<Consumer | null> {
    const { queue, link, clock } = this.parts;
    let late: Consumer | null = null;
    try {
      const answer = unlessAborted(this.#stopping.signal, consuming);
      return (late = await within({ clock, ms: stuckMs }, `consuming ${queue}`, answer));
    } finally {
      // Nobody has it in hand, when it comes: what it is given goes back.
      if (late === null)
        void consuming.then(
          (consumer) => consumer?.stop(link.answerMs),
          () => undefined,
        );
    }
  }

  /** null: there is no such queue. */
  async #consume(model: ChannelModel): Promise<Consumer | null> {
    const { queue, declare } = this.parts;
    const presence = await queuePresence(model, queue, declare);
    if (!presence.queue) {
      this.#say(`there is no queue ${queue}`, model);
      return null;
    }
    if (!presence.deadQueue)
      this.#report(`there is no queue ${deadQueueOf(queue)}: what cannot be taken from ${queue} has no place to go`);
    const consumer = new Consumer(await openChannel(model), this.parts);
    await consumer.begin();
    return consumer;
  }

  async #untilLost(consumer: Consumer, model: ChannelModel): Promise<void> {
    const { queue, link } = this.parts;
    this.#consumer = consumer;
    this.#problem = null;
    this.#reported = null;
    const why = await unlessAborted(this.#stopping.signal, consumer.lost);
    // When it is stopped, `stop` sees to the consumer: it knows the bound.
    if (this.#stopping.signal.aborted) return;
    if (why instanceof Shut) {
      this.#opens = why.until;
      this.#problem = `the queue ${queue} is not consumed: what came from it could not be written`;
    } else this.#say(`the queue ${queue} is not consumed: ${link.place.sentence(why)}`, model);
    await consumer.stop(link.answerMs);
    this.#consumer = null;
  }

  #say(problem: string, model: ChannelModel): void {
    this.#problem = problem;
    if (this.parts.link.stands(model)) this.#report(problem);
  }

  /** Once for the same trouble, however often it is tried again, until the queue is consumed. */
  #report(problem: string): void {
    if (problem === this.#reported) return;
    this.#reported = problem;
    this.parts.telemetry.report({ kind: 'trouble', where: 'rabbitmq', about: {}, error: problem });
  }
}
