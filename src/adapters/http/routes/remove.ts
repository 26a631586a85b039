// A job request that has ended is removed before its time, with all that is kept of it. In: its id. Out: 200 when it is gone, 409 while it is
// needed, 404 when unknown; asked again it is unknown.
import type { FastifyInstance } from 'fastify';
import type { Needed } from '../../../core/needed.js';
import { needs } from '../api/access.js';
import { problem, route } from '../api/route.js';
import { iso } from '../request-json.js';
import { RemovedJson } from '../shapes/job-request.js';
import { byId, ofOneRequest, unknownRequest } from './by-id.js';

const ignoredBytesMax = 16 * 1024;

export function removeRoute(app: FastifyInstance): void {
  route(app, {
    ...ofOneRequest,
    operation: 'removeJobRequest',
    summary: 'Remove an ended job request and everything kept about it',
    method: 'DELETE',
    url: byId,
    access: needs('requests:remove'),
    // Clients send empty objects along.
    body: { kind: 'ignored', bytesMax: ignoredBytesMax },
    answers: { 200: { is: 'It is removed, and its correlation id may be used again.', json: RemovedJson } },
    problems: ['not-found', 'still-needed', 'too-large'],
    handle: async ({ params: { request_id: id }, keeper, caller }) => {
      const answer = await keeper.remove(id, caller.name);
      switch (answer.kind) {
        case 'not-found':
          return unknownRequest();
        case 'needed':
          return problem('still-needed', sentenceOf(answer.needed));
        case 'removed':
          return { status: 200, json: { request_id: id, outcome: answer.kind } };
      }
    },
  });
}

function sentenceOf(needed: Needed): string {
  switch (needed.why) {
    case 'not-ended':
      return 'The request has not ended: cancel it first.';
    case 'response-not-delivered':
      return 'Its response is not delivered yet.';
    case 'counts-for-quota':
      return `Its run counts for the quota of its tenant until ${iso(needed.until)}.`;
    case 'in-hand':
      return 'Its results are being stored, or it is being worked on: try again later.';
  }
}
