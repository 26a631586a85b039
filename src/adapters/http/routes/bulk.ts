// Many job requests in one call, for a mediator that catches up. In: `{ items: [job request, ...] }`, up to 500. Out: 200 and what became of
// each, in their order, each with the status it would have had alone. Promised: one that is refused takes no other with it; an item that is
// answered 202 or 200 is committed; sending the same again is harmless; each is handed on as it was sent; nobody else waits for longer than for
// one large job request.
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { Fault } from '../../../core/faults.js';
import { traceparentOf } from '../../../core/traceparent.js';
import type { Keeper, Submitted } from '../../../ports/keeper.js';
import type { SubmitAnswer } from '../../../ports/submit-answer.js';
import { needs } from '../api/access.js';
import { route } from '../api/route.js';
import { readInTurns } from '../read-in-turns.js';
import { problemDocument, type Occurrence } from '../problem-document.js';
import { problemCodes } from '../problem-codes.js';
import { BulkAnswerJson, BulkJson, bulkMax } from '../shapes/bulk.js';
import { overTenantRates } from '../tenant-rates.js';

const bytesMax = 4 * 1024 * 1024;

export function bulkRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'submitJobRequests',
    summary: `Submit up to ${bulkMax} job requests`,
    tag: 'job requests',
    method: 'POST',
    url: '/job-requests/bulk',
    access: needs('requests:submit'),
    body: { kind: 'raw', schema: BulkJson, bytesMax },
    answers: { 200: { is: 'The result of each, in the order sent.', json: BulkAnswerJson } },
    problems: ['invalid-body', 'not-json', 'too-large', 'unsupported-media-type'],
    handle: async ({ body, keeper, request }) => {
      const read = await readInTurns(body, {
        itemsMax: bulkMax,
        itemBytesMax: request.server.initialConfig.bodyLimit ?? bytesMax,
      });
      if ('problem' in read) return read;
      const over = await overTenantRates(request, () => read.tenants);
      if (over !== null) return over;
      const traceparent = traceparentOf(request.headers.traceparent);
      const items = [];
      for (const turn of read.turns) {
        await othersTurn();
        // All at once: the store takes them in as one batch.
        items.push(...(await Promise.all(turn.map((one) => submitOne(keeper, { body: one, traceparent })))));
      }
      return { status: 200, json: { items } };
    },
  });
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
