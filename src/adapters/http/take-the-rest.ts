// What is still on its way of a body that was too large. Promised: a client that first sends all and then reads finds its answer; closed at once, as the
// server would do it, the connection is broken for it, and it sends the same again. The rest is thrown away as it comes, within the time of a call.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isAsking } from './expectations.js';

/** To be called before the answer is sent. */
export function takeTheRest(request: FastifyRequest, reply: FastifyReply): void {
  // Who asked first has sent nothing.
  if (isAsking(request)) return;
  const { raw: call } = request;
  const { raw: answer } = reply;
  const staysOpen = answer.shouldKeepAlive;
  void reply.header('connection', 'keep-alive');
  if (staysOpen) return;
  const close = () => void call.socket.end();
  answer.once('finish', () => (call.readableEnded ? close() : call.once('end', close)));
}
