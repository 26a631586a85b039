// Errors as the Job Manager API tells them, for whatever goes wrong under its paths. In: a code of the catalogue and what is particular about
// this occurrence. Out: {errors: [{code, message, logref}]}, one for each problem. Promised: nothing internal is in it; logref is the
// request's id, which the log has too.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describe, type Problem } from '../../../core/problem.js';
import { problemCodes, type ProblemCode } from '../problem-codes.js';

export const jobManagerPrefix = '/api/jobmanager/v3';

/** Of an address that is known by its route: it may be written whole, or with letters that need not be encoded. */
export function isJobManagerCall({ routeOptions, url: written }: FastifyRequest): boolean {
  const url = routeOptions.url ?? written;
  return url.startsWith(`${jobManagerPrefix}/`) || url === jobManagerPrefix;
}

export interface ErrorOccurrence {
  readonly code: ProblemCode;
  readonly detail?: string | null;
  readonly errors?: readonly Problem[];
}

export function answerErrors(
  request: FastifyRequest,
  reply: FastifyReply,
  { code, detail, errors = [] }: ErrorOccurrence,
): FastifyReply {
  const { status, text } = problemCodes[code];
  const messages = errors.length === 0 ? [detail ?? text] : errors.map((problem) => describe([problem]));
  return reply
    .code(status)
    .header('x-request-id', request.id)
    .type('application/json')
    .send(JSON.stringify({ errors: messages.map((message) => ({ code, message, logref: request.id })) }));
}
