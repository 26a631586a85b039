// What every answer carries, whatever becomes of the call: its name, that nobody may keep it, and what keeps browsers from guessing and framing.
import type { FastifyInstance } from 'fastify';
import { securityHeaders } from './security-headers.js';

export function markAnswers(app: FastifyInstance): void {
  const always = { ...securityHeaders(), 'cache-control': 'no-store' };
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers(always).header('x-request-id', request.id);
    done();
  });
}
