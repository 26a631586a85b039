// What reconciling asks of the store: which runs of the engine it knows, and the way back to a run that was taken for over.
import type { ClosedRun } from '../../core/reconcile.js';
import type { Instant, JobId, RequestId, RunId } from '../../core/ids.js';

export interface ReconcileStore {
  /** Whether anybody waits who has had a run: only then can there be one to adopt. */
  anyGivenBack(): Promise<boolean>;
  /** Of these runs, those that the store holds as live. */
  liveRunIds(engine: string, runIds: readonly RunId[]): Promise<ReadonlySet<RunId>>;
  /** Of these runs, those that the store holds as live, and those of attempts that are over: as they were at one instant. */
  knownRuns(engine: string, runIds: readonly RunId[]): Promise<KnownRuns>;
  /** Jobs of which something is queued, or is being submitted. */
  expectedJobs(): Promise<ReadonlySet<JobId>>;
  /** waiting -> running, its last attempt opened again. false: fenced, or a stop is wished. */
  adopt(request: Pick<ClosedRun, 'version' | 'lane'> & { readonly id: RequestId; readonly at: Instant }): Promise<boolean>;
}

export interface KnownRuns {
  readonly live: ReadonlySet<RunId>;
  readonly closed: readonly ClosedRun[];
}
