// What a job request was as it came in. In: its id. Out: the whole of it, fields included that nobody here knows; 404 when unknown.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { needs } from '../api/access.js';
import { route } from '../api/route.js';
import { byId, ofOneRequest, unknownRequest } from './by-id.js';

/** It was checked when it came; what is asked of one may have become more since then. */
const Body = z.looseObject({});

export function bodyRoute(app: FastifyInstance): void {
  route(app, {
    ...ofOneRequest,
    operation: 'showJobRequestBody',
    summary: 'A job request as it was sent, parameters and unknown fields included',
    method: 'GET',
    url: `${byId}/body`,
    access: needs('requests:read'),
    answers: { 200: { is: 'What was sent. The order of its fields is not kept.', json: Body } },
    problems: ['not-found'],
    handle: async ({ params, keeper }) => {
      const body = await keeper.body(params.request_id);
      return body === null ? unknownRequest() : { status: 200, json: { ...body } };
    },
  });
}
