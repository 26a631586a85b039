// When a request that waits is looked at next is told by any process, also by one that does not sweep.
import { expect } from 'chai';
import { Config } from '../../src/app/config/schema.js';
import { someBells, type House } from '../../src/app/house.js';
import { loopsOf } from '../../src/app/looping/loops.js';
import { Pulses } from '../../src/app/looping/pulses.js';
import { dutiesOf, roles } from '../../src/app/roles.js';
import type { Known, Rooms } from '../../src/app/rooms.js';
import { someSettings } from '../support/scenes.js';
import { VirtualClock } from '../support/virtual-clock.js';

const cron = '*/7 * * * *';
const nextAt = 1_800_000_000_000;

describe('the time of the next sweep', () => {
  for (const role of roles)
    it(`is known in the role ${role}`, async () => {
      const clock = new VirtualClock();
      const config = Config.parse({ settings: someSettings(), waiting_queue: { sweep_cron: cron } });
      const schedule: House['schedule'] = {
        every: (asked) => ({ nextAt: () => (asked === cron ? nextAt : 0), stop: () => Promise.resolve() }),
      };
      // Only what loops are made of.
      const house = {
        ...{ config, clock, schedule, duties: dutiesOf(role), bells: someBells(), responses: null },
        ...{ store: {}, pulses: new Pulses(clock, 300_000) },
      } as unknown as House;
      const known: Known = { waiting: 0, arrived: 0, nextSweepAt: () => clock.now() };
      const loops = loopsOf(house, { known } as Rooms);
      const started = loops.filter(({ name }) => name.startsWith('sweep')).map((loop) => loop.start());
      expect(known.nextSweepAt()).to.equal(nextAt);
      for (const one of started) await one.stop();
    });
});
