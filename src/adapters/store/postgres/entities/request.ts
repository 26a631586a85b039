// Table request: one row a job request, narrow and hot. In: nothing. Out: its row as TypeORM reads it. Promised: the drift test holds it
// against the migrated table.
import type { Instant, RequestId } from '../../../../core/ids.js';
import { finalStates, states, type State } from '../../../../core/lifecycle.js';
import { list, live, queued, unsuccessful } from '../sql/literals.js';
import { instant, integer, maybeInstant, maybeText, maybeUuid, named, smallint, table, text, uuid } from './columns.js';

export interface RequestRecord {
  readonly id: RequestId;
  readonly tenantId: string;
  readonly correlationId: string;
  readonly source: string;
  readonly userId: string;
  readonly jobId: string;
  readonly operationId: string;
  readonly clusterType: string;
  readonly priority: number;
  readonly maxConcurrentRuns: number;
  readonly maxRunSeconds: number;
  readonly notificationQueue: string;
  readonly lane: string;
  readonly state: State;
  readonly version: number;
  readonly createdAt: Instant;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly expiresAt: Instant;
  readonly rankAt: Instant;
  readonly waitCase: string | null;
  readonly waitRule: string | null;
  readonly waitReason: string | null;
  readonly waitingSince: Instant | null;
  readonly checkAt: Instant | null;
  readonly attempt: number;
  readonly pool: string | null;
  readonly clusterId: string | null;
  readonly runId: string | null;
  readonly runUrl: string | null;
  readonly submittedAt: Instant | null;
  readonly executingAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly stopWish: string | null;
  readonly stopWishedAt: Instant | null;
  readonly outOfContactSince: Instant | null;
  readonly leaseOwner: string | null;
  readonly leaseUntil: Instant | null;
  readonly movedTo: string | null;
  readonly replacedBy: string | null;
}

const isQueued = `state in (${queued})`;
const isWaiting = `state = 'waiting'`;
const isLive = `state in (${live})`;

export const requestEntity = table<RequestRecord>({
  name: 'request',
  columns: {
    id: { ...uuid, primary: true, primaryKeyConstraintName: 'request_pkey' },
    tenantId: named('tenant_id', text),
    correlationId: named('correlation_id', text),
    source: text,
    userId: named('user_id', text),
    jobId: named('job_id', text),
    operationId: named('operation_id', text),
    clusterType: named('cluster_type', text),
    priority: smallint,
    maxConcurrentRuns: named('max_concurrent_runs', integer),
    maxRunSeconds: named('max_run_seconds', integer),
    notificationQueue: named('notification_queue', text),
    lane: { ...text, collation: 'C' },
    state: text,
    version: { ...integer, default: 0 },
    createdAt: named('created_at', instant),
    receivedAt: named('received_at', instant),
    dueAt: named('due_at', instant),
    expiresAt: named('expires_at', instant),
    rankAt: named('rank_at', instant),
    waitCase: named('wait_case', maybeText),
    waitRule: named('wait_rule', maybeText),
    waitReason: named('wait_reason', maybeText),
    waitingSince: named('waiting_since', maybeInstant),
    checkAt: named('check_at', maybeInstant),
    attempt: { ...integer, default: 0 },
    pool: maybeText,
    clusterId: named('cluster_id', maybeText),
    runId: named('run_id', maybeText),
    runUrl: named('run_url', maybeText),
    submittedAt: named('submitted_at', maybeInstant),
    executingAt: named('executing_at', maybeInstant),
    finishedAt: named('finished_at', maybeInstant),
    stopWish: named('stop_wish', maybeText),
    stopWishedAt: named('stop_wished_at', maybeInstant),
    outOfContactSince: named('out_of_contact_since', maybeInstant),
    leaseOwner: named('lease_owner', maybeText),
    leaseUntil: named('lease_until', maybeInstant),
    movedTo: named('moved_to', maybeText),
    replacedBy: named('replaced_by', maybeUuid),
  },
  uniques: [{ name: 'request_identity', columns: ['tenantId', 'correlationId'] }],
  checks: [
    { name: 'request_state', expression: `state in (${list(states)})` },
    { name: 'request_priority', expression: 'priority between 0 and 100' },
    { name: 'request_stop_wish', expression: `stop_wish in ('cancel','overrun')` },
    { name: 'request_waiting', expression: `(wait_case is not null) = (${isWaiting})` },
    { name: 'request_placed', expression: `not (${isLive}) or pool is not null` },
    { name: 'request_has_run', expression: `state not in ('running','stopping') or run_id is not null` },
    { name: 'request_finished', expression: `(finished_at is not null) = (state in (${list(finalStates)}))` },
  ],
  indices: [
    { name: 'request_lane', columns: ['lane', 'rankAt', 'id', 'dueAt'], where: isQueued },
    { name: 'request_queue', columns: ['state', 'rankAt', 'id'], where: isQueued },
    { name: 'request_expiry', columns: ['expiresAt'], where: isWaiting },
    { name: 'request_unreached', columns: ['rankAt', 'id'], where: `state = 'waiting' and wait_case = 'engine-unreachable'` },
    { name: 'request_due', columns: ['dueAt'], where: isWaiting },
    { name: 'request_gauge', columns: ['clusterType', 'waitingSince'], where: isWaiting },
    { name: 'request_given_back', columns: ['id'], where: `state = 'waiting' and attempt > 0` },
    { name: 'request_unchecked', columns: ['id'], where: `state = 'waiting' and check_at is null` },
    { name: 'request_held', columns: ['tenantId', 'id'], where: `lane = '' and ${isQueued}` },
    { name: 'request_live', columns: ['state', 'id'], where: isLive },
    { name: 'request_unsuccessful', columns: ['state', 'id'], where: `state in (${unsuccessful})` },
    { name: 'request_ended', columns: ['finishedAt'], where: 'finished_at is not null' },
  ],
});
