// What a scenario names that there is not, or that fits no setting. In: it and the settings that it is played under. Out: every problem, at its path.
import type { Scenario } from './scenario.js';
import { scenarioSettings } from './scenario-settings.js';
import type { Settings } from '../settings.js';

export interface ScenarioProblem {
  readonly path: readonly (string | number)[];
  /** The trouble is the name that the path ends in. */
  readonly atKey: boolean;
  readonly message: string;
}

export function scenarioProblems(scenario: Scenario, settings: Settings): readonly ScenarioProblem[] {
  const names = {
    pool: Object.keys(settings.pools),
    job: Object.keys(scenario.jobs),
    'cluster type': Object.keys(settings.cluster_types),
    tenant: [...new Set(scenario.arrivals.map(({ tenant }) => tenant))],
  };
  const unknown = (what: keyof typeof names, name: string | undefined, path: ScenarioProblem['path'], atKey = false) => {
    if (name === undefined || names[what].includes(name)) return [];
    return [{ path, atKey, message: `no ${what} is called ${name}; there are: ${names[what].join(', ')}` }];
  };
  return [
    ...Object.keys(scenario.pools).flatMap((pool) => unknown('pool', pool, ['pools', pool], true)),
    ...clusterProblems(scenario, settings),
    ...Object.entries(scenario.jobs).flatMap(([job, { cluster_type: type }]) =>
      unknown('cluster type', type, ['jobs', job, 'cluster_type']),
    ),
    ...scenario.arrivals.flatMap(({ job }, index) => unknown('job', job, ['arrivals', index, 'job'])),
    ...scenario.outages.flatMap(({ pool }, index) => unknown('pool', pool, ['outages', index, 'pool'])),
    ...scenario.expect.flatMap(({ pool, tenant }, index) => [
      ...unknown('pool', pool, ['expect', index, 'pool']),
      ...unknown('tenant', tenant, ['expect', index, 'tenant']),
    ]),
  ];
}

/** Of pools that there are. */
function clusterProblems(scenario: Scenario, settings: Settings): ScenarioProblem[] {
  const { pools } = scenarioSettings(scenario, settings);
  const withClusters = Object.entries(pools).filter(([, { clusters }]) => clusters.length > 0);
  const slotless = withClusters
    .filter(([, { slots_per_cluster: slots }]) => slots === null)
    .map(([name]) => ({
      ...{ path: ['pools', ...(Object.hasOwn(scenario.pools, name) ? [name] : [])], atKey: false },
      message: `say slots_per_cluster of ${name}: the settings reckon it from the cores of clusters, and a scenario has none`,
    }));
  const struck = scenario.outages.flatMap(({ pool }, index) => {
    if (pool === undefined || !Object.hasOwn(pools, pool) || withClusters.some(([name]) => name === pool)) return [];
    return [{ path: ['outages', index, 'pool'], atKey: false, message: `${pool} has no clusters that could be down` }];
  });
  return [...slotless, ...struck];
}
