// What a declaration of a route says: for its readers, for the document, and for what is checked before its `handle` is called.
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Caller } from '../../../core/caller.js';
import type { Keeper } from '../../../ports/keeper.js';
import type { ProblemCode } from '../problem-codes.js';
import type { Access } from './access.js';
import type { Turns } from '../reading-turns.js';
import type { BodyShape } from './body.js';

export interface AnswerShape {
  /** One sentence: when it is answered. */
  readonly is: string;
  /** For `text`: a string. */
  readonly json: z.ZodType;
  /** The content type, when the answer is text and not JSON. */
  readonly text?: string;
  /** Headers beside the usual ones, each with what it holds. */
  readonly headers?: Readonly<Record<string, string>>;
}
export type AnswerShapes = Readonly<Record<number, AnswerShape>>;

export interface Description {
  /** camelCase, unique: the name of the call in generated clients. */
  readonly operation: string;
  readonly summary: string;
  readonly tag: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the prefix of its scope; parameters as `:name`. */
  readonly url: string;
  readonly access: Access;
  /** Changes nothing, though it is no GET: it is answered in its turn among those that read. */
  readonly reads?: true;
  /** What it answers is one object for as long as the process lasts: written once, for all. */
  readonly fixed?: true;
  /** So many calls of its caller's rate, where it takes as much of the service as so many that show one thing; absent: one. */
  readonly countsAs?: number;
  /** Makes something that has no identity of its own: sent again under its Idempotency-Key it makes no second one. */
  readonly once?: true;
  readonly params?: z.ZodType;
  /** What is told of an address that no thing can have. */
  readonly missing?: string;
  readonly query?: z.ZodType;
  readonly body?: BodyShape;
  readonly answers: AnswerShapes;
  /** How problems are told, where that is not a problem document. */
  readonly problemShape?: { readonly type: string; readonly json: z.ZodType };
  /** What can go wrong beside what every route shares. */
  readonly problems: readonly ProblemCode[];
}

export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Of a route that says `once`, and of a caller who sent one; else null. */
  readonly idempotencyKey: string | null;
  readonly caller: Caller;
  /** The driving port within the caller's reach: what belongs to other tenants is not there. */
  readonly keeper: Keeper;
  readonly request: FastifyRequest;
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly readingTurns: Turns;
  }
  interface FastifyContextConfig {
    readonly description?: Description;
  }
}
