// Publishing with proof. In: messages to queues that belong to others. Out: one outcome each, within a bound. Promised: nothing is thrown,
// no queue is declared or looked at, what is in flight is limited, and a channel that the broker closed is replaced.
import type { ChannelModel } from 'amqplib';
import type { BrokerHealth, PublishOutcome } from '../../../ports/broker.js';
import type { Clock } from '../../../ports/clock.js';
import { closeChannel, closeOf, openConfirmChannel } from './channels.js';
import { Confirmed, type Outgoing } from './confirmed.js';
import { keepSession, type Backoff } from './keep-session.js';
import type { Link } from './link.js';
import { SizeLimit } from './size-limit.js';
import { endsWithin, NoAnswer, unlessAborted, within } from './within.js';

export interface PublisherParts {
  readonly link: Link;
  readonly clock: Clock;
  readonly publishTimeoutMs: number;
  /** Messages without their confirm; more wait for a place. */
  readonly inFlightMax: number;
  readonly backoff: Backoff;
}

/** A broker that answers does so within this. */
const closeMs = 1000;

const someAreLate = Symbol('some are late');

/** The bound of one publish, shared by its messages. */
class Late {
  readonly answer: PublishOutcome;
  readonly outcome: Promise<PublishOutcome>;
  is = false;
  #resolve: (outcome: PublishOutcome) => void = () => undefined;

