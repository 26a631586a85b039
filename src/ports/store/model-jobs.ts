// Model jobs: the rows beside their requests. A job is made by intake, with its request; it is read by its tenant only; it is closed once.
import type { Instant, RequestId } from '../../core/ids.js';
import type { State } from '../../core/lifecycle.js';
import type { FieldCondition } from '../../core/model-jobs/list-filter.js';
import type { ClosedStatus, JobStatus, ModelJob } from '../../core/model-jobs/model-job.js';
import type { Cause } from '../../core/ending/run-end.js';
import type { NewAlert } from './steps.js';

export type JobField = 'message' | 'status' | 'creationDate' | 'modelId';

export interface ModelJobRow extends ModelJob {
  readonly id: RequestId;
  readonly tenantId: string;
  readonly createdAt: Instant;
  readonly status: JobStatus;
  readonly message: string;
  /** Where it runs, once that is known. */
  readonly environmentId: string | null;
  readonly state: State;
  readonly hasRun: boolean;
  readonly executingAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly resultsProblem: string | null;
}

export interface PageAsked<Field extends string> {
  readonly tenantId: string;
  readonly conditions: readonly FieldCondition<Field>[];
  readonly offset: number;
  readonly limit: number;
  /** Nothing beyond so many is counted or shown. */
  readonly rowsMax: number;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** A job that is to be closed, leased to the caller. */
export interface ClosableJob {
  readonly id: RequestId;
  readonly tenantId: string;
  readonly modelId: string;
  readonly outputFolderId: string | null;
  readonly attempts: number;
  /** Since when it is to be stopped, while its request has not ended. */
  readonly stoppingSince: Instant | null;
  readonly stopWish: string | null;
  /** Whether its run is known to have begun to execute. */
  readonly executed: boolean;
  /** Its run was stopped, or is to be, and nobody asked us for it. */
  readonly stoppedByOthers: boolean;
  readonly engine: string | null;
  readonly runId: string | null;
  /** null: its request has not ended. */
  readonly ended: {
    readonly state: State;
    readonly at: Instant;
    readonly message: string;
    readonly causes: readonly Cause[];
    readonly outputs: readonly string[];
  } | null;
}

export interface ClosedJob {
  readonly id: RequestId;
  readonly at: Instant;
  readonly status: ClosedStatus;
  readonly message: string;
  readonly resultsProblem: string | null;
  /** Raised in the same transaction. */
  readonly alerts: readonly NewAlert[];
}

export interface ModelJobStore {
  /** Of this tenant; another tenant's is not there. */
  job(tenantId: string, id: string): Promise<ModelJobRow | null>;
  /** The job of a tenant that was made under a correlation id; null: none was. */
  madeAs(tenantId: string, correlationId: string): Promise<RequestId | null>;
  /** Newest first. */
  page(asked: PageAsked<JobField>): Promise<Page<ModelJobRow>>;
  /** Leases jobs whose request has ended, or that were to be stopped before `stoppingBefore`; the longest due first. */
  claim(claim: {
    readonly at: Instant;
    readonly leaseMs: number;
    readonly max: number;
    readonly stoppingBefore: Instant;
  }): Promise<readonly ClosableJob[]>;
  /** false: somebody has closed it already. */
  close(job: ClosedJob): Promise<boolean>;
  later(id: RequestId, dueAt: Instant, reason: string): Promise<void>;
  /** Removes requests of jobs that were closed before then, where they have ended and nothing of them is to be published. Answers how many. */
  purge(closedBefore: Instant, max: number): Promise<number>;
}
