// The settings and the engine of a scenario. In: what it says of pools, tenants and jobs, and the settings. Out: settings in which that stands in their
// place, and an engine that has just these clusters and jobs. Of what the scenario does not say the settings speak.
import type { Cluster } from '../cluster.js';
import type { Launch } from './course.js';
import type { Ground } from './ground.js';
import { branded, type ClusterId, type JobId, type PoolName } from '../ids.js';
import { own } from './own.js';
import type { Scenario } from './scenario.js';
import { jobSettings, type Settings } from '../settings.js';
import type { PoolSettings } from '../settings/pool-settings.js';

type ScenarioPool = Scenario['pools'][string];

export function scenarioSettings({ pools, tenants, jobs }: Scenario, settings: Settings): Settings {
  const laid = each(settings.pools, (pool, name) => laidOut(name, pool, own(pools, name)));
  const quotas = each(tenants, (quota, id) => ({ ...own(settings.tenants, id), ...said(quota) }));
  const placed = each(jobs, ({ runs_on: on, cluster_type: type = settings.default_cluster_type }, id) => {
    const isOnClusters = on === undefined ? hasClusters(type, { ...settings, pools: laid }) : on === 'clusters';
    return { ...jobSettings(settings, id), placement: isOnClusters ? ('submit' as const) : ('declared' as const) };
  });
  return { ...settings, pools: laid, tenants: { ...settings.tenants, ...quotas }, jobs: { ...settings.jobs, ...placed } };
}

export function scenarioGround({ pools, jobs, engine = 'databricks' }: Scenario, settings: Settings): Ground {
  const clusters = Object.entries(settings.pools).flatMap(([name, { clusters: ids }]) =>
    ids.map((id, index): Cluster => {
      const running = own(pools, name)?.running ?? 0;
      return { id: branded<ClusterId>(id), name: id, state: index < running ? 'running' : 'stopped', cores: null };
    }),
  );
  const declared = Object.keys(jobs).map((id) => {
    return { id: branded<JobId>(id), name: id, compute: { kind: 'own' as const }, maxRunSeconds: null };
  });
  return { engine, clusters, jobs: declared };
}

export function scenarioLaunches({ pools }: Scenario): ReadonlyMap<PoolName, Launch> {
  const said = Object.entries(pools).flatMap(([name, { start_seconds: start, idle_seconds: idle }]) => {
    if (start === undefined) return [];
    const starts = { measured: [], usualMs: start * 1_000 };
    const launch: Launch = { starts, idleMs: idle === null ? null : idle * 1_000, startedAt: null };
    return [[branded<PoolName>(name), launch] as const];
  });
  return new Map(said);
}

/** Its clusters are these, whatever the engine of the settings has; those that would be made are among them. */
function laidOut(name: string, pool: PoolSettings, given: ScenarioPool | undefined): PoolSettings {
  const usual = pool.clusters.length > 0 || pool.new_cluster !== null ? pool.clusters_max : 0;
  const clustersMax = given?.clusters_max ?? usual;
  return {
    ...pool,
    ...(given === undefined ? {} : said(ofSettings(given))),
    clusters: Array.from({ length: clustersMax }, (_, index) => `${name} ${index + 1}`),
    ...{ clusters_max: clustersMax, new_cluster: null },
  };
}

function hasClusters(clusterType: string, { cluster_types: types, pools }: Settings): boolean {
  return (own(types, clusterType)?.pools ?? []).some((pool) => (own(pools, pool)?.clusters.length ?? 0) > 0);
}

function ofSettings({ slots_per_cluster, own_compute_slots, start_cooldown_seconds, run_cost_per_hour }: ScenarioPool) {
  return { slots_per_cluster, own_compute_slots, start_cooldown_seconds, run_cost_per_hour };
}

type Said<All> = { [Key in keyof All]?: Exclude<All[Key], undefined> };

/** What is not said stays as it was. */
function said<All extends object>(all: All): Said<All> {
  // Nothing is left of what is undefined.
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Said<All>;
}

function each<From, To>(all: Readonly<Record<string, From>>, make: (one: From, name: string) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, make(one, name)]));
}
