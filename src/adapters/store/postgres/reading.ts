// What people and metrics read. In: ids and filters. Out: requests, their decisions, gauges. Promised: pages are found by key, never by
// offset; every count is bounded, so that reading costs the same with a thousand waiting and with a million.
import { Fault } from '../../../core/faults.js';
import type { RequestId } from '../../../core/ids.js';
import type { AttemptRow, DecisionRow, ReadingStore, RequestView, ResponseRow } from '../../../ports/store/reading.js';
import { costs } from './costs.js';
import type { Database, Reading } from './sql/database.js';
import {
  attemptEntity,
  decisionEntity,
  responseEntity,
  type AttemptRecord,
  type ResponseRecord,
} from './entities/around-request.js';
import { requestEntity, type RequestRecord } from './entities/request.js';
import { followersOf, followsOf } from './followers.js';
import { gauges } from './gauges.js';
import { isUuid } from './identity.js';
import { listQuery } from './list.js';
import { liveRequests } from './occupancy.js';
import { outputs } from './outputs.js';
import { past } from './past.js';
import { pastClusters } from './past-clusters.js';
import { decisionsOf } from './period.js';
import { positionOf } from './position.js';
import { asRequestRow } from './request-row.js';
import { templateOf } from './run-of-template.js';
import { unlessTooLong } from './sql/too-long.js';

/** As many submissions of one request as anybody would read. */
const attemptsMax = 100;

/** Of what was taken before numbers such as 1e131000 were refused, one body may be told in gigabytes, which no process can hold. */
const bodyBytesMax = 64 * 1024 * 1024;

/** Primary key. As text: numbers are exact in it, and would be rounded in Node. */
const selectBody = `
select case when octet_length(told) <= ${bodyBytesMax} then told end as body
from (select body::text as told from request_body where request_id = $1 offset 0) b`;

export function readingStore(database: Database): ReadingStore {
  return {
    request: (id) => viewOf(database, id),
    history: (id, decisionsMax) =>
      database.snapshot(async (reading) => {
        const request = await viewOf(reading, id);
        return request === null ? null : { request, decisions: await decisionsOn(reading, id, decisionsMax) };
      }),
    /** Unique request_identity. */
    async requestByCorrelation(tenantId, correlationId) {
      const found = await database.found(requestEntity, (requests) => requests.findOneBy({ tenantId, correlationId }));
      return found === null ? null : view(database, found);
    },
    async list(asked) {
      const found = await unlessTooLong(database.found(requestEntity, (requests) => listQuery(requests, asked).getMany()));
      return found.map(asRequestRow);
    },
    decisions: (id, max) => decisionsOn(database, id, max),
    async body(id) {
      const [found] = isUuid(id) ? await database.rows<{ body: string | null }>(selectBody, [id]) : [];
      if (found?.body === null)
        throw new Fault('internal', `the body of request ${id} is too long to be told: it has numbers with very many digits`);
      return found?.body ?? null;
    },
    decisionsOf: (asked) => unlessTooLong(decisionsOf(database, asked)),
    costs: (asked, prices) => unlessTooLong(costs(database, asked, prices)),
    outputs: (asked) => unlessTooLong(outputs(database, asked)),
    past: (asked) => unlessTooLong(past(database, asked)),
    pastClusters: (asked) => unlessTooLong(pastClusters(database, asked)),
    gauges: () => gauges(database),
    live: () => liveRequests(database),
  };
}

async function viewOf(reading: Reading, id: RequestId): Promise<RequestView | null> {
  const found = isUuid(id) ? await reading.found(requestEntity, (requests) => requests.findOneBy({ id })) : null;
  return found === null ? null : view(reading, found);
}

/** Index decision_request. */
async function decisionsOn(reading: Reading, id: RequestId, max: number): Promise<readonly DecisionRow[]> {
  if (!isUuid(id)) return [];
  const found = await reading.found(decisionEntity, (decisions) =>
    decisions.find({ where: { requestId: id }, order: { id: 'ASC' }, take: max }),
  );
  return found.map(({ decidedAt, id: _, requestId: __, ...row }) => ({ at: decidedAt, ...row }));
}

async function view(reading: Reading, found: RequestRecord): Promise<RequestView> {
  const requestId: RequestId = found.id;
  const attempts = await reading.found(attemptEntity, (all) =>
    all.find({ where: { requestId }, order: { number: 'ASC' }, take: attemptsMax }),
  );
  const response = await reading.found(responseEntity, (responses) => responses.findOneBy({ requestId }));
  return {
    ...asRequestRow(found),
    attempts: attempts.map((attempt) => asAttemptRow(attempt, found)),
    response: response === null ? null : asResponseRow(response),
    position: await positionOf(reading, found),
    template: await templateOf(reading, found),
    follows: await followsOf(reading, found),
    followers: found.finishedAt === null ? [] : await followersOf(reading, requestId),
  };
}

/** What is known of the run that a request has now is in the request; an attempt gets it when the request goes back to the queue. */
function asAttemptRow(attempt: AttemptRecord, request: RequestRecord): AttemptRow {
  const { number, engine, pool, clusterId, runId, recordedAt, acceptedAt, endedAt, outcome, message, failure } = attempt;
  const runUrl = runId !== null && runId === request.runId ? request.runUrl : attempt.runUrl;
  const run = { engine, pool, clusterId, sentAs: attempt.sentAs === '' ? null : attempt.sentAs, runId, runUrl };
  return { number, ...run, submittedAt: recordedAt, acceptedAt, endedAt, outcome, message, failure };
}

function asResponseRow({ messageId, queue, delivery, attempts, publishedAt, reason, body }: ResponseRecord): ResponseRow {
  return { messageId, queue, delivery, attempts, publishedAt, reason, body };
}
