// What went its own way in a past period. In: what is on record of clusters, the requests that ran on them, and the engine as it is now. Out: the course that is played
// again, and the engine as it was when the period begins; and by pool, what is known. Of a pool that nobody looked at nothing is: its clusters are
// up all the time.
import type { Cluster } from '../cluster.js';
import type { Course } from './course.js';
import { clustersIn, type Ground } from './ground.js';
import type { ClusterId, PoolName } from '../ids.js';
import type { ClusterRun } from './cluster-marks.js';
import type { PastClusters } from './past-clusters.js';
import { pastPool, type PastPool } from './past-pool.js';
import type { PastRequest } from './past-request.js';
import type { Period } from './past-tally.js';
import type { Settings } from '../settings.js';

/** What is read before a period begins, to know how it begins. */
export const beforeMs = 7_200_000;

export interface PastRecord {
  readonly period: Period;
  readonly clusters: PastClusters;
  readonly requests: readonly PastRequest[];
  readonly ground: Ground;
}

export interface PastCourse {
  readonly course: Course;
  readonly ground: Ground;
  readonly pools: readonly PastPool[];
}

export function pastCourse(record: PastRecord, settings: Settings): PastCourse {
  const { ground, clusters, period } = record;
  const runs = runsByPool(record.requests);
  const pools = [...clustersIn(ground, settings)].flatMap(([pool, listed]): PastPool[] => {
    const sightings = clusters.sightings.filter((one) => one.pool === pool);
    const starts = clusters.starts.filter((one) => one.pool === pool);
    const own = { sightings, starts, runs: runs.get(pool) ?? [] };
    const all = [...new Set([...listed, ...idsIn(own)])];
    return sightings.length === 0 || all.length === 0 ? [] : [pastPool(own, { pool, listed: all, period, beforeMs })];
  });
  const known = withUsualStarts(pools);
  return { course: courseOf(known), ground: asItBegan(ground, settings, known), pools: known };
}

function idsIn({ sightings, starts, runs }: Parameters<typeof pastPool>[0]): readonly ClusterId[] {
  return [...sightings, ...starts, ...runs].flatMap(({ clusterId }) => clusterId ?? []);
}

function runsByPool(requests: readonly PastRequest[]): ReadonlyMap<PoolName, ClusterRun[]> {
  const byPool = new Map<PoolName, ClusterRun[]>();
  for (const { ran } of requests) {
    if (ran === null || ran.last.clusterId === null) continue;
    const { clusterId, acceptedAt: from, endedAt } = ran.last;
    const run = { clusterId, from, to: endedAt ?? Infinity };
    const known = byPool.get(ran.pool);
    if (known === undefined) byPool.set(ran.pool, [run]);
    else known.push(run);
  }
  return byPool;
}

/** Where none of its own was measured, as of the others. */
function withUsualStarts(pools: readonly PastPool[]): readonly PastPool[] {
  const measured = pools.flatMap(({ launch }) => launch.starts.measured).filter(({ comesUp }) => comesUp);
  const usualMs = measured.map(({ afterMs }) => afterMs).toSorted((one, other) => one - other)[
    Math.ceil(measured.length / 2) - 1
  ];
  return pools.map((one) => {
    const { launch } = one;
    return { ...one, launch: { ...launch, starts: { ...launch.starts, usualMs: usualMs ?? null } } };
  });
}

function courseOf(pools: readonly PastPool[]): Course {
  return {
    launches: new Map(pools.map(({ pool, launch }) => [pool, launch])),
    turns: pools.flatMap(({ turns }) => turns).sort((one, other) => one.at - other.at),
    idleSince: new Map(
      pools.flatMap(({ begins }) => [...begins].flatMap(([id, at]) => (at === null ? [] : [[id, at] as const]))),
    ),
    ...{ outages: [], breaks: new Map() },
  };
}

/** One that is not listed any more was there all the same. */
function asItBegan(ground: Ground, settings: Settings, pools: readonly PastPool[]): Ground {
  const inPools = clustersIn(ground, settings);
  const followed = new Set(pools.flatMap(({ pool }) => inPools.get(pool) ?? []));
  const up = new Set(pools.flatMap(({ begins }) => [...begins.keys()]));
  const stateOf = ({ id, state }: Cluster): Cluster['state'] => {
    if (up.has(id)) return 'running';
    return state === 'broken' || !followed.has(id) ? state : 'stopped';
  };
  return { ...ground, clusters: ground.clusters.map((one) => ({ ...one, state: stateOf(one) })) };
}
