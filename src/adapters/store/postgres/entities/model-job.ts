// Table model_job: what the Job Manager API knows of a request beside it. In: nothing. Out: its row as TypeORM reads it. Promised: the drift
// test holds it against the migrated table.
import type { Instant } from '../../../../core/ids.js';
import { instant, integer, maybeInstant, maybeText, maybeUuid, named, table, text, uuid } from './columns.js';

export interface ModelJobRecord {
  readonly requestId: string;
  readonly tenantId: string;
  readonly modelId: string;
  readonly configurationId: string;
  readonly inputFolderId: string | null;
  readonly outputFolderId: string | null;
  readonly executionSecondsMax: number | null;
  readonly scheduleId: string | null;
  readonly createdAt: Instant;
  readonly stoppingSince: Instant | null;
  readonly endedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly attempts: number;
  readonly delayReason: string | null;
  readonly closedAt: Instant | null;
  readonly closedStatus: string | null;
  readonly closedMessage: string | null;
  readonly resultsProblem: string | null;
}

const whole = '(closed_at is null) = (closed_status is null) and (closed_at is null) = (closed_message is null)';

export const modelJobEntity = table<ModelJobRecord>({
  name: 'model_job',
  columns: {
    requestId: { ...named('request_id', uuid), primary: true, primaryKeyConstraintName: 'model_job_pkey' },
    tenantId: named('tenant_id', text),
    modelId: named('model_id', text),
    configurationId: named('configuration_id', text),
    inputFolderId: named('input_folder_id', maybeText),
    outputFolderId: named('output_folder_id', maybeText),
    executionSecondsMax: { ...integer, name: 'execution_seconds_max', nullable: true },
    scheduleId: named('schedule_id', maybeUuid),
    createdAt: named('created_at', instant),
    stoppingSince: named('stopping_since', maybeInstant),
    endedAt: named('ended_at', maybeInstant),
    dueAt: named('due_at', maybeInstant),
    attempts: { ...integer, default: 0 },
    delayReason: named('delay_reason', maybeText),
    closedAt: named('closed_at', maybeInstant),
    closedStatus: named('closed_status', maybeText),
    closedMessage: named('closed_message', maybeText),
    resultsProblem: named('results_problem', maybeText),
  },
  checks: [
    { name: 'model_job_closed_whole', expression: whole },
    { name: 'model_job_closed_status', expression: `closed_status in ('FAILED','SUCCEEDED','STOPPED')` },
  ],
  indices: [
    { name: 'model_job_due', columns: ['dueAt', 'requestId'], where: 'closed_at is null and due_at is not null' },
    { name: 'model_job_closed', columns: ['closedAt'], where: 'closed_at is not null' },
    // Descending, which the schema builder cannot say: it is told to leave them alone.
    { name: 'model_job_page', synchronize: false },
    { name: 'model_job_model', synchronize: false },
  ],
  foreignKeys: [
    {
      name: 'model_job_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
});
