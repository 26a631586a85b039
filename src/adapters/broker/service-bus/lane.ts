// One intake queue. In: a link. Out: its messages, pulled through every loss of the connection, each handed to `receive` once and settled as
// that says. Promised: nothing is completed before it was taken; no more are in hand than allowed; a call in progress is never aborted,
// because what it had received already would stay locked.
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { Receive, Settlement } from '../../../ports/broker.js';
import type { Clock } from '../../../ports/clock.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import { deliveryOf } from './delivery.js';
import { InHand } from './in-hand.js';
import type { Link } from './link.js';
import { Pace, type Backoff } from './pace.js';
import { isBusy, isOfTheQueue } from './problem.js';
import { Receiving } from './receiving.js';
import { Settler } from './settler.js';
import { Patience } from './patience.js';
import { endsWithin, unlessAborted } from './within.js';

export interface LaneParts {
  readonly queue: string;
  readonly receive: Receive;
  readonly link: Link;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly backoff: Backoff;
  readonly bodyBytesMax: number;
  readonly batchMax: number;
  readonly inHandMax: number;
  /** How long one call waits for a message: also how long a stop may have to wait. */
  readonly waitMs: number;
  /** Below the lock of the queue: what takes longer would be given out again anyway. */
  readonly handleMs: number;
}

interface Held {
  readonly message: ServiceBusReceivedMessage;
  settling: boolean;
}

/** Of the time to stop: for giving back what is not finished. */
const giveBackMs = 1000;
/**
 * Of a call in a backlog. A call that does not get all it asked for ends with a drain; a broker that takes more than 200 ms to answer it has its
 * link closed by the library, and what was on its way stays locked. A full call ends without.
 */
const moreMs = 20;
/** A call may take so much longer than it waits before the queue counts as not consumed. */
const slackMs = 5000;

export class Lane {
  readonly #inHand: InHand<Held>;
  readonly #receiving: Receiving;
  readonly #settler: Settler;
  readonly #pace: Pace;
  readonly #patience: Patience;
  readonly #stopping = new AbortController();
  /** When nothing is waited for any more. */
  readonly #gone = new AbortController();
  /** Why it does not consume; null: it does. */
  #problem: string | null;
  #reported: string | null = null;
  /** Since when it waits for an answer of the broker; null: it does not. */
  #askedAt: number | null = null;
  /** What the next call asks for: one message, the rest of what is there with it, or after a full call more of the backlog. */
  #next: 'one' | 'rest' | 'more' = 'one';
  #pulling: Promise<void> = Promise.resolve();
  /** The last call. */
  #asking: Promise<unknown> = Promise.resolve();
  /** Nothing is pulled before it resolves: what was given back could not be taken, and would come again at once. */
  #opens: Promise<void> | null = null;

