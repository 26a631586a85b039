// What is kept for a while is removed by the earlier of the two clocks: one that is ahead by weeks removes nothing.
import { expect } from 'chai';
import { Config } from '../../src/app/config/schema.js';
import { someBells, type House } from '../../src/app/house.js';
import { loopsOf } from '../../src/app/looping/loops.js';
import { Pulses } from '../../src/app/looping/pulses.js';
import { dutiesOf } from '../../src/app/roles.js';
import type { Known, Rooms } from '../../src/app/rooms.js';
import type { Instant } from '../../src/core/ids.js';
import { someSettings } from '../support/scenes.js';
import { VirtualClock } from '../support/virtual-clock.js';

const aheadMs = 60 * 86_400_000;

describe('retention on a replica whose clock is ahead', () => {
  it('removes what is old enough by the clock of the database', async () => {
    const clock = new VirtualClock();
    const config = Config.parse({ settings: someSettings() });
    const works = new Map<string, () => Promise<void>>();
    const asked: Instant[] = [];
    const none = (at: Instant) => {
      asked.push(at);
      return Promise.resolve(0);
    };
    const retention = {
      removeEnded: ({ before }: { before: Instant }) => none(before).then((count) => ({ count, last: null })),
      ...{ removeDone: none, removeAudit: none, removeRates: () => Promise.resolve(0) },
    };
    // Only what the loop is made of.
    const house = {
      ...{ config, clock, duties: dutiesOf('admission'), bells: someBells(), responses: null },
      ...{ settings: () => config.settings, retention: () => config.retention },
      clocks: { earlier: () => clock.now() - aheadMs, later: () => clock.now() },
      pulses: new Pulses(clock, 300_000),
      telemetry: { report: () => undefined },
      store: { retention, tryAlone: (_name: string, work: () => Promise<unknown>) => work() },
      schedule: {
        every: (_cron: string, name: string, work: () => Promise<void>) => {
          works.set(name, work);
          return { nextAt: () => 0, stop: () => Promise.resolve() };
        },
      },
    } as unknown as House;
    const known: Known = { waiting: 0, arrived: 0, nextSweepAt: () => clock.now() };
    const loop = loopsOf(house, { known } as Rooms).find(({ name }) => name === 'retention');
    loop?.start();
    await works.get('retention')?.();
    expect(asked).to.have.length(3);
    for (const before of asked) expect(before).to.be.below(clock.now() - aheadMs);
  });
});
