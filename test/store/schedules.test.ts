// Schedules on real rows: a fire is recorded once, with the next time, whoever looks.
import { expect } from 'chai';
import { v7 } from 'uuid';
import { branded } from '../../src/core/ids.js';
import type { DueSchedule, Fired, NewSchedule } from '../../src/ports/store/schedules.js';
import { endLeases } from '../support/end-leases.js';
import { now } from './moves.js';
import { opened, type Opened } from './opened.js';

const minute = 60_000;
const by = { actor: 'geoff', at: now };

function aSchedule(changes: Partial<NewSchedule> = {}): NewSchedule {
  return {
    ...{ id: v7(), tenantId: '333', name: 'nightly', userId: 'geoff', modelId: 'm-1', configurationId: 'c-1' },
    ...{ inputFolderId: null, outputFolderId: null, scheduleString: '0 * * * * ?', timeZone: 'UTC', executionsMax: null },
    ...{ createdAt: now, nextAt: now, once: null },
    ...changes,
  };
}

/** Every minute, one at a time. */
function each({ nextAt, executions }: DueSchedule): Fired {
  return { fires: [nextAt], missed: false, executions: executions + 1, nextAt: nextAt + minute, over: null, message: '' };
}

describe('store: schedules', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  const fires = () =>
    on.sql<{ schedule_id: string; fire_at: Date }>('select schedule_id, fire_at from schedule_fire order by 1, 2');

  it('replicas that look at once record each fire once, and no schedule is left out', async () => {
    const schedules = Array.from({ length: 20 }, () => aSchedule());
    for (const schedule of schedules) await on.store.schedules.add(schedule, 100, 'geoff');
    const looks = [on.store, on.other, on.store, on.other].map((store) => store.schedules.fireDue(now, 7, each));
    await Promise.all(looks);
    await on.store.schedules.fireDue(now, 100, each);
    expect((await fires()).map(({ schedule_id: id }) => id)).to.have.members(schedules.map(({ id }) => id));
    expect(await on.store.schedules.fireDue(now, 100, each)).to.equal(0);
    expect((await on.store.schedules.schedule('333', schedules[0]!.id))?.nextAt).to.equal(now + minute);
  });

  it('whether anything is due is known without a lock: a schedule whose time has come, or a fire that nobody has', async () => {
    const { schedules } = on.store;
    expect(await schedules.anyDue(now)).to.equal(false);
    await schedules.add(aSchedule(), 100, 'geoff');
    expect([await schedules.anyDue(now - 1), await schedules.anyDue(now)]).to.deep.equal([false, true]);
    await schedules.fireDue(now, 10, each);
    expect(await schedules.anyDue(now), 'its fire').to.equal(true);
    await schedules.claimFires({ at: now, leaseMs: 60_000, max: 10 });
    expect(await schedules.anyDue(now), 'it is with somebody').to.equal(false);
    await endLeases(on);
    expect(await schedules.anyDue(now), 'who has died').to.equal(true);
  });

  it('a pass that dies half way has recorded nothing: the fire comes with the next', async () => {
    const schedule = aSchedule();
    await on.store.schedules.add(schedule, 100, 'geoff');
    const dying = on.store.schedules.fireDue(now, 10, () => {
      throw new Error('the replica dies here');
    });
    await dying.catch(() => undefined);
    expect(await fires()).to.deep.equal([]);
    expect(await on.other.schedules.fireDue(now, 10, each)).to.equal(1);
    expect(await fires()).to.have.length(1);
  });

  it('a fire is handed to one replica at a time, again when that one dies, and never once it is settled', async () => {
    const schedule = aSchedule();
    await on.store.schedules.add(schedule, 100, 'geoff');
    await on.store.schedules.fireDue(now, 10, each);
    const claim = (at: number) => ({ at, leaseMs: 60_000, max: 10 });
    const both = await Promise.all([on.store.schedules.claimFires(claim(now)), on.other.schedules.claimFires(claim(now))]);
    expect(both.flat()).to.have.length(1);
    await endLeases(on);
    const [again] = await on.other.schedules.claimFires(claim(now));
    expect(again).to.include({ fireAt: now, attempts: 2 });
    const settled = {
      scheduleId: schedule.id,
      fireAt: now,
      at: now,
      outcome: 'refused',
      requestId: null,
      message: 'no such model',
    } as const;
    await on.store.schedules.settleFire(settled);
    await on.other.schedules.settleFire({ ...settled, message: 'told twice' });
    expect(await on.store.schedules.claimFires(claim(now + minute))).to.deep.equal([]);
    expect((await on.store.schedules.schedule('333', schedule.id))?.message).to.equal('no such model');
  });

  describe('the order of the fires of a schedule', () => {
    const claim = { at: now, leaseMs: 60_000, max: 10 };
    const later = { fireAt: now - 2 * minute, dueAt: now + 1_000, reason: 'away' };
    const claimed = async (asked = claim) => (await on.other.schedules.claimFires(asked)).map(({ fireAt }) => fireAt);

    /** With fires that are two minutes old, one minute, and of now. */
    async function withFires(): Promise<string> {
      const schedule = aSchedule();
      await on.store.schedules.add(schedule, 100, 'geoff');
      const fires = [now - 2 * minute, now - minute, now];
      await on.store.schedules.fireDue(now, 10, (due) => ({ ...each(due), fires }));
      return schedule.id;
    }

    it('none is handed out while one before it is tried again later, and those of others are', async () => {
      const waiting = await withFires();
      await on.store.schedules.postponeFire({ scheduleId: waiting, ...later });
      expect(await claimed()).to.deep.equal([]);
      await withFires();
      expect(await claimed(), 'the other schedule').to.deep.equal([now - 2 * minute, now - minute, now]);
      await endLeases(on);
      expect(await claimed({ ...claim, at: now + 1_000 })).to.have.length(6);
    });

    it('nor while one before it is with another replica', async () => {
      await withFires();
      const [first] = await on.store.schedules.claimFires({ ...claim, max: 1 });
      expect(first?.fireAt).to.equal(now - 2 * minute);
      expect(await claimed()).to.deep.equal([]);
      await endLeases(on);
      expect(await claimed()).to.deep.equal([now - 2 * minute, now - minute, now]);
    });

    it('also of replicas that look at the same instant only one has the next', async () => {
      for (let round = 0; round < 20; round += 1) {
        const id = await withFires();
        const looks = [on.store, on.other, on.store, on.other].map((store) => store.schedules.claimFires({ ...claim, max: 1 }));
        const given = (await Promise.all(looks)).flat().map(({ fireAt }) => fireAt);
        expect(given).to.deep.equal([now - 2 * minute]);
        await on.store.schedules.remove({ tenantId: '333', id: id }, by);
      }
    });

    it('fires that wait for one before them, however many, take no place of those that may be made', async () => {
      const waiting = await withFires();
      await on.store.schedules.postponeFire({ scheduleId: waiting, ...later });
      const other = aSchedule();
      await on.store.schedules.add(other, 100, 'geoff');
      await on.store.schedules.fireDue(now, 10, each);
      const [given] = await on.other.schedules.claimFires({ ...claim, max: 1 });
      expect(given?.schedule.id).to.equal(other.id);
    });
  });

  it('stopped it fires no more; started it fires from then on, and one that was used up counts anew', async () => {
    const schedule = aSchedule({ executionsMax: 1 });
    await on.store.schedules.add(schedule, 100, 'geoff');
    expect(await on.store.schedules.stop({ tenantId: '333', id: schedule.id }, by)).to.include({
      status: 'STOPPED',
      nextAt: null,
    });
    expect(await on.store.schedules.fireDue(now + minute, 10, each)).to.equal(0);
    await on.store.schedules.start({ tenantId: '333', id: schedule.id }, now + minute, by);
    const last = (due: DueSchedule) => ({
      ...each(due),
      nextAt: null,
      message: 'as often as it may',
    });
    await on.store.schedules.fireDue(now + minute, 10, last);
    expect(await on.store.schedules.schedule('333', schedule.id)).to.include({
      status: 'STOPPED',
      executions: 1,
      message: 'as often as it may',
    });
    expect(await on.store.schedules.start({ tenantId: '333', id: schedule.id }, now + 2 * minute, by)).to.include({
      status: 'RUNNING',
      executions: 0,
      message: '',
    });
  });

  it('one that runs is not started anew: its next time stays, and the audit tells of no start', async () => {
    const { id } = aSchedule();
    await on.store.schedules.add(aSchedule({ id }), 100, 'geoff');
    await on.store.schedules.start({ tenantId: '333', id }, now + 9 * minute, by);
    expect(await on.store.schedules.schedule('333', id)).to.include({ status: 'RUNNING', nextAt: now });
    expect(await on.sql('select act from audit')).to.deep.equal([{ act: 'create-schedule' }]);
  });

  it('the one whose time came first is fired first', async () => {
    const [late, early] = [aSchedule({ nextAt: now - 1 }), aSchedule({ nextAt: now - 2 })];
    for (const schedule of [late, early]) await on.store.schedules.add(schedule, 100, 'geoff');
    const asked: string[] = [];
    await on.store.schedules.fireDue(now, 1, (due) => (asked.push(due.id), each(due)));
    expect(asked).to.deep.equal([early.id]);
  });

  it('of a fire that was made nothing is told that comes later: neither that it is refused, nor that it is tried again', async () => {
    const schedule = aSchedule();
    await on.store.schedules.add(schedule, 100, 'geoff');
    await on.store.schedules.fireDue(now, 10, each);
    const fire = { scheduleId: schedule.id, fireAt: now };
    await on.store.schedules.settleFire({ ...fire, at: now, outcome: 'made', requestId: branded(v7()), message: '' });
    await on.store.schedules.settleFire({ ...fire, at: now + 1, outcome: 'refused', requestId: null, message: 'late' });
    await on.store.schedules.postponeFire({ ...fire, dueAt: now + 2, reason: 'later' });
    expect((await on.store.schedules.schedule('333', schedule.id))?.message).to.equal('');
    expect(await on.sql('select outcome, reason from schedule_fire')).to.deep.equal([{ outcome: 'made', reason: null }]);
  });

  it('another tenant can neither see, start, stop nor remove it', async () => {
    const { id } = aSchedule();
    await on.store.schedules.add(aSchedule({ id }), 100, 'geoff');
    const { schedules } = on.store;
    await schedules.fireDue(now, 10, each);
    expect([
      await schedules.schedule('other', id),
      await schedules.stop({ tenantId: 'other', id: id }, by),
      await schedules.start({ tenantId: 'other', id: id }, now, by),
    ]).to.deep.equal([...[null, null, null]]);
    expect(await schedules.remove({ tenantId: 'other', id: id }, by)).to.equal(false);
    const fires = await on.sql('select outcome from schedule_fire where schedule_id = $1', [id]);
    expect(fires, 'also of its fires').to.deep.equal([{ outcome: null }]);
    expect(await schedules.schedule('333', id)).to.include({ status: 'RUNNING' });
    expect(await schedules.remove({ tenantId: '333', id: id }, by)).to.equal(true);
  });

  it('a tenant has so many and no more', async () => {
    expect(await on.store.schedules.add(aSchedule(), 1, 'geoff')).to.equal(true);
    expect(await on.store.schedules.add(aSchedule(), 1, 'geoff')).to.equal(false);
    expect(await on.store.schedules.add(aSchedule({ tenantId: 'other' }), 1, 'geoff')).to.equal(true);
  });

  it('settled fires go after their time, and only they', async () => {
    const schedule = aSchedule();
    await on.store.schedules.add(schedule, 100, 'geoff');
    await on.store.schedules.fireDue(now, 10, each);
    expect(await on.store.schedules.purgeFires(now + minute, 10)).to.equal(0);
    await on.store.schedules.settleFire({
      scheduleId: schedule.id,
      fireAt: now,
      at: now,
      outcome: 'made',
      requestId: v7(),
      message: '',
    });
    expect(await on.store.schedules.purgeFires(now + 1, 10)).to.equal(1);
  });
});
