// A wish to cancel. In: the id of a job request; a body, if any, is not looked at. Out: 202 with what is done about it, 409 when the request
// has ended, 404 when unknown. Asking again is harmless.
import type { FastifyInstance } from 'fastify';
import type { Keeper } from '../../../ports/keeper.js';
import { answerProblem } from '../problem-document.js';
import { answerUnknownRequest, byId, requestIdParam } from './request-id-param.js';

const ignoredBytesMax = 16 * 1024;

export function cancelRoute(app: FastifyInstance, { keeper }: { readonly keeper: Keeper }, done: () => void): void {
  // Clients send empty forms and empty objects along with a POST; neither means anything here.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: ignoredBytesMax }, (_request, _body, parsed) => parsed(null));
  app.post(`${byId}/cancel`, async (request, reply) => {
    const id = requestIdParam(request);
    if (id === null) return answerUnknownRequest(request, reply);
    const answer = await keeper.cancel(id);
    switch (answer.kind) {
      case 'not-found':
        return answerUnknownRequest(request, reply);
      case 'already-final':
        return answerProblem(request, reply, { code: 'already-final', detail: `The request has ended: it is ${answer.state}.` });
      case 'cancelled':
      case 'stopping':
        return reply.code(202).header('location', `/v1/job-requests/${id}`).send({ request_id: id, outcome: answer.kind });
    }
  });
  done();
}
