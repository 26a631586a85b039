// Every benchmark, in the order in which `all` runs them; each is loaded when it is asked for.
import type { Benchmark } from './support/benchmark.js';

export const benchmarks: Readonly<Record<string, () => Promise<{ readonly benchmark: Benchmark }>>> = {
  decide: () => import('./decide.js'),
  intake: () => import('./intake.js'),
  'intake-memory': () => import('./intake-memory.js'),
  latency: () => import('./latency.js'),
  road: () => import('./road.js'),
  relay: () => import('./relay.js'),
  http: () => import('./http.js'),
  'engine-calls': () => import('./engine-calls.js'),
  footprint: () => import('./footprint.js'),
  'service-bus': () => import('./service-bus.js'),
  dispatch: () => import('./dispatch.js'),
  'blocked-head': () => import('./blocked-head.js'),
  'admission-lag': () => import('./admission-lag.js'),
  growth: () => import('./growth.js'),
};

/** By their names, those that `all` runs. */
export async function amongAll(): Promise<readonly string[]> {
  const loaded = await Promise.all(Object.values(benchmarks).map((load) => load()));
  return loaded.flatMap(({ benchmark: { name, alone } }) => (alone === true ? [] : [name]));
}
