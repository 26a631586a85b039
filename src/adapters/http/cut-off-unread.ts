// The end of connections whose client asks and does not read. In: every call, before anything is done for it, and every answer. Promised: a connection that is cut off is
// reported once, with where it came from; what was read together with its last call is not carried out.
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Telemetry } from '../../ports/telemetry.js';
import { UnreadAnswers } from './unread-answers.js';

/** What is read ahead of a file, and its handle. */
const fileBytes = 131_072;

/** To be called first. */
export function cutOffUnread(app: FastifyInstance, telemetry: Telemetry): void {
  const unread = new UnreadAnswers();
  const gone = new WeakSet<Socket>();
  const cutOff = (socket: Socket) => {
    if (socket.destroyed) return;
    const from = socket.remoteAddress ?? null;
    gone.add(socket);
    socket.destroy();
    telemetry.report({ kind: 'access-refused', why: 'unread', caller: null, what: 'answers left unread', from, call: null });
  };
  // Before the router, which answers some calls by itself.
  app.server.prependListener('request', ({ socket }, response) => {
    if (!unread.take(socket, response)) cutOff(socket);
  });
  app.addHook('onRequest', (request, _reply, done) => {
    if (!gone.has(request.raw.socket)) done();
  });
  // Of what is read at once the first calls come this far only when the last one has been seen.
  app.addHook('preHandler', (request, _reply, done) => {
    if (!gone.has(request.raw.socket)) done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    const { socket } = request.raw;
    unread.answer(socket, reply.raw, sizeOf(payload)).forEach(cutOff);
    done(null, gone.has(socket) ? '' : payload);
  });
}

function sizeOf(payload: unknown): number {
  if (typeof payload === 'string' || Buffer.isBuffer(payload)) return payload.length;
  return payload === null || payload === undefined ? 0 : fileBytes;
}
