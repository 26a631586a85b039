// The port that peers come to. In: sockets. Out: connections of the library, within the limits of the wire. Promised: who does not say who he is in time,
// breaks a limit or errs is cut off, and nobody else is; there are no more of them at once than `peersMax`.
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Connection, Container, EventContext } from 'rhea';
import type { Clock } from '../../../../ports/clock.js';
import { insideConnection } from './rhea-internals.js';
import { limitConnection, limitOpened, offered } from './wire-limits.js';

/** As many as the service takes. */
const peersMax = 5_000;
/** From the socket to the open. */
const greetingMs = 30_000;

export class Door {
  readonly #sockets = new Set<Socket>();
  readonly #greeting = new WeakMap<Connection, AbortController>();
  #server: Server | null = null;
  /** Where it listens, or listened. */
  #at = { host: '', port: 0 };

  constructor(
    private readonly container: Container,
    private readonly clock: Clock,
    private readonly trouble: (problem: unknown) => void,
  ) {
    container.on('connection_open', ({ connection }: EventContext) => {
      limitOpened(connection);
      this.#greeting.get(connection)?.abort();
    });
  }

  /** Answers with the port; rejects when it is taken. */
  async listen(host: string, port: number): Promise<number> {
    const server = createServer((socket) => this.#enter(socket));
    server.maxConnections = peersMax;
    await once(server.listen({ port, host }), 'listening');
    this.#server = server;
    const address = server.address();
    this.#at = { host, port: typeof address === 'object' && address !== null ? address.port : port };
    return this.#at.port;
  }

  /** On the port that it had. */
  async listenAgain(): Promise<void> {
    await this.listen(this.#at.host, this.#at.port);
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    const closed = new Promise((resolve) => server.close(resolve));
    await this.cut();
    await closed;
  }

  /** Answers how many there were, when they are gone. */
  async cut(): Promise<number> {
    const cut = [...this.#sockets];
    const closed = cut.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of cut) socket.destroy(new Error('cut'));
    await Promise.all(closed);
    return cut.length;
  }

  #enter(socket: Socket): void {
    this.#sockets.add(socket);
    const greeting = new AbortController();
    socket.once('close', () => {
      this.#sockets.delete(socket);
      greeting.abort();
    });
    // The port is none: nothing is dialled.
    const connection = this.container.create_connection({ ...offered, port: 0 });
    this.#greeting.set(connection, greeting);
    // With an error: without one the library does not hear that it is gone.
    limitConnection(connection, (problem) => socket.destroy(problem));
    insideConnection(connection).accept(socket);
    void this.#awaitGreeting(socket, greeting.signal);
  }

  async #awaitGreeting(socket: Socket, greeted: AbortSignal): Promise<void> {
    await this.clock.pause(greetingMs, greeted);
    if (greeted.aborted) return;
    const problem = new Error(`a peer that has not said who it is within ${greetingMs} ms`);
    this.trouble(problem);
    socket.destroy(problem);
  }
}
