// When a cluster that was started counts as up, and how long that took.
import { expect } from 'chai';
import { seeClustersUp } from '../../src/actions/clusters-up.js';
import type { Snapshot } from '../../src/core/cluster.js';
import { branded } from '../../src/core/ids.js';
import type { BegunStart } from '../../src/ports/store/starts.js';
import type { Fact } from '../../src/ports/telemetry.js';

const recordedAt = 1_000_000;
const doneAt = recordedAt + 5_000;

function aStart(step: string, cluster: string): BegunStart {
  return { step, pool: branded('active'), clusterId: branded(cluster), recordedAt, doneAt };
}

interface Scene {
  readonly takenAt: number;
  readonly state?: 'running' | 'pending';
  /** Somebody else has seen it first. */
  readonly seen?: boolean;
}

async function look({ takenAt, state = 'running', seen = false }: Scene) {
  const facts: Fact[] = [];
  const since: number[] = [];
  const clusters = ['a', 'b'].map((id) => ({ id: branded(id), state: id === 'a' ? state : 'pending' }));
  const snapshot = { takenAt, clusters } as unknown as Snapshot;
  const count = await seeClustersUp({
    starts: {
      begun: () => Promise.reject(new Error('nothing is begun here')),
      coming: (from) => {
        since.push(from);
        return Promise.resolve([aStart('1', 'a'), aStart('2', 'b')]);
      },
      up: () => Promise.resolve(!seen),
    },
    snapshots: { fresh: () => Promise.resolve(snapshot), latest: () => snapshot },
    clock: { now: () => takenAt, pause: () => Promise.resolve() },
    telemetry: { report: (fact) => void facts.push(fact) },
    snapshotAgeMs: 1_000,
  });
  return { count, facts, since };
}

describe('a cluster that was started', () => {
  it('is up when a snapshot from after its start shows it running, and took the time since that was decided', async () => {
    const { count, facts } = await look({ takenAt: doneAt + 60_000 });
    expect(count).to.equal(1);
    expect(facts).to.deep.equal([{ kind: 'cluster-up', pool: 'active', clusterId: 'a', seconds: 65 }]);
  });

  it('is not up for a snapshot that was taken before the engine was asked: it shows the cluster as it was', async () => {
    expect(await look({ takenAt: doneAt - 1 })).to.deep.include({ count: 0, facts: [] });
    expect((await look({ takenAt: doneAt })).count).to.equal(1);
  });

  it('is not up while it starts, and is told of by one replica only', async () => {
    expect(await look({ takenAt: doneAt + 1, state: 'pending' })).to.deep.include({ count: 0, facts: [] });
    expect(await look({ takenAt: doneAt + 1, seen: true })).to.deep.include({ count: 0, facts: [] });
  });

  it('is no longer waited for after two hours', async () => {
    expect((await look({ takenAt: doneAt })).since).to.deep.equal([doneAt - 7_200_000]);
  });
});
