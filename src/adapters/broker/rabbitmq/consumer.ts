// One channel that consumes one queue. In: its messages. Out: each handed to `receive` once, and settled as that says. Promised: nothing is
// acknowledged before it was taken or kept as a dead letter; a delivery is settled on the channel it came by, or not at all; no more
// deliveries are in hand than the prefetch.
import { setMaxListeners } from 'node:events';
import type { Channel, ConsumeMessage, Message } from 'amqplib';
import type { Instant } from '../../../core/ids.js';
import type { Receive, Settlement } from '../../../ports/broker.js';
import type { Clock } from '../../../ports/clock.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import { closeChannel, closeOf } from './channels.js';
import type { DeadLetters } from './dead-letters.js';
import { deliveryOf } from './delivery.js';
import { seeThrough } from './see-through.js';
import { Unsettled, type DueAcks } from './unsettled.js';
import { endsWithin } from './within.js';

/** Of the time to stop: for the last acknowledgements and the close itself. */
const closeMs = 1000;

export interface ConsumerParts {
  readonly queue: string;
  readonly prefetch: number;
  readonly bodyBytesMax: number;
  readonly receive: Receive;
  readonly deadLetters: DeadLetters;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** Before a message whose handling failed is given back, so that it does not come round in a tight circle. */
  readonly failedPauseMs: number;
}

/** What came could not be written, and what comes would not either. */
export class Shut {
  constructor(readonly until: Promise<void>) {}
}

export class Consumer {
  /** Why nothing comes any more. */
  readonly lost: Promise<unknown>;
  readonly #unsettled: Unsettled;
  readonly #stopping = new AbortController();
  #lose: (why: unknown) => void = () => undefined;
  #tag: string | null = null;
  #inHand = 0;
  /** Of those, whose dead letter is not kept yet. */
  #keeping = 0;
  #closed = false;
  #flushing = false;
  #idle: () => void = () => undefined;

