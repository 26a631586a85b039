// Many job requests in one call, for a mediator that catches up. In: `{ items: [job request, ...] }`, up to 500. Out: 200 and what became of
// each, in their order, each with the status it would have had alone. Promised: one that is refused takes no other with it; an item that is
// answered 202 or 200 is committed; sending the same again is harmless; numbers stay as exact as they were sent.
import type { FastifyInstance } from 'fastify';
import { parse, stringify } from 'lossless-json';
import { z } from 'zod';
import { Fault } from '../../../core/faults.js';
import { plainJsonProblems } from '../../../core/plain-json.js';
import type { Problem } from '../../../core/problem.js';
import { traceparentOf } from '../../../core/traceparent.js';
import type { Keeper, SubmitAnswer, Submitted } from '../../../ports/keeper.js';
import { needs } from '../api/access.js';
import { problem, route } from '../api/route.js';
import { problemDocument, type Occurrence } from '../problem-document.js';
import { problemCodes } from '../problem-codes.js';
import { BulkAnswerJson, BulkJson, bulkMax } from '../shapes/bulk.js';
import { overTenantRates } from '../tenant-rates.js';

const bytesMax = 4 * 1024 * 1024;

export function bulkRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'submitJobRequests',
    summary: `Hand in up to ${bulkMax} job requests`,
    tag: 'job requests',
    method: 'POST',
    url: '/job-requests/bulk',
    access: needs('requests:submit'),
    body: { kind: 'raw', schema: BulkJson, bytesMax },
    answers: { 200: { is: 'What became of each, in their order.', json: BulkAnswerJson } },
    problems: ['invalid-body', 'not-json', 'too-large', 'unsupported-media-type'],
    handle: async ({ body, keeper, request }) => {
      const read = bodiesIn(body);
      if ('problem' in read) return read;
      const over = await overTenantRates(request, read.bodies);
      if (over !== null) return over;
      const traceparent = traceparentOf(request.headers.traceparent);
      // All at once: the store takes them in as one batch.
      const items = await Promise.all(read.bodies.map((one) => submitOne(keeper, { body: one, traceparent })));
      return { status: 200, json: { items } };
    },
  });
}

const Items = z.strictObject({
  items: z.array(z.unknown()).min(1, 'must not be empty').max(bulkMax, `must have at most ${bulkMax} job requests`),
});

function bodiesIn(body: Buffer): { readonly bodies: readonly Buffer[] } | { readonly problem: Occurrence } {
  const plain = parsed(body, JSON.parse);
  if (plain === null) return problem('not-json');
  const unfit = plainJsonProblems(plain.value);
  if (unfit.length > 0) return problem('invalid-body', undefined, unfit);
  const checked = Items.safeParse(plain.value);
  if (!checked.success) return problem('invalid-body', undefined, checked.error.issues.map(problemOf));
  // Once more, with numbers as they were written: that is what is handed on.
  const exact = parsed(body, (text) => parse(text));
  if (exact === null) return problem('not-json');
  return { bodies: Items.parse(exact.value).items.map((item) => Buffer.from(stringify(item) ?? '')) };
}

function parsed(body: Buffer, read: (text: string) => unknown): { readonly value: unknown } | null {
  try {
    return { value: read(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return null;
  }
}

function problemOf({ path, message }: z.core.$ZodIssue): Problem {
  return { path: path.map(String).join('.'), message };
}

async function submitOne(keeper: Keeper, submitted: Submitted) {
  try {
    return itemOf(await keeper.submit(submitted));
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return refusedItem({ code: fault.code });
  }
}

function itemOf(answer: SubmitAnswer) {
  if (answer.kind === 'refused') return refusedItem({ code: answer.code, errors: answer.problems });
  const { requestId, correlationId } = answer;
  const state = answer.kind === 'same' ? answer.state : ('received' as const);
  const taken = { request_id: requestId, correlation_id: correlationId, state };
  return { status: answer.kind === 'same' ? 200 : 202, taken, problem: null };
}

function refusedItem(occurrence: Occurrence) {
  return { status: problemCodes[occurrence.code].status, taken: null, problem: problemDocument(occurrence, null) };
}
