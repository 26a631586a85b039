// The engine says that something has happened. In: a webhook of Databricks. Out: 202. Promised: it is a hint to look now and nothing more: what it
// says is not believed, and without it the watch would find the same a little later.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { engineOnly } from '../api/access.js';
import { route } from '../api/route.js';
import { EngineEventTakenJson } from '../shapes/house.js';

const bytesMax = 64 * 1024;

export function engineEventsRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'tellEngineEvent',
    summary: 'Databricks webhook: something has happened to a run',
    tag: 'engine',
    method: 'POST',
    url: '/engine-events/databricks',
    access: engineOnly,
    body: { kind: 'json', schema: z.looseObject({ event_type: z.string().max(200).optional() }), bytesMax },
    answers: { 202: { is: 'The engine will be looked at.', json: EngineEventTakenJson } },
    problems: ['not-found', 'invalid-body', 'not-json', 'too-large', 'unsupported-media-type'],
    handle: ({ keeper }) => {
      keeper.lookAtEngine();
      return { status: 202, json: { looking: true } };
    },
  });
}
