// What a sweep does besides its passes: it closes alerts whose trouble is over, and says how it ended.
import { expect } from 'chai';
import type { Fact } from '../../src/ports/telemetry.js';
import { sweep, type Pass, type WaitingQueueParts } from '../../src/waiting-queue/waiting-queue.js';
import { someSettings } from '../support/scenes.js';
import { VirtualClock } from '../support/virtual-clock.js';

const dayMs = 86_400_000;

/** A world of pools, each with clusters in these states. */
function worldOf(pools: Readonly<Record<string, readonly string[]>>): Pass['world'] {
  const held = Object.entries(pools).map(([name, states]) => [
    name,
    { clusters: states.map((state) => ({ cluster: { state } })) },
  ]);
  // Only what is asked of it here.
  return { pools: new Map(held as [string, object][]) } as unknown as Pass['world'];
}

/** The keys that a sweep closes, and what it tells. */
async function swept(
  open: readonly { key: string; ageMs?: number }[],
  last: Partial<Pass> | Error = {},
  undelivered: string[] = [],
) {
  const clock = new VirtualClock();
  const facts: Fact[] = [];
  const closed: string[] = [];
  const pass = {
    depth: 'all',
    admitted: [],
    replaced: [],
    steps: false,
    ended: false,
    more: null,
    world: null,
    room: 0,
    reachable: true,
  };
  const parts = {
    admit: () => (last instanceof Error ? Promise.reject(last) : Promise.resolve({ ...pass, ...last })),
    alerts: {
      open: () => Promise.resolve(open.map(({ key, ageMs = 0 }) => ({ key, openedAt: clock.now() - ageMs }))),
      resolve: (keys: readonly string[]) => Promise.resolve(void closed.push(...keys)),
    },
    responses: { undelivered: () => Promise.resolve(undelivered) },
    // Asked of only where SRE was told of a job that nobody declared.
    lanes: { peek: () => Promise.reject(new Error('nobody asks for lanes')) },
    settings: () => someSettings(),
    clock,
    telemetry: { report: (fact: Fact) => void facts.push(fact) },
  };
  const problem = await sweep(parts as unknown as WaitingQueueParts).catch((why: unknown) => why);
  return { closed, problem, told: facts.map((fact) => (fact.kind === 'sweep' ? fact.outcome : fact.kind)) };
}

describe('a sweep', () => {
  it('says that it is done, or that it failed and why', async () => {
    expect(await swept([])).to.deep.equal({ closed: [], problem: undefined, told: ['done'] });
    const away = new Error('the store is away');
    expect(await swept([], away)).to.deep.equal({ closed: [], problem: away, told: ['failed'] });
  });

  it('closes what nobody can see to be over when it is a day old, and not before', async () => {
    const key = 'identity-no-entry:acme';
    expect((await swept([{ key, ageMs: dayMs - 1 }])).closed).to.deep.equal([]);
    expect((await swept([{ key, ageMs: dayMs }])).closed).to.deep.equal([key]);
  });

  it('closes what is told of responses when none of their queue is left', async () => {
    const open = [{ key: 'response-undeliverable:a' }, { key: 'response-undeliverable:b' }];
    expect((await swept(open, {}, ['a'])).closed).to.deep.equal(['response-undeliverable:b']);
  });

  const key = 'start-cluster-failed:active';
  const worlds: Record<string, { world: Pass['world']; closed: readonly string[] }> = {
    'a cluster of its pool is up': { world: worldOf({ active: ['pending', 'running'] }), closed: [key] },
    'nobody is waiting': { world: null, closed: [key] },
    'a cluster of its pool is on its way': { world: worldOf({ active: ['pending'] }), closed: [] },
    'a cluster of another pool is up': { world: worldOf({ active: [], passive: ['running'] }), closed: [] },
  };
  for (const [when, { world, closed }] of Object.entries(worlds))
    it(`${closed.length > 0 ? 'closes' : 'leaves open'} that no cluster could be started, where ${when}`, async () => {
      expect((await swept([{ key }], { world })).closed).to.deep.equal(closed);
    });
});
