// What tells of the clusters of one pool at an instant. In: sightings, starts that were timed, and runs on them. Out: marks in the order of time; at one
// instant, what runs there has ended before it is looked at.
import type { ClusterId, Instant } from '../ids.js';
import { unseenMs, type ClusterSighting, type PastStart } from './past-clusters.js';

export interface ClusterRun {
  readonly clusterId: ClusterId;
  readonly from: Instant;
  /** Infinity: it goes on. */
  readonly to: Instant;
}

export type ClusterMark =
  | { readonly kind: 'ends' | 'begins'; readonly at: Instant; readonly clusterId: ClusterId }
  | { readonly kind: 'up'; readonly at: Instant; readonly start: PastStart; readonly clusterId: ClusterId }
  | ({ readonly kind: 'seen'; readonly at: Instant } & Pick<ClusterSighting, 'running' | 'starting' | 'clusterId'>);

export interface PoolRecord {
  readonly sightings: readonly ClusterSighting[];
  readonly starts: readonly PastStart[];
  readonly runs: readonly ClusterRun[];
}

const order: readonly ClusterMark['kind'][] = ['ends', 'up', 'seen', 'begins'];

export function marksOf({ sightings, starts, runs }: PoolRecord): readonly ClusterMark[] {
  const marks = [
    ...runs.flatMap(({ clusterId, from, to }): ClusterMark[] => [
      { kind: 'begins', at: from, clusterId },
      ...(to === Infinity ? [] : [{ kind: 'ends' as const, at: to, clusterId }]),
    ]),
    ...starts.flatMap((start): ClusterMark[] => {
      const { upAt, clusterId } = start;
      return upAt === null || clusterId === null ? [] : [{ kind: 'up', at: upAt, start, clusterId }];
    }),
    ...sightings.flatMap(({ from, until, running, starting, clusterId }): ClusterMark[] =>
      looksOf(from, until).map((at) => ({ kind: 'seen', at, running, starting, clusterId })),
    ),
  ];
  return marks.sort((one, other) => one.at - other.at || order.indexOf(one.kind) - order.indexOf(other.kind));
}

/** What was seen so at both was looked at between, no less often than so. */
function looksOf(from: Instant, until: Instant): readonly Instant[] {
  const more = Math.ceil((until - from) / unseenMs);
  return [from, ...Array.from({ length: more }, (_, index) => Math.min(until, from + (index + 1) * unseenMs))];
}
