// The id of a job request in an address. In: the parameter. Out: the id, or null when no request could have it: then it is not found, and the
// store need not be asked.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { answerProblem } from '../problem-document.js';

export const byId = '/job-requests/:request_id';

const Params = z.object({ request_id: z.guid() });

export function requestIdParam({ params }: FastifyRequest): string | null {
  const read = Params.safeParse(params);
  return read.success ? read.data.request_id.toLowerCase() : null;
}

export function answerUnknownRequest(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return answerProblem(request, reply, { code: 'not-found', detail: 'There is no job request with this id.' });
}
