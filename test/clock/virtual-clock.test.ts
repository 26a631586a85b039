import { expect } from 'chai';
import { VirtualClock } from '../support/virtual-clock.js';

describe('the virtual clock', () => {
  it('stands still until it is moved', async () => {
    const clock = new VirtualClock(1000);
    let woken = false;
    void clock.pause(10).then(() => (woken = true));
    await clock.advance(9);
    expect([clock.now(), woken, clock.pausing, clock.nextWake]).to.deep.equal([1009, false, 1, 1010]);
    await clock.advance(1);
    expect([clock.now(), woken, clock.pausing, clock.nextWake]).to.deep.equal([1010, true, 0, null]);
  });

  it('ends pauses in the order of their instants, and of asking where these are equal', async () => {
    const clock = new VirtualClock(0);
    const woken: string[] = [];
    const sleep = (name: string, ms: number): void => void clock.pause(ms).then(() => woken.push(`${name}@${clock.now()}`));
    sleep('late', 30);
    sleep('early', 10);
    sleep('also early', 10);
    await clock.advance(100);
    expect(woken).to.deep.equal(['early@10', 'also early@10', 'late@30']);
    expect(clock.now()).to.equal(100);
  });

  it('serves pauses that are begun while it moves, each at its own instant', async () => {
    const clock = new VirtualClock(0);
    const seen: number[] = [];
    const stop = new AbortController();
    const loop = (async () => {
      while (!stop.signal.aborted) {
        await clock.pause(10, stop.signal);
        seen.push(clock.now());
      }
    })();
    await clock.advance(35);
    expect(seen).to.deep.equal([10, 20, 30]);
    stop.abort();
    await loop;
    expect(clock.pausing).to.equal(0);
  });

  it('ends a pause at once when its signal aborts, before or during', async () => {
    const clock = new VirtualClock(0);
    const stop = new AbortController();
    const during = clock.pause(1000, stop.signal);
    stop.abort();
    await during;
    await clock.pause(1000, stop.signal);
    expect([clock.now(), clock.pausing]).to.deep.equal([0, 0]);
  });

  it('makes two advances at once one after the other', async () => {
    const clock = new VirtualClock(0);
    await Promise.all([clock.advance(10), clock.advance(10)]);
    expect(clock.now()).to.equal(20);
  });

  it('gives others a turn on a pause of nothing', async () => {
    const clock = new VirtualClock(0);
    let turns = 0;
    setImmediate(() => (turns += 1));
    await clock.pause(0);
    await clock.pause(-5);
    expect(turns).to.equal(1);
  });
});
