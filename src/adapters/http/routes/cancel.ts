// A wish to cancel. In: the id of a job request; a body, if any, is only looked at for a wish that nothing be done. Out: 202 with what is done about it, 409 when the request
// has ended, 404 when unknown. Asking again is harmless.
import type { FastifyInstance } from 'fastify';
import { needs } from '../api/access.js';
import { problem, route } from '../api/route.js';
import { CancellingJson } from '../shapes/job-request.js';
import { byId, locationOf, ofOneRequest, unknownRequest } from './by-id.js';

const ignoredBytesMax = 16 * 1024;

export function cancelRoute(app: FastifyInstance): void {
  route(app, {
    ...ofOneRequest,
    operation: 'cancelJobRequest',
    summary: 'Cancel a job request: take it out of the queue, or stop its run',
    method: 'POST',
    url: `${byId}/cancel`,
    access: needs('requests:cancel'),
    body: { kind: 'ignored', bytesMax: ignoredBytesMax },
    answers: {
      202: {
        is: 'It is cancelled, or its run is being stopped.',
        json: CancellingJson,
        headers: { Location: 'The address of the job request.' },
      },
    },
    problems: ['not-found', 'already-final', 'too-large'],
    handle: async ({ params: { request_id: id }, keeper, caller }) => {
      const answer = await keeper.cancel(id, caller.name);
      switch (answer.kind) {
        case 'not-found':
          return unknownRequest();
        case 'already-final':
          return problem('already-final', `The request has ended: it is ${answer.state}.`);
        case 'moved-meanwhile':
          return problem('overloaded', 'The request kept moving; try again.');
        case 'cancelled':
        case 'stopping':
          return { status: 202, json: { request_id: id, outcome: answer.kind }, headers: locationOf(id) };
      }
    },
  });
}
