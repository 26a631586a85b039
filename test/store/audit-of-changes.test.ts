// Who did what to schedules and templates, on real rows: each change has its entry, in its own transaction, and what changes nothing has none.
import { expect } from 'chai';
import { v7 } from 'uuid';
import type { NewTemplate } from '../../src/ports/store/job-templates.js';
import type { NewRequestSchedule } from '../../src/ports/store/request-schedules.js';
import type { DueSchedule, NewSchedule } from '../../src/ports/store/schedules.js';
import { aTemplate } from '../support/job-requests.js';
import { now } from './moves.js';
import { opened, type Opened } from './opened.js';

const minute = 60_000;
const by = (actor: string) => ({ actor, at: now });
const iso = (at: number) => new Date(at).toISOString();

function ofRequests(): NewRequestSchedule {
  return {
    ...{ id: v7(), tenantId: '333', name: 'nightly', userId: 'geoff', scheduleString: '0 * * * * ?', timeZone: 'UTC' },
    ...{ executionsMax: null, createdAt: now, nextAt: now, startsAt: null, endsAt: null },
    asksFor: { kind: 'request', request: aTemplate() },
    once: null,
  };
}

function ofModels(): NewSchedule {
  const { id, tenantId, name, userId, scheduleString, timeZone, executionsMax, createdAt, nextAt } = ofRequests();
  const shared = { id, tenantId, name, userId, scheduleString, timeZone, executionsMax, createdAt, nextAt };
  return { ...shared, modelId: 'm-1', configurationId: 'c-1', inputFolderId: null, outputFolderId: null, once: null };
}

