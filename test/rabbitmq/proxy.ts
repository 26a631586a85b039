// The network between us and a broker, in our hands: it forwards, keeps silent, or cuts at a chosen moment.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

export class Proxy {
  /** Nothing goes through, in either direction; nobody is told. */
  silent = false;
  /** Asked of each packet towards the broker: true cuts the connection instead of sending it. */
  cutsAt: (packet: Buffer) => boolean = () => false;
  /** What becomes of each packet from the broker. */
  fromBroker: (packet: Buffer) => Buffer = (packet) => packet;
  connections = 0;
  cuts = 0;
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: { host: string; port: number },
    private readonly brokerUrl: string,
  ) {}

  static async before(brokerUrl: string): Promise<Proxy> {
    const { hostname, port } = new URL(brokerUrl);
    const server = createServer();
    const proxy = new Proxy(server, { host: hostname, port: Number(port) }, brokerUrl);
    server.on('connection', (near) => proxy.#join(near));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  /** Ends of connections that are open, on both sides. */
  get open(): number {
    return this.#sockets.size;
  }

  get url(): string {
    const url = new URL(this.brokerUrl);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.cutAll();
    this.server.close();
    await once(this.server, 'close');
  }

  cutAll(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  #join(near: Socket): void {
    this.connections += 1;
    const far = connect(this.target);
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (packet) => {
      if (this.silent) return;
      if (this.cutsAt(packet)) {
        this.cuts += 1;
        near.resetAndDestroy();
        return;
      }
      far.write(packet);
    });
    far.on('data', (packet) => {
      if (!this.silent) near.write(this.fromBroker(packet));
    });
  }
}
