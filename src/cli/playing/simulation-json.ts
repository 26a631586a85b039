// A simulation for programs. Figures have the names under which a scenario expects them.
import { poolFigures, requestFigures } from '../../core/playing/expectations.js';
import type { Group, PoolFigures, Simulated } from '../../core/playing/simulated.js';
import type { Sentences, Simulation, Told } from './simulation.js';

export function simulationJson({ scenario, seed, period, one, other }: Told, { before, verdict }: Sentences) {
  return {
    ...{ scenario: scenario.scenario, seed },
    period: { from: new Date(period.from).toISOString(), until: new Date(period.until).toISOString() },
    ...told(one),
    compared: other === null ? null : told(other),
    sentences: [...before, ...(verdict === null ? [] : [verdict])],
  };
}

function told({ policy: { name, version }, simulated, judged }: Simulation) {
  return { policy: { name, version }, ...figuresOf(simulated), expectations: judged };
}

function figuresOf({ all, priorities, tenants, pools, inAll, waitedBy, timeline, broken, triedAgain }: Simulated) {
  return {
    all: { ...groupOf(all), ...poolOf(inAll) },
    priorities: priorities.map((group) => ({ priority: group.name, ...groupOf(group) })),
    tenants: tenants.map((group) => ({ tenant: group.name, ...groupOf(group) })),
    pools: pools.map((pool) => ({ pool: pool.pool, ...poolOf(pool) })),
    waited_by: waitedBy,
    timeline: timeline.map(({ from, ...means }) => ({ from: new Date(from).toISOString(), ...means })),
    runs: { broken, tried_again: triedAgain },
  };
}

function groupOf(group: Group) {
  const figures = Object.entries(requestFigures).map(([name, of]) => [
    name,
    group.waits === null && name.startsWith('wait') ? null : of(group),
  ]);
  return { requests: group.requests, ...Object.fromEntries(figures) } as Record<string, number | null>;
}

function poolOf(pool: PoolFigures) {
  const figures = Object.entries(poolFigures).map(([name, of]) => [name, of(pool)]);
  return { runs: pool.runs, slots: pool.slots, ...Object.fromEntries(figures) } as Record<string, number | null>;
}
