// A scenario on what a service has now. In: it, the settings in force and the engine's clusters and jobs. Out: the scenario with what it does not say filled in from
// there: how many clusters a pool has, how many slots one of them, and where a declared job runs; and a sentence that says so. Promised: what the scenario says stands.
import { engineNames } from '../cluster.js';
import { asListed, type Ground } from './ground.js';
import { runsAtOnce } from '../job-limits.js';
import type { PoolName } from '../ids.js';
import { own } from './own.js';
import type { Scenario } from './scenario.js';
import { jobSettings, type Settings } from '../settings.js';
import type { PoolSettings } from '../settings/pool-settings.js';
import type { PoolCluster } from '../deciding/world.js';

type Jobs = Scenario['jobs'];
type ScenarioPool = Scenario['pools'][string];

/** What a pool is played with where nothing is said of it. */
const plain: ScenarioPool = { idle_seconds: 1_800, running: 0 };

export function onService(scenario: Scenario, settings: Settings, ground: Ground): Scenario {
  const { pools: found } = asListed(ground, settings);
  const pools = Object.entries(settings.pools).map(([name, pool]) => {
    const said = own(scenario.pools, name) ?? plain;
    return [name, { ...foundIn(pool, found.get(name as PoolName)?.clusters ?? []), ...said }] as const;
  });
  return {
    ...scenario,
    engine: scenario.engine ?? engineNames.find((name) => name === ground.engine),
    // One that the settings do not have stays, to be told of.
    pools: { ...scenario.pools, ...Object.fromEntries(pools) },
    jobs: Object.fromEntries(Object.entries(scenario.jobs).map(([id, job]) => [id, placed(id, job, { settings, ground })])),
  };
}

function foundIn(pool: PoolSettings, clusters: readonly PoolCluster[]): Partial<ScenarioPool> {
  const usable = clusters.filter(({ cluster }) => cluster.state !== 'broken');
  // Where none can be made there are no more than these.
  const most = pool.new_cluster === null ? Math.min(pool.clusters_max, usable.length) : pool.clusters_max;
  // Of one that is down the engine does not tell the cores.
  const slots = usable.filter(({ cluster }) => cluster.cores !== null).map((one) => one.slots);
  const reckoned = pool.slots_per_cluster === null && slots.length > 0;
  return { clusters_max: most, ...(reckoned ? { slots_per_cluster: Math.min(...slots) } : {}) };
}

interface House {
  readonly settings: Settings;
  readonly ground: Ground;
}

function placed(id: string, job: Jobs[string], { settings, ground }: House): Jobs[string] {
  const declared = ground.jobs.find((one) => one.id === id);
  const { placement } = jobSettings(settings, id);
  const limited = placement === 'declared' ? { ...atMost(declared?.runsMax, runsAtOnce(settings, id).usual), ...job } : job;
  if (job.runs_on !== undefined || declared?.compute.kind !== 'own') return limited;
  return placement === 'submit' ? limited : { ...limited, runs_on: 'own-compute' };
}

/** A play places runs where it likes, which the engine's own limit of a job would not hold for: requests have it then. */
function atMost(runsMax: number | undefined, usual: number): Pick<Jobs[string], 'max_concurrent_runs'> {
  return runsMax !== undefined && runsMax < usual ? { max_concurrent_runs: runsMax } : {};
}

export function onServiceSentence({ jobs }: Scenario, { engine, clusters, jobs: declared }: Ground): string {
  const unknown = Object.keys(jobs).filter((id) => declared.every((one) => one.id !== id));
  const but = unknown.length === 0 ? '' : ` Not declared there, and played as if they were: ${unknown.join(', ')}.`;
  const count = counted(clusters.length);
  return `On the pools, jobs and settings of the service as they are now, and ${count} of ${engine}, where the scenario does not say otherwise.${but}`;
}

function counted(clusters: number): string {
  if (clusters === 0) return 'no clusters';
  return clusters === 1 ? '1 cluster' : `${clusters} clusters`;
}
