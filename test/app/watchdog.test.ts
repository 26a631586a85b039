// The watchdog: a loop that hangs, a loop that has died, and one that goes on again.
import { expect } from 'chai';
import { Pulses } from '../../src/app/looping/pulses.js';
import { loopsPart } from '../../src/app/asking/readiness.js';
import { watchLoops } from '../../src/app/looping/watchdog.js';
import { startBeat } from '../../src/app/looping/beat.js';
import type { NewAlert, OpenAlert } from '../../src/ports/store/steps.js';
import type { Store } from '../../src/ports/store/store.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { aGate } from '../support/house.js';
import { VirtualClock } from '../support/virtual-clock.js';

function scene() {
  const clock = new VirtualClock();
  const pulses = new Pulses(clock, 60_000);
  const open = new Map<string, OpenAlert>();
  const facts: Fact[] = [];
  const alerts: Store['alerts'] = {
    open: () => Promise.resolve([...open.values()]),
    isOpen: (key) => Promise.resolve(open.has(key)),
    raise: (raised: readonly NewAlert[], at) => {
      for (const alert of raised) open.set(alert.key, { ...alert, openedAt: at, seenAt: at });
      return Promise.resolve(raised.map(({ key }) => key));
    },
    resolve: (keys) => {
      for (const key of keys) open.delete(key);
      return Promise.resolve(keys);
    },
  };
  const telemetry = { report: (fact: Fact) => void facts.push(fact) };
  const store = { alerts } as Store;
  const look = () => watchLoops({ pulses, store, clock, telemetry, replica: 'a', everyMs: 10_000 });
  const beat = (work: () => Promise<unknown>) =>
    startBeat({
      ...{ name: 'watch', everyMs: 5_000, clock, telemetry },
      work: pulses.watched('watch', () => clock.now() + 5_000, work),
    });
  return { clock, pulses, open, facts, look, beat };
}

