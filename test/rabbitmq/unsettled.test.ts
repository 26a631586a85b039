import { expect } from 'chai';
import fc from 'fast-check';
import { Unsettled } from '../../src/adapters/broker/rabbitmq/unsettled.js';

function delivered(count: number, aloneMin = 100): Unsettled {
  const unsettled = new Unsettled(aloneMin);
  for (let tag = 1; tag <= count; tag += 1) unsettled.delivered(tag);
  return unsettled;
}

describe('acknowledging what was taken', () => {
  it('acknowledges up to the end of the finished prefix, once', () => {
    const unsettled = delivered(5);
    for (const tag of [3, 1, 2, 5]) unsettled.taken(tag);
    expect(unsettled.due()).to.deep.equal({ upTo: 3, alone: [] });
    expect(unsettled.due()).to.deep.equal({ upTo: null, alone: [] });
    unsettled.taken(4);
    expect(unsettled.due()).to.deep.equal({ upTo: 5, alone: [] });
  });

  it('never names one that was given back: the broker would close the channel', () => {
    const unsettled = delivered(4);
    unsettled.taken(1);
    unsettled.givenBack(2);
    unsettled.givenBack(3);
    expect(unsettled.due()).to.deep.equal({ upTo: 1, alone: [] });
    unsettled.taken(4);
    expect(unsettled.due()).to.deep.equal({ upTo: 4, alone: [] });
  });

  it('acknowledges one by one when too many wait behind a slow one', () => {
    const unsettled = delivered(5, 3);
    unsettled.taken(2);
    unsettled.taken(3);
    expect(unsettled.due()).to.deep.equal({ upTo: null, alone: [] });
    unsettled.taken(5);
    expect(unsettled.due()).to.deep.equal({ upTo: null, alone: [2, 3, 5] });
    unsettled.taken(1);
    expect(unsettled.due()).to.deep.equal({ upTo: 1, alone: [] });
  });

  it('acknowledges everything that was taken when it ends', () => {
    const unsettled = delivered(4);
    unsettled.taken(1);
    unsettled.taken(3);
    unsettled.taken(4);
    expect(unsettled.allDue()).to.deep.equal({ upTo: 1, alone: [3, 4] });
  });

  it('acknowledges each taken one exactly once and no other, whatever the order (random)', () => {
    const fates = fc.array(fc.constantFrom('taken', 'given-back', 'in-hand'), { maxLength: 40, size: 'max' });
    const trial = fates.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(
          list.map((_, index) => index),
          { minLength: list.length },
        ),
        fc.integer({ min: 1, max: 10 }),
      ),
    );
    fc.assert(
      fc.property(trial, ([list, order, aloneMin]) => {
        const unsettled = delivered(list.length, aloneMin);
        const open = new Set(list.map((_, index) => index + 1));
        const taken = new Set<number>();
        // What the broker does with an acknowledgement; it refuses a tag that is not open.
        const acknowledge = ({ upTo, alone }: ReturnType<Unsettled['due']>): void => {
          for (const tag of upTo === null ? [] : [upTo, ...alone]) expect(open.has(tag), `tag ${tag} is open`).to.equal(true);
          for (const tag of [...[...open].filter((tag) => upTo !== null && tag <= upTo), ...alone]) {
            expect(taken.has(tag), `tag ${tag} was taken`).to.equal(true);
            open.delete(tag);
          }
        };
        for (const index of order) {
          if (list[index] === 'taken') {
            taken.add(index + 1);
            unsettled.taken(index + 1);
          }
          if (list[index] === 'given-back') {
            open.delete(index + 1);
            unsettled.givenBack(index + 1);
          }
          acknowledge(unsettled.due());
        }
        acknowledge(unsettled.allDue());
        expect([...taken].filter((tag) => open.has(tag))).to.deep.equal([]);
      }),
    );
  });
});
