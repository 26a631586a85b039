// One client of a namespace. In: where it is. Out: the client that stands now. Promised: one that no longer answers is replaced, and one that was opened by a
// connection string of before is handed out no more; whether the broker can be reached is reported once for each change.
import type { ServiceBusClient } from '@azure/service-bus';
import { secretNow } from '../../../core/secret.js';
import type { Clock } from '../../../ports/clock.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import { openClient, placeOf, usualRetries, type Place, type Retries, type ServiceBusConnection } from './connection.js';
import { endsWithin } from './within.js';

export interface LinkOptions {
  readonly connection: ServiceBusConnection;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly retry?: Partial<Retries>;
}

/** A broker that answers does so within this. */
const closeMs = 1000;

export class Link {
  readonly place: Place;
  readonly retries: Retries;
  #opened: Promise<ServiceBusClient> | null = null;
  #openedBy: string | null = null;
  /** Of the connection string of before: who works with it may go on until it is let in no more. */
  #before: Promise<ServiceBusClient> | null = null;
  #state: 'up' | 'down' | null = null;
  #closed = false;

  /** `fixed` are retries that the use of this link does not leave open. */
  constructor(
    readonly use: string,
    private readonly options: LinkOptions,
    fixed: Partial<Retries> = {},
  ) {
    this.place = placeOf(options.connection);
    this.retries = { ...usualRetries, ...options.retry, ...fixed };
  }

  client(): Promise<ServiceBusClient> {
    if (this.#closed) return Promise.reject(new Error('it was stopped'));
    this.#asOfNow();
    this.#opened ??= openClient(this.options.connection, this.retries).catch((problem: unknown) => {
      this.#opened = null;
      throw problem;
    });
    return this.#opened;
  }

  /** For a client that no longer answers. What hangs in it is let go. */
  renew(client: ServiceBusClient): void {
    const opened = this.#opened;
    void opened?.then((current) => {
      if (current !== client || this.#opened !== opened) return;
      this.#opened = null;
      void endsWithin({ clock: this.options.clock, ms: closeMs }, client.close());
    });
  }

  async close(boundMs: number): Promise<void> {
    this.#closed = true;
    const closing = [this.#opened, this.#before].flatMap((opened) => (opened === null ? [] : [closed(opened)]));
    await endsWithin({ clock: this.options.clock, ms: boundMs }, Promise.all(closing));
  }

  /** Another string is another client, for whoever asks for one from now on. */
  #asOfNow(): void {
    const { connection, clock } = this.options;
    const by = connection.kind === 'entra' ? null : secretNow(connection.value);
    if (by === this.#openedBy) return;
    this.#openedBy = by;
    if (this.#opened === null) return;
    const older = this.#before;
    this.#before = this.#opened;
    this.#opened = null;
    if (older !== null) void endsWithin({ clock, ms: closeMs }, closed(older));
  }

  reached(): void {
    this.#now('up', this.place.name);
  }

  lost(reason: string): void {
    this.#now('down', reason);
  }

  #now(state: 'up' | 'down', detail: string): void {
    if (state === this.#state || this.#closed) return;
    this.#state = state;
    this.options.telemetry.report({
      kind: 'connection',
      to: 'broker',
      use: null,
      state,
      detail: `service-bus, ${this.use}: ${detail}`,
    });
  }
}

async function closed(opened: Promise<ServiceBusClient>): Promise<void> {
  await (await opened).close();
}