describe('store: the audit of schedules and templates', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  const entries = async () =>
    (await on.store.hands.audit({ requestId: null, before: null, limit: 100 }))
      .map(({ at, actor, act, subject, detail }) => ({ at, actor, act, subject, detail }))
      .toReversed();
  const told = async () => (await entries()).map(({ actor, act }) => `${actor} ${act}`);

  async function keptRequests(): Promise<string> {
    const schedule = ofRequests();
    await on.store.requestSchedules.add(schedule, 100, 'anna');
    return schedule.id;
  }

  it('a schedule of job requests: who made, stopped, started and removed it, and how it was before and after', async () => {
    const id = await keptRequests();
    const { requestSchedules: schedules } = on.store;
    await schedules.stop(id, by('bert'));
    await schedules.start(id, now + minute, by('carla'));
    await schedules.remove(id, by('dora'));
    const of = { at: now, subject: `schedule ${id}, nightly` };
    const what = { tenant_id: '333', user_id: 'geoff', job_id: '175', cron: '0 * * * * ?', time_zone: 'UTC' };
    const running = (at: number) => ({ status: 'running', next_at: iso(at) });
    const stopped = { status: 'stopped' };
    expect(await entries()).to.deep.equal([
      { ...of, actor: 'anna', act: 'create-schedule', detail: { ...what, after: running(now) } },
      { ...of, actor: 'bert', act: 'stop-schedule', detail: { tenant_id: '333', before: running(now), after: stopped } },
      {
        ...of,
        actor: 'carla',
        act: 'start-schedule',
        detail: { tenant_id: '333', before: stopped, after: running(now + minute) },
      },
      { ...of, actor: 'dora', act: 'remove-schedule', detail: { ...what, before: { status: 'running', executions: 0 } } },
    ]);
  });

  it('a schedule of models likewise, and says of which model', async () => {
    const schedule = ofModels();
    const of = { tenantId: '333', id: schedule.id };
    const { schedules } = on.store;
    await schedules.add(schedule, 100, 'anna');
    await schedules.stop(of, by('bert'));
    await schedules.start(of, now + minute, by('carla'));
    await schedules.remove(of, by('dora'));
    expect(await told()).to.deep.equal([
      'anna create-schedule',
      'bert stop-schedule',
      'carla start-schedule',
      'dora remove-schedule',
    ]);
    expect((await entries())[0]?.detail)
      .to.include({ tenant_id: '333', model_id: 'm-1' })
      .and.not.have.property('job_id');
  });

  it('what is so already, is not there, is of another tenant or is one too many leaves no entry', async () => {
    const id = await keptRequests();
    const before = await told();
    const { requestSchedules, schedules } = on.store;
    expect(await requestSchedules.add(ofRequests(), 1, 'anna')).to.equal(false);
    await requestSchedules.start(id, now, by('anna'));
    await schedules.stop({ tenantId: '333', id }, by('anna'));
    await schedules.start({ tenantId: '333', id }, now, by('anna'));
    expect(await schedules.remove({ tenantId: '333', id }, by('anna'))).to.equal(false);
    const model = ofModels();
    await schedules.add(model, 100, 'anna');
    const theirs = { tenantId: 'other', id: model.id };
    await schedules.stop(theirs, by('anna'));
    expect(await schedules.remove(theirs, by('anna'))).to.equal(false);
    expect(await requestSchedules.remove(v7(), by('anna'))).to.equal(false);
    expect(await told()).to.deep.equal([...before, 'anna create-schedule']);
  });

  it('two who stop it at once, and who stops it again, leave one entry', async () => {
    const id = await keptRequests();
    await Promise.all([on.store, on.other].map(({ requestSchedules }, who) => requestSchedules.stop(id, by(`who-${who}`))));
    await on.store.requestSchedules.stop(id, by('again'));
    expect((await told()).filter((one) => one.endsWith('stop-schedule'))).to.have.length(1);
  });

  it('one that has stopped by itself, and whose last fire somebody drops, has an entry of that', async () => {
    const id = await keptRequests();
    const last = ({ nextAt, executions }: DueSchedule) => ({
      ...{ fires: [nextAt], missed: false, executions: executions + 1, nextAt: null, over: null, message: 'over' },
    });
    await on.store.schedules.fireDue(now, 10, last);
    await on.store.requestSchedules.stop(id, by('bert'));
    await on.store.requestSchedules.stop(id, by('bert'));
    expect((await entries()).slice(1)).to.deep.equal([
      {
        ...{ at: now, actor: 'bert', act: 'stop-schedule', subject: `schedule ${id}, nightly` },
        detail: { tenant_id: '333', fires_dropped: 1 },
      },
    ]);
  });

  const template = (day: string): NewTemplate => ({
    ...{ tenantId: '333', name: 'daily', madeBy: 'anna', madeAt: now },
    content: { request: aTemplate({ operation: { notebook_params: { day } } }), overridable: [] },
  });

  it('a template: who kept which version, and who retired which; the same again and what is retired leave none', async () => {
    const { jobTemplates: templates } = on.store;
    const bounds = { namesMax: 1, versionsMax: 2 };
    for (const day of ['one', 'one', 'two', 'three']) await templates.put(template(day), bounds);
    await templates.put({ ...template('one'), name: 'other' }, bounds);
    const key = { tenantId: '333', name: 'daily' };
    await templates.retire(key, 'bert', now + 1);
    await templates.retire(key, 'carla', now + 2);
    await templates.retire({ ...key, name: 'weekly' }, 'carla', now + 2);
    const kept = { at: now, actor: 'anna', act: 'keep-template' };
    const of = { tenant_id: '333', job_id: '175' };
    expect(await entries()).to.deep.equal([
      { ...kept, subject: 'template daily, version 1', detail: { ...of, before: null, after: 1 } },
      { ...kept, subject: 'template daily, version 2', detail: { ...of, before: 1, after: 2 } },
      {
        ...{ at: now + 1, actor: 'bert', act: 'retire-template', subject: 'template daily' },
        detail: { tenant_id: '333', versions: [1, 2] },
      },
    ]);
  });

  it('where the entry cannot be written nothing is changed', async () => {
    const id = await keptRequests();
    const { requestSchedules, jobTemplates } = on.store;
    const bounds = { namesMax: 9, versionsMax: 9 };
    await jobTemplates.put(template('one'), bounds);
    await on.sql('alter table audit add constraint nobody check (false) not valid');
    const changes = [
      requestSchedules.add(ofRequests(), 100, 'anna'),
      requestSchedules.stop(id, by('anna')),
      requestSchedules.remove(id, by('anna')),
      jobTemplates.put(template('two'), bounds),
      jobTemplates.retire({ tenantId: '333', name: 'daily' }, 'anna', now),
    ];
    const outcomes = await Promise.allSettled(changes);
    expect(outcomes.map(({ status }) => status)).to.deep.equal(Array(5).fill('rejected'));
    expect(await on.sql('select id, status from schedule')).to.deep.equal([{ id, status: 'RUNNING' }]);
    expect(await on.sql('select version, retired_by from job_template')).to.deep.equal([{ version: 1, retired_by: null }]);
  });
});