  constructor(private readonly parts: LaneParts) {
    const { queue, link, clock, backoff, inHandMax } = parts;
    this.#problem = `the queue ${queue} is not consumed yet`;
    this.#inHand = new InHand(inHandMax);
    this.#receiving = new Receiving(queue, link, clock, this.#gone.signal);
    this.#pace = new Pace(clock, backoff);
    this.#patience = new Patience(clock, parts.handleMs, this.#gone.signal);
    this.#settler = new Settler({
      ...{ queue, clock, backoff, telemetry: parts.telemetry, pace: this.#pace, place: link.place },
      stand: () => this.#receiving.stand(),
    });
  }

  get problem(): string | null {
    if (this.#problem !== null || this.#askedAt === null) return this.#problem;
    const silentMs = this.parts.clock.now() - this.#askedAt;
    if (silentMs <= this.parts.waitMs + slackMs) return null;
    return `the queue ${this.parts.queue} has not answered for ${Math.round(silentMs / 1000)} seconds`;
  }

  /** Resolves once consuming, or when the first attempt has failed. */
  start(): Promise<void> {
    return new Promise((attempted) => {
      this.#pulling = this.#pull(attempted);
    });
  }

  /** Takes no more, sees through what is in hand, gives back what is not finished in time. */
  async stop(boundMs: number): Promise<void> {
    const { clock, queue } = this.parts;
    this.#problem = `the queue ${queue} is not consumed any more`;
    this.#stopping.abort();
    this.#inHand.wake();
    const lastMs = Math.min(giveBackMs, boundMs / 2);
    // Not both at once: what the last call brings comes after everything else may have been settled.
    const finished = this.#pulling.then(() => this.#inHand.untilEmpty());
    if (!(await endsWithin({ clock, ms: boundMs - lastMs }, finished))) await endsWithin({ clock, ms: lastMs }, this.#giveBack());
    this.#gone.abort();
  }

  async #giveBack(): Promise<void> {
    const unfinished = this.#inHand.items.filter(({ settling }) => !settling);
    await Promise.all(unfinished.map((held) => this.#settle(held, { kind: 'release' })));
  }

  async #pull(attempted: () => void): Promise<void> {
    const { signal } = this.#stopping;
    for (let begun = true; begun;) {
      await this.#pace.pause(signal);
      await this.#inHand.untilRoom(signal);
      await this.#untilOpen(signal);
      begun = !signal.aborted;
      if (begun) await this.#cycle(this.#inHand.room);
      attempted();
    }
  }

  async #untilOpen(signal: AbortSignal): Promise<void> {
    if (this.#opens === null) return;
    this.#problem = `the queue ${this.parts.queue} is not taken from: what came from it could not be written`;
    // Those that are still in hand may shut it for longer.
    while (this.#opens !== null && !signal.aborted) {
      const opens: Promise<void> = this.#opens;
      await unlessAborted(signal, 'it is being stopped', opens).catch(() => undefined);
      if (this.#opens === opens) this.#opens = null;
    }
  }

  /** One long wait for a message, then what else is there: a call for many would keep the first one for a second. */
  async #cycle(room: number): Promise<void> {
    const { batchMax, waitMs } = this.parts;
    try {
      // After a loss the first call only shows that there is a queue again.
      const [max, ms] =
        this.#next === 'one'
          ? [1, this.#problem === null ? waitMs : 1]
          : [Math.min(batchMax, room), this.#next === 'rest' ? 1 : moreMs];
      const messages = await this.#ask(max, ms);
      this.#well();
      this.#hand(messages);
      this.#next = messages.length < max ? 'one' : this.#next === 'one' ? 'rest' : 'more';
      this.#pace.went();
    } catch (problem) {
      this.#next = 'one';
      this.#failed(problem);
    } finally {
      this.#askedAt = null;
    }
  }

  #ask(max: number, waitMs: number): Promise<readonly ServiceBusReceivedMessage[]> {
    this.#askedAt = this.parts.clock.now();
    const asking = this.#receiving.receive(max, waitMs);
    this.#asking = asking;
    return asking;
  }

  #hand(messages: readonly ServiceBusReceivedMessage[]): void {
    for (const message of messages) {
      const held: Held = { message, settling: false };
      void this.#handle(held, this.#inHand.add(held));
    }
  }

  async #handle(held: Held, number: number): Promise<void> {
    try {
      const settlement = await this.#received(held.message);
      if (settlement.kind === 'release' && settlement.until !== undefined) await this.#shut(settlement.until);
      // Meanwhile it may have been given back, because it was not waited for any longer.
      if (!held.settling) await this.#settle(held, settlement);
    } finally {
      this.#inHand.done(number);
    }
  }

  /** What is given back during a call comes again by that call. */
  async #shut(until: Promise<void>): Promise<void> {
    this.#opens = until;
    await this.#asking.catch(() => undefined);
  }

  #settle(held: Held, settlement: Settlement): Promise<void> {
    held.settling = true;
    return this.#settler.carryOut(held.message, settlement);
  }

  async #received(message: ServiceBusReceivedMessage): Promise<Settlement> {
    const { queue, bodyBytesMax, receive, clock, telemetry, backoff } = this.parts;
    if (this.#stopping.signal.aborted) return { kind: 'release' };
    try {
      const delivery = deliveryOf(queue, message);
      const bytes = delivery.body.length;
      if (bytes > bodyBytesMax) {
        const description = `The body has ${bytes} bytes; no more than ${bodyBytesMax} are accepted.`;
        return { kind: 'dead-letter', reason: 'too-large', description };
      }
      return await this.#patience.within('handling it', receive(delivery));
    } catch (error) {
      telemetry.report({ kind: 'trouble', where: `service-bus, a message of ${queue}`, about: {}, error });
      // Lest it comes round in a tight circle.
      await clock.pause(backoff.firstMs, this.#stopping.signal);
      return { kind: 'release' };
    }
  }

  #well(): void {
    this.parts.link.reached();
    if (this.#stopping.signal.aborted) return;
    this.#problem = null;
    this.#reported = null;
  }

  #failed(problem: unknown): void {
    const { link, queue } = this.parts;
    const sentence = `the queue ${queue} cannot be consumed: ${link.place.sentence(problem)}`;
    if (isBusy(problem)) this.#pace.busy();
    else this.#pace.failed();
    const away = !isBusy(problem) && !isOfTheQueue(problem);
    if (away) link.lost(sentence);
    if (this.#stopping.signal.aborted) return;
    this.#problem = sentence;
    // What is away has been told by the link.
    if (!away) this.#report(sentence);
  }

  /** Once for the same trouble, however often it is tried again. */
  #report(problem: string): void {
    if (problem === this.#reported) return;
    this.#reported = problem;
    this.parts.telemetry.report({ kind: 'trouble', where: 'service-bus', about: {}, error: problem });
  }
}
