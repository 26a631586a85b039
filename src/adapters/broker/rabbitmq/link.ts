// One connection to RabbitMQ, kept up. In: where it is. Out: the connection that stands now, and whether it may be written to.
// Promised: it comes back after every loss until closed; nothing that happens to a socket is thrown into the process.
import { EventEmitter, once } from 'node:events';
import { connect, type ChannelModel, type RecoveringChannelModel } from 'amqplib';
import type { Secret } from '../../../core/secret.js';
import type { Clock } from '../../../ports/clock.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import { addressOf } from './address.js';
import { openChannel } from './channels.js';
import { gatherWrites } from './gather-writes.js';
import { placeOf, type Place } from './place.js';
import { socketOf } from './socket-of.js';
import { endsWithin, within, type NoAnswer } from './within.js';

export interface LinkOptions {
  /** amqp:// or amqps://, with credentials. Never logged. */
  readonly url: Secret;
  readonly tls?: { readonly ca?: Buffer; readonly cert?: Buffer; readonly key?: Buffer };
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** For the handshake, and for every later answer of the broker. */
  readonly connectTimeoutMs?: number;
  /** A dead peer is noticed after two to three of these. */
  readonly heartbeatSeconds?: number;
}

/** Bytes that are gathered: a batch of responses. */
const gathered = { highWaterMark: 256 * 1024 };

export type LinkState =
  | { readonly kind: 'up' }
  /** The broker is short of memory or disk: it takes nothing, and says nothing about what was sent. */
  | { readonly kind: 'blocked'; readonly reason: string }
  | { readonly kind: 'down'; readonly reason: string };

export class Link {
  readonly place: Place;
  readonly answerMs: number;
  readonly #events = new EventEmitter().setMaxListeners(0);
  #state: LinkState = { kind: 'down', reason: 'it was not started' };
  #model: ChannelModel | null = null;
  #recovering: RecoveringChannelModel | null = null;

  constructor(
    readonly use: string,
    private readonly options: LinkOptions,
  ) {
    this.place = placeOf(options.url);
    this.answerMs = options.connectTimeoutMs ?? 10_000;
  }

  /** Resolves once the first attempt has succeeded or failed; goes on trying. */
  async open(): Promise<void> {
    const attempted = once(this.#events, 'attempted');
    const recovering = await connect(addressOf(this.options.url, this.options.heartbeatSeconds ?? 15), {
      ...this.options.tls,
      ...gathered,
      // Without it, a confirm waits up to 40 ms for the peer's delayed acknowledgement.
      noDelay: true,
      keepAlive: true,
      timeout: this.answerMs,
      recovery: {
        waitForConnect: false,
        initialDelay: 100,
        maxDelay: 10_000,
        setup: (model: ChannelModel) => this.#setUp(model),
      },
    });
    this.#recovering = recovering;
    recovering.on('error', () => undefined); // 'disconnect' follows and says the same.
    recovering.on('connect', (model) => this.#up(model));
    recovering.on('disconnect', (problem) => this.#down(problem));
    recovering.on('connect-failed', (problem) => this.#down(problem));
    recovering.on('blocked', (reason) =>
      this.#now({ kind: 'blocked', reason: `the broker takes nothing at present (${reason})` }),
    );
    recovering.on('unblocked', () => this.#now({ kind: 'up' }));
    await attempted;
  }

  state(): LinkState {
    return this.#state;
  }

  /** The connection that stands, or the next one that does; null when the signal aborts first. */
  async standing(signal: AbortSignal): Promise<ChannelModel | null> {
    if (!signal.aborted && this.#model === null) await once(this.#events, 'up', { signal }).catch(() => undefined);
    return signal.aborted ? null : this.#model;
  }

  /** What is lost together with its connection has been told with it. */
  stands(model: ChannelModel): boolean {
    return this.#model === model;
  }

  /** For a connection that no longer answers: the next one will be a new one. */
  renew(model: ChannelModel, why: NoAnswer): void {
    if (!this.stands(model)) return;
    this.#down(why);
    void this.#leave(model, model.close(), this.answerMs);
  }

  /** Whether the broker still hears what it is told by this connection; throws when it does not say so in time. */
  async ask(model: ChannelModel): Promise<void> {
    const asking = openChannel(model).then((channel) => channel.close());
    await within({ clock: this.options.clock, ms: this.answerMs }, 'opening a channel', asking);
  }

  async close(boundMs: number): Promise<void> {
    const model = this.#model;
    this.#model = null;
    this.#state = { kind: 'down', reason: 'it was stopped' };
    const closing = this.#recovering?.close() ?? Promise.resolve();
    await this.#leave(model, closing, boundMs);
  }

  /**
   * The broker answers a goodbye when each of its channels has ended, and its heart beats meanwhile: a channel that waits for a stuck queue
   * would keep the connection for ever. The recovery begins with the end of the socket.
   */
  async #leave(model: ChannelModel | null, closing: Promise<void>, boundMs: number): Promise<void> {
    const said = await endsWithin({ clock: this.options.clock, ms: boundMs }, closing);
    if (!said && model !== null) socketOf(model).destroy(new Error('the broker did not answer the goodbye'));
  }

  async #setUp(model: ChannelModel): Promise<void> {
    // First of all: a socket that dies during the set-up would otherwise end the process.
    model.on('error', () => undefined);
    gatherWrites(model);
    // A close that came in one packet with the broker's welcome has been emitted before anybody could listen: only asking shows it.
    await this.ask(model);
  }

  #up(model: ChannelModel): void {
    this.#model = model;
    this.#now({ kind: 'up' });
    this.#events.emit('up');
    this.#events.emit('attempted');
  }

  #down(problem: unknown): void {
    this.#model = null;
    this.#now({ kind: 'down', reason: `${this.place.name} cannot be reached: ${this.place.sentence(problem)}` });
    this.#events.emit('attempted');
  }

  #now(state: LinkState): void {
    const news = state.kind !== this.#state.kind || !this.#reported;
    this.#state = state;
    if (!news) return;
    this.#reported = true;
    this.options.telemetry.report({
      kind: 'connection',
      to: 'broker',
      use: this.use,
      state: state.kind === 'up' ? 'up' : 'down',
      detail: `rabbitmq, ${this.use}: ${state.kind === 'up' ? this.place.name : state.reason}`,
    });
  }
  #reported = false;
}
