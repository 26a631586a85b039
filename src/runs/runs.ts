// Runs. In: requests that admission has let run, and people's wishes to cancel. Out: runs on the engine, watched to their end across
// restarts; final states with their responses, or the way back into the queue. Promised: one token an attempt, stored before it is sent;
// every write compares the version it was decided on; a run that cannot be reached is not a run that failed.
import type { RequestId } from '../core/ids.js';
import type { Leased } from '../ports/store/runs.js';
import { cancel, cancelAll, type Cancelled } from './cancel.js';
import type { RunsParts } from './parts.js';
import { reconcileRuns } from './reconcile.js';
import { resume, submitAll } from './submit.js';
import { watch } from './watch.js';

export type { RunsParts } from './parts.js';
export type { Cancelled } from './cancel.js';

export interface Runs {
  submitAdmitted(admitted: readonly Leased[]): Promise<void>;
  /** Takes up submissions whose lease is over. */
  resume(): Promise<void>;
  /** One pass over all live runs; answers how many requests moved. */
  watch(): Promise<number>;
  /** Holds the engine's active runs against the store's; answers how many requests are followed again. */
  reconcile(): Promise<number>;
  cancel(id: RequestId): Promise<Cancelled>;
  /** Answers of each what became of it. */
  cancelAll(ids: readonly RequestId[]): Promise<ReadonlyMap<RequestId, Cancelled>>;
}

export function openRuns(parts: RunsParts): Runs {
  return {
    submitAdmitted: (admitted) => submitAll(parts, admitted),
    resume: () => resume(parts),
    watch: () => watch(parts),
    reconcile: () => reconcileRuns(parts),
    cancel: (id) => cancel(parts, id),
    cancelAll: (ids) => cancelAll(parts, ids),
  };
}
