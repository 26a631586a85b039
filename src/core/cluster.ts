// What is known of an engine at one instant, in the words of every engine: clusters, declared jobs, active runs.
import type { ClusterId, Instant, JobId, RunId } from './ids.js';

export interface Cluster {
  readonly id: ClusterId;
  readonly name: string;
  /** `broken`: the engine says it is in error or unknown; nothing is sent to it. */
  readonly state: 'running' | 'starting' | 'stopping' | 'stopped' | 'broken';
  /** null when the engine has no such notion. */
  readonly cores: number | null;
  /** Why it went down last, of one that is down. Left out: the engine does not say. */
  readonly lastEnd?: ClusterEnd;
}

export interface ClusterEnd {
  /** In the engine's words, bounded, without secrets and names of people. */
  readonly reason: string;
  /** By the engine's clock; null: it does not say. */
  readonly at: Instant | null;
}

export interface DeclaredJob {
  readonly id: JobId;
  readonly name: string;
  /** Where a run of it goes when nothing else is said: a standing cluster, or compute of its own (job cluster, serverless, a process). */
  readonly compute: { readonly kind: 'cluster'; readonly clusterId: ClusterId } | { readonly kind: 'own' };
  /** The engine's own time limit of a run of it, which ends one beside ours; null: it has none. */
  readonly maxRunSeconds: number | null;
  /** How many runs of it the engine lets be active at once, everybody's; it skips what is beyond. 0: it is closed. Left out: as many as one likes, as far as it says. */
  readonly runsMax?: number;
  /** By which the engine starts runs of it that nobody asked us for. Left out: it has none. */
  readonly schedule?: DeclaredSchedule;
}

export interface DeclaredSchedule {
  readonly kind: (typeof scheduleKinds)[number];
  /** Of `cron` in the syntax of Quartz; of `every` a length of time (`6 hours`); of `event` what the engine calls it (`file_arrival`); else ''. */
  readonly expression: string;
  /** null: it has none, or the engine does not say. */
  readonly timeZone: string | null;
  readonly paused: boolean;
}

/** `continuous`: a run follows the one before it at once. */
export const scheduleKinds = ['cron', 'every', 'continuous', 'event'] as const;

export interface ActiveRun {
  readonly runId: RunId;
  readonly jobId: JobId | null;
  /** `pending`: taken, its cluster or context is being prepared. Only `running` counts against the run's time limit. */
  readonly phase: 'queued' | 'pending' | 'running' | 'ending';
  /** One entry for each task that consumes a slot now; own compute is not in it. */
  readonly clusterIds: readonly ClusterId[];
  /** Start of the execution itself, when the engine tells it. */
  readonly executingSince: Instant | null;
  /** Whether we have started it; null: the engine does not let us know. */
  readonly ours: boolean | null;
  /** When the engine took it, when it tells. */
  readonly startedAt: Instant | null;
  /** The engine's own page of it for people; null: there is none, or the engine does not tell. */
  readonly url: string | null;
}

export const engineNames = ['databricks', 'zeppelin', 'process'] as const;

export interface Snapshot {
  readonly engine: string;
  /** When the engine was asked, before the first call: what the snapshot shows is at least this new. */
  readonly takenAt: Instant;
  readonly clusters: readonly Cluster[];
  readonly jobs: ReadonlyMap<JobId, DeclaredJob>;
  readonly activeRuns: readonly ActiveRun[];
}
