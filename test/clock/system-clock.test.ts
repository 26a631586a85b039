import { expect } from 'chai';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { uuidIds } from '../../src/adapters/clock/uuid-ids.js';

describe('the system clock', () => {
  it('tells the time of the machine', () => {
    const before = Date.now();
    expect(systemClock.now()).to.be.within(before, Date.now());
  });

  it('pauses for at least the time asked for', async () => {
    const began = performance.now();
    await systemClock.pause(30);
    expect(performance.now() - began).to.be.at.least(29);
  });

  it('ends a pause at once on abort, before or during, without rejecting', async () => {
    const stop = new AbortController();
    const began = performance.now();
    const during = systemClock.pause(60_000, stop.signal);
    stop.abort();
    await during;
    await systemClock.pause(60_000, stop.signal);
    expect(performance.now() - began).to.be.below(5000);
  });

  it('does not cut a pause short that is longer than a timer of the platform can be', async () => {
    const stop = new AbortController();
    let ended = false;
    const pause = systemClock.pause(2 ** 31 + 1000, stop.signal).then(() => (ended = true));
    await systemClock.pause(20);
    expect(ended).to.equal(false);
    stop.abort();
    await pause;
  });
});

describe('the ids', () => {
  it('are UUIDs of version 7 that rise, also within one millisecond', () => {
    const made = Array.from({ length: 5000 }, () => uuidIds.next());
    expect(made.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).to.equal(true);
    expect(made).to.deep.equal([...made].sort());
    expect(new Set(made).size).to.equal(made.length);
  });
});
