// A gate on the way to the database, in the test's hands: open, or nobody gets through and who was through is cut.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { placeOf } from './place.js';

export interface Gate {
  /** The database through the gate. */
  readonly url: string;
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

export async function gateBefore(databaseUrl: string): Promise<Gate> {
  const there = placeOf(new URL(databaseUrl));
  const sockets = new Set<Socket>();
  let shut = false;
  const cutAll = () => sockets.forEach((socket) => socket.destroy());
  const server = createServer((near) => {
    near.on('error', () => undefined);
    if (shut) return void near.destroy();
    const far = connect(there);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(databaseUrl);
  url.search = '';
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  return {
    url: url.href,
    shut: () => {
      shut = true;
      cutAll();
    },
    open: () => {
      shut = false;
    },
    close: async () => {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
}
