// Fires that become jobs, on real rows, with a door of jobs that answers when it is told to.
import { expect } from 'chai';
import { v7 } from 'uuid';
import { Fault } from '../../src/core/faults.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { quartzTimes } from '../../src/adapters/clock/quartz-times.js';
import { uuidIds } from '../../src/adapters/clock/uuid-ids.js';
import { fire } from '../../src/schedules/fire.js';
import type { FireAnswer, FireWish, SchedulesParts } from '../../src/schedules/parts.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { eventually } from '../support/eventually.js';
import { opened, type Opened } from './opened.js';

const minute = 60_000;

describe('store: fires that become jobs', () => {
  let on: Opened;
  const clock = new VirtualClock();

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  /** A schedule with a fire for each of the last minutes. */
  async function fired(name: string, count: number): Promise<string> {
    const id = v7();
    const start = clock.now() - count * minute;
    await on.store.schedules.add(
      {
        ...{ id, tenantId: '333', name, userId: 'geoff', modelId: 'm-1', configurationId: 'c-1', inputFolderId: null },
        ...{
          outputFolderId: null,
          scheduleString: '0 * * * * ?',
          timeZone: 'UTC',
          executionsMax: null,
          createdAt: start,
          nextAt: start,
          once: null,
        },
      },
      100,
      'geoff',
    );
    const fires = Array.from({ length: count }, (_, index) => start + index * minute);
    await on.store.schedules.fireDue(clock.now(), 10, ({ executions }) => ({
      ...{ fires, missed: false, executions: executions + count, nextAt: clock.now() + minute, over: null, message: '' },
    }));
    return id;
  }

  const partsWith = (createJob: SchedulesParts['createJob']): SchedulesParts => ({
    ...{ store: on.store.schedules, times: quartzTimes, clock, ids: uuidIds, telemetry: { report: () => undefined }, createJob },
    check: () => Promise.reject(new Error('nobody asks')),
    take: () => Promise.reject(new Error('nobody asks')),
    templates: { take: () => Promise.reject(new Error('nobody asks')) },
    bounds: {
      timeZone: 'UTC',
      catchUp: { firesMax: 10, ageMaxMs: minute },
      intervalMinMs: minute,
      schedulesMax: 100,
      keepMs: minute,
    },
  });

  it('one schedule whose folders are slow to be looked at keeps no other waiting, and its own fires go in their order', async () => {
    const slow = await fired('slow', 2);
    const quick = await fired('quick', 3);
    const asked: Pick<FireWish, 'createdAt' | 'job'>[] = [];
    const held: (() => void)[] = [];
    const createJob = async ({ createdAt, job }: FireWish): Promise<FireAnswer> => {
      asked.push({ createdAt, job });
      if (job.scheduleId === slow) await new Promise<void>((resolve) => held.push(resolve));
      return { kind: 'created', id: branded<RequestId>(v7()) };
    };
    const of = (id: string) => asked.filter(({ job }) => job.scheduleId === id).map(({ createdAt }) => createdAt);
    const pass = fire(partsWith(createJob));
    await eventually(() => (of(quick).length === 3 ? true : null));
    expect(of(quick)).to.deep.equal([3, 2, 1].map((ago) => clock.now() - ago * minute));
    expect(of(slow), 'the second waits for the first').to.deep.equal([clock.now() - 2 * minute]);
    held.shift()?.();
    await eventually(() => (held.length === 1 ? true : null));
    held.shift()?.();
    expect(await pass).to.equal(5);
    expect(of(slow)).to.deep.equal([2, 1].map((ago) => clock.now() - ago * minute));
  });

  it('where the first of them has to be tried again, those behind it wait with it', async () => {
    await fired('unlucky', 3);
    const made: number[] = [];
    let away = true;
    const parts = partsWith(({ createdAt }) => {
      if (away) return Promise.reject(new Fault('registry-unavailable', 'away'));
      made.push(createdAt);
      return Promise.resolve({ kind: 'created', id: branded<RequestId>(v7()) });
    });
    const begun = clock.now();
    let asked = 0;
    await fire({ ...parts, createJob: (wish) => ((asked += 1), parts.createJob(wish)) });
    expect(asked).to.equal(1);
    away = false;
    await clock.advance(2_000);
    expect(await fire(parts)).to.equal(3);
    expect(made).to.deep.equal([3, 2, 1].map((ago) => begun - ago * minute));
  });

  it('a fire whose time comes while one before it is still to be tried again comes after it', async () => {
    const id = await fired('unlucky', 1);
    const [first, next] = [clock.now() - minute, clock.now() - (clock.now() % minute)];
    const made: number[] = [];
    let away = true;
    const parts = partsWith(({ createdAt }) => {
      if (away) return Promise.reject(new Fault('registry-unavailable', 'away'));
      made.push(createdAt);
      return Promise.resolve({ kind: 'created', id: branded<RequestId>(v7()) });
    });
    await fire(parts);
    away = false;
    await on.sql('update schedule set next_at = to_timestamp($2 / 1000.0) where id = $1', [id, next]);
    expect(await fire(parts), 'the one before it is not due').to.equal(0);
    await clock.advance(2_000);
    expect(await fire(parts)).to.equal(2);
    expect(made).to.deep.equal([first, next]);
  });

  it('a fire that is old when it is recorded is tried for as long as a new one, and given up after that', async () => {
    const id = await fired('made up for', 300);
    const away = () => Promise.reject(new Fault('store-unavailable', 'a test'));
    const parts = partsWith(away);
    const givenUp = async () =>
      (await on.sql<{ n: number }>('select count(*)::integer as n from schedule_fire where settled_at is not null'))[0]?.n;
    for (let tries = 0; tries < 30; tries += 1) {
      await fire(parts);
      await clock.advance(minute);
    }
    expect(await givenUp(), 'after half an hour').to.equal(0);
    for (let tries = 0; tries < 40; tries += 1) {
      await fire(parts);
      await clock.advance(minute);
    }
    expect(await givenUp(), 'after an hour and some').to.be.above(0);
    await on.store.schedules.remove({ tenantId: '333', id }, { actor: 'geoff', at: clock.now() });
  }).timeout(60_000);
});
