// The newest call of each connection. Promised: what is to be said of bytes that are not HTTP is said in its turn: after the answers of the calls
// before them, and not at all of a call that has had its answer. Else a client takes it for the answer of another call.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const newest = new WeakMap<Socket, Call>();
/** Whatever else comes there is part of the same trouble. */
const waiting = new WeakSet<Socket>();

export function rememberCalls(app: FastifyInstance): void {
  app.server.on('request', (request, response) => void newest.set(request.socket, { request, response }));
}

/** `answer` is called when it is its turn; `silence` when there is nothing to be answered. */
export function inTurn(socket: Socket, { answer, silence }: { answer: () => void; silence: () => void }): void {
  if (waiting.has(socket)) return;
  const call = newest.get(socket);
  if (call === undefined || call.response.writableFinished) {
    if (call?.request.complete === false) silence();
    else answer();
  } else if (call.request.complete) {
    waiting.add(socket);
    call.response.once('close', answer);
  }
  // It is wrong itself: answered already, or behind others that are not.
  else if (call.response.headersSent || call.response.socket === null) silence();
  else answer();
}
