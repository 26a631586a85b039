// A problem as RFC 9457 wants it told. In: a code of the catalogue and what is particular about this occurrence. Out: the document, and the
// answer that carries it. Promised: nothing internal is in it; a problem that may pass says when to try again.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../core/problem.js';
import { answerErrors, isJobManagerCall } from './job-manager/errors.js';
import { shareHeaders, type Share } from './rates.js';
import { problemCodes, type ProblemCode } from './problem-codes.js';

export interface Occurrence {
  readonly code: ProblemCode;
  /** One sentence for people; null: the catalogue's own. */
  readonly detail?: string | null;
  /** What is wrong with what was sent, each with its path. */
  readonly errors?: readonly Problem[];
  /** Of whose share there is nothing left. */
  readonly share?: Share;
}

export const problemType = 'application/problem+json';
/** About as long as a store takes to fail over and be reachable again. */
const retryAfterSeconds = 5;

export function problemDocument({ code, detail, errors = [] }: Occurrence, instance: string | null) {
  const { status, text } = problemCodes[code];
  return {
    type: `urn:job-keeper:problem:${code}`,
    title: text,
    status,
    detail: detail ?? text,
    code,
    ...(instance === null ? {} : { instance }),
    ...(errors.length === 0 ? {} : { errors: errors.map(({ path, message }) => ({ path, message })) }),
  };
}

export function answerProblem(request: FastifyRequest, reply: FastifyReply, occurrence: Occurrence): FastifyReply {
  const { status, retry } = problemCodes[occurrence.code];
  if (retry) void reply.header('retry-after', occurrence.share?.resetSeconds ?? retryAfterSeconds);
  if (occurrence.share !== undefined) void reply.headers(shareHeaders(occurrence.share));
  if (isJobManagerCall(request)) return answerErrors(request, reply, occurrence);
  return reply
    .code(status)
    .header('x-request-id', request.id)
    .type(problemType)
    .send(JSON.stringify(problemDocument(occurrence, pathOf(request))));
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? url;
}
