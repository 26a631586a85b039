// What every answer carries, whatever becomes of the call: its name, and that nobody may keep it.
import type { FastifyInstance } from 'fastify';

export function markAnswers(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id).header('cache-control', 'no-store');
    done();
  });
}
