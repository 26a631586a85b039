// What a process has opened is closed in reverse, each in what is left of the time, and whoever does not close is told of and left.
import { expect } from 'chai';
import { Opened } from '../../src/app/opened.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { VirtualClock } from '../support/virtual-clock.js';

describe('what a process has opened', () => {
  let clock: VirtualClock;
  let opened: Opened;
  let facts: Fact[];
  let closings: string[];
  beforeEach(() => {
    clock = new VirtualClock();
    [facts, closings] = [[], []];
    opened = new Opened(clock, { report: (fact) => void facts.push(fact) });
  });

  /** Takes `ms` to close. */
  const open = (name: string, ms: number) =>
    opened.add(name, name, (thing, boundMs) => {
      closings.push(`${thing} ${boundMs}`);
      return clock.pause(ms);
    });
  const troubles = () => facts.map((fact) => (fact.kind === 'trouble' ? `${fact.where}: ${String(fact.error)}` : fact.kind));
  const closed = async (boundMs: number): Promise<[clean: boolean, tookMs: number]> => {
    const begun = clock.now();
    const closing = opened.closeAll(boundMs).then((clean): [boolean, number] => [clean, clock.now() - begun]);
    await clock.advance(120_000);
    return closing;
  };

  it('is closed in reverse, one after the other, each in what is left of the time', async () => {
    await open('store', 300);
    await open('broker', 400);
    await open('face', 0);
    expect(await closed(2_000)).to.deep.equal([true, 700]);
    expect([closings, troubles()]).to.deep.equal([['face 2000', 'broker 2000', 'store 1600'], []]);
  });

  it('is left when it does not close in its time, and told of by its name; the others are closed, each in half a second at least', async () => {
    await open('store', 300);
    await open('broker', 60_000);
    await open('face', 100);
    expect(await closed(2_000)).to.deep.equal([false, 2_300]);
    expect(closings).to.deep.equal(['face 2000', 'broker 1900', 'store 500']);
    expect(troubles()).to.deep.equal(['close.broker: Error: did not close within 1900 ms']);
  });

  it('is left soon when the time is over, however many do not close: two seconds for all of them, and whoever can closes at once', async () => {
    await open('store', 0);
    for (let loop = 1; loop <= 20; loop += 1) await open(`loop ${loop}`, 60_000);
    const [clean, tookMs] = await closed(25_000);
    expect(clean).to.equal(false);
    expect(tookMs).to.be.within(27_000, 28_000);
    expect(closings).to.have.length(21);
  });

  it('is left when it fails to close, and the others are closed', async () => {
    await open('store', 0);
    await opened.add('broker', null, () => Promise.reject(new Error('gone')));
    expect((await closed(2_000))[0]).to.equal(false);
    expect([closings, troubles()]).to.deep.equal([['store 2000'], ['close.broker: Error: gone']]);
  });

  it('is closed once', async () => {
    await open('store', 0);
    await closed(2_000);
    expect((await closed(2_000))[0]).to.equal(true);
    expect(closings).to.deep.equal(['store 2000']);
  });
});
