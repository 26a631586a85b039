// What replicas have seen of a candidate policy, summed on real rows.
import { expect } from 'chai';
import type { Case } from '../../src/core/policy.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { ShadowDifference } from '../../src/ports/shadow.js';
import { now } from './moves.js';
import { opened, type Opened } from './opened.js';

const answer = { case: 'no-pool', rule: 'r', outcome: 'wait', pool: null } as const;
const idOf = (number: number) => branded<RequestId>(`00000000-0000-7000-8000-${String(number).padStart(12, '0')}`);
const differences = (...numbers: number[]): ShadowDifference[] =>
  numbers.map((number) => ({ requestId: idOf(number), at: now + number, active: answer, would: { ...answer, outcome: 'run' } }));
const seen = (cases: readonly Case[], ...numbers: number[]) => ({
  version: 'v2',
  counts: cases.map((situation) => ({ case: situation, same: 1, differs: 2 })),
  differences: differences(...numbers),
});

describe('store: shadow', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  it('keeps the newest differences of a candidate, as many as it is told, the newest first; those of another are not counted', async () => {
    await on.store.shadow.add(seen(['no-pool'], 1, 2), now, 3);
    await on.store.shadow.add({ ...seen(['no-pool'], 9), version: 'v1' }, now, 3);
    await on.other.shadow.add(seen(['no-pool'], 3, 4), now + 1, 3);
    const sum = await on.store.shadow.sum('v2');
    expect(sum.differences).to.deep.equal(differences(4, 3, 2));
    expect(sum).to.deep.include({ since: now, byCase: [{ case: 'no-pool', same: 2, differs: 4 }] });
  });

  it('loses nothing where replicas add at once, whatever the order of their cases', async () => {
    const cases: readonly Case[] = ['capacity-available', 'clusters-busy', 'no-cluster', 'no-pool', 'too-early'];
    const adding = Array.from({ length: 40 }, (_, index) => {
      const [store, order] = index % 2 === 0 ? [on.store, cases] : [on.other, cases.toReversed()];
      return store.shadow.add(seen(order), now, 3);
    });
    await Promise.all(adding);
    const { byCase } = await on.store.shadow.sum('v2');
    expect(byCase).to.deep.equal(cases.map((situation) => ({ case: situation, same: 40, differs: 80 })));
  });
});
