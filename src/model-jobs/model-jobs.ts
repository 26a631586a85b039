// Model jobs. In: what users of the Job Manager API ask for, each in the name of a tenant. Out: job requests by the door of intake; jobs
// with the status and the messages those users know; results in their folders. Promised: inputs are checked before anything is touched;
// another tenant's job is not there; a job that has ended is closed exactly once, with its results kept or the reason why not.
import { batchByBatch } from '../core/batch-by-batch.js';
import { Fault } from '../core/faults.js';
import { branded, type RequestId } from '../core/ids.js';
import { readFilter } from '../core/model-jobs/list-filter.js';
import { jobStatuses, readJobBody, stages, type ModelJob } from '../core/model-jobs/model-job.js';
import { reused, type OnceKey } from '../core/once-key.js';
import { isFinal } from '../core/lifecycle.js';
import type { Checked } from '../core/problem.js';
import type { JobManager, ListQuery, Made, StopAnswer, Tenancy } from '../ports/job-manager.js';
import type { JobField, ModelJobRow, Page } from '../ports/store/model-jobs.js';
import { closeEnded } from './close.js';
import { checkJob, createJob, type CreatedJob, type JobCheck, type JobWish } from './create.js';
import type { ModelJobsParts } from './parts.js';

/** What its users know of a list: no more than so many jobs, however long the list. */
const rowsMax = 10_000;
const purging = { max: 500, batchesMax: 200 };
const purgePauseMs = 50;

const jobFields = { message: 'text', status: 'status', creationDate: 'time', modelId: 'text' } as const satisfies Record<
  JobField,
  string
>;

export interface ModelJobs extends Pick<JobManager, 'createJob' | 'job' | 'jobs' | 'stopJob'> {
  /** For schedules: the same under a name of their own choosing. */
  create(wish: JobWish): Promise<CreatedJob>;
  /** For schedules: whether a job could be made of it now. */
  check(checking: JobCheck): Promise<Checked<unknown>>;
  /** One pass over jobs that have ended; answers how many were closed. */
  closeEnded(): Promise<number>;
  /** Removes what is older than the settings keep. */
  purge(): Promise<number>;
}

export function openModelJobs(parts: ModelJobsParts): ModelJobs {
  return {
    createJob: (tenancy, body, once = null) => createFrom(parts, tenancy, { body, once }),
    create: (wish) => createJob(parts, wish),
    check: (checking) => checkJob(parts, checking),
    job: ({ tenantId }, id) => parts.store.job(tenantId, id),
    jobs: ({ tenantId }, query) => list(parts, tenantId, query),
    stopJob: (tenancy, id) => stop(parts, tenancy, id),
    closeEnded: () => closeEnded(parts),
    purge: () => purge(parts),
  };
}

/** As many may come between two purges as there are schedules: what is left each time would never go. */
function purge({ store, clock, closing }: ModelJobsParts): Promise<number> {
  const before = clock.now() - closing.keepMs;
  return batchByBatch({ ...purging, pause: () => clock.pause(purgePauseMs) }, (max) => store.purge(before, max));
}

interface Asked {
  readonly body: unknown;
  readonly once: OnceKey | null;
}

async function createFrom(parts: ModelJobsParts, tenancy: Tenancy, { body, once }: Asked): Promise<Made<ModelJobRow>> {
  const read = readJobBody(body);
  if (!read.ok) return { kind: 'refused', problems: read.problems };
  const correlationId = `model-job:${once?.key ?? parts.ids.next()}`;
  const before = once === null ? null : await parts.store.madeAs(tenancy.tenantId, correlationId);
  const wish = { ...tenancy, job: read.value, correlationId, createdAt: parts.clock.now() };
  const made = before === null ? await createJob(parts, wish) : ({ kind: 'created', id: before } as const);
  if (made.kind === 'refused') return made;
  const job = await parts.store.job(tenancy.tenantId, made.id);
  if (job === null) throw new Fault('internal', `job ${made.id} was made and is not there`);
  // Also of one that another call with the key has made meanwhile.
  if (!isAskedWith(job, read.value)) return reused;
  return before === null ? { kind: 'made', thing: asMade(job) } : { kind: 'known', thing: job };
}

/** Its row has all that it can be asked with: there is nothing to keep beside it. */
function isAskedWith(job: ModelJobRow, wish: ModelJob): boolean {
  const fields = ['modelId', 'configurationId', 'inputFolderId', 'outputFolderId', 'executionSecondsMax'] as const;
  return fields.every((field) => job[field] === wish[field]);
}

/** By the time it is read it may be under way already: its users know the answer to a new job as SUBMITTED. */
function asMade(job: ModelJobRow): ModelJobRow {
  const before = {
    environmentId: null,
    hasRun: false,
    executingAt: null,
    finishedAt: null,
    closedAt: null,
    resultsProblem: null,
  };
  return { ...job, ...before, ...stages.received, state: 'received' };
}

async function list(parts: ModelJobsParts, tenantId: string, query: ListQuery): Promise<Checked<Page<ModelJobRow>>> {
  const read = readFilter(query.filter, { fields: jobFields, statuses: jobStatuses });
  if (!read.ok) return read;
  const { pageNumber, pageSize: limit } = query;
  return {
    ok: true,
    value: await parts.store.page({ tenantId, conditions: read.value, offset: pageNumber * limit, limit, rowsMax }),
  };
}

/** Asked again it does no harm. */
async function stop(parts: ModelJobsParts, { tenantId }: Tenancy, id: string): Promise<StopAnswer> {
  const known = await parts.store.job(tenantId, id);
  if (known === null) return { kind: 'not-found' };
  if (known.closedAt !== null) return { kind: 'ended', job: known };
  // Its run is over, and its user does not know it so: what is left is to store its results, and to ask again does no harm then either.
  if (isFinal(known.state)) return { kind: 'stopping', job: known };
  const { kind } = await parts.cancel(branded<RequestId>(id));
  if (kind === 'moved-meanwhile') throw new Fault('overloaded', `job ${id} kept moving while it was to be stopped`);
  const job = await parts.store.job(tenantId, id);
  return job === null ? { kind: 'not-found' } : { kind: 'stopping', job };
}
