// Whom a look finds: no lane is read much deeper than its share, and still nobody is skipped.
import { expect } from 'chai';
import fc from 'fast-check';
import { candidatesMax, find, type Look } from '../../src/admission/find.js';
import type { Candidate } from '../../src/core/deciding/candidate.js';
import { laneOf } from '../../src/core/deciding/order.js';
import { branded, type JobId } from '../../src/core/ids.js';
import type { CandidatesAsked } from '../../src/ports/store/admission.js';
import { aCandidate } from '../support/scenes.js';

/** One candidate after the other, each of the lane of this number. */
const queueOf = (lanes: readonly number[]) =>
  lanes.map((lane, index) => aCandidate({ jobId: branded<JobId>(`job-${lane}`), rankAt: index }));

/** What the store answers: of each lane the first so many, all in the order of rank, no more than were asked for. */
function storeOf(queue: readonly Candidate[]) {
  const asked: CandidatesAsked[] = [];
  const candidates = (ask: CandidatesAsked) => {
    asked.push(ask);
    const left = new Map(ask.slots.map(({ lane, slots }) => [lane, slots]));
    const read = queue.filter((candidate) => {
      const slots = left.get(laneOf(candidate)) ?? 0;
      left.set(laneOf(candidate), slots - 1);
      return slots > 0;
    });
    return Promise.resolve(read.slice(0, ask.candidatesMax));
  };
  return { asked, candidates };
}

function lookAt(queue: readonly Candidate[], changes: Partial<Look> = {}): Look {
  const open = [...new Set(queue.map((candidate) => laneOf(candidate)))].map((lane) => ({ lane, slots: 200 }));
  const heads = { room: 8, settled: new Set<string>(), burst: false };
  return { now: 0, reachable: true, after: null, round: 0, shortfalls: 0, open, heads, ...changes };
}

describe('a look at who waits', () => {
  // Twenty lanes: of each no more than three are read for eight slots.
  const others = Array.from({ length: 19 }, (_, index) => index + 1);
  const deep = queueOf([0, 0, 0, 0, ...others]);

  it('ends where a lane was read no deeper: who comes next in it goes before those behind', async () => {
    const store = storeOf(deep);
    const found = await find(store, lookAt(deep));
    expect(store.asked[0]?.slots[0]?.slots).to.equal(3);
    expect(found).to.deep.equal({ candidates: deep.slice(0, 3), more: true, shortfall: true });
  });

  it('says that there are others where a lane goes on and fewer were found than asked for', async () => {
    const { open } = lookAt(deep);
    const alone = deep.slice(0, 4);
    expect(await find(storeOf(alone), lookAt(alone, { open }))).to.deep.equal({
      candidates: alone.slice(0, 3),
      more: true,
      shortfall: true,
    });
  });

  it('that was too short is followed by one that reads deeper', async () => {
    const store = storeOf(deep);
    const found = await find(store, lookAt(deep, { shortfalls: 1 }));
    expect(store.asked[0]?.slots[0]?.slots).to.equal(9);
    expect(found).to.deep.equal({ candidates: deep.slice(0, 8), more: true, shortfall: false });
  });

  it('says that there is nobody else when there is not', async () => {
    const few = queueOf([1, 2, 3]);
    expect(await find(storeOf(few), lookAt(few))).to.deep.equal({ candidates: few, more: false, shortfall: false });
  });

  it('was deep enough where it found half of what was asked for', async () => {
    // Of a lane no more than three are read; the last of them is the fourth of eight.
    const half = queueOf([0, 0, 1, 0, 0, ...others]);
    expect(await find(storeOf(half), lookAt(half))).to.deep.equal({
      candidates: half.slice(0, 4),
      more: true,
      shortfall: false,
    });
  });

  it('reads newcomers, unless they are a burst: then those who come first among all', async () => {
    const asked = async (burst: boolean) => {
      const store = storeOf(deep);
      await find(store, lookAt(deep, { heads: { room: 8, settled: new Set(), burst } }));
      return store.asked[0]?.newcomers;
    };
    expect([await asked(false), await asked(true)]).to.deep.equal([true, false]);
  });

  it('reads everybody up to a bound where all are looked at', async () => {
    const store = storeOf(deep);
    expect((await find(store, lookAt(deep, { heads: null }))).candidates).to.deep.equal(deep);
    expect(store.asked[0]).to.deep.include({ candidatesMax, countedFrom: 'head', newcomers: true });
  });

  it('skips nobody, whatever the lanes and the room', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 30 }), { maxLength: 80 }),
        fc.nat({ max: 12 }),
        fc.nat({ max: 2 }),
        async (lanes, room, shortfalls) => {
          const queue = queueOf(lanes);
          const heads = { room, settled: new Set<string>(), burst: false };
          const { candidates, more } = await find(storeOf(queue), lookAt(queue, { heads, shortfalls }));
          // Of a lane no more are to be found than there is room for, and one more for its reason.
          const seen = new Map<string, number>();
          const due = queue.filter((candidate) => {
            const count = (seen.get(laneOf(candidate)) ?? 0) + 1;
            seen.set(laneOf(candidate), count);
            return count <= room + 1;
          });
          expect(candidates).to.deep.equal(due.slice(0, candidates.length));
          if (candidates.length < due.length) expect(more).to.equal(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
