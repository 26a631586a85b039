// What orchestrators and Prometheus ask. Promised: /livez looks at nothing but this process, so that a store that is down restarts nobody;
// /readyz names what is not ready; none of them ever needs a credential.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { open } from '../api/access.js';
import { route } from '../api/route.js';
import { LivenessJson, ReadinessJson } from '../shapes/house.js';

const probe = { tag: 'probes', method: 'GET', access: open, problems: [] } as const;

export function probeRoutes(app: FastifyInstance, serviceVersion: string): void {
  route(app, {
    ...probe,
    operation: 'isLive',
    summary: 'Whether the process is alive',
    url: '/livez',
    answers: { 200: { is: 'It is.', json: LivenessJson } },
    handle: () => ({ status: 200, json: { live: true, version: serviceVersion } }),
  });
  route(app, {
    ...probe,
    operation: 'isReady',
    summary: 'Whether the service can be used, part by part',
    url: '/readyz',
    answers: {
      200: { is: 'It can be used. Parts that it can do without may be missing.', json: ReadinessJson },
      503: { is: 'It cannot be used: a part that it needs is not ready.', json: ReadinessJson },
    },
    handle: async ({ keeper }) => {
      const { ready, parts } = await keeper.readiness();
      const json = { ready, parts: parts.map(({ name, ready, reason }) => ({ name, ready, reason })) };
      return ready ? { status: 200, json } : { status: 503, json };
    },
  });
  route(app, {
    ...probe,
    operation: 'readMetrics',
    summary: 'Metrics for Prometheus',
    url: '/metrics',
    answers: { 200: { is: 'The Prometheus text format.', json: z.string(), text: 'text/plain' } },
    handle: async ({ keeper }) => {
      const { contentType, body } = await keeper.metrics();
      return { status: 200, json: body, headers: { 'content-type': contentType } };
    },
  });
}
