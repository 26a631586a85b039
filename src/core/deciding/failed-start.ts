// A start of a cluster that has brought none up, as far as the snapshot shows. In: a pool, and when it was
// looked at. Out: which cluster it was, and why the engine says that it went down.
import type { ClusterEnd } from '../cluster.js';
import type { ClusterId, Instant } from '../ids.js';
import type { PoolStart, World } from './world.js';

export interface FailedStart {
  /** null: it is not known which. */
  readonly clusterId: ClusterId | null;
  /** null: the engine does not say, or what it says is of before the start. */
  readonly reason: string | null;
}

type Pool = NonNullable<ReturnType<World['pools']['get']>>;

/** null: there is none, or it may still come up. */
export function failedStart({ clusters, start }: Pick<Pool, 'clusters' | 'start'>, takenAt: Instant): FailedStart | null {
  if (start === null || isOutOfQuestion(start, takenAt)) return null;
  const { clusterId, recordedAt } = start;
  const cluster = clusters.find((one) => one.cluster.id === clusterId)?.cluster;
  if (cluster?.state === 'running' || cluster?.state === 'starting') return null;
  return { clusterId, reason: reasonSince(recordedAt, cluster?.lastEnd) };
}

function reasonSince(begun: Instant, end: ClusterEnd | undefined): string | null {
  return end === undefined || (end.at !== null && end.at < begun) ? null : end.reason;
}

/** It came up; it was refused, which has begun nothing and is told of as that; or it is still to be done, or was after the engine was looked at. */
function isOutOfQuestion({ up, said, doneAt }: PoolStart, takenAt: Instant): boolean {
  return up || said !== undefined || doneAt === null || takenAt < doneAt;
}
