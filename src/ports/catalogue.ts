// The catalogue of jobs, as it may be asked for: what the engine declares, joined with what our settings say of it. Read only.
import type { Wanted } from '../core/catalogue.js';
import type { DeclaredJob } from '../core/cluster.js';
import type { CheckpointSettings } from '../core/checkpoint.js';
import type { JobLimit } from '../core/job-limits.js';
import type { JobParameters } from '../core/parameters/job-parameters.js';
import type { Follower } from '../core/followers/follower.js';
import type { JobSettings } from '../core/settings/job-settings.js';
import type { RetrySettings } from '../core/settings/retry-settings.js';

export type JobsAsked = Wanted;

/** Where it runs when nothing else is said. `name` null: the engine shows no such cluster. */
export type JobCompute =
  { readonly kind: 'own' } | { readonly kind: 'cluster'; readonly id: string; readonly name: string | null };

export interface JobRow {
  readonly id: string;
  /** null: the engine does not declare it; only our settings name it. */
  readonly declared:
    (Pick<DeclaredJob, 'name' | 'maxRunSeconds' | 'runsMax' | 'schedule'> & { readonly compute: JobCompute }) | null;
  readonly inSettings: boolean;
  readonly placement: JobSettings['placement'];
  readonly maxConcurrentRuns: JobLimit;
  readonly maxRunSeconds: JobLimit;
  /** null: as its pool says. */
  readonly maxStartSeconds: number | null;
}

/** With what is not said of it filled in. */
export interface ShownJob extends JobRow {
  /** Keys of the settings. */
  readonly namedIn: readonly string[];
  /** As which job it runs, where that is another one in each pool. */
  readonly mapped: readonly { readonly pool: string; readonly jobId: string; readonly declared: boolean }[];
  readonly outputUri: string | null;
  /** Of its ended requests. `days` null: for ever. */
  readonly keep: { readonly runs: number | null; readonly days: number | null };
  readonly retry: RetrySettings;
  readonly checkpoint: CheckpointSettings | null;
  readonly parameters: JobParameters | null;
  readonly followers: readonly Pick<Follower, 'job' | 'on'>[];
}

/** As an engine was seen. */
export interface Seen {
  readonly engine: string;
  readonly snapshotAgeSeconds: number;
}

/** Both throw the Fault 'engine-unavailable' for as long as the engine has never answered: whether a job is declared is not known then. */
export interface Catalogue {
  jobs(asked: JobsAsked): Promise<Seen & { readonly jobs: readonly JobRow[] }>;
  /** `job` null: there is none of this id. */
  job(id: string): Promise<Seen & { readonly job: ShownJob | null }>;
}
