// The wire between a process and a server, in the test's hands. In: where the server is, and how its protocol is cut into frames. Out: an
// address that leads there, on which a chosen frame can be held, everything delayed, silenced or cut. Promised: what is held reaches nobody
// until it is released; when the process dies, what it had still to say is gone with it, as on a real wire.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Place } from '../place.js';
import { Flow } from './flow.js';

export interface Frame {
  readonly from: 'client' | 'server';
  /** 'parse', 'ready', 'basic.publish': the protocol's own word. */
  readonly name: string;
  /** What it is about: the statement, the queue. */
  readonly text: string;
  readonly bytes: Buffer;
}

/** Cuts the two directions of one connection into frames; keeps what is not whole yet. */
export interface Dissector {
  client(bytes: Buffer): readonly Frame[];
  server(bytes: Buffer): readonly Frame[];
}

export interface Hold {
  readonly reached: Promise<Frame>;
  release(): void;
}

interface Armed {
  readonly matches: (frame: Frame) => boolean;
  readonly reach: (frame: Frame) => void;
  readonly released: Promise<void>;
}

export class Tap {
  /** Every frame is this late. */
  delayMs = 0;
  /** Nothing goes through, in either direction; nobody is told. */
  silent = false;
  /** Connections are refused. */
  shut = false;
  /** Of the clients' side: when one closes, the server's closes with it. */
  readonly #sockets = new Set<Socket>();
  readonly #flows = new Set<Flow>();
  #armed: Armed[] = [];

  private constructor(
    private readonly server: Server,
    private readonly target: () => Place,
    private readonly dissector: () => Dissector,
  ) {}

  /** `target` is asked at each connection: a server that was started again may be somewhere else. */
  static async before(target: () => Place, dissector: () => Dissector): Promise<Tap> {
    const server = createServer();
    const tap = new Tap(server, target, dissector);
    server.on('connection', (near) => tap.#join(near));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return tap;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port; // it listens on TCP
  }

  /** Holds the first frame that matches, and what follows it in its direction on its connection. */
  holdAt(matches: (frame: Frame) => boolean, boundMs = 20_000): Hold {
    let reach: (frame: Frame) => void = () => undefined;
    let release = (): void => undefined;
    const reached = new Promise<Frame>((resolve, reject) => {
      reach = resolve;
      setTimeout(() => reject(new Error(`the point was not reached within ${boundMs} ms`)), boundMs).unref();
    });
    reached.catch(() => undefined); // Told by the test that waits for it.
    const released = new Promise<void>((resolve) => (release = resolve));
    const armed = { matches, reach, released };
    this.#armed.push(armed);
    return {
      reached,
      release: () => {
        this.#armed = this.#armed.filter((one) => one !== armed);
        release();
      },
    };
  }

  cutAll(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /** What was kept back while it was silent goes on. */
  speak(): void {
    this.silent = false;
    for (const flow of this.#flows) flow.pump();
  }

  async close(): Promise<void> {
    this.cutAll();
    this.server.close();
    await once(this.server, 'close');
  }

  /** What has to be waited for before this frame may go on; null: nothing. */
  holdFor(frame: Frame): Promise<void> | null {
    const found = this.#armed.find(({ matches }) => matches(frame));
    if (found === undefined) return null;
    this.#armed = this.#armed.filter((one) => one !== found);
    found.reach(frame);
    return found.released;
  }

  #join(near: Socket): void {
    near.on('error', () => undefined);
    if (this.shut) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(this.target());
    const dissector = this.dissector();
    const flows = [
      new Flow(this, { from: near, to: far, cut: (bytes) => dissector.client(bytes) }),
      new Flow(this, { from: far, to: near, cut: (bytes) => dissector.server(bytes) }),
    ];
    for (const flow of flows) this.#flows.add(flow);
    this.#sockets.add(near);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(near);
        near.destroy();
        far.destroy();
        for (const flow of flows) this.#flows.delete(flow);
      });
    }
  }
}
