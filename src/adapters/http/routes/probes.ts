// What orchestrators and Prometheus ask. Promised: /livez looks at nothing but this process, so that a store that is down restarts nobody;
// /readyz names what is not ready; none of them ever needs a credential.
import type { FastifyInstance } from 'fastify';
import type { Keeper } from '../../../ports/keeper.js';

export interface Probes {
  readonly keeper: Keeper;
  readonly serviceVersion: string;
}

export function probeRoutes(app: FastifyInstance, { keeper, serviceVersion }: Probes, done: () => void): void {
  app.get('/livez', (_request, reply) => reply.send({ live: true, version: serviceVersion }));
  app.get('/readyz', async (_request, reply) => {
    const { ready, parts } = await keeper.readiness();
    return reply
      .code(ready ? 200 : 503)
      .send({ ready, parts: parts.map(({ name, ready, reason }) => ({ name, ready, reason })) });
  });
  app.get('/metrics', async (_request, reply) => {
    const { contentType, body } = await keeper.metrics();
    return reply.type(contentType).send(body);
  });
  done();
}
