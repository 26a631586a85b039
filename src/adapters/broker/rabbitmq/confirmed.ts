// One confirm channel. In: messages. Out: for each, whether the broker put it into its queue. Promised: an acknowledgement of a message that
// was also returned is not taken for a delivery - the broker acknowledges what it could not route. One that is larger than the broker was heard
// to take is not sent.
import { IllegalOperationError, type ConfirmChannel, type Message, type Options } from 'amqplib';
import type { PublishOutcome } from '../../../ports/broker.js';
import { SizeLimit } from './size-limit.js';

/** Whoever writes the properties says these two among them: put in after a spread, for each message anew, they took 2.5 us of it. */
export type Properties = Options.Publish & { readonly mandatory: true; readonly persistent: true };

export interface Outgoing {
  readonly queue: string;
  readonly body: Buffer;
  readonly properties: Properties;
  /** Sent instead when `properties` cannot be written, because their headers are too large or of a kind that cannot be; null: nothing is. */
  readonly plainProperties: Properties | null;
}

export class Confirmed {
  /** How many returns of a message await their acknowledgement. */
  readonly #returned = new Map<string, number>();
  #inFlight = 0;
  /** Given up on, and still without an answer. */
  late = 0;

  constructor(
    readonly channel: ConfirmChannel,
    private readonly sentence: (problem: unknown) => string,
    private readonly sizes = new SizeLimit(),
  ) {
    channel.on('return', (message) => this.#noteReturn(message));
    // Before those that were on their way get their answer.
    channel.on('error', (problem) => sizes.learn(problem));
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Never throws. Has no bound of its own: the broker may be silent. */
  send(message: Outgoing): Promise<PublishOutcome> {
    const { queue, body, properties, plainProperties } = message;
    const refusal = nameRefused(queue) ?? this.sizes.refusalOf(body);
    if (refusal !== null) return Promise.resolve({ kind: 'undeliverable', reason: refusal });
    return new Promise((resolve) => {
      const answered = (problem: unknown): void => {
        this.#inFlight -= 1;
        resolve(this.#outcome(message, problem));
      };
      this.#inFlight += 1;
      try {
        this.channel.publish('', queue, body, properties, answered);
      } catch (problem) {
        // Thrown before anything was written, so the broker's count and ours still agree.
        this.#inFlight -= 1;
        if (problem instanceof IllegalOperationError) resolve({ kind: 'unavailable', reason: this.sentence(problem) });
        else if (plainProperties === null) resolve({ kind: 'undeliverable', reason: this.sentence(problem) });
        else resolve(this.send({ ...message, properties: plainProperties, plainProperties: null }));
      }
    });
  }

  #outcome({ queue, body, properties }: Outgoing, problem: unknown): PublishOutcome {
    // Hardly ever is one returned: until then, no key is made.
    if (this.#returned.size > 0 && this.#takeReturn(keyOf(queue, properties.messageId)))
      return { kind: 'undeliverable', reason: `there is no queue ${queue}` };
    if (problem === null || problem === undefined) return { kind: 'confirmed' };
    const refusal = this.sizes.refusalOf(body);
    if (refusal !== null) return { kind: 'undeliverable', reason: refusal };
    const kind = isNack(problem) ? 'not-now' : 'unavailable';
    return { kind, reason: `the broker did not take it: ${this.sentence(problem)}` };
  }

  /** The return comes before the acknowledgement. Two of one identity to one queue share their fate, so they need not be told apart. */
  #noteReturn({ fields, properties }: Message): void {
    const key = keyOf(fields.routingKey, properties.messageId as unknown);
    this.#returned.set(key, (this.#returned.get(key) ?? 0) + 1);
  }

  #takeReturn(key: string): boolean {
    const count = this.#returned.get(key) ?? 0;
    if (count > 1) this.#returned.set(key, count - 1);
    else this.#returned.delete(key);
    return count > 0;
  }
}

/** Of the protocol. Azure Service Bus takes longer ones, so that intake lets them pass. */
const nameBytesMax = 255;

function nameRefused(queue: string): string | null {
  // A character has three bytes at most: counting them is for long names.
  if (queue.length * 3 <= nameBytesMax || Buffer.byteLength(queue) <= nameBytesMax) return null;
  return `there is no queue with a name this long: RabbitMQ takes ${nameBytesMax} bytes`;
}

/** What the client library says of one; of a channel that closes it says something else. */
function isNack(problem: unknown): boolean {
  return problem instanceof Error && problem.message === 'message nacked';
}

function keyOf(queue: string, messageId: unknown): string {
  return JSON.stringify([queue, messageId ?? null]);
}
