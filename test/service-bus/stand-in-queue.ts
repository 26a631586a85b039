// A queue of the stand-in broker, and a link that takes messages from it: credit, drains, and what becomes of messages when the link ends.
import { randomBytes } from 'node:crypto';
import type * as rhea from 'rhea';

export interface Kept {
  readonly number: number;
  readonly message: rhea.Message;
  deliveries: number;
}

export class Queue {
  readonly messages: Kept[] = [];
  readonly receivers = new Set<Giving>();

  put(kept: Kept): void {
    this.messages.push(kept);
    this.messages.sort((one, other) => one.number - other.number);
    this.give();
  }

  give(): void {
    for (const receiver of this.receivers) receiver.give();
  }
}

/** The protocol library's own counters, which it updates too late or not at all for a broker. */
interface SenderInside extends rhea.Sender {
  _draining: boolean;
  delivery_count: number;
  credit: number;
  _get_drain: () => boolean;
  issue_flow: boolean;
  session: rhea.Session & { connection: { _register: () => void } };
}

export class Giving {
  readonly open = new Map<rhea.Delivery, Kept>();
  readonly #sender: SenderInside;
  #credit = 0;
  #drained = false;

  constructor(
    readonly queue: Queue,
    sender: rhea.Sender,
  ) {
    this.#sender = sender as SenderInside;
    this.#sender._get_drain = () => this.#drain();
    queue.receivers.add(this);
  }

  flow(): void {
    this.#credit = this.#sender.credit;
    this.give();
    if (!this.#sender._draining) return;
    this.#credit = 0;
    // Behind the messages that were given in this turn.
    setImmediate(() => {
      this.#drained = true;
      this.#sender.issue_flow = true;
      this.#sender.session.connection._register();
    });
  }

  give(): void {
    for (; this.#credit > 0 && this.queue.messages.length > 0; this.#credit -= 1) {
      const kept = this.queue.messages.shift();
      if (kept === undefined) return;
      const message_annotations = {
        'x-opt-sequence-number': kept.number,
        'x-opt-enqueued-time': new Date(),
        'x-opt-locked-until': new Date(Date.now() + 60_000),
      };
      const message = { ...kept.message, delivery_count: kept.deliveries, message_annotations };
      kept.deliveries += 1;
      this.open.set(this.#sender.send(message, randomBytes(16)), kept);
    }
  }

  end(): void {
    this.queue.receivers.delete(this);
    const back = [...this.open.values()];
    this.open.clear();
    for (const kept of back) this.queue.put(kept);
  }

  #drain(): boolean {
    if (!this.#sender._draining || !this.#drained) return false;
    this.#drained = false;
    for (; this.#sender.credit > 0; this.#sender.credit -= 1) this.#sender.delivery_count += 1;
    return true;
  }
}
