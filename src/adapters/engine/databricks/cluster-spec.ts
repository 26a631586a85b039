// The body that creates a cluster, out of the platform manager's spec and the key of the step. Pure. The key is put where a list shows it:
// the workspace promises no idempotency here, so a repeated step finds its cluster by it.
import type { StartOrder } from '../../../ports/engine.js';
import type { ClusterDetails } from './standing-clusters.js';

const keyTag = 'job-keeper-step';
const autoterminationMin = 10;
const autoterminationMax = 10_000;
const tokenMax = 64;

export type SpecOutcome =
  | { readonly kind: 'body'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly reason: string };

export function createBody({ key, pool, spec }: StartOrder): SpecOutcome {
  if (spec === null)
    return { kind: 'refused', reason: `there is neither a cluster to start nor a spec to create one for pool ${pool}` };
  const minutes = spec['autotermination_minutes'];
  // 0 means never, and a cluster that nobody stops is paid for by the hour.
  if (typeof minutes !== 'number' || !Number.isInteger(minutes) || minutes < autoterminationMin || minutes > autoterminationMax) {
    const reason = `the spec of pool ${pool} needs autotermination_minutes from ${autoterminationMin} to ${autoterminationMax}`;
    return { kind: 'refused', reason };
  }
  const name = typeof spec['cluster_name'] === 'string' ? spec['cluster_name'] : `job-keeper ${pool}`;
  const tags = typeof spec['custom_tags'] === 'object' && spec['custom_tags'] !== null ? spec['custom_tags'] : {};
  return {
    kind: 'body',
    body: {
      ...spec,
      cluster_name: `${name} ${key}`,
      custom_tags: { ...tags, [keyTag]: key },
      ...(key.length <= tokenMax ? { idempotency_token: key } : {}),
    },
  };
}

/** Whether the step with this key made it. */
export function madeBy(key: string, { cluster_name: name, custom_tags: tags }: ClusterDetails): boolean {
  return tags?.[keyTag] === key || name.endsWith(` ${key}`);
}
