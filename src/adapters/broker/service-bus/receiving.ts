// The receiver of one queue that stands now. In: a link. Out: a receiver, replaced when its connection was lost. Promised: what came by a
// lost connection is never settled on the new one's link of the same name: the library would wait there for an answer that cannot come.
import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import type { Clock } from '../../../ports/clock.js';
import type { Link } from './link.js';
import { Patience } from './patience.js';
import { endsWithin, NoAnswer, within } from './within.js';

const closeMs = 1000;
/** A settlement is answered in milliseconds, or its link is gone. */
const answerMs = 5000;

export interface Standing {
  readonly client: ServiceBusClient;
  readonly receiver: ServiceBusReceiver;
  /** For its answers; those that are waited for when it is replaced will not come. */
  readonly answers: Patience;
}

export class Receiving {
  #standing: Promise<Standing> | null = null;
  readonly #answers: Patience;
  /** Shows whether the link by which it came is still there. */
  #latest: ServiceBusReceivedMessage | null = null;

  constructor(
    private readonly queue: string,
    private readonly link: Link,
    private readonly clock: Clock,
    stopped: AbortSignal,
  ) {
    this.#answers = new Patience(clock, answerMs, stopped);
  }

  /** The one to receive from, and to settle by: also what came by an earlier one. */
  async stand(): Promise<Standing> {
    // Lost between two calls, which no call has told.
    if (this.#latest !== null && linkIsGone(this.#latest)) await this.renew();
    this.#standing ??= this.#open().catch((problem: unknown) => {
      this.#standing = null;
      throw problem;
    });
    return this.#standing;
  }

  /** Up to `max` messages: the first within `waitMs`, the rest at once. Rejects when the broker cannot be asked. */
  async receive(max: number, waitMs: number): Promise<readonly ServiceBusReceivedMessage[]> {
    const { client, receiver } = await this.stand();
    const standing = this.#standing;
    try {
      const bound = { clock: this.clock, ms: waitMs + this.link.retries.timeoutInMs };
      const messages = await within(
        bound,
        `receiving from ${this.queue}`,
        receiver.receiveMessages(max, { maxWaitTimeInMs: waitMs }),
      );
      // What came by one that was replaced says nothing of the next one's link.
      if (this.#standing === standing) this.#latest = messages.at(-1) ?? this.#latest;
      return messages;
    } catch (problem) {
      if (problem instanceof NoAnswer) this.link.renew(client);
      // Whoever settles may have replaced it meanwhile, which has ended this call.
      if (this.#standing === standing) await this.renew();
      throw problem;
    }
  }

  /** The next receiver has a name of its own, so that what came by this one is settled through the management of the queue. */
  async renew(): Promise<void> {
    const standing = this.#standing;
    this.#standing = null;
    this.#latest = null;
    this.#answers.abandon('its link was lost');
    if (standing !== null) await endsWithin({ clock: this.clock, ms: closeMs }, closed(standing));
  }

  async #open(): Promise<Standing> {
    const client = await this.link.client();
    const receiver = client.createReceiver(this.queue, {
      receiveMode: 'peekLock',
      // Locks are not renewed: nothing is held while a job runs. And with renewal a message without an id cannot be settled.
      maxAutoLockRenewalDurationInMs: 0,
      skipParsingBodyAsJson: true,
    });
    return { client, receiver, answers: this.#answers };
  }
}

async function closed(standing: Promise<Standing>): Promise<void> {
  await (await standing).receiver.close();
}

function linkIsGone(message: ServiceBusReceivedMessage): boolean {
  // Not of the library's public types. Where it is missing, a settlement on a lost link costs its timeout, and no more.
  const { delivery } = message as { delivery?: { link?: { is_open?: () => boolean } } };
  return delivery?.link?.is_open?.() === false;
}
