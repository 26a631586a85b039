// A web server on the loopback that answers as told and keeps what it was sent.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `hang`: no answer. `reset`: the connection is cut. `drip`: an answer that never ends, a byte now and then. */
export type Answer =
  { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> } | 'hang' | 'reset' | 'drip';

export class StandIn {
  readonly received: Received[] = [];
  answer: Answer = { status: 202 };
  #server: Server | null = null;
  readonly #sockets = new Set<Socket>();

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        this.received.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
        const { answer } = this;
        if (answer === 'hang') return;
        if (answer === 'reset') return void request.socket.resetAndDestroy();
        if (answer === 'drip') {
          response.writeHead(200);
          const drip = setInterval(() => response.write('.'), 10);
          request.socket.once('close', () => clearInterval(drip));
          return;
        }
        response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
      });
    });
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#server = server;
  }

  get url(): string {
    // A TCP server that listens has such an address.
    const { port } = this.#server?.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get last(): Received {
    const last = this.received.at(-1);
    if (last === undefined) throw new Error('nothing was received');
    return last;
  }

  get lastJson(): unknown {
    return JSON.parse(this.last.body) as unknown;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}
