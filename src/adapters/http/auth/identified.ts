// What is found out about who calls. A refusal says why for the log, in a word of few; the caller is told only that it is refused.
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../../core/caller.js';
import type { RefusedWhy } from '../../../ports/telemetry.js';

export type Identified =
  | { readonly kind: 'caller'; readonly caller: Caller }
  | { readonly kind: 'refused'; readonly why: RefusedWhy }
  /** The issuer's keys cannot be had: whether the credential is good is not known. */
  | { readonly kind: 'unknown'; readonly problem: unknown };

export type Identify = (request: FastifyRequest) => Identified | Promise<Identified>;

export function refused(why: RefusedWhy): Identified {
  return { kind: 'refused', why };
}
