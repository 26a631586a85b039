// What the pass looks at that follows a hint.
import { expect } from 'chai';
import { asHinted } from '../../src/app/looping/as-hinted.js';
import { someBells } from '../../src/app/house.js';
import type { Depth } from '../../src/core/deciding/depth.js';
import { VirtualClock } from '../support/virtual-clock.js';

interface Passed {
  readonly depth: Depth;
  readonly room: number;
}

/** The first look, at the heads, is over. */
async function anAdmission(room = 0) {
  const [bells, clock] = [someBells(), new VirtualClock()];
  const looks: Depth[] = [];
  let drive = (depth: Depth): Promise<Passed | null> => Promise.resolve({ depth, room });
  const pass = asHinted({ bells, clock, headsEveryMs: 5_000 }, (depth) => {
    looks.push(depth);
    return drive(depth);
  });
  await pass();
  expect(looks.splice(0)).to.deep.equal(['heads']);
  const drives = (next: typeof drive) => {
    drive = next;
  };
  return { bells, clock, looks, pass, drives };
}

describe('a pass that follows a hint', () => {
  it('looks at the front of the queue when something has changed, also when requests have come as well', async () => {
    const { bells, looks, pass } = await anAdmission();
    bells.admission.ring();
    await pass();
    bells.admission.ring();
    bells.arrivals.ring();
    await pass();
    expect(looks).to.deep.equal(['front', 'front']);
  });

  it('looks for nobody behind the front when requests have come and nothing else has changed', async () => {
    const { bells, looks, pass } = await anAdmission(3);
    bells.arrivals.ring();
    await pass();
    bells.arrivals.ring();
    await pass();
    expect(looks).to.deep.equal(['arrivals', 'arrivals']);
  });

  it('looks behind it all the same when it finds more room than the last pass has left', async () => {
    const { bells, looks, pass, drives } = await anAdmission(3);
    drives((depth) => Promise.resolve({ depth, room: 4 }));
    bells.arrivals.ring();
    await pass();
    expect(looks).to.deep.equal(['arrivals', 'front']);
  });

  it('takes everything for changed after another replica was at it', async () => {
    const { bells, looks, pass, drives } = await anAdmission();
    drives(() => Promise.resolve(null));
    bells.admission.ring();
    await pass();
    bells.arrivals.ring();
    await pass();
    expect(looks).to.deep.equal(['front', 'front']);
  });

  it('waits for the turn once, and not again, while another replica is at it', async () => {
    const { bells, looks, pass, drives } = await anAdmission();
    drives(() => Promise.resolve(null));
    bells.arrivals.ring();
    await pass();
    expect(looks).to.deep.equal(['arrivals']);
  });

  it('takes everything for changed after one that failed: what was rung for it is not known any more', async () => {
    const { bells, looks, pass, drives } = await anAdmission();
    const away = new Error('the database is away');
    drives(() => Promise.reject(away));
    bells.admission.ring();
    const failed = await pass().then(
      () => null,
      (problem: unknown) => problem,
    );
    expect(failed).to.equal(away);
    bells.arrivals.ring();
    await pass().catch(() => undefined);
    expect(looks).to.deep.equal(['front', 'front']);
  });

  it('looks at the heads at once while those at the front may not run, and tries the front again after a while', async () => {
    const { bells, clock, looks, pass, drives } = await anAdmission();
    // The front is found blocked: the drive has ended with a look at the heads.
    drives(() => Promise.resolve({ depth: 'heads', room: 1 }));
    const onChange = async () => {
      bells.admission.ring();
      await pass();
    };
    await onChange();
    await onChange();
    await clock.advance(5_000);
    await onChange();
    await onChange();
    expect(looks).to.deep.equal(['front', 'heads', 'heads', 'front']);
  });

  it('looks at the heads every few seconds, however many come, and without any hint', async () => {
    const { bells, clock, looks, pass } = await anAdmission();
    for (let seconds = 1; seconds <= 6; seconds += 1) {
      await clock.advance(1_000);
      bells.arrivals.ring();
      await pass();
    }
    await clock.advance(5_000);
    await pass();
    expect(looks).to.deep.equal([...Array<Depth>(4).fill('arrivals'), 'heads', 'arrivals', 'heads']);
  });

  it('looks at the heads for no more than a tenth of the time', async () => {
    const { clock, looks, pass, drives } = await anAdmission();
    drives(async (depth) => {
      if (depth === 'heads') await clock.advance(2_000);
      return { depth, room: 0 };
    });
    await clock.advance(5_000);
    for (let seconds = 0; seconds < 20; seconds += 1) {
      await pass();
      await clock.advance(1_000);
    }
    expect(looks.filter((depth) => depth === 'heads')).to.have.length(2);
  });
});
