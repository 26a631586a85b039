// The key of a start-cluster step. In: the pool and the step. Out: a key that the engine keeps at the end of the name of a cluster that it
// makes; and whether a name ends in a key of the pool. Promised: a cluster that was made for a pool belongs to it, whatever names the pool's
// settings list: else it would never be used nor counted, and another would be made after each cool-down.

const begin = (pool: string): string => `job-keeper-${pool}-`;

/** Of the step that starts a cluster: one is on its way for a pool at a time, whoever wants it. */
export function startStepKey(pool: string): string {
  return `start-cluster:${pool}`;
}

export function startKey(pool: string, stepId: string): string {
  return `${begin(pool)}${stepId}`;
}

export function isMadeFor(pool: string, clusterName: string): boolean {
  const lead = ` ${begin(pool)}`;
  const at = clusterName.lastIndexOf(lead);
  return at >= 0 && /^\d+$/.test(clusterName.slice(at + lead.length));
}