  constructor(reason: string) {
    this.answer = { kind: 'unavailable', reason };
    this.outcome = new Promise((resolve) => (this.#resolve = resolve));
  }

  now(): void {
    this.is = true;
    this.#resolve(this.answer);
  }
}

export class Publisher {
  readonly #stopping = new AbortController();
  #confirmed: Confirmed | null = null;
  /** The last channel was closed, or not opened, on a connection that stands. */
  #refused = false;
  #reason = 'it was not started';
  /** Tells the session that some are late. */
  #doubt: () => void = () => undefined;
  #places: (() => void)[] = [];
  #kept: Promise<void> = Promise.resolve();
  /** A broker that is started anew may take more than it did. */
  readonly #sizes = new WeakMap<ChannelModel, SizeLimit>();

  constructor(private readonly parts: PublisherParts) {}

  /** Resolves when messages can be published, or when the first attempt has failed. */
  async start(): Promise<void> {
    const { link, clock, backoff } = this.parts;
    await link.open();
    await new Promise<void>((attempted) => {
      this.#kept = keepSession({ link, clock, backoff, signal: this.#stopping.signal }, (model) =>
        this.#session(model, attempted),
      );
      if (link.state().kind === 'down') attempted();
    });
  }

  async publish(messages: readonly Outgoing[]): Promise<readonly PublishOutcome[]> {
    const { clock, publishTimeoutMs } = this.parts;
    const enough = new AbortController();
    const late = new Late(`the broker did not confirm it within ${publishTimeoutMs} ms`);
    const bound = clock.pause(publishTimeoutMs, enough.signal).then(() => late.now());
    const outcomes: Promise<PublishOutcome>[] = [];
    for (const message of messages) {
      while (this.#full() && !late.is) await Promise.race([this.#place(), bound]);
      outcomes.push(late.is ? late.outcome : this.#send(message, late));
    }
    const all = await Promise.all(outcomes);
    enough.abort();
    return all;
  }

  /** Waits for what is in flight, then closes. */
  async stop(boundMs: number): Promise<void> {
    const { link, clock } = this.parts;
    const quiet = async (): Promise<void> => {
      while (this.#confirmed !== null && this.#confirmed.inFlight > 0) await this.#place();
    };
    await endsWithin({ clock, ms: boundMs }, quiet());
    this.#stopping.abort();
    await link.close(closeMs);
    await endsWithin({ clock, ms: closeMs }, this.#kept);
  }

  health(): BrokerHealth {
    const state = this.parts.link.state();
    if (state.kind !== 'up') return { ready: false, reason: state.reason };
    return this.#confirmed === null ? { ready: false, reason: this.#reason } : { ready: true, reason: null };
  }

  /** Because of the connection, which has told of it, and not of what was to be published. */
  get away(): boolean {
    return this.parts.link.state().kind !== 'up' || (this.#confirmed === null && !this.#refused);
  }

  async #session(model: ChannelModel, attempted: () => void): Promise<void> {
    const { link, clock } = this.parts;
    try {
      const opening = openConfirmChannel(model);
      const channel = await within({ clock, ms: link.answerMs }, 'opening a channel', opening);
      const closed = closeOf(channel);
      const confirmed = new Confirmed(channel, link.place.sentence, this.#sizesOf(model));
      this.#confirmed = confirmed;
      attempted();
      this.#reason = await this.#untilOver(confirmed, closed);
    } catch (problem) {
      this.#reason = link.place.sentence(problem);
      if (problem instanceof NoAnswer) link.renew(model, problem);
    } finally {
      this.#confirmed = null;
      this.#refused = link.stands(model);
      attempted();
      this.#free();
    }
  }

  /** Why it is of no use any more. Throws when the broker does not hear what it is told by it. */
  async #untilOver(confirmed: Confirmed, closed: Promise<unknown>): Promise<string> {
    const { link, inFlightMax } = this.parts;
    for (;;) {
      const doubted = new Promise<typeof someAreLate>((resolve) => (this.#doubt = () => resolve(someAreLate)));
      const why = await unlessAborted(this.#stopping.signal, Promise.race([closed, doubted]));
      if (why !== someAreLate) return `the broker closed the channel: ${link.place.sentence(why)}`;
      // One that waits for a stuck queue reads no more from the whole connection after some hundred messages; else this is answered at once.
      await this.#unlessBlocked('asking a channel', () => confirmed.channel.prefetch(0));
      if (confirmed.late * 2 < inFlightMax || link.state().kind === 'blocked') continue;
      this.#confirmed = null;
      this.#reason = 'the broker did not confirm what it was sent before';
      await this.#unlessBlocked('closing a channel', () => closeChannel(confirmed.channel));
      return this.#reason;
    }
  }

  /** A broker that is short of memory hears nothing for as long, and has what it was sent before. */
  async #unlessBlocked(what: string, ask: () => Promise<unknown>): Promise<void> {
    const { link, clock } = this.parts;
    const isBlocked = () => link.state().kind === 'blocked';
    if (isBlocked()) return;
    await within({ clock, ms: link.answerMs }, what, ask()).catch((problem: unknown) => {
      if (!(problem instanceof NoAnswer && isBlocked())) throw problem;
    });
  }

  #sizesOf(model: ChannelModel): SizeLimit {
    const sizes = this.#sizes.get(model) ?? new SizeLimit();
    this.#sizes.set(model, sizes);
    return sizes;
  }

  async #send(message: Outgoing, late: Late): Promise<PublishOutcome> {
    const state = this.parts.link.state();
    // What a blocked broker gets, it keeps and confirms later: sent again meanwhile, it would arrive as often as it was sent.
    if (state.kind !== 'up') return { kind: 'unavailable', reason: state.reason };
    const confirmed = this.#confirmed;
    if (confirmed === null) return { kind: 'unavailable', reason: this.#reason };
    const sent = confirmed.send(message);
    void sent.then(() => this.#free());
    const first = await Promise.race([sent, late.outcome]);
    if (first === late.answer) this.#noteLate(confirmed, sent);
    return first;
  }

  /** A queue without its quorum never confirms. Such messages must not fill the window for good: with a new channel they are forgotten. */
  #noteLate(confirmed: Confirmed, sent: Promise<unknown>): void {
    confirmed.late += 1;
    void sent.then(() => (confirmed.late -= 1));
    if (this.#confirmed === confirmed) this.#doubt();
  }

  #full(): boolean {
    return this.#confirmed !== null && this.#confirmed.inFlight >= this.parts.inFlightMax;
  }

  #place(): Promise<void> {
    return new Promise((resolve) => this.#places.push(resolve));
  }

  #free(): void {
    for (const resolve of this.#places.splice(0)) resolve();
  }
}
