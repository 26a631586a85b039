// How a route is declared: who may use it, the shape of all that goes in and comes out, and what is done. In: a declaration. Out: a route of
// the server and its entry in the OpenAPI document, from the same words. Promised: `handle` sees only what fits its shapes; a caller is told
// every problem at once; a body of another type, compressed, too large or too deep never reaches it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ofNewest } from '../../../core/of-newest.js';
import type { Problem } from '../../../core/problem.js';
import { goAhead } from '../expectations.js';
import type { ProblemCode } from '../problem-codes.js';
import { answerProblem, type Occurrence } from '../problem-document.js';
import type { BodyShape } from './body.js';
import { refuseBody } from './body.js';
import type { AnswerShapes, Call, Description } from './description.js';
import { readCall } from './read-call.js';

/** What `handle` answers: one of the declared answers, or a problem. */
export type Outcome<Answers extends AnswerShapes> =
  | {
      [Status in keyof Answers & number]: {
        readonly status: Status;
        readonly json: z.input<Answers[Status]['json']>;
        readonly headers?: Readonly<Record<string, string>>;
      };
    }[keyof Answers & number]
  | { readonly problem: Occurrence };

export interface Declaration<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends BodyShape,
  Answers extends AnswerShapes,
> extends Description {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answers: Answers;
  handle(
    call: Call<z.output<Params>, z.output<Query>, BodyRead<Body>>,
  ): Promise<Outcome<NoInfer<Answers>>> | Outcome<NoInfer<Answers>>;
}

/** Bytes as they came, or what the schema made of them. */
type BodyRead<Body extends BodyShape> = Body extends { kind: 'raw' }
  ? Buffer
  : Body extends { kind: 'json'; schema: infer Schema extends z.ZodType }
    ? z.output<Schema>
    : undefined;

export function route<Params extends z.ZodType, Query extends z.ZodType, Body extends BodyShape, Answers extends AnswerShapes>(
  app: FastifyInstance,
  declaration: Declaration<Params, Query, Body, Answers>,
): void {
  const { method, url, access, body } = declaration;
  const write = declaration.fixed === true ? ofNewest(asBytes) : JSON.stringify;
  const reads = access.kind === 'scope' && (method === 'GET' || declaration.reads === true);
  app.route({
    method,
    url,
    config: { access, description: declaration },
    ...(body?.bytesMax === undefined ? {} : { bodyLimit: body.bytesMax }),
    // Before the body is read.
    preParsing: (request, reply, payload, done) => {
      const code = refuseBody(request, body);
      if (code !== null) return void answerProblem(request, reply, { code });
      goAhead(request, reply);
      done(null, payload);
    },
    handler: async (request, reply) => {
      const read = readCall(request, declaration);
      if ('problem' in read) return answerProblem(request, reply, read.problem);
      // The shapes of the declaration have just been applied: the types say the same.
      const call = read.call as Call<z.output<Params>, z.output<Query>, BodyRead<Body>>;
      if (!reads) return tell(request, reply, await declaration.handle(call), write);
      // Who was told meanwhile that it takes too long, or has gone, needs no answer.
      const said = await request.server.readingTurns.take(request.caller.name, async () =>
        isWaitedFor(request, reply) ? declaration.handle(call) : null,
      );
      return said === null ? reply : tell(request, reply, said, write);
    },
  });
}

type Write = (json: object) => string | Buffer;

function isWaitedFor(request: FastifyRequest, reply: FastifyReply): boolean {
  return !reply.sent && !request.raw.socket.destroyed;
}

type Said = { readonly problem: Occurrence } | { status: number; json: unknown; headers?: Readonly<Record<string, string>> };

/** As bytes it is neither encoded nor copied for each who reads it. */
function asBytes(json: object): Buffer {
  return Buffer.from(JSON.stringify(json));
}

function tell(request: FastifyRequest, reply: FastifyReply, said: Said, write: Write): FastifyReply {
  if ('problem' in said) return answerProblem(request, reply, said.problem);
  const { status, json, headers = {} } = said;
  void reply.code(status).type('application/json; charset=utf-8').headers(headers);
  return reply.send(typeof json === 'string' ? json : write(json as object));
}

/** For `handle`. */
export function problem(code: ProblemCode, detail?: string, errors: readonly Problem[] = []) {
  return { problem: { code, ...(detail === undefined ? {} : { detail }), errors } };
}
