// Which pools may have a cluster started before anybody waits for one.
import { expect } from 'chai';
import type { Cluster } from '../../src/core/cluster.js';
import { branded, type PoolName } from '../../src/core/ids.js';
import type { Maintenance } from '../../src/core/policy.js';
import { coldPools } from '../../src/core/warm-up/warm-up.js';
import { observe, type PoolStart } from '../../src/core/deciding/world.js';
import { aCluster, aSnapshot, monday, someSettings } from '../support/scenes.js';

const active = branded<PoolName>('active');
const settings = someSettings({
  pools: {
    active: { clusters: ['active*'], slots_per_cluster: 2, clusters_max: 2, warm_up: { pause_seconds: 7_200 } },
    passive: { clusters: ['passive*'], slots_per_cluster: 1 },
  },
});

interface Given {
  readonly clusters?: Cluster[];
  readonly start?: Partial<PoolStart>;
  readonly maintenance?: Maintenance | null;
  readonly changes?: Parameters<typeof someSettings>[0];
}

function cold({ clusters = [aCluster('active-1', 'stopped')], start, maintenance = null, changes }: Given = {}) {
  const starts =
    start === undefined
      ? []
      : [{ pool: active, recordedAt: monday, doneAt: start.recordedAt ?? monday, clusterId: null, up: false, ...start }];
  const sighting = { snapshot: aSnapshot({ clusters }), live: [], endedRuns: new Set<never>(), starts, runSeconds: new Map() };
  const world = observe(sighting, changes === undefined ? settings : someSettings(changes));
  return coldPools(world, maintenance, monday).map(({ pool, clusterId }) => `${pool} ${clusterId ?? 'new'}`);
}

const quiet = (pools: readonly string[] | null): Maintenance => ({ message: 'moving house', pools });

describe('a pool that may be warmed', () => {
  it('is one that is set so, of which no cluster runs or comes up', () => {
    expect(cold({ clusters: [aCluster('active-1', 'stopped'), aCluster('passive-1', 'stopped')] })).to.deep.equal([
      'active active-1',
    ]);
    for (const state of ['running', 'starting'] as const)
      expect(cold({ clusters: [aCluster('active-1', state), aCluster('active-2', 'stopped')] }), state).to.deep.equal([]);
  });

  it('has a stopped cluster, or is told what to make', () => {
    expect(cold({ clusters: [] })).to.deep.equal([]);
    const making = { clusters: ['active*'], new_cluster: { num_workers: 2 }, warm_up: {} };
    const changes = { pools: { active: making, passive: { clusters: ['passive*'] } } };
    expect(cold({ clusters: [], changes })).to.deep.equal(['active new']);
  });

  it('had none started for its pause, by whomever, nor one on its way', () => {
    expect(cold({ start: { recordedAt: monday - 7_199_000 } })).to.deep.equal([]);
    expect(cold({ start: { recordedAt: monday - 7_200_000 } })).to.deep.equal(['active active-1']);
    expect(cold({ start: { recordedAt: monday - 86_400_000, doneAt: null } })).to.deep.equal([]);
  });

  it('is not in maintenance', () => {
    expect(cold({ maintenance: quiet(null) })).to.deep.equal([]);
    expect(cold({ maintenance: quiet(['active']) })).to.deep.equal([]);
    expect(cold({ maintenance: quiet(['passive']) })).to.deep.equal(['active active-1']);
  });
});