  constructor(
    private readonly channel: Channel,
    private readonly parts: ConsumerParts,
  ) {
    // As many as are in hand may wait for the broker's return; the process would warn of a leak.
    setMaxListeners(0, this.#stopping.signal);
    this.#unsettled = new Unsettled(Math.max(1, Math.floor(parts.prefetch / 2)));
    this.lost = new Promise((resolve) => (this.#lose = resolve));
    void closeOf(channel).then((why) => this.#end(why));
  }

  async begin(): Promise<void> {
    const { queue, prefetch } = this.parts;
    await this.channel.prefetch(prefetch);
    const { consumerTag } = await this.channel.consume(queue, (message) => this.#arrived(message));
    this.#tag = consumerTag;
  }

  /** Takes no more, waits for what is in hand, sees its acknowledgements through, closes; what is not settled by then goes back. */
  async stop(boundMs: number): Promise<void> {
    const { clock } = this.parts;
    const finished = await endsWithin({ clock, ms: Math.max(boundMs - closeMs, boundMs / 2) }, this.#finish());
    if (!finished) await endsWithin({ clock, ms: closeMs }, this.#close());
  }

  async #finish(): Promise<void> {
    if (this.#closed) return;
    const cancelled = this.#tag === null ? Promise.resolve() : this.channel.cancel(this.#tag).then(() => undefined);
    // From here on what still arrives is given back, behind the cancel on the wire; and nothing waits for better times.
    this.#stopping.abort();
    await cancelled;
    if (this.#inHand > 0) await new Promise<void>((resolve) => (this.#idle = resolve));
    await this.#close();
  }

  /** Also when the channel is of no use any more: what was taken meanwhile is still acknowledged, where that is possible. */
  async #close(): Promise<void> {
    if (this.#closed) return;
    this.#acknowledge(this.#unsettled.allDue());
    await seeThrough(this.channel, this.parts.queue).catch(() => undefined);
    this.#end(new Error('it was stopped'));
    await closeChannel(this.channel);
  }

  #end(why: unknown): void {
    this.#closed = true;
    this.#lose(why);
    this.#idle();
  }

  #arrived(message: ConsumeMessage | null): void {
    if (message === null) {
      this.#lose(new Error('the broker cancelled the consumer; was the queue deleted?'));
      return;
    }
    const { deliveryTag } = message.fields;
    this.#unsettled.delivered(deliveryTag);
    if (this.#stopping.signal.aborted) {
      this.#giveBack(deliveryTag);
      return;
    }
    this.#inHand += 1;
    void this.#handle(message);
  }

  /** Few promises: each that a message waits in lives until its commit, and is copied by every collection of young memory till then. */
  async #handle(message: ConsumeMessage): Promise<void> {
    const { deliveryTag } = message.fields;
    const since = this.parts.clock.now();
    const settlement = await this.#received(message);
    if (settlement.kind === 'taken') this.#taken(deliveryTag);
    else if (settlement.kind === 'dead-letter' && (await this.#kept(message, settlement, since))) this.#taken(deliveryTag);
    else this.#giveBack(deliveryTag);
    if (settlement.kind === 'release' && settlement.until !== undefined) this.#lose(new Shut(settlement.until));
    this.#inHand -= 1;
    if (this.#inHand === 0) this.#idle();
  }

  async #kept(message: ConsumeMessage, why: Extract<Settlement, { kind: 'dead-letter' }>, since: Instant): Promise<boolean> {
    const { queue, prefetch, deadLetters } = this.parts;
    this.#keeping += 1;
    const refused = { queue, message, why, since, heldMax: Math.floor(prefetch / 4) };
    return deadLetters.keep(refused, this.#stopping.signal).finally(() => (this.#keeping -= 1));
  }

  async #received(message: ConsumeMessage): Promise<Settlement> {
    const { queue, bodyBytesMax, receive, telemetry, clock, failedPauseMs } = this.parts;
    const bytes = message.content.length;
    if (bytes > bodyBytesMax) {
      const description = `The body has ${bytes} bytes; no more than ${bodyBytesMax} are accepted.`;
      return { kind: 'dead-letter', reason: 'too-large', description };
    }
    try {
      return await receive(deliveryOf(queue, message));
    } catch (error) {
      telemetry.report({ kind: 'trouble', where: `rabbitmq, a message of ${queue}`, about: {}, error });
      await clock.pause(failedPauseMs, this.#stopping.signal);
      return { kind: 'release' };
    }
  }

  #taken(tag: number): void {
    this.#unsettled.taken(tag);
    if (this.#flushing) return;
    this.#flushing = true;
    // In the next turn: what one commit has taken goes out as one acknowledgement.
    setImmediate(() => {
      this.#flushing = false;
      // Behind one that may be held for long, nobody waits for it.
      this.#acknowledge(this.#keeping > 0 ? this.#unsettled.allDue() : this.#unsettled.due());
    });
  }

  #acknowledge({ upTo, alone }: DueAcks): void {
    if (upTo !== null) this.#tell(() => this.channel.ack(tagged(upTo), true));
    for (const tag of alone) this.#tell(() => this.channel.ack(tagged(tag)));
  }

  #giveBack(tag: number): void {
    this.#unsettled.givenBack(tag);
    this.#tell(() => this.channel.nack(tagged(tag), false, true));
  }

  /** The tags of a closed channel mean nothing to the next one; the broker gives those messages out again by itself. */
  #tell(settle: () => void): void {
    if (this.#closed) return;
    try {
      settle();
    } catch (problem) {
      this.#end(problem); // The channel closed between two turns, which its 'close' will tell as well.
    }
  }
}

function tagged(deliveryTag: number): Message {
  // The library asks for the whole message and reads its tag; keeping bodies until they are acknowledged would be for nothing.
  return { fields: { deliveryTag } } as Message;
}
