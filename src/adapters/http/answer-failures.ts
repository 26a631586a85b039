// Whatever a route or the server throws. In: a Fault, an error of the server, or anything. Out: a problem document with the public text.
// Promised: what is internal is reported, never answered.
import type { FastifyInstance } from 'fastify';
import { Fault } from '../../core/faults.js';
import { traceparentOf } from '../../core/traceparent.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { problemCodes, type ProblemCode } from './problem-codes.js';
import { answerProblem } from './problem-document.js';
import { takeTheRest } from './take-the-rest.js';

export function answerEveryFailure(app: FastifyInstance, telemetry: Telemetry): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    const code = codeOf(error);
    if (problemCodes[code].status >= 500) {
      const about = { traceparent: traceparentOf(request.headers.traceparent) };
      telemetry.report({ kind: 'trouble', where: 'http', about, error });
    }
    if (code === 'too-large') takeTheRest(request, reply);
    // By the server: it is the bound of the route that was passed.
    const tooLong = code === 'too-large' && !(error instanceof Fault);
    const detail = tooLong ? `No more than ${request.routeOptions.bodyLimit} bytes are accepted.` : undefined;
    return answerProblem(request, reply, { code, ...(detail === undefined ? {} : { detail }) });
  });
  app.setNotFoundHandler((request, reply) => answerProblem(request, reply, { code: 'not-found' }));
}

const serverCodes: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
};

function codeOf(error: unknown): ProblemCode {
  if (error instanceof Fault) return error.code;
  if (!(error instanceof Error)) return 'internal';
  const known = 'code' in error && typeof error.code === 'string' ? serverCodes[error.code] : undefined;
  if (known !== undefined) return known;
  // The server marks what a client did wrong: a body that ends too early, a length that is not one.
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status === 412) return 'precondition-failed';
  return status < 500 ? 'bad-request' : 'internal';
}
