// What is in hand for clients that ask and do not read. In: calls as they come, and the size of their answers. Out: whom to cut off. Promised: of one connection no more
// than `callsMax` calls are in hand; the answers that nobody has read yet are together no more than `bytesMax`; whoever has left some unread for longest goes first; and of
// a connection that has ended nothing is kept. (Node hands on all the calls that it reads at once, a thousand in 64 kB, and keeps their answers.)
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const callsMax = 100;
const bytesMax = 134_217_728;
type Calls = Map<ServerResponse, number>;

/** Of one answer its head, and what the process has made for its call. */
const answerBytes = 4_096;

export class UnreadAnswers {
  /** Of each call in hand how much of its answer is on its way. */
  readonly #calls = new WeakMap<Socket, Calls>();
  /** Bytes, in the order in which they began to be left. */
  readonly #unread = new Map<Socket, number>();
  #bytes = 0;
  /** Of connections that are cut off, until they have gone: all that is read in one turn of the event loop is answered before they go. */
  #goingBytes = 0;

  /** false: there are as many as may be. */
  take(socket: Socket, response: ServerResponse): boolean {
    const calls = this.#calls.get(socket) ?? this.#begin(socket);
    if (calls.size >= callsMax || this.#bytes + this.#goingBytes > bytesMax) return false;
    calls.set(response, 0);
    response.once('close', () => this.#ended(socket, calls, response));
    return true;
  }

  /** An answer is on its way. Answers whoever is to be cut off for it. */
  answer(socket: Socket, response: ServerResponse, bytes: number): readonly Socket[] {
    if (socket.destroyed) return [];
    const size = bytes + answerBytes;
    this.#unread.set(socket, (this.#unread.get(socket) ?? 0) + size);
    this.#bytes += size;
    const calls = this.#calls.get(socket);
    calls?.set(response, (calls.get(response) ?? 0) + size);
    return this.#bytes <= bytesMax ? [] : this.#longest();
  }

  #begin(socket: Socket): Calls {
    const calls: Calls = new Map();
    this.#calls.set(socket, calls);
    socket.once('close', () => {
      this.#forget(socket);
      // Node tells this only to the answer whose turn it was. The others would be kept by whoever waits to hear of it.
      for (const response of [...calls.keys()]) if (response.socket === null) response.emit('close');
    });
    return calls;
  }

  #ended(socket: Socket, calls: Calls, response: ServerResponse): void {
    const size = calls.get(response) ?? 0;
    calls.delete(response);
    if (size > 0) this.#read(socket, size);
  }

  #read(socket: Socket, size: number): void {
    const left = this.#unread.get(socket);
    if (left === undefined) return;
    this.#bytes -= size;
    if (left > size) this.#unread.set(socket, left - size);
    else this.#unread.delete(socket);
  }

  /** Answers how much it was. */
  #forget(socket: Socket): number {
    const left = this.#unread.get(socket) ?? 0;
    this.#bytes -= left;
    this.#unread.delete(socket);
    return left;
  }

  #longest(): readonly Socket[] {
    const cut: Socket[] = [];
    for (const socket of this.#unread.keys()) {
      if (this.#bytes <= bytesMax) break;
      const left = this.#forget(socket);
      this.#goingBytes += left;
      socket.once('close', () => (this.#goingBytes -= left));
      cut.push(socket);
    }
    return cut;
  }
}
