// What another policy would have made of recorded decisions.
import { expect } from 'chai';
import { decide } from '../../src/core/deciding/decision.js';
import type { Facts } from '../../src/core/deciding/facts.js';
import { startReplay, type Recorded } from '../../src/core/replay.js';
import { someFacts } from '../store/moves.js';
import { aPolicy } from '../support/scenes.js';

/** One pool, full or with room. */
function facts(room: boolean, changes: Partial<Facts['request']> = {}): Facts {
  const pool = { name: 'active', can_host: true, clusters: 1, running: 1, starting: 0, slots: 4, active_runs: 4, free_slots: 0 };
  const place = {
    occupancy: 1,
    can_grow: false,
    cluster_id: 'c',
    has_room: room,
    own_compute: false,
    runs_as: '175',
    utilisation: 0,
  };
  const some = someFacts();
  return { ...some, request: { ...some.request, ...changes }, pools: [{ ...pool, ...place }] as unknown as Facts['pools'] };
}

const was = aPolicy();
/** Lets critical ones overfill, and lets low ones wait although there is room. */
const candidate = aPolicy([
  { case: 'clusters-busy', name: 'overfill', lead: 'run', when: ({ facts: { request } }) => request.priority >= 100 },
  { case: 'capacity-available', name: 'not the low', lead: 'wait', when: ({ facts: { request } }) => request.priority < 50 },
]);

function recorded(requestId: string, at: number, given: Facts): Recorded {
  const { case: situation, rule, outcome } = decide(given, was);
  return { requestId, at, case: situation, rule, outcome: outcome.kind, facts: given };
}

describe('replay', () => {
  const decisions = [
    recorded('critical', 0, facts(false, { priority: 100 })),
    recorded('critical', 60_000, facts(true, { priority: 100 })),
    recorded('normal', 0, facts(false)),
    recorded('normal', 60_000, facts(true)),
    recorded('low', 0, facts(true, { priority: 20 })),
  ];

  function replayed(policy: typeof was) {
    const replay = startReplay(policy);
    for (const one of decisions) replay.see(one);
    return replay.report();
  }

  it('the policy that was in force decides as it did', () => {
    expect(replayed(was)).to.deep.include({ decisions: 5, requests: 3, different: 0, differences: [] });
    expect(replayed(was).starts.every(({ earlier, later }) => earlier + later === 0)).to.equal(true);
  });

  it('another one: what it decides otherwise by case and rule, with examples', () => {
    const { different, differences } = replayed(candidate);
    expect(different).to.equal(2);
    expect(differences).to.deep.equal([
      {
        was: { case: 'clusters-busy', rule: 'any clusters-busy', outcome: 'wait' },
        would: { case: 'clusters-busy', rule: 'overfill', outcome: 'run' },
        ...{ count: 1, examples: ['critical'] },
      },
      {
        was: { case: 'capacity-available', rule: 'any capacity-available', outcome: 'run' },
        would: { case: 'capacity-available', rule: 'not the low', outcome: 'wait' },
        ...{ count: 1, examples: ['low'] },
      },
    ]);
  });

  it('who would have started earlier or later, by tenant and priority, and by how much', () => {
    const starts = replayed(candidate).starts.map(({ priority, earlier, later, same, meanSecondsEarlier, examples }) => ({
      ...{ priority, earlier, later, same, meanSecondsEarlier, examples },
    }));
    expect(starts).to.deep.equal([
      { priority: 'critical', earlier: 1, later: 0, same: 0, meanSecondsEarlier: 60, examples: ['critical'] },
      { priority: 'low', earlier: 0, later: 1, same: 0, meanSecondsEarlier: 0, examples: ['low'] },
      { priority: 'normal', earlier: 0, later: 0, same: 1, meanSecondsEarlier: 0, examples: [] },
    ]);
  });
});