describe('the watchdog', () => {
  it('says nothing of a loop that goes on, however long it is watched', async () => {
    const { clock, pulses, open, look, beat } = scene();
    const loop = beat(() => Promise.resolve());
    for (let minute = 0; minute < 30; minute += 1) {
      await clock.advance(60_000);
      await look();
    }
    expect([...open.keys()]).to.deep.equal([]);
    expect(loopsPart(pulses)).to.include({ ready: true, reason: null });
    await Promise.all([loop.stop(), clock.advance(5_000)]);
  });

  it('tells of a loop that hangs in its work, in metrics, alert and readiness, and that it goes on again', async () => {
    const { clock, pulses, open, facts, look, beat } = scene();
    const gate = aGate();
    const loop = beat(() => gate.opened);
    await clock.advance(59_000);
    await look();
    expect([...open.keys()], 'not before its time').to.deep.equal([]);
    await clock.advance(2_000);
    await look();
    expect([...open.values()].map(({ summary }) => summary).join()).to.contain('Restart that process');
    expect([...open.values()].map(({ key, severity }) => ({ key, severity }))).to.deep.equal([
      { key: 'loop-stopped:a:watch', severity: 'critical' },
    ]);
    expect(loopsPart(pulses)).to.deep.equal({
      name: 'loops',
      ready: false,
      reason: 'not heard of: watch (61 s)',
      required: false,
    });
    expect(facts.at(-1)).to.deep.equal({ kind: 'loop', loop: 'watch', quietSeconds: 61, stopped: true });
    gate.open();
    await clock.advance(1);
    await look();
    expect([...open.keys()]).to.deep.equal([]);
    expect(loopsPart(pulses).ready).to.equal(true);
    await Promise.all([loop.stop(), clock.advance(5_000)]);
  });

  it('says nothing of a turn that takes an hour and goes on from part to part; and tells of one that comes no further', async () => {
    const { clock, pulses, open, look, beat } = scene();
    const heard = pulses.pausesHeard('watch', clock);
    const gate = aGate();
    const loop = beat(async () => {
      for (let part = 0; part < 120; part += 1) await heard.pause(30_000);
      await gate.opened;
    });
    for (let minute = 0; minute < 60; minute += 1) {
      await clock.advance(60_000);
      await look();
      expect([...open.keys()], `after ${minute + 1} min`).to.deep.equal([]);
    }
    for (const ms of [59_000, 2_000]) {
      await clock.advance(ms);
      await look();
    }
    expect([...open.keys()]).to.deep.equal(['loop-stopped:a:watch']);
    gate.open();
    await Promise.all([loop.stop(), clock.advance(5_000)]);
  });

  it('tells of a loop that has died without a word', async () => {
    const { clock, pulses, open, look } = scene();
    pulses.watched(
      'sweep',
      () => clock.now() + 120_000,
      () => Promise.resolve(),
    );
    for (const ms of [60_000, 60_000, 59_000]) {
      await clock.advance(ms);
      await look();
      expect([...open.keys()]).to.deep.equal([]);
    }
    await clock.advance(2_000);
    await look();
    expect([...open.keys()]).to.deep.equal(['loop-stopped:a:sweep']);
  });

  for (const [what, leapMs] of [
    ['a process that stood still for an hour', 3_600_000],
    ['a clock that was set back', -3_600_000],
  ] as const)
    it(`tells of no loop for ${what}; and of one that is not heard of after that`, () => {
      let now = 1_700_000_000_000;
      const pulses = new Pulses({ now: () => now }, 60_000);
      pulses.watched(
        'sweep',
        () => now + 10_000,
        () => Promise.resolve(),
      );
      const stopped = (afterMs: number) => {
        now += afterMs;
        return pulses.all().map((loop) => loop.stopped);
      };
      expect(stopped(5_000)).to.deep.equal([false]);
      expect(stopped(leapMs)).to.deep.equal([false]);
      expect(stopped(60_000)).to.deep.equal([false]);
      expect(stopped(6_000)).to.deep.equal([true]);
    });

  for (const [what, leapMs] of [
    ['ahead', 3_600_000],
    ['back', -3_600_000],
  ] as const)
    it(`knows who was heard of before a clock was set ${what}, and who after it`, async () => {
      let now = 1_700_000_000_000;
      const pulses = new Pulses({ now: () => now }, 60_000);
      const nextAt = () => now + 10_000;
      const goesOn = pulses.watched('watch', nextAt, () => Promise.resolve());
      pulses.watched('sweep', nextAt, () => Promise.resolve());
      const stopped = async (afterMs: number) => {
        now += afterMs;
        await goesOn();
        return pulses.all().filter((loop) => loop.stopped);
      };
      expect(await stopped(5_000)).to.deep.equal([]);
      expect(await stopped(leapMs)).to.deep.equal([]);
      expect(await stopped(60_000)).to.deep.equal([]);
      expect(await stopped(6_000)).to.deep.equal([{ loop: 'sweep', quietMs: 71_000, stopped: true }]);
      now += 11_000;
      pulses.all();
      now += 60_000;
      expect(
        pulses.all().map(({ stopped }) => stopped),
        'and that one stops',
      ).to.deep.equal([true, true]);
    });

  it('sets the metrics also when the store is what everything hangs on', async () => {
    const { clock, pulses, facts } = scene();
    pulses.watched(
      'sweep',
      () => clock.now(),
      () => Promise.resolve(),
    );
    for (const ms of [50_000, 50_000]) {
      await clock.advance(ms);
      pulses.all();
    }
    const alerts = { raise: () => Promise.reject(new Error('the store is away')) } as unknown as Store['alerts'];
    const telemetry = { report: (fact: Fact) => void facts.push(fact) };
    const told = watchLoops({ pulses, store: { alerts } as Store, clock, telemetry, replica: 'a', everyMs: 10_000 });
    expect(await told.catch(String)).to.match(/the store is away/);
    expect(facts.at(-1)).to.include({ kind: 'loop', stopped: true });
  });

  it('closes what was told of a process that says nothing more of it, and not of one that still does', async () => {
    const { clock, open, look } = scene();
    const told = (key: string, seenAt: number) => {
      open.set(key, { key, severity: 'critical', summary: '', openedAt: 0, seenAt });
    };
    told('loop-stopped:gone:watch', clock.now() - 600_000);
    told('loop-stopped:hangs:watch', clock.now() - 599_999);
    told('run-revived:7', 0);
    await look();
    expect([...open.keys()]).to.deep.equal(['loop-stopped:hangs:watch', 'run-revived:7']);
  });

  it('does not miss a loop that was stopped on purpose', async () => {
    const { clock, pulses, open, look } = scene();
    pulses.watched(
      'relay',
      () => clock.now(),
      () => Promise.resolve(),
    );
    pulses.forget('relay');
    await clock.advance(100_000);
    await look();
    expect([...open.keys()]).to.deep.equal([]);
  });
});
