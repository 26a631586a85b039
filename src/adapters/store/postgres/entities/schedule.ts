// Tables schedule and schedule_fire. In: nothing. Out: their rows as TypeORM reads them. Promised: the drift test holds them against the
// migrated tables.
import type { Instant } from '../../../../core/ids.js';
import { instant, integer, json, maybeInstant, maybeText, maybeUuid, named, table, text, uuid } from './columns.js';

export interface ScheduleRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly userId: string;
  readonly modelId: string | null;
  readonly configurationId: string | null;
  readonly inputFolderId: string | null;
  readonly outputFolderId: string | null;
  readonly scheduleString: string;
  readonly timeZone: string;
  readonly executionsMax: number | null;
  readonly executions: number;
  readonly status: string;
  readonly message: string;
  readonly createdAt: Instant;
  readonly nextAt: Instant | null;
  readonly request: unknown;
  readonly template: unknown;
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  readonly onceKey: string | null;
  readonly onceContent: string | null;
}

export interface ScheduleFireRecord {
  readonly scheduleId: string;
  readonly fireAt: Instant;
  readonly dueAt: Instant;
  readonly attempts: number;
  readonly reason: string | null;
  readonly settledAt: Instant | null;
  readonly outcome: string | null;
  readonly requestId: string | null;
}

export const scheduleEntity = table<ScheduleRecord>({
  name: 'schedule',
  columns: {
    id: { ...uuid, primary: true, primaryKeyConstraintName: 'schedule_pkey' },
    tenantId: named('tenant_id', text),
    name: text,
    userId: named('user_id', text),
    modelId: named('model_id', maybeText),
    configurationId: named('configuration_id', maybeText),
    inputFolderId: named('input_folder_id', maybeText),
    outputFolderId: named('output_folder_id', maybeText),
    scheduleString: named('schedule_string', text),
    timeZone: named('time_zone', text),
    executionsMax: { ...integer, name: 'executions_max', nullable: true },
    executions: { ...integer, default: 0 },
    status: text,
    message: { ...text, default: '' },
    createdAt: named('created_at', instant),
    nextAt: named('next_at', maybeInstant),
    request: { ...json, nullable: true },
    template: { ...json, nullable: true },
    startsAt: named('starts_at', maybeInstant),
    endsAt: named('ends_at', maybeInstant),
    onceKey: named('once_key', maybeText),
    onceContent: named('once_content', maybeText),
  },
  checks: [
    { name: 'schedule_status', expression: `status in ('RUNNING','STOPPED')` },
    { name: 'schedule_next', expression: `(next_at is not null) = (status = 'RUNNING')` },
    {
      name: 'schedule_asks_for',
      expression: 'num_nonnulls(request, template, model_id) = 1 and num_nonnulls(request, template, configuration_id) = 1',
    },
  ],
  indices: [
    { name: 'schedule_once', columns: ['onceKey'], unique: true, where: 'once_key is not null' },
    { name: 'schedule_due', columns: ['nextAt'], where: 'next_at is not null' },
    // Descending, which the schema builder cannot say: it is told to leave it alone.
    { name: 'schedule_page', synchronize: false },
  ],
});

export const scheduleFireEntity = table<ScheduleFireRecord>({
  name: 'schedule_fire',
  columns: {
    scheduleId: { ...named('schedule_id', uuid), primary: true, primaryKeyConstraintName: 'schedule_fire_pkey' },
    fireAt: { ...named('fire_at', instant), primary: true, primaryKeyConstraintName: 'schedule_fire_pkey' },
    dueAt: named('due_at', instant),
    attempts: { ...integer, default: 0 },
    reason: maybeText,
    settledAt: named('settled_at', maybeInstant),
    outcome: maybeText,
    requestId: named('request_id', maybeUuid),
  },
  checks: [
    { name: 'schedule_fire_outcome', expression: `outcome in ('made','refused')` },
    { name: 'schedule_fire_settled', expression: '(settled_at is null) = (outcome is null)' },
  ],
  indices: [
    { name: 'schedule_fire_due', columns: ['dueAt'], where: 'settled_at is null' },
    { name: 'schedule_fire_settled_at', columns: ['settledAt'], where: 'settled_at is not null' },
  ],
  foreignKeys: [
    {
      name: 'schedule_fire_schedule_id_fkey',
      target: 'schedule',
      columnNames: ['scheduleId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
});
