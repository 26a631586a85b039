// What is known of the workspace at one instant: three lists, asked for at once. Declared jobs change seldom and are many: they may be a
// little older than the rest. Throws a Fault 'engine-unavailable' when any list could not be read to its end.
import type { DeclaredJob, Snapshot } from '../../../core/cluster.js';
import type { Instant, JobId } from '../../../core/ids.js';
import type { Clock } from '../../../ports/clock.js';
import { listActiveRuns } from './active-runs.js';
import type { Api } from '../shared/api.js';
import type { Identity } from './identity.js';
import { listDeclaredJobs } from './declared-jobs.js';
import { clusterOf, listClusters } from './standing-clusters.js';

export interface SnapshotLimits {
  readonly jobsApi: string;
  readonly clustersApi: string;
  readonly jobsMaxAgeMs: number;
  readonly jobsPageSize: number;
  readonly pagesMax: number;
}

interface JobsSeen {
  readonly at: Instant;
  readonly jobs: ReadonlyMap<JobId, DeclaredJob>;
}

export class SnapshotTaker {
  #jobs: JobsSeen | null = null;

  constructor(
    private readonly name: string,
    private readonly api: Api,
    private readonly seeing: { readonly clock: Clock; readonly identity: Identity },
    private readonly limits: SnapshotLimits,
  ) {}

  async take(): Promise<Snapshot> {
    const { clock, identity } = this.seeing;
    const takenAt = clock.now();
    const { jobsApi, clustersApi, pagesMax } = this.limits;
    const [clusters, jobs, activeRuns] = await Promise.all([
      listClusters(this.api, clustersApi, pagesMax),
      this.#declared(takenAt),
      listActiveRuns({ api: this.api, jobsApi, pagesMax }, identity),
    ]);
    return { engine: this.name, takenAt, clusters: clusters.map(clusterOf), jobs, activeRuns };
  }

  async #declared(now: Instant): Promise<ReadonlyMap<JobId, DeclaredJob>> {
    const { jobsApi, jobsMaxAgeMs, jobsPageSize, pagesMax } = this.limits;
    // What lies ahead of the clock was read before it was set back: it would stay new for as long.
    if (this.#jobs !== null && now >= this.#jobs.at && now - this.#jobs.at < jobsMaxAgeMs) return this.#jobs.jobs;
    const jobs = await listDeclaredJobs(this.api, { jobsApi, pageSize: jobsPageSize, pagesMax });
    this.#jobs = { at: now, jobs };
    return jobs;
  }
}
