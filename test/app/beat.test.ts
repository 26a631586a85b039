import { expect } from 'chai';
import { Fault } from '../../src/core/faults.js';
import { startBeat } from '../../src/app/looping/beat.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { eventually } from '../support/eventually.js';
import { VirtualClock } from '../support/virtual-clock.js';

function beating(work: () => Promise<unknown>, everyMs = 5_000) {
  const clock = new VirtualClock(0);
  const facts: Fact[] = [];
  const beat = startBeat({ name: 'loop', everyMs, work, clock, telemetry: { report: (fact) => facts.push(fact) } });
  return { clock, facts, beat };
}

describe('a loop of the service', () => {
  it('works at once, then at its interval', async () => {
    let turns = 0;
    const { clock, beat } = beating(() => Promise.resolve((turns += 1)));
    await clock.advance(0);
    expect(turns).to.equal(1);
    await clock.advance(4_999);
    expect(turns).to.equal(1);
    await clock.advance(1);
    expect(turns).to.equal(2);
    await beat.stop();
  });

  it('follows a hint at once, and does not lose one that comes while it works', async () => {
    let turns = 0;
    let go: () => void = () => undefined;
    const { clock, beat } = beating(() => {
      turns += 1;
      return new Promise<void>((resolve) => (go = resolve));
    });
    await eventually(() => turns === 1);
    beat.hint();
    beat.hint();
    go();
    await eventually(() => turns === 2);
    go();
    await clock.advance(0);
    expect(turns).to.equal(2);
    beat.hint();
    await eventually(() => turns === 3);
    go();
    await beat.stop();
  });

  it('puts a hint off until its last turn is as old as is said, and follows all of that time with one turn', async () => {
    let turns = 0;
    const { clock, beat } = beating(() => Promise.resolve((turns += 1)), 60_000);
    await clock.advance(1_000);
    for (let hints = 0; hints < 3; hints += 1) beat.hintOnceOlder(4_000);
    await clock.advance(2_999);
    expect(turns).to.equal(1);
    await clock.advance(1);
    expect(turns).to.equal(2);
    await clock.advance(30_000);
    expect(turns).to.equal(2);
    beat.hintOnceOlder(4_000);
    await eventually(() => turns === 3);
    await beat.stop();
  });

  it('takes the turn of whoever wakes it meanwhile for the one that was put off', async () => {
    let turns = 0;
    const { clock, beat } = beating(() => Promise.resolve((turns += 1)), 60_000);
    await clock.advance(0);
    beat.hintOnceOlder(4_000);
    await clock.advance(1_000);
    beat.hint();
    await eventually(() => turns === 2);
    await clock.advance(30_000);
    expect(turns).to.equal(2);
    beat.hintOnceOlder(4_000);
    await eventually(() => turns === 3);
    await beat.stop();
  });

  it('goes on after a failure, and says the same trouble once, again after a minute, and anew after it had gone', async () => {
    let turns = 0;
    let failing = true;
    const { clock, facts, beat } = beating(() => {
      turns += 1;
      return failing ? Promise.reject(new Error('store away')) : Promise.resolve();
    }, 1_000);
    const passed = async (seconds: number) => {
      for (let second = 0; second < seconds * 2; second += 1) await clock.advance(500);
    };
    await passed(30);
    expect(turns).to.be.above(15);
    expect(facts.length).to.equal(1);
    await passed(40);
    expect(facts.length).to.equal(2);
    failing = false;
    await passed(3);
    failing = true;
    await passed(3);
    expect(facts.length).to.equal(3);
    failing = false;
    const stopping = beat.stop();
    await clock.advance(1_000);
    await stopping;
  });

  it('leaves it to the store to say that it is away, unless that lasts a minute', async () => {
    const away = () => Promise.reject(new Fault('store-unavailable', 'connection refused'));
    const { clock, facts, beat } = beating(away, 1_000);
    const passed = async (seconds: number) => {
      for (let second = 0; second < seconds * 2; second += 1) await clock.advance(500);
    };
    await passed(50);
    expect(facts).to.deep.equal([]);
    await passed(20);
    expect(facts.length).to.equal(1);
    const stopping = beat.stop();
    await clock.advance(1_000);
    await stopping;
  });

  it('stops after the work in hand, and starts none after it', async () => {
    let turns = 0;
    let go: () => void = () => undefined;
    const { beat } = beating(() => {
      turns += 1;
      return new Promise<void>((resolve) => (go = resolve));
    });
    await eventually(() => turns === 1);
    let stopped = false;
    const stopping = beat.stop().then(() => (stopped = true));
    await Promise.resolve();
    expect(stopped).to.equal(false);
    go();
    await stopping;
    expect(turns).to.equal(1);
  });
});
