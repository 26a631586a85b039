// The tables beside the road: recorded steps, alerts, texts of policies, and who did what by hand. In: nothing. Out: their rows as TypeORM reads them. Promised:
// the drift test holds them against the migrated tables.
import type { Instant } from '../../../../core/ids.js';
import type { Severity } from '../../../../core/policy.js';
import type { StepWork } from '../../../../ports/store/steps.js';
import { instant, integer, jsonb, maybeInstant, maybeText, maybeUuid, named, table, text } from './columns.js';

export interface StepRecord {
  readonly id: string;
  readonly key: string;
  readonly kind: StepWork['kind'];
  readonly pool: string | null;
  readonly requestId: string | null;
  readonly work: StepWork;
  readonly attempts: number;
  readonly recordedAt: Instant;
  readonly dueAt: Instant;
  readonly doneAt: Instant | null;
  readonly givenUp: boolean;
  readonly outcome: string | null;
  readonly clusterId: string | null;
  readonly upAt: Instant | null;
}

export interface AlertRecord {
  readonly key: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly details: Readonly<Record<string, string>>;
  readonly requestId: string | null;
  readonly openedAt: Instant;
  readonly seenAt: Instant;
  readonly seenCount: number;
  readonly resolvedAt: Instant | null;
}

export interface PolicyVersionRecord {
  readonly version: string;
  readonly name: string;
  readonly text: string;
  readonly firstUsedAt: Instant;
  readonly scope: object;
}

export interface PolicyInForceRecord {
  readonly onlyOne: boolean;
  readonly version: string;
  readonly how: 'file' | 'promoted';
  readonly decidedBy: string;
  readonly since: Instant;
  readonly fileVersion: string;
}

export interface AuditRecord {
  readonly id: string;
  readonly doneAt: Instant;
  readonly actor: string;
  readonly act: string;
  readonly requestId: string | null;
  /** null: of the whole house, or of a version that did not say. */
  readonly tenantId: string | null;
  readonly subject: string;
  readonly reason: string;
  readonly detail: object;
}

export const stepEntity = table<StepRecord>({
  name: 'step',
  columns: {
    id: { type: 'bigint', primary: true, primaryKeyConstraintName: 'step_pkey', generated: 'increment' },
    key: text,
    kind: text,
    pool: maybeText,
    requestId: named('request_id', maybeUuid),
    work: jsonb,
    attempts: { ...integer, default: 0 },
    recordedAt: named('recorded_at', instant),
    dueAt: named('due_at', instant),
    doneAt: named('done_at', maybeInstant),
    givenUp: { type: 'boolean', name: 'given_up', default: false },
    outcome: maybeText,
    clusterId: named('cluster_id', maybeText),
    upAt: named('up_at', maybeInstant),
  },
  indices: [
    { name: 'step_coming', columns: ['recordedAt'], where: 'cluster_id is not null and up_at is null' },
    { name: 'step_open', columns: ['key'], unique: true, where: 'done_at is null' },
    { name: 'step_due', columns: ['kind', 'dueAt', 'id'], where: 'done_at is null' },
    { name: 'step_done', columns: ['doneAt'], where: 'done_at is not null' },
    { name: 'step_follow', columns: ['requestId'], where: "kind = 'follow'" },
    // Descending, which the schema builder cannot say: it is told to leave it alone.
    { name: 'step_start', synchronize: false },
    // Of expressions, which it cannot say either.
    { name: 'step_told', synchronize: false },
  ],
});

export const alertEntity = table<AlertRecord>({
  name: 'alert',
  columns: {
    key: { ...text, primary: true, primaryKeyConstraintName: 'alert_pkey' },
    severity: text,
    summary: text,
    details: jsonb,
    requestId: named('request_id', maybeUuid),
    openedAt: named('opened_at', instant),
    seenAt: named('seen_at', instant),
    seenCount: { ...integer, name: 'seen_count', default: 1 },
    resolvedAt: named('resolved_at', maybeInstant),
  },
  indices: [{ name: 'alert_open', columns: ['openedAt'], where: 'resolved_at is null' }],
});

export const policyVersionEntity = table<PolicyVersionRecord>({
  name: 'policy_version',
  columns: {
    version: { ...text, primary: true, primaryKeyConstraintName: 'policy_version_pkey' },
    name: text,
    text,
    firstUsedAt: named('first_used_at', instant),
    scope: jsonb,
  },
});

export const policyInForceEntity = table<PolicyInForceRecord>({
  name: 'policy_in_force',
  columns: {
    onlyOne: {
      type: 'boolean',
      name: 'only_one',
      primary: true,
      primaryKeyConstraintName: 'policy_in_force_pkey',
      default: true,
    },
    version: text,
    how: text,
    decidedBy: named('decided_by', text),
    since: instant,
    fileVersion: named('file_version', text),
  },
  checks: [
    { name: 'policy_in_force_only', expression: 'only_one' },
    { name: 'policy_in_force_how', expression: `how in ('file','promoted')` },
  ],
  foreignKeys: [
    {
      ...{ name: 'policy_in_force_version_fkey', target: 'policy_version' },
      ...{ columnNames: ['version'], referencedColumnNames: ['version'] },
    },
  ],
});

export const auditEntity = table<AuditRecord>({
  name: 'audit',
  columns: {
    id: { type: 'bigint', primary: true, primaryKeyConstraintName: 'audit_pkey', generated: 'increment' },
    doneAt: named('done_at', instant),
    actor: text,
    act: text,
    requestId: named('request_id', maybeUuid),
    tenantId: named('tenant_id', maybeText),
    subject: text,
    reason: text,
    detail: jsonb,
  },
  indices: [
    { name: 'audit_request', columns: ['requestId', 'id'], where: 'request_id is not null' },
    { name: 'audit_done', columns: ['doneAt'] },
    { name: 'audit_tenant', columns: ['tenantId', 'id'], where: 'tenant_id is not null' },
  ],
});
