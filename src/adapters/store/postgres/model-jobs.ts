// Model jobs as their tenants read them. In: a tenant, an id or a filter. Out: jobs with their status and message. Promised: the status is
// read from the rows of the request as they are now; a statement names its tenant, always; no page costs more than the newest `rowsMax` jobs.
import type { RequestId } from '../../../core/ids.js';
import type { State } from '../../../core/lifecycle.js';
import { stages, type JobStatus, type Stage } from '../../../core/model-jobs/model-job.js';
import type { JobField, ModelJobRow, ModelJobStore } from '../../../ports/store/model-jobs.js';
import type { Database } from './sql/database.js';
import { isUuid } from './identity.js';
import { asInstant, asMaybeInstant } from './sql/instants.js';
import { conditionSql, Parameters } from './list-condition.js';
import { modelJobEnds } from './model-job-ends.js';
import type { ChannelBound } from './record-steps.js';

/** In this order: the first that holds. Every state of the lifecycle comes to one; a test goes through them all. */
const stageConditions: readonly (readonly [Stage, string])[] = [
  ['storing-stopped', `r.state = 'cancelled' or (r.finished_at is not null and r.stop_wish is not null)`],
  ['storing', `r.finished_at is not null`],
  ['received', `r.state = 'received'`],
  ['waiting', `r.state = 'waiting'`],
  ['stopping', `r.stop_wish is not null`],
  ['starting', `r.state = 'submitting'`],
  ['executing', `r.executing_at is not null`],
  ['preparing', `true`],
];

const status = byStage('j.closed_status', (stage) => `'${stages[stage].status}'`);
const message = byStage('j.closed_message', (stage) =>
  stage === 'waiting' ? `'${stages[stage].message}' || coalesce(r.wait_reason, '')` : `'${stages[stage].message}'`,
);

function byStage(closed: string, value: (stage: Stage) => string): string {
  const cases = stageConditions.map(([stage, holds]) => `when ${holds} then ${value(stage)}`).join(' ');
  return `(case when j.closed_at is not null then ${closed} ${cases} end)`;
}

const columns = `j.request_id as id, j.tenant_id, j.model_id, j.configuration_id, j.input_folder_id, j.output_folder_id,
  j.execution_seconds_max, j.schedule_id, j.created_at, j.closed_at, j.results_problem, ${status} as status, ${message} as message,
  coalesce(r.cluster_id, r.pool) as environment_id, r.state, r.run_id is not null as has_run, r.executing_at, r.finished_at`;

/** Primary keys of model_job and request. */
const selectOne = `
select ${columns} from model_job j join request r on r.id = j.request_id where j.request_id = $1 and j.tenant_id = $2`;

/** Unique request_identity, then the primary key of model_job. */
const selectMadeAs = `
select r.id from request r join model_job j on j.request_id = r.id where r.tenant_id = $1 and r.correlation_id = $2`;

const expressions: Readonly<Record<JobField, string>> = {
  message,
  status,
  creationDate: 'j.created_at',
  modelId: 'j.model_id',
};

interface Row {
  readonly id: RequestId;
  readonly tenant_id: string;
  readonly model_id: string;
  readonly configuration_id: string;
  readonly input_folder_id: string | null;
  readonly output_folder_id: string | null;
  readonly execution_seconds_max: number | null;
  readonly schedule_id: string | null;
  readonly created_at: Date;
  readonly closed_at: Date | null;
  readonly results_problem: string | null;
  readonly status: JobStatus;
  readonly message: string;
  readonly environment_id: string | null;
  readonly state: State;
  readonly has_run: boolean;
  readonly executing_at: Date | null;
  readonly finished_at: Date | null;
}

export function modelJobStore(database: Database, channels: readonly ChannelBound[]): ModelJobStore {
  return {
    async job(tenantId, id) {
      const [row] = isUuid(id) ? await database.rows<Row>(selectOne, [id, tenantId]) : [];
      return row === undefined ? null : asModelJob(row);
    },
    async madeAs(tenantId, correlationId) {
      const [row] = await database.rows<{ id: RequestId }>(selectMadeAs, [tenantId, correlationId]);
      return row?.id ?? null;
    },
    /** Index model_job_page, or model_job_model where one model is asked for. */
    async page({ tenantId, conditions, offset, limit, rowsMax }) {
      const parameters = new Parameters();
      const from = `from model_job j join request r on r.id = j.request_id where j.tenant_id = ${parameters.add(tenantId)}
        and ${conditionSql(conditions, expressions, parameters)} order by j.created_at desc, j.request_id desc`;
      const counted = [...parameters.values, rowsMax];
      const count = `select count(*)::integer as total from (select 1 ${from} limit $${counted.length}) as shown`;
      const [{ total } = { total: 0 }] = await database.rows<{ total: number }>(count, counted);
      if (offset >= total) return { rows: [], total };
      const page = `select ${columns} ${from} limit ${parameters.add(Math.min(limit, total - offset))} offset ${parameters.add(offset)}`;
      const rows = await database.rows<Row>(page, parameters.values);
      return { rows: rows.map(asModelJob), total };
    },
    ...modelJobEnds(database, channels),
  };
}

function asModelJob(row: Row): ModelJobRow {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    modelId: row.model_id,
    configurationId: row.configuration_id,
    inputFolderId: row.input_folder_id,
    outputFolderId: row.output_folder_id,
    executionSecondsMax: row.execution_seconds_max,
    scheduleId: row.schedule_id,
    createdAt: asInstant(row.created_at),
    status: row.status,
    message: row.message,
    environmentId: row.environment_id,
    state: row.state,
    hasRun: row.has_run,
    executingAt: asMaybeInstant(row.executing_at),
    finishedAt: asMaybeInstant(row.finished_at),
    closedAt: asMaybeInstant(row.closed_at),
    resultsProblem: row.results_problem,
  };
}
