// Which of the engine's active runs are others'. In: what the snapshot shows, our live requests, and runs of ours that have ended. Out: the runs that no row of
// ours explains. Promised: a submission whose answer is not stored yet counts once: the snapshot may show its run already, and beside its request that
// would be two, so that a slot is kept from whoever waits for it.
import type { ActiveRun } from '../cluster.js';
import type { ClusterId, Instant, JobId, RequestId, RunId, TenantId } from '../ids.js';

/** A live request of ours. */
export interface Holder {
  readonly id: RequestId;
  readonly jobId: JobId;
  readonly clusterId: ClusterId | null;
  /** null until the engine's answer is stored. */
  readonly runId: RunId | null;
  readonly submittedAt: Instant;
  readonly tenantId: TenantId;
}

interface Explaining {
  readonly live: readonly Holder[];
  readonly ended: ReadonlySet<RunId>;
  /** Whether it is sent under an identity of its tenant's: of its run the engine says that it is another's. */
  readonly isLent: (one: Holder) => boolean;
}

/** The engine's clock, and those of replicas, differ by less than this: a run may seem to be older than its submission. */
const aheadMaxMs = 300_000;

export function runsOfOthers(active: readonly ActiveRun[], { live, ended, isLent }: Explaining): readonly ActiveRun[] {
  const ours = new Set(live.map(({ runId }) => runId));
  const unexplained = active.filter(({ phase, runId }) => phase !== 'queued' && !ours.has(runId) && !ended.has(runId));
  if (unexplained.length === 0) return unexplained;
  const awaited = new Awaited(
    live.filter(({ runId }) => runId === null),
    isLent,
  );
  return unexplained.filter((run) => !keysOf(run).some((key) => awaited.takes(key, run.startedAt)));
}

/** Of its job; under our own identity also of its clusters, for a run of a task that is placed is one of a job that the engine makes up. */
function keysOf({ ours, jobId, clusterIds }: ActiveRun): readonly string[] {
  const job = jobId === null ? [] : [...(ours === false ? [] : [ofJob(jobId)]), ...(ours === true ? [] : [lentJob(jobId)])];
  return [...job, ...(ours === true ? clusterIds.map(onCluster) : [])];
}

const ofJob = (id: JobId) => `job ${id}`;
const lentJob = (id: JobId) => `lent job ${id}`;
const onCluster = (id: ClusterId) => `cluster ${id}`;

/** Requests whose run is not known yet, each for one run, the oldest first. */
class Awaited {
  readonly #byKey = new Map<string, Holder[]>();
  readonly #taken = new Set<RequestId>();

  constructor(requests: readonly Holder[], isLent: Explaining['isLent']) {
    for (const one of requests.toSorted((a, b) => b.submittedAt - a.submittedAt)) {
      const lent = isLent(one);
      this.#note(lent ? lentJob(one.jobId) : ofJob(one.jobId), one);
      if (one.clusterId !== null && !lent) this.#note(onCluster(one.clusterId), one);
    }
  }

  takes(key: string, startedAt: Instant | null): boolean {
    const left = this.#byKey.get(key) ?? [];
    for (let oldest = left.at(-1); oldest !== undefined; oldest = left.at(-1)) {
      if (this.#taken.has(oldest.id)) left.pop();
      else if (startedAt !== null && startedAt < oldest.submittedAt - aheadMaxMs) return false;
      else {
        this.#taken.add(oldest.id);
        return true;
      }
    }
    return false;
  }

  #note(key: string, one: Holder): void {
    const known = this.#byKey.get(key);
    if (known === undefined) this.#byKey.set(key, [one]);
    else known.push(one);
  }
}
