// A client below HTTP: it can be slow, silent or wrong in ways that no HTTP client lets one be.
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

export interface RawConnection {
  readonly socket: Socket;
  write(text: string): void;
  /** All that came until now. */
  heard(): string;
  /** All that came, once the other side has ended the connection. */
  ended(): Promise<string>;
  close(): void;
}

export async function rawConnection(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  // A reset after the answer is the other side's right; what came before it counts.
  socket.on('error', () => undefined);
  const end = new Promise<string>((resolve) => socket.on('close', () => resolve(text)));
  return {
    socket,
    write: (out) => void socket.write(out),
    heard: () => text,
    ended: () => end,
    close: () => void socket.destroy(),
  };
}
