// How many runs of a job may be live at once. In: facts, or the world. Out: the limit that lets no further one begin: that of the request, which counts runs
// of ours, or that of the engine, which counts everybody's. A run beyond that one would only be skipped there, and asked for again.
import type { JobFacts, RequestFacts } from './facts.js';
import type { JobId } from '../ids.js';
import { jobSettings, type Settings } from '../settings.js';
import { keyOf, liveCount, type World } from './world.js';

interface JobLimitReached {
  readonly by: 'request' | 'engine';
  readonly taken: number;
  readonly of: number;
}

interface Asked {
  readonly request: Pick<RequestFacts, 'max_concurrent_runs'>;
  readonly job: Pick<JobFacts, 'live_runs' | 'foreign_runs' | 'runs_max' | 'closed'>;
}

/** null: another run may begin. */
export function jobLimitReached({ request: { max_concurrent_runs: most }, job }: Asked): JobLimitReached | null {
  const { live_runs: ours, foreign_runs: foreign, closed } = job;
  if (ours >= most) return { by: 'request', taken: ours, of: most };
  const ofEngine = closed ? 0 : job.runs_max || Infinity;
  return ours + foreign >= ofEngine ? { by: 'engine', taken: ours + foreign, of: ofEngine } : null;
}

/** What the engine lets a job have; null: as much as one likes, as far as is known. A mapped job runs as others, and one that is placed as none. */
export function runsMaxOf(jobId: JobId, { snapshot }: World, settings: Settings): number | null {
  return jobSettings(settings, jobId).placement === 'declared' ? (snapshot.jobs.get(jobId)?.runsMax ?? null) : null;
}

/** Active runs of the job that others started. */
export function foreignRunsOf(jobId: JobId, { foreignByJob }: World): number {
  return foreignByJob.get(jobId) ?? 0;
}

interface OfJob {
  readonly jobId: JobId;
  readonly maxConcurrentRuns: number;
}

/** So many more may begin; below 1: none. */
export function runsLeft({ jobId, maxConcurrentRuns }: OfJob, world: World, settings: Settings): number {
  const ours = liveCount(world, keyOf.job(jobId));
  const ofEngine = runsMaxOf(jobId, world, settings) ?? Infinity;
  return Math.min(maxConcurrentRuns - ours, ofEngine - ours - foreignRunsOf(jobId, world));
}
