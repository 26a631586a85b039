// One thing that could be otherwise: a run ends, an operator acts, time passes. In: a question. Out: the same question where it is so. Where runs end
// there are several, one for each choice of them: ended-runs.ts.
import type { Candidate } from '../deciding/candidate.js';
import type { Outlook } from '../deciding/outlook.js';
import type { Cluster } from '../cluster.js';
import type { ClusterId, Instant, PoolName, TenantId } from '../ids.js';
import type { RunsEnd } from './ended-runs.js';
import { rankWith } from '../deciding/order.js';
import type { Question } from './question.js';
import { secondsWithin } from '../deciding/quota.js';
import { tenantSettings } from '../settings.js';
import type { PoolCluster, World } from '../deciding/world.js';

export type Change =
  | { readonly kind: 'release' }
  | RunsEnd
  | { readonly kind: 'priority'; readonly priority: number }
  | { readonly kind: 'pool'; readonly pool: PoolName }
  /** It is that late, and all else is as it is now. */
  | { readonly kind: 'time'; readonly at: Instant }
  | { readonly kind: 'cluster-up'; readonly pool: PoolName; readonly clusterId: ClusterId }
  | { readonly kind: 'engine-answers' }
  /** As a job of that cluster; null: with compute of its own. */
  | { readonly kind: 'job-declared'; readonly clusterId: ClusterId | null };

export type Plain = Exclude<Change, RunsEnd>;

export function applied(change: Plain, question: Question): Question {
  const { candidate, outlook } = question;
  const inWorld = (world: World): Question => ({ ...question, outlook: { ...outlook, world } });
  switch (change.kind) {
    case 'release':
      return { ...question, held: false };
    case 'engine-answers':
      return { ...question, outlook: { ...outlook, reachable: true } };
    case 'time':
      return { ...question, outlook: at(change.at, question) };
    case 'priority':
      return { ...question, candidate: prioritised(candidate, change.priority, outlook) };
    case 'pool':
      return { ...question, candidate: { ...candidate, movedTo: change.pool } };
    default:
      return inWorld(worldAfter(change, question));
  }
}

type InWorld = Exclude<Plain, { kind: 'release' | 'engine-answers' | 'time' | 'priority' | 'pool' }>;

function worldAfter(change: InWorld, { candidate: { jobId }, outlook: { world } }: Question): World {
  switch (change.kind) {
    case 'cluster-up':
      return withClusterUp(world, change.pool, change.clusterId);
    case 'job-declared': {
      const { clusterId } = change;
      const compute = clusterId === null ? ({ kind: 'own' } as const) : ({ kind: 'cluster', clusterId } as const);
      const jobs = new Map(world.snapshot.jobs).set(jobId, { id: jobId, name: jobId, compute, maxRunSeconds: null });
      return { ...world, snapshot: { ...world.snapshot, jobs } };
    }
  }
}

/** The picture of the engine stays as old as it is. */
function at(now: Instant, { spans, outlook }: Question): Outlook {
  const { world, settings } = outlook;
  const { snapshot } = world;
  const takenAt = snapshot.takenAt + (now - outlook.now);
  const windowMs = (tenantId: TenantId) => tenantSettings(settings, tenantId).run_window_seconds * 1000;
  const then = [...spans].map(([tenantId, taken]) => [tenantId, secondsWithin(taken, windowMs(tenantId), now)] as const);
  const runSeconds = new Map([...world.runSeconds, ...then]);
  return { ...outlook, now, world: { ...world, runSeconds, snapshot: { ...snapshot, takenAt } } };
}

function prioritised(candidate: Candidate, priority: number, { settings }: Outlook): Candidate {
  return { ...candidate, priority, rankAt: rankWith(candidate, priority, settings.limits.ageing_seconds_per_point) };
}

function withClusterUp(world: World, name: PoolName, id: ClusterId): World {
  const pool = world.pools.get(name);
  if (pool === undefined) return world;
  const up = (one: PoolCluster): PoolCluster => ({ ...one, cluster: { ...one.cluster, state: 'running' } satisfies Cluster });
  const clusters = pool.clusters.map((one) => (one.cluster.id === id ? up(one) : one));
  return { ...world, pools: new Map(world.pools).set(name, { ...pool, clusters }) };
}
