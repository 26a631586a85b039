// What the keeper answers in the tests of the console.
import type { Foresight } from '../../src/ports/foresight.js';
import type { Keeper } from '../../src/ports/keeper.js';
import type { PoliciesView } from '../../src/ports/policies.js';
import { someFacts } from '../store/moves.js';
import { received } from '../http/scripted-keeper.js';

export const foresight: Foresight = {
  decision: {
    ...{ case: 'clusters-busy', rule: 'busy', route: 'the rest', policyVersion: 'abc', outcome: { kind: 'wait' } },
    reason: 'Pool active is full: all of its 4 slots are taken.',
    effects: [{ effect: { kind: 'start-cluster' }, pool: 'active' }],
  },
  facts: someFacts(),
  startedBefore: 2,
  held: false,
  allWays: true,
  waitsOn: [
    { what: 'pool', name: 'active', taken: 4, of: 4, until: null, why: null },
    { what: 'start-time', name: '', taken: null, of: null, until: received + 7_200_000, why: null },
  ],
  ways: [{ sentence: 'the time were 2026-11-21T08:00:00Z', changes: [{ kind: 'time', at: received + 7_200_000 }] }],
  start: {
    ...{ kind: 'between', likely: received + 1_230_000, late: received + 4_000_000, runsKnown: 40 },
    ...{ clusters: [], toBegin: null },
  },
};

export const policies: PoliciesView = {
  replica: 'host:1:abc',
  inForce: { name: 'default', version: 'aaaa', loadedAt: received },
  wanted: { version: 'aaaa', how: 'file', by: 'host:1:abc', since: received, fileVersion: 'aaaa' },
  refused: null,
  settings: { version: 'eeee', loadedAt: received, refused: null },
  kept: [
    { name: 'default', version: 'aaaa', firstUsedAt: received },
    { name: 'older', version: '9999999999999999', firstUsedAt: received - 3_600_000 },
  ],
};

const cluster = { id: 'c-1', name: 'active-1', state: 'running', slots: 4, activeRuns: 3 };

/** All that the overview asks for, each part as one would have it. */
export const overview: Partial<Keeper> = {
  readiness: () => Promise.resolve({ ready: true, parts: [{ name: 'store', ready: true, reason: null }] }),
  pools: () =>
    Promise.resolve({
      engine: 'databricks',
      snapshotAgeSeconds: 1.5,
      pools: [
        { name: 'active', slots: 4, activeRuns: 3, freeSlots: 1, occupancy: 0.75, maxStartSeconds: 3_600, clusters: [cluster] },
      ],
    }),
  requests: () => Promise.resolve([]),
  policies: () => Promise.resolve(policies),
  metrics: () => Promise.resolve({ contentType: 'text/plain; version=0.0.4', body: 'job_keeper_waiting{pool="active"} 7\n' }),
};
