// Those before a request, as an explanation reads them: who could go first whatever changes, and how far that is known.
import { expect } from 'chai';
import { before } from '../../src/admission/before.js';
import type { Candidate } from '../../src/core/deciding/candidate.js';
import { laneOf } from '../../src/core/deciding/order.js';
import { observe } from '../../src/core/deciding/world.js';
import { branded, type PoolName, type RequestId } from '../../src/core/ids.js';
import type { CandidatesAsked } from '../../src/ports/store/admission.js';
import { aCandidate, aSnapshot, monday, someSettings } from '../support/scenes.js';

const settings = someSettings();
const until = monday + 60_000;
const world = observe({ snapshot: aSnapshot(), live: [], endedRuns: new Set(), starts: [], runSeconds: new Map() }, settings);

function waiting(rank: number, changes: Partial<Candidate> = {}): Candidate {
  return aCandidate({ state: 'waiting', rankAt: monday + rank, ...changes });
}

/** As the store reads them: so many of each lane, in the order of rank. */
async function readBefore(candidate: Candidate, queue: readonly Candidate[], now = world) {
  const asked: CandidatesAsked[] = [];
  const candidates = (ask: CandidatesAsked) => {
    asked.push(ask);
    const ofLane = ask.slots.flatMap(({ lane, slots }) => queue.filter((one) => laneOf(one) === lane).slice(0, slots));
    return Promise.resolve(ofLane.toSorted((one, other) => one.rankAt - other.rankAt).slice(0, ask.candidatesMax));
  };
  const lanes = [...new Map(queue.map((one) => [laneOf(one), { ...one, lane: laneOf(one) }])).values()];
  const found = await before(candidate, { lanes, world: now, settings, reachable: true, until }, { candidates });
  return { ...found, asked };
}

describe('those before a request', () => {
  it('are read deeper where a lane may have more of them before it', async () => {
    const lanes = Array.from({ length: 400 }, (_, lane) => waiting(1_000 + lane, { tenantId: branded(`t${lane}`) }));
    const deep = Array.from({ length: 6 }, (_, one) => waiting(one, { maxConcurrentRuns: 5 }));
    const { others, unseen, asked } = await readBefore(waiting(50), [...deep, ...lanes]);
    expect([asked.length, others.filter(({ rankAt }) => rankAt < monday + 50).length]).to.deep.equal([2, 6]);
    expect(unseen.inLanes.size).to.equal(0);
  });

  it('are known as far as they were read, and of a lane as far as its limit and a few more', async () => {
    const queue = Array.from({ length: 230 }, (_, rank) => waiting(rank, { tenantId: branded(`t${rank}`) }));
    const { others, unseen } = await readBefore(waiting(500), queue);
    expect([others.length, unseen.behind?.rankAt]).to.deep.equal([200, monday + 199]);
    const ofOne = Array.from({ length: 30 }, (_, rank) => waiting(rank, { maxConcurrentRuns: 1 }));
    const lane = await readBefore(waiting(500), ofOne);
    expect(lane.asked.length, 'deeper there is nobody who could run').to.equal(1);
    expect([lane.others.length, [...lane.unseen.inLanes.values()][0]?.rankAt]).to.deep.equal([9, monday + 8]);
  });

  it('are neither the request itself nor who is held', async () => {
    const itself = waiting(3);
    const held = waiting(1, { waits: { case: 'held', rule: '' }, id: branded<RequestId>('held') });
    const { others, unseen } = await readBefore(itself, [held, waiting(2), itself]);
    expect(others.map(({ rankAt }) => rankAt)).to.deep.equal([monday + 2]);
    expect(unseen.behind, 'all that wait were read').to.equal(null);
  });

  it('are those who are due by the time that is asked about', async () => {
    const { asked } = await readBefore(waiting(3), [waiting(2)]);
    expect(asked.map(({ now }) => now)).to.deep.equal([until]);
  });

  it('are also those whose limits are reached now: a run that ends may let them go first', async () => {
    const taken = { jobId: waiting(0).jobId, tenantId: waiting(0).tenantId, pool: branded<PoolName>('active') };
    const live = Array.from({ length: 5 }, (_, one) => ({
      ...{ ...taken, id: branded<RequestId>(`live ${one}`), clusterId: null, runId: null },
      ...{ priority: 50, submittedAt: monday, stopWished: false },
    }));
    const full = observe({ snapshot: aSnapshot(), live, endedRuns: new Set(), starts: [], runSeconds: new Map() }, settings);
    const { others } = await readBefore(waiting(3), [waiting(1, { maxConcurrentRuns: 5 })], full);
    expect(others.map(({ rankAt }) => rankAt)).to.deep.equal([monday + 1]);
  });
});
