// Loops that work by the clock, as the watchdog sees them.
import { expect } from 'chai';
import { onSchedule } from '../../src/app/looping/loop.js';
import { Pulses } from '../../src/app/looping/pulses.js';
import type { Schedule } from '../../src/ports/clock.js';
import { VirtualClock } from '../support/virtual-clock.js';

const hourMs = 3_600_000;

/** Each hour. */
function aSchedule(clock: VirtualClock): Schedule {
  return {
    every: (_cron, _name, work) => {
      const nextAt = () => Math.floor(clock.now() / hourMs) * hourMs + hourMs;
      const enough = new AbortController();
      const fires = async (): Promise<void> => {
        await clock.pause(nextAt() - clock.now(), enough.signal);
        if (enough.signal.aborted) return;
        await work();
        return fires();
      };
      const ended = fires();
      return {
        nextAt,
        stop: () => {
          enough.abort();
          return ended;
        },
      };
    },
  };
}

function scene(work: () => Promise<void>) {
  const clock = new VirtualClock(1_700_000_000_000);
  const pulses = new Pulses(clock, 300_000);
  const house = { clock, pulses, schedule: aSchedule(clock), telemetry: { report: () => undefined } };
  const loop = onSchedule(house, { name: 'retention', cron: '0 * * * *', work }).start();
  /** What the watchdog sees each ten seconds. */
  const missedWithin = async (ms: number) => {
    const missed = new Set<string>();
    for (let passed = 0; passed < ms; passed += 10_000) {
      await clock.advance(10_000);
      for (const { loop: name, stopped } of pulses.all()) if (stopped) missed.add(name);
    }
    return [...missed];
  };
  return { loop, missedWithin };
}

describe('a loop that works by the clock', () => {
  it('is not missed before its first time, nor between two', async () => {
    let worked = 0;
    const { loop, missedWithin } = scene(() => Promise.resolve(void (worked += 1)));
    expect(await missedWithin(3 * hourMs)).to.deep.equal([]);
    expect(worked).to.equal(3);
    await loop.stop();
  });

  it('is missed when its work does not end', async () => {
    let end: () => void = () => undefined;
    const { loop, missedWithin } = scene(() => new Promise((resolve) => (end = resolve)));
    expect(await missedWithin(2 * hourMs)).to.deep.equal(['retention']);
    end();
    await loop.stop();
  });
});
