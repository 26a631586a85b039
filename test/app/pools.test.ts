import { expect } from 'chai';
import { reportPools } from '../../src/app/asking/pools.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { aCluster, aForeignRun, aSnapshot, someSettings } from '../support/scenes.js';

describe('what is told of pools', () => {
  it("is how full each cluster is that runs, of its own pool, with everybody's runs", async () => {
    const clusters = [aCluster('active-1'), aCluster('active-2'), aCluster('active-3', 'stopped'), aCluster('elsewhere')];
    const activeRuns = [aForeignRun('1', 'active-1'), aForeignRun('2', 'active-1', 'elsewhere'), aForeignRun('3', 'active-1')];
    const snapshot = aSnapshot({ clusters, activeRuns });
    const facts: Fact[] = [];
    await reportPools({
      snapshots: { latest: () => snapshot, fresh: () => Promise.resolve(snapshot) },
      settings: () => someSettings(),
      engine: { name: 'test' },
      store: { reading: { live: () => Promise.resolve([]) } },
      telemetry: { report: (fact) => void facts.push(fact) },
    });
    const told = facts.flatMap((fact) =>
      fact.kind === 'pools' ? fact.pools.map(({ pool, clusters: of }) => [pool, of]) : [fact.kind],
    );
    expect(told).to.deep.equal([
      [
        'active',
        [
          { id: 'active-1', name: 'active-1', slots: 2, activeRuns: 3 },
          { id: 'active-2', name: 'active-2', slots: 2, activeRuns: 0 },
        ],
      ],
      ['passive', []],
    ]);
  });
});
