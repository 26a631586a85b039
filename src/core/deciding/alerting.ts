// Alerts as data: one key a trouble, so that a thousand requests in the same trouble are one alert; and when the trouble is gone.
import type { AlertKey } from '../alert-keys.js';
import { tenantFacts } from './facts-of.js';
import type { Decision, PlacedEffect } from './decision.js';
import type { Facts } from './facts.js';
import type { Instant, JobId, PoolName, TenantId } from '../ids.js';
import { cases, poolCases, type Case, type Severity } from '../policy.js';
import { clusterCounts, ownCounts } from './pool-counts.js';
import { quotaReached } from './quota.js';
import { runsAs } from './runs-as.js';
import type { Settings } from '../settings.js';
import type { World } from './world.js';

export interface RaisedAlert {
  readonly key: AlertKey;
  readonly severity: Severity;
  readonly summary: string;
  readonly details: Readonly<Record<string, string>>;
}

/** An alert about something that happened once, and has no cause to go away, is closed when it has not come back for this long. */
const quietMs = 3_600_000;

export function alertOf(decision: Decision, { effect, pool }: PlacedEffect, facts: Facts): RaisedAlert | null {
  if (effect.kind !== 'alert-sre') return null;
  return {
    key: `${decision.case}:${subjectOf(decision.case, facts, pool)}`,
    severity: effect.severity,
    // What the policy says of all of them, and what it is about this time.
    summary: effect.message === null ? decision.reason : `${effect.message} ${decision.reason}`,
    details: {
      case: decision.case,
      rule: decision.rule,
      job_id: facts.request.job_id,
      tenant_id: facts.request.tenant_id,
      engine: facts.engine.name,
    },
  };
}

export interface AlertOutlook {
  readonly world: World | null;
  readonly settings: Settings;
  readonly reachable: boolean;
  readonly now: Instant;
}

export interface OpenTrouble {
  readonly key: string;
  readonly openedAt: Instant;
}

/**
 * Whether the trouble that a key names is over. `world` null: nobody waits, so nobody is troubled. Keys that are not of a decision are
 * never settled here.
 */
export function isSettled(alert: OpenTrouble, outlook: AlertOutlook): boolean {
  const at = alert.key.indexOf(':');
  const situation = cases.find((known) => known === alert.key.slice(0, at));
  if (situation === undefined) return false;
  const ask = settled[situation];
  if (ask === isQuiet) return outlook.now - alert.openedAt >= quietMs;
  return outlook.world === null || ask(alert.key.slice(at + 1), { ...outlook, world: outlook.world });
}

type Settled = (subject: string, outlook: AlertOutlook & { readonly world: World }) => boolean;

/** A pool that the settings no longer have troubles nobody. */
const ofPool =
  (isOver: (pool: PoolName, world: World) => boolean): Settled =>
  (pool, { reachable, world }) =>
    reachable && (!world.pools.has(pool as PoolName) || isOver(pool as PoolName, world));
/** Of each kind of slots that it has: room beside its clusters is none for who waits for a cluster. */
const hasRoom = ofPool((pool, world) => {
  const kinds = [clusterCounts(pool, world), ownCounts(pool, world)].filter(({ slots }) => slots > 0);
  return kinds.length > 0 && kinds.every(({ free_slots: free }) => free > 0);
});
/** Also when it is full: then the clusters are busy, which is another trouble. */
const isUp = ofPool(
  (pool, world) => clusterCounts(pool, world).running > 0 || world.pools.get(pool)?.settings.clusters.length === 0,
);
/** Something that happened once: closed when it has been quiet for a while. */
const isQuiet: Settled = () => false;

const settled: Record<Case, Settled> = {
  'engine-unreachable': (_engine, { reachable }) => reachable,
  'job-not-declared': (job, { reachable, world }) => reachable && world.snapshot.jobs.has(job as JobId),
  'tenant-at-its-quota': (tenant, { world, settings }) => quotaReached(tenantFacts(tenant as TenantId, world, settings)) === null,
  'clusters-busy': hasRoom,
  'cluster-starting': isUp,
  'no-cluster': isUp,
  expired: isQuiet,
  'too-early': isQuiet,
  'job-at-its-limit': isQuiet,
  'no-pool': isQuiet,
  maintenance: isQuiet,
  'pool-maintenance': isQuiet,
  'capacity-available': isQuiet,
};

function subjectOf(situation: Case, facts: Facts, pool: string | null): string {
  if (situation === 'engine-unreachable') return facts.engine.name;
  if (situation === 'tenant-at-its-quota') return facts.request.tenant_id;
  if ((poolCases as readonly Case[]).includes(situation)) return pool ?? '';
  return situation === 'job-not-declared' ? runsAs(facts)[0] : facts.request.job_id;
}
