// What operators' hands find and change in the store is what the core says that they change: of every state, with every hand.
import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import { applies, type Hand, type Handled } from '../../src/core/hand.js';
import { branded, type PoolName, type RequestId } from '../../src/core/ids.js';
import { isFinal, liveStates, states, type State } from '../../src/core/lifecycle.js';
import type { Found, Placement, Selection } from '../../src/ports/store/hands.js';
import { aNewRequest, testEpoch } from '../support/requests.js';
import { opened, type Opened } from './opened.js';

const priorities = [50, 80];
const pools = [null, ...['active', 'passive'].map((name) => branded<PoolName>(name))];

/** Only who waits can be held: the database sees to it. */
const situations = states.flatMap((state) =>
  (state === 'waiting' ? [false, true] : [false]).flatMap((held) =>
    priorities.flatMap((priority) => pools.map((movedTo): Handled => ({ state, held, priority, movedTo }))),
  ),
);

const hands: readonly Hand[] = [
  { kind: 'hold' },
  { kind: 'release' },
  ...[...priorities, 0, 100].map((priority) => ({ kind: 'prioritise', priority }) as const),
  ...pools.map((pool) => ({ kind: 'move', pool }) as const),
  { kind: 'cancel' },
];

const anything: Selection = {
  ...{ ids: null, states: null, tenantId: null, jobId: null, waitCase: null, receivedBefore: null, reach: everyTenant },
  changedBy: null,
};

describe("store: operators' hands", () => {
  let on: Opened;
  const made = new Map<RequestId, Handled>();

  before(async () => {
    on = await opened();
    for (const situation of situations) made.set(await inSituation(situation), situation);
  });
  after(() => on.close());

  async function inSituation({ state, held, priority, movedTo }: Handled): Promise<RequestId> {
    const request = aNewRequest({ priority });
    await on.store.intake.persist([request]);
    await on.sql(
      `update request set state = $2, moved_to = $3, wait_case = $4, pool = $5, run_id = $6,
        finished_at = case when $7::boolean then now() end where id = $1`,
      [request.id, state, movedTo, waitCaseOf(state, held), isLive(state) ? 'active' : null, request.id, isFinal(state)],
    );
    return request.id;
  }

  const all = () => on.store.hands.find({ ...anything, ids: [...made.keys()] }, null, 1_000);
  const handled = ({ state, held, priority, movedTo }: Found): Handled => ({ state, held, priority, movedTo });

  it('every request that is named is found as it is', async () => {
    const found = await all();
    expect(new Map(found.map((request) => [request.id, handled(request)]))).to.deep.equal(made);
  });

  for (const hand of hands) {
    it(`a filter finds those, and only those, that would be changed: ${JSON.stringify(hand)}`, async () => {
      const found = await on.store.hands.find({ ...anything, changedBy: hand }, null, 1_000);
      const expected = [...made].filter(([, situation]) => applies(hand, situation) === 'applies');
      expect(expected, 'the situations tell it apart').to.not.have.length(0).and.not.have.length(made.size);
      expect(found.map(handled)).to.have.deep.members(expected.map(([, situation]) => situation));
      expect(found.map(({ id }) => id)).to.have.members(expected.map(([id]) => id));
    });
  }

  it('a filter without a hand finds all that have not ended', async () => {
    const found = await on.store.hands.find(anything, null, 1_000);
    expect(found.map(({ id }) => id)).to.have.members([...made].filter(([, { state }]) => !isFinal(state)).map(([id]) => id));
  });

  it('what is not in the queue is not placed, whoever says so', async () => {
    const found = await all();
    const placed = await on.store.hands.place(found.map(asItIs), testEpoch);
    const inQueue = found.filter((request) => !['not-in-queue', 'already-final'].includes(applies({ kind: 'hold' }, request)));
    expect([...placed]).to.have.members(inQueue.map(({ id }) => id));
  });
});

function isLive(state: State): boolean {
  return liveStates.some((one) => one === state);
}

function waitCaseOf(state: State, held: boolean): string | null {
  if (held) return 'held';
  return state === 'waiting' ? 'clusters-busy' : null;
}

function asItIs({ id, version, priority, movedTo }: Found): Placement {
  const entry = { actor: 'geoff', act: 'prioritise', requestId: id, tenantId: null, subject: id, reason: '', detail: {} };
  return { id, version, lane: '', priority, rankAt: testEpoch, movedTo, waits: null, entry };
}
