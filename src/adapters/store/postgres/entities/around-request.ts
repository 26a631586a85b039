// The tables around a request: its body, attempts, decisions and its job response. In: nothing. Out: their rows as TypeORM reads them.
// Promised: the drift test holds them against the migrated tables.
import type { Checkpoint } from '../../../../core/checkpoint.js';
import type { Facts } from '../../../../core/deciding/facts.js';
import type { Instant } from '../../../../core/ids.js';
import type { LeadsTo } from '../../../../ports/store/reading.js';
import type { FailureClass } from '../../../../core/ending/retry.js';
import { asFacts, withoutEmpty } from '../stored-facts.js';
import { instant, integer, json, jsonb, maybeInstant, maybeText, named, table, text, uuid } from './columns.js';

export interface RequestBodyRecord {
  readonly requestId: string;
  readonly body: object;
  readonly traceparent: string | null;
  readonly replyToSessionId: string | null;
  readonly checkpoint: Checkpoint | null;
}

export interface AttemptRecord {
  readonly requestId: string;
  readonly tenantId: string;
  readonly number: number;
  readonly token: string;
  readonly engine: string;
  readonly pool: string;
  readonly clusterId: string | null;
  readonly runsAs: string;
  /** As whom its token was or may be sent; empty, or null of a version that knew nobody else: as the service itself. */
  readonly sentAs: string | null;
  readonly runId: string | null;
  readonly runUrl: string | null;
  readonly recordedAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Since when its token, sent before without an answer, is refused. */
  readonly refusedSince: Instant | null;
  readonly outcome: string | null;
  readonly message: string | null;
  readonly failure: FailureClass | null;
}

export interface DecisionRecord {
  readonly id: string;
  readonly requestId: string;
  readonly decidedAt: Instant;
  readonly case: string;
  readonly rule: string;
  readonly route: string | null;
  readonly outcome: string;
  readonly reason: string;
  readonly policyVersion: string;
  readonly facts: Facts;
  readonly leadsTo: LeadsTo;
}

export interface ResponseRecord {
  readonly requestId: string;
  readonly tenantId: string | null;
  readonly messageId: string;
  readonly correlationId: string | null;
  readonly queue: string;
  readonly status: string;
  readonly body: object;
  /** How many are in it. */
  readonly outputs: number;
  readonly delivery: 'due' | 'published' | 'parked' | 'unwanted';
  readonly attempts: number;
  readonly recordedAt: Instant;
  readonly dueAt: Instant;
  readonly publishedAt: Instant | null;
  readonly reason: string | null;
  readonly traceparent: string | null;
  readonly replyToSessionId: string | null;
}

export const requestBodyEntity = table<RequestBodyRecord>({
  name: 'request_body',
  columns: {
    requestId: { ...named('request_id', uuid), primary: true, primaryKeyConstraintName: 'request_body_pkey' },
    body: jsonb,
    traceparent: maybeText,
    replyToSessionId: named('reply_to_session_id', maybeText),
    checkpoint: { ...json, nullable: true },
  },
});

export const attemptEntity = table<AttemptRecord>({
  name: 'attempt',
  columns: {
    requestId: { ...named('request_id', uuid), primary: true, primaryKeyConstraintName: 'attempt_pkey' },
    tenantId: named('tenant_id', text),
    number: { ...integer, primary: true, primaryKeyConstraintName: 'attempt_pkey' },
    token: text,
    engine: text,
    pool: text,
    clusterId: named('cluster_id', maybeText),
    runsAs: named('runs_as', text),
    sentAs: named('sent_as', maybeText),
    runId: named('run_id', maybeText),
    runUrl: named('run_url', maybeText),
    recordedAt: named('recorded_at', instant),
    acceptedAt: named('accepted_at', maybeInstant),
    endedAt: named('ended_at', maybeInstant),
    refusedSince: named('refused_since', maybeInstant),
    outcome: maybeText,
    message: maybeText,
    failure: maybeText,
  },
  checks: [{ name: 'attempt_failure', expression: `failure in ('job','infrastructure','capacity','unknown')` }],
  indices: [
    { name: 'attempt_live', columns: ['requestId'], unique: true, where: 'ended_at is null' },
    { name: 'attempt_run', columns: ['engine', 'runId'], unique: true, where: 'run_id is not null' },
    { name: 'attempt_tenant', columns: ['tenantId', 'endedAt'], where: 'ended_at is not null' },
  ],
});

export const decisionEntity = table<DecisionRecord>({
  name: 'decision',
  columns: {
    id: { type: 'bigint', primary: true, primaryKeyConstraintName: 'decision_pkey', generated: 'increment' },
    requestId: named('request_id', uuid),
    decidedAt: named('decided_at', instant),
    case: text,
    rule: text,
    route: maybeText,
    outcome: text,
    reason: text,
    policyVersion: named('policy_version', text),
    facts: { ...json, transformer: { from: asFacts, to: withoutEmpty } },
    leadsTo: named('leads_to', json),
  },
  checks: [{ name: 'decision_outcome', expression: `outcome in ('run','wait','reject','expire')` }],
  indices: [
    { name: 'decision_request', columns: ['requestId', 'id'] },
    { name: 'decision_period', columns: ['decidedAt', 'id'] },
  ],
});

export const responseEntity = table<ResponseRecord>({
  name: 'response',
  columns: {
    requestId: { ...named('request_id', uuid), primary: true, primaryKeyConstraintName: 'response_pkey' },
    tenantId: named('tenant_id', maybeText),
    messageId: named('message_id', text),
    correlationId: named('correlation_id', maybeText),
    queue: text,
    status: text,
    body: json,
    outputs: integer,
    delivery: text,
    attempts: { ...integer, default: 0 },
    recordedAt: named('recorded_at', instant),
    dueAt: named('due_at', instant),
    publishedAt: named('published_at', maybeInstant),
    reason: maybeText,
    traceparent: maybeText,
    replyToSessionId: named('reply_to_session_id', maybeText),
  },
  checks: [{ name: 'response_delivery', expression: `delivery in ('due','published','parked','unwanted')` }],
  indices: [
    { name: 'response_due', columns: ['dueAt', 'requestId'], where: `delivery = 'due'` },
    { name: 'response_outputs', columns: ['tenantId', 'recordedAt', 'requestId'], where: 'outputs > 0' },
    { name: 'response_tried', columns: ['queue'], where: `delivery = 'due' and reason is not null` },
    { name: 'response_parked', columns: ['queue', 'dueAt', 'requestId'], where: `delivery = 'parked'` },
    { name: 'response_due_page', columns: ['requestId'], where: `lower(delivery) = 'due'` },
    { name: 'response_parked_page', columns: ['requestId'], where: `lower(delivery) = 'parked'` },
  ],
});
