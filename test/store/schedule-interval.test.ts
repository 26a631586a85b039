// How near to each other the fires of a schedule may be: told when it is made.
import { expect } from 'chai';
import { quartzTimes } from '../../src/adapters/clock/quartz-times.js';
import { uuidIds } from '../../src/adapters/clock/uuid-ids.js';
import { openSchedules } from '../../src/schedules/schedules.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { opened, type Opened } from './opened.js';

const hour = 3_600_000;

describe('store: the interval of a schedule', () => {
  let on: Opened;

  before(async () => (on = await opened()));
  after(() => on.close());

  async function made(scheduleString: string, intervalMinMs: number, timeZone = 'UTC'): Promise<string> {
    const clock = new VirtualClock(Date.parse('2026-03-27T12:00:00Z'));
    const schedules = openSchedules({
      ...{ store: on.store.schedules, times: quartzTimes, clock, ids: uuidIds, telemetry: { report: () => undefined } },
      check: () => Promise.resolve({ ok: true, value: null }),
      createJob: () => Promise.reject(new Error('nothing fires here')),
      take: () => Promise.reject(new Error('nothing fires here')),
      templates: { take: () => Promise.reject(new Error('nothing fires here')) },
      bounds: { timeZone, catchUp: { firesMax: 1, ageMaxMs: hour }, intervalMinMs, schedulesMax: 100, keepMs: hour },
    });
    const tenancy = { tenantId: '333', userId: 'geoff', actor: 'geoff', traceparent: null };
    const answer = await schedules.createSchedule(tenancy, { modelId: 'm-1', configurationId: 'c-1', scheduleString });
    return answer.kind === 'refused' ? answer.problems.map(({ message }) => message).join() : answer.kind;
  }

  it('is found to be too short wherever in an hour, a day or a month that is', async () => {
    expect(await made('0 0,5,10,15,20,25,30,35,40,45,50,55,58 * * * ?', 300_000)).to.match(/^fires every 120 s; at least 300 s/);
    const odd = Array.from({ length: 14 }, (_, index) => index * 2 + 1).join();
    expect(await made(`0 0 0 ${odd},28 * ?`, 36 * hour)).to.match(/^fires every 86400 s; at least 129600 s/);
  });

  it('is not taken for too short where a clock change makes a day shorter', async () => {
    expect(await made('0 0 12 * * ?', 24 * hour, 'Europe/Berlin')).to.equal('made');
  });
});
