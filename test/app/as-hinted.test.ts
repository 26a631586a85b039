// How deep the pass looks that follows a hint.
import { expect } from 'chai';
import { asHinted } from '../../src/app/as-hinted.js';
import { someBells } from '../../src/app/house.js';
import type { Depth } from '../../src/core/depth.js';
import { VirtualClock } from '../support/virtual-clock.js';

function anAdmission() {
  const [bells, clock] = [someBells(), new VirtualClock()];
  const looks: Depth[] = [];
  const next: { left: { readonly full: boolean } | null | Error } = { left: { full: true } };
  const pass = asHinted({ bells, clock, headsEveryMs: 5_000 }, (depth) => {
    looks.push(depth);
    return next.left instanceof Error ? Promise.reject(next.left) : Promise.resolve(next.left);
  });
  return { bells, clock, looks, next, pass };
}

describe('a pass that follows a hint', () => {
  it('looks at newcomers alone when some have come, nothing else has changed and no slot was left free', async () => {
    const { bells, looks, pass } = anAdmission();
    await pass();
    bells.arrivals.ring();
    await pass();
    expect(looks).to.deep.equal(['heads', 'newcomers']);
  });

  it('looks at the heads when anything else has changed, also when some have come', async () => {
    const { bells, looks, pass } = anAdmission();
    await pass();
    bells.admission.ring();
    bells.arrivals.ring();
    await pass();
    expect(looks).to.deep.equal(['heads', 'heads']);
  });

  for (const [what, left] of [
    ['a slot was left free', { full: false }],
    ['another replica was at it', null],
  ] as const)
    it(`looks at the heads when ${what}`, async () => {
      const { bells, looks, next, pass } = anAdmission();
      next.left = left;
      await pass();
      bells.arrivals.ring();
      await pass();
      expect(looks).to.deep.equal(['heads', 'heads']);
    });

  it('looks at the heads after one that failed: what was rung for it is not known any more', async () => {
    const { bells, looks, next, pass } = anAdmission();
    await pass();
    bells.admission.ring();
    next.left = new Error('the database is away');
    const failed = await pass().then(
      () => null,
      (problem: unknown) => problem,
    );
    expect(failed).to.equal(next.left);
    next.left = { full: true };
    bells.arrivals.ring();
    await pass();
    expect(looks).to.deep.equal(['heads', 'heads', 'heads']);
  });

  it('looks at the heads every few seconds, however many come, and without any hint', async () => {
    const { bells, clock, looks, pass } = anAdmission();
    await pass();
    for (let seconds = 1; seconds <= 6; seconds += 1) {
      await clock.advance(1_000);
      bells.arrivals.ring();
      await pass();
    }
    await pass();
    expect(looks).to.deep.equal(['heads', ...Array<Depth>(4).fill('newcomers'), 'heads', 'newcomers', 'heads']);
  });
});
