// What a job request was as it came in. In: its id. Out: the whole of it, fields included that nobody here knows; 404 when unknown. Its parameters may
// be secrets: following a request does not need them, so who reads them has a scope of its own.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { needs } from '../api/access.js';
import { route } from '../api/route.js';
import { byId, ofOneRequest, unknownRequest } from './by-id.js';

/** Told as the text that is kept: read and written anew, its numbers above 2^53 would be others. */
const Body: z.ZodType<unknown, string | object> = z.looseObject({});

export function bodyRoute(app: FastifyInstance): void {
  route(app, {
    ...ofOneRequest,
    operation: 'showJobRequestBody',
    summary: 'A job request as it was sent, including parameters and unknown fields',
    method: 'GET',
    url: `${byId}/body`,
    access: needs('requests:body'),
    answers: {
      200: { is: 'The body as sent, with every digit of its numbers. The order of its fields is not kept.', json: Body },
    },
    problems: ['not-found'],
    handle: async ({ params, keeper }) => {
      const body = await keeper.body(params.request_id);
      return body === null ? unknownRequest() : { status: 200, json: body };
    },
  });
}
