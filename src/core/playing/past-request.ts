// A request of a past period, as it is played again. In: what it asked for and when it came. Out: the candidate that the door would make of it under
// given settings (as intake/examine.ts does), whatever has become of it since.
import type { Candidate, CandidateContext } from '../deciding/candidate.js';
import type { ClusterId, Instant, JobId, PoolName, RequestId, TenantId } from '../ids.js';
import { runSeconds, runsAtOnce } from '../job-limits.js';
import type { State } from '../lifecycle.js';
import { rankAt } from '../deciding/order.js';
import type { Settings } from '../settings.js';

export interface PastRequest {
  readonly id: RequestId;
  readonly tenantId: TenantId;
  readonly jobId: JobId;
  readonly userId: string;
  /** As it is now: of its body, its queue, or an operator. */
  readonly priority: number;
  readonly source: string;
  readonly movedTo: PoolName | null;
  readonly receivedAt: Instant;
  readonly asked: Asked;
  readonly context: CandidateContext;
  readonly state: State;
  readonly finishedAt: Instant | null;
  /** null: the engine has taken none of its attempts. */
  readonly ran: PastRun | null;
}

/** What its body says itself; null: the settings do. */
export interface Asked {
  readonly clusterType: string | null;
  readonly maxConcurrentRuns: number | null;
  readonly maxWaitSeconds: number | null;
  readonly maxRunSeconds: number | null;
  readonly startAfter: Instant | null;
}

/** All its attempts as one. */
export interface PastRun {
  /** Of the last. */
  readonly pool: PoolName;
  /** When it was let run first. */
  readonly startedAt: Instant;
  /** What they took of the engine together; of one that goes on, until now. */
  readonly tookMs: number;
  readonly goesOn: boolean;
  readonly last: LastAttempt;
}

export interface LastAttempt {
  /** null: compute of its own. */
  readonly clusterId: ClusterId | null;
  /** By the engine. */
  readonly acceptedAt: Instant;
  /** null: it goes on. */
  readonly endedAt: Instant | null;
}

/** When it might have begun. */
export function dueAt({ receivedAt, asked }: Pick<PastRequest, 'receivedAt' | 'asked'>): Instant {
  return Math.max(receivedAt, asked.startAfter ?? receivedAt);
}

export function candidateOf(past: PastRequest, settings: Settings): Candidate {
  const { id, tenantId, jobId, userId, priority, source, movedTo, receivedAt, asked, context } = past;
  const { limits } = settings;
  const due = dueAt(past);
  const [runs, time] = [runsAtOnce(settings, jobId), runSeconds(settings, jobId)];
  return {
    ...{ id, tenantId, jobId, userId, priority, source, movedTo, receivedAt, context },
    ...{ version: 0, state: 'received', attempts: 0, runs: 0, waits: null, emails: [] },
    clusterType: asked.clusterType ?? settings.default_cluster_type,
    maxConcurrentRuns: Math.min(asked.maxConcurrentRuns ?? runs.usual, runs.most),
    maxRunSeconds: Math.min(asked.maxRunSeconds ?? time.usual, limits.run_seconds_cap),
    rankAt: rankAt(due, priority, limits.ageing_seconds_per_point),
    dueAt: due,
    expiresAt: due + (asked.maxWaitSeconds ?? limits.max_wait_seconds) * 1000,
  };
}
