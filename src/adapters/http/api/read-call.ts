// From what the server read to what a route's `handle` is given, or to every problem of it. An address that no thing can have is not found; a
// query that is not known is refused, because ignoring a mistyped filter would answer something else than was asked.
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { issueProblems } from '../../../core/given/issue-problems.js';
import { readingJson, readingQuery } from '../../../core/given/issue-words.js';
import { plainJsonProblems } from '../../../core/given/plain-json.js';
import { whyNotJson } from '../../../core/given/why-not-json.js';
import type { Problem } from '../../../core/problem.js';
import type { Occurrence } from '../problem-document.js';
import type { Call, Description } from './description.js';
import { keyIn } from './idempotency-key.js';
import { dryRunRefused } from './no-dry-run.js';

type Read<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Occurrence };

export function readCall(
  request: FastifyRequest,
  { params, missing, query, body, once }: Description,
): { readonly call: Call<unknown, unknown, unknown> } | { readonly problem: Occurrence } {
  const address = checked(params, request.params, readingQuery, () => ({ code: 'not-found', detail: missing ?? null }));
  if (!address.ok) return address;
  if (query !== undefined && !isDecodable(request.url)) return undecodable;
  const filters = checked(query, request.query, readingQuery, (errors) => ({
    code: 'bad-query',
    errors: errors.map(ofWholeFilter),
  }));
  if (!filters.ok) return filters;
  const refused = dryRunRefused(request, body);
  if (refused !== null) return { problem: refused };
  const content = readBody(request, body);
  if (!content.ok) return content;
  const named = once === true ? idempotencyKeyIn(request) : noKey;
  if (!named.ok) return named;
  const { caller, keeper } = request;
  const read = { params: address.value, query: filters.value, body: content.value, idempotencyKey: named.value };
  return { call: { ...read, caller, keeper, request } };
}

const noKey = { ok: true, value: null } as const;

const undecodable = { problem: { code: 'bad-query', detail: 'The query cannot be decoded.' } } as const;

/** What cannot be is taken by the server as it is written: another filter than was meant. */
function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?').slice(1).join('?'));
    return true;
  } catch {
    return false;
  }
}

function idempotencyKeyIn({ headers }: FastifyRequest): Read<string | null> {
  const given = headers['idempotency-key'];
  if (given === undefined) return noKey;
  const value = keyIn(given);
  return value === null ? { ok: false, problem: { code: 'bad-idempotency-key' } } : { ok: true, value };
}

function readBody({ body }: FastifyRequest, shape: Description['body']): Read<unknown> {
  if (shape === undefined || shape.kind === 'ignored') return { ok: true, value: undefined };
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  if (shape.kind === 'raw') return { ok: true, value: bytes };
  const parsed = parse(bytes);
  if (!parsed.ok) return parsed;
  const unfit = plainJsonProblems(parsed.value);
  if (unfit.length > 0) return { ok: false, problem: { code: 'invalid-body', errors: unfit } };
  return checked(shape.schema, parsed.value, readingJson, (errors) => ({ code: 'invalid-body', errors }));
}

function parse(bytes: Buffer): Read<unknown> {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch (problem) {
    return { ok: false, problem: { code: 'not-json', errors: [{ path: '', message: whyNotJson(bytes, problem) }] } };
  }
}

function checked(
  schema: z.ZodType | undefined,
  value: unknown,
  reading: typeof readingJson | typeof readingQuery,
  told: (errors: readonly Problem[]) => Occurrence,
): Read<unknown> {
  if (schema === undefined) return { ok: true, value: undefined };
  const result = schema.safeParse(value, reading);
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, problem: told(issueProblems(result.error.issues, value)) };
}

/** A filter that may be repeated is one filter: `state`, not `state.0`. */
function ofWholeFilter({ path, message }: Problem): Problem {
  return { path: path.split('.', 1)[0] ?? path, message };
}
