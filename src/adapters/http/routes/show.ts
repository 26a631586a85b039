// One job request. In: its id. Out: its state and why it is there, its place while it waits, its run, attempts and response; 404 when unknown.
import type { FastifyInstance } from 'fastify';
import { needs } from '../api/access.js';
import { route } from '../api/route.js';
import { requestViewJson } from '../request-json.js';
import { RequestViewJson } from '../shapes/job-request.js';
import { byId, ofOneRequest, unknownRequest } from './by-id.js';

export function showRoute(app: FastifyInstance): void {
  route(app, {
    ...ofOneRequest,
    operation: 'showJobRequest',
    summary: 'One job request: its state, and why',
    method: 'GET',
    url: byId,
    access: needs('requests:read'),
    answers: { 200: { is: 'The job request with its attempts and its response.', json: RequestViewJson } },
    problems: ['not-found'],
    handle: async ({ params, keeper }) => {
      const view = await keeper.request(params.request_id);
      return view === null ? unknownRequest() : { status: 200, json: requestViewJson(view) };
    },
  });
}
