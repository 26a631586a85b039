// Schedules of job requests: on one real database, with two replicas, one of which dies.
import { expect } from 'chai';
import type { RequestId } from '../../src/core/ids.js';
import { Fault } from '../../src/core/faults.js';
import { everyTenant } from '../../src/core/caller.js';
import { uuidIds } from '../../src/adapters/clock/uuid-ids.js';
import { aTemplate, type Wish } from '../support/job-requests.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';

const hour = 3_600_000;
const queue = 'tenant-333.responses';
const body = { name: 'hourly', cron: '0 0 * * * ?', time_zone: 'UTC' };

const template = (wish: Partial<Wish> = {}) => aTemplate({ queue, ...wish });

interface Scene {
  readonly site: Site;
  readonly a: TestHouse;
  readonly b: TestHouse;
  readonly id: string;
  /** Of the first fire. */
  readonly first: number;
}

type More = (now: number) => Readonly<Record<string, unknown>>;

async function onScene(play: (scene: Scene) => Promise<void>, more: More = () => ({}), wish: Partial<Wish> = {}): Promise<void> {
  const config = { job_manager: { catch_up_max: 3 } };
  await onSite({}, async (site) => {
    const [a, b] = [await site.house('a', { config }), await site.house('b', { config })];
    const made = await a.keeper.schedules.create({
      actor: 'geoff',
      body: { ...body, request: template(wish), ...more(site.clock.now()) },
    });
    if (made.kind !== 'made') throw new Error(JSON.stringify(made));
    const { id, nextAt } = made.schedule;
    await play({ site, a, b, id, first: nextAt ?? 0 });
    // What is left in the queue has its reason.
    await a.drive();
  });
}

const named = (id: string, ...fires: number[]) => fires.map((at) => `schedule:${id}:${new Date(at).toISOString()}`);
const fire = ({ rooms }: TestHouse) => rooms.schedules.fire();

/** The store takes no requests of a house; or something happens when it has taken some. */
function storeAway({ store: { intake } }: TestHouse, then?: () => Promise<unknown>): { back(): void } {
  const persist = intake.persist.bind(intake);
  const other: typeof persist = async (requests) => {
    if (then === undefined) throw new Fault('store-unavailable', 'a test');
    const answers = await persist(requests);
    await then();
    return answers;
  };
  Object.assign(intake, { persist: other });
  return { back: () => void Object.assign(intake, { persist }) };
}

async function until({ site }: Scene, at: number): Promise<void> {
  await site.pass(at - site.clock.now());
}

describe('a schedule of job requests', () => {
  it('makes a job request of each fire, as its mediator would have sent it then', async () => {
    const operation = { notebook_params: { at: '{fire_at}' } };
    await onScene(
      async (scene) => {
        const { a, id, first } = scene;
        await until(scene, first + 5_000);
        expect(await fire(a)).to.equal(1);
        const shown = await a.keeper.schedules.schedule(id);
        const requestId = shown?.fires[0]?.requestId ?? '';
        expect(shown?.fires).to.deep.equal([{ fireAt: first, outcome: 'made', requestId, reason: null }]);
        expect(await a.request(requestId as RequestId)).to.deep.include({
          ...{ correlationId: named(id, first)[0], createdAt: first, source: 'schedule', tenantId: '333', jobId: '175' },
          ...{ userId: 'geoff@example.com', notificationQueue: queue, priority: 80 },
        });
        const [stored] = await scene.site.sql<{ given: object }>(
          `select body #> '{job,job_context,job_operation,notebook_params}' as given from request_body where request_id = $1`,
          [requestId],
        );
        expect(stored?.given).to.deep.equal({ at: new Date(first).toISOString() });
      },
      undefined,
      { operation, priority: 'high' },
    );
  });

  it('makes one of a fire on two replicas, and when the one that had stored it dies before it has said so', async () => {
    await onScene(async (scene) => {
      const { site, a, b, id, first } = scene;
      await until(scene, first);
      await Promise.all([fire(a), fire(b)]);
      expect(Object.keys(await site.states())).to.deep.equal(named(id, first));
      // As if it had died between the commit of the request and that of the fire.
      await site.sql(`update schedule_fire set settled_at = null, outcome = null, request_id = null`);
      await site.endLeases();
      expect(await fire(b)).to.equal(1);
      expect(Object.keys(await site.states())).to.deep.equal(named(id, first));
      expect((await b.keeper.schedules.schedule(id))?.fires).to.have.length(1);
      const [{ outcome } = {}] = await site.sql<{ outcome: string }>('select outcome from schedule_fire');
      expect(outcome).to.equal('made');
    });
  });

  it('makes one of a fire that was recorded by a replica which died before it stored the request', async () => {
    await onScene(async (scene) => {
      const { site, b, id, first } = scene;
      await until(scene, first);
      await site.sql(
        `insert into schedule_fire (schedule_id, fire_at, due_at, attempts) select id, next_at, now() + interval '1 minute', 1 from schedule`,
      );
      await site.sql(`update schedule set next_at = next_at + interval '1 hour', executions = 1`);
      expect(await fire(b), 'it may be alive').to.equal(0);
      await site.endLeases();
      expect(await fire(b)).to.equal(1);
      expect(Object.keys(await site.states())).to.deep.equal(named(id, first));
    });
  });

  it('fires neither before its beginning nor after its end, and says that it has ended', async () => {
    const bounds: More = (now) => ({ starts_at: now + 10 * hour, ends_at: now + 12 * hour });
    await onScene(async (scene) => {
      const { site, a, id, first } = scene;
      const begun = site.clock.now();
      expect(first).to.be.within(begun + 10 * hour, begun + 11 * hour);
      await until(scene, first - 1_000);
      expect(await fire(a)).to.equal(0);
      await until(scene, first + 20 * hour);
      await fire(a);
      const fires = [first, first + hour].filter((at) => at <= begun + 12 * hour);
      expect(Object.keys(await site.states())).to.deep.equal(named(id, ...fires));
      const shown = (await a.keeper.schedules.schedule(id))?.schedule;
      expect(shown).to.include({
        ...{ status: 'STOPPED', nextAt: null, executions: fires.length },
        message: `Stopped: its time has ended, at ${new Date(begun + 12 * hour).toISOString()}.`,
      });
      const started = await a.keeper.schedules.start(id, 'geoff');
      expect(started).to.have.property('kind', 'refused');
      expect(started.kind === 'refused' ? started.problems.map(({ path }) => path) : []).to.deep.equal(['ends_at']);
    }, bounds);
  });

  it('stopped it makes none, started it goes on from then; removed it is gone, and what it has made stays', async () => {
    await onScene(async (scene) => {
      const { site, a, id, first } = scene;
      await a.keeper.schedules.stop(id, 'geoff');
      await until(scene, first + 3 * hour);
      expect(await fire(a)).to.equal(0);
      expect(await a.keeper.schedules.start(id, 'geoff')).to.deep.include({ kind: 'done' });
      await until(scene, first + 4 * hour);
      await fire(a);
      expect(Object.keys(await site.states())).to.deep.equal(named(id, first + 4 * hour));
      expect(await a.keeper.schedules.remove(id, 'geoff')).to.equal(true);
      expect([await a.keeper.schedules.remove(id, 'geoff'), await a.keeper.schedules.schedule(id)]).to.deep.equal([false, null]);
      expect(Object.keys(await site.states())).to.have.length(1);
    });
  });

  it('stopped by somebody it makes none of what it has fired already either; one that was in the making is told as made', async () => {
    await onScene(async (scene) => {
      const { site, a, b, id, first } = scene;
      const away = storeAway(a);
      await until(scene, first);
      expect(await fire(a)).to.equal(0);
      expect((await b.keeper.schedules.schedule(id))?.fires).to.deep.include.members([
        { fireAt: first, outcome: 'due', requestId: null, reason: 'The store cannot be reached. Send it again.' },
      ]);
      await b.keeper.schedules.stop(id, 'geoff');
      away.back();
      await site.pass(120_000);
      expect([await fire(a), await fire(b)]).to.deep.equal([0, 0]);
      expect(await site.states()).to.deep.equal({});
      const dropped = { fireAt: first, outcome: 'refused', requestId: null, reason: 'The schedule was stopped before.' };
      expect((await b.keeper.schedules.schedule(id))?.fires).to.deep.equal([dropped]);

      await b.keeper.schedules.start(id, 'geoff');
      await until(scene, first + hour);
      const making = storeAway(a, () => b.keeper.schedules.stop(id, 'geoff'));
      expect(await fire(a)).to.equal(1);
      making.back();
      const [made] = (await b.keeper.schedules.schedule(id))?.fires ?? [];
      expect(made).to.include({ fireAt: first + hour, outcome: 'made', reason: null });
      const late = { scheduleId: id, fireAt: first + hour, dueAt: site.clock.now(), reason: 'late' };
      await b.store.schedules.postponeFire(late);
      await b.keeper.schedules.stop(id, 'geoff');
      const [still] = (await b.keeper.schedules.schedule(id))?.fires ?? [];
      expect(still, 'whoever stops it again, or comes late').to.deep.equal(made);
      expect(Object.keys(await site.states())).to.deep.equal(named(id, first + hour));
    });
  });

  it('that stopped by itself, with its last fire, makes that one all the same', async () => {
    await onScene(
      async (scene) => {
        const { site, a, b, id, first } = scene;
        const away = storeAway(a);
        await until(scene, first);
        await fire(a);
        expect((await b.keeper.schedules.schedule(id))?.schedule).to.include({ status: 'STOPPED' });
        away.back();
        await site.pass(120_000);
        expect(await fire(b)).to.equal(1);
        expect(Object.keys(await site.states())).to.deep.equal(named(id, first));
      },
      () => ({ executions_max: 1 }),
    );
  });

  it('whose request is not taken any more tells why, and goes on', async () => {
    await onScene(async (scene) => {
      const { site, b, id, first } = scene;
      await until(scene, first);
      await site.sql(`update schedule set request = jsonb_set(request::jsonb, '{user_id}', '""')::json`);
      await fire(b);
      const shown = await b.keeper.schedules.schedule(id);
      expect(shown?.schedule).to.include({ status: 'RUNNING', nextAt: first + hour });
      expect(shown?.schedule.message).to.match(/^No job was made of the fire of .*: user_id: must not be empty$/);
      expect(b.facts).to.deep.include({
        ...{ kind: 'fire', outcome: 'refused', schedule: id, about: { tenantId: '333' }, detail: shown?.schedule.message },
      });
      expect(shown?.fires).to.deep.include({
        fireAt: first,
        outcome: 'refused',
        requestId: null,
        reason: shown?.schedule.message,
      });
    });
  });

  it('is not among those of the Job Manager API, which its tenant cannot stop there either', async () => {
    await onScene(async ({ a, id }) => {
      const tenancy = { tenantId: '333', userId: 'geoff', actor: 'geoff', traceparent: null };
      const { jobManager } = a.keeper;
      expect(await jobManager.schedule(tenancy, id)).to.equal(null);
      expect(await jobManager.schedules(tenancy, { pageNumber: 0, pageSize: 10, filter: null })).to.deep.equal({
        ...{ ok: true, value: { rows: [], total: 0 } },
      });
      expect([await jobManager.stopSchedule(tenancy, id), await jobManager.removeSchedule(tenancy, id)]).to.deep.equal([
        { kind: 'not-found' },
        false,
      ]);
      expect((await a.keeper.schedules.schedule(id))?.schedule.status).to.equal('RUNNING');
    });
  });

  it('is refused with everything that is wrong with it and with its request, each at its path', async () => {
    await onSite({}, async (site) => {
      const { keeper } = await site.house('a');
      const wrong = { cron: '61 * * * * ?', time_zone: 'Europe/Atlantis', name: 'x' };
      const request = { ...template({ operation: { max_concurrent_runs: 0 } }), user_id: '', correlation_id: 'mine' };
      const made = await keeper.schedules.create({ actor: 'geoff', body: { ...wrong, request } });
      expect(made.kind === 'refused' ? made.problems.map(({ path }) => path) : []).to.deep.equal([
        ...['time_zone', 'cron', 'request.correlation_id', 'request.user_id'],
        'request.job.job_context.job_operation.max_concurrent_runs',
      ]);
      expect(made).to.include({ code: 'invalid-request' });
      // Also where something is wrong with the schedule beside its times.
      const nameless = await keeper.schedules.create({ actor: 'geoff', body: { ...wrong, name: '', request: template() } });
      expect(nameless.kind === 'refused' ? nameless.problems.map(({ path }) => path) : []).to.deep.equal([
        ...['name', 'time_zone', 'cron'],
      ]);
      const timeless = await keeper.schedules.create({ actor: 'geoff', body: { name: '', time_zone: 7, request: template() } });
      expect(timeless.kind === 'refused' ? timeless.problems.map(({ path }) => path) : []).to.deep.equal([
        ...['name', 'cron', 'time_zone'],
      ]);
      const often = await keeper.schedules.create({
        actor: 'geoff',
        body: { ...body, cron: '* * * * * ?', request: template() },
      });
      expect(often.kind === 'refused' ? often.problems : []).to.deep.equal([
        { path: 'cron', message: 'fires every 1 s; at least 60 s have to be between two fires' },
      ]);
      const reach = { kind: 'tenants', ids: new Set(['444']) } as const;
      const theirs = await keeper.schedules.create({ actor: 'geoff', body: { ...wrong, request: template() }, reach });
      expect(theirs).to.include({ code: 'tenant-not-allowed' });
      expect(theirs.kind === 'refused' ? theirs.problems.map(({ path }) => path) : []).to.deep.equal([
        'request.job.job_context.tenant_id',
      ]);
      expect(await site.sql('select id from schedule')).to.deep.equal([]);
    });
  });

  it('asked for again under its key, by any number at once, it is the same one, also when it can fire no more', async () => {
    const once = { key: 'key of geoff', content: 'as it was' };
    await onSite({}, async (site) => {
      const [a, b] = [await site.house('a'), await site.house('b')];
      const ends = { ends_at: site.clock.now() + 1.5 * hour };
      const asked = { actor: 'geoff', body: { ...body, ...ends, request: template() }, once };
      const racing = [a, b, a, b].map(({ keeper }) => keeper.schedules.create(asked));
      const all = await Promise.all(racing);
      const ids = new Set(all.map((made) => ('schedule' in made ? made.schedule.id : made.kind)));
      expect([ids.size, all.filter(({ kind }) => kind === 'made').length]).to.deep.equal([1, 1]);
      expect(await site.sql(`select actor, act from audit`)).to.deep.equal([{ actor: 'geoff', act: 'create-schedule' }]);
      await site.pass(2 * hour);
      const late = await b.keeper.schedules.create(asked);
      expect([late.kind, 'schedule' in late && ids.has(late.schedule.id)]).to.deep.equal(['known', true]);
      expect(await b.keeper.schedules.create({ ...asked, once: { ...once, content: 'other' } })).to.deep.equal({
        kind: 'reused',
      });
      const stranger = { ...asked, reach: { kind: 'tenants', ids: new Set(['444']) } as const };
      expect(await b.keeper.schedules.create(stranger)).to.include({ kind: 'refused', code: 'tenant-not-allowed' });
      const other = await a.keeper.schedules.create({ ...asked, body: { ...body, request: template() }, once: null });
      expect(other.kind, 'without a key').to.equal('made');
      await a.keeper.schedules.remove([...ids][0] ?? '', 'geoff');
      expect(await a.keeper.schedules.create(asked), 'what is removed is not remembered').to.include({ kind: 'refused' });
    });
  });

  it('is listed newest first, a page at a time, by tenant and status, and within the reach of whoever asks', async () => {
    await onSite({}, async (site) => {
      const { keeper, store } = await site.house('a');
      const ids: string[] = [];
      for (const tenantId of ['333', '444', '333']) {
        const made = await keeper.schedules.create({
          actor: 'geoff',
          body: { ...body, request: template({ tenantId, queue: '' }) },
        });
        ids.push(made.kind === 'made' ? made.schedule.id : 'none');
      }
      await store.schedules.add(
        {
          ...{ id: uuidIds.next(), tenantId: '333', name: 'of a model', userId: 'geoff', modelId: 'm', configurationId: 'c' },
          ...{ inputFolderId: null, outputFolderId: null, scheduleString: '0 0 * * * ?', timeZone: 'UTC', executionsMax: null },
          ...{ createdAt: site.clock.now(), nextAt: site.clock.now() + hour, once: null },
        },
        10,
        'geoff',
      );
      await keeper.schedules.stop(ids[0] ?? '', 'geoff');
      const all = { tenantId: null, status: null, template: null, before: null, limit: 10, reach: everyTenant };
      const list = async (asked: Partial<typeof all> | object) =>
        (await keeper.schedules.list({ ...all, ...asked })).map(({ id }) => ids.indexOf(id));
      expect(await list({})).to.deep.equal([2, 1, 0]);
      expect(await list({ limit: 1, before: ids[2] })).to.deep.equal([1]);
      expect(await list({ tenantId: '444' })).to.deep.equal([1]);
      expect(await list({ status: 'STOPPED' })).to.deep.equal([0]);
      expect(await list({ reach: { kind: 'tenants', ids: new Set(['333']) } })).to.deep.equal([2, 0]);
    });
  });

  it('is listed with its job or its template, and nothing else of what it asks for, which may be as long as a body', async () => {
    await onSite({}, async (site) => {
      const { keeper } = await site.house('a');
      const long = 'x'.repeat(100_000);
      const request = { ...template({ jobId: '176', queue: '' }), theirs: long };
      const key = { tenantId: '333', name: 'daily' };
      await keeper.templates.put({
        actor: 'geoff',
        body: { name: key.name, request: template({ queue: '' }), overridable: ['notebook_params'] },
      });
      const run = { name: key.name, version: 1, tenant_id: '333', overrides: { notebook_params: { a: 'x'.repeat(9_000) } } };
      for (const asks of [{ request }, { template: run }]) {
        const made = await keeper.schedules.create({ actor: 'geoff', body: { ...body, ...asks } });
        expect(made.kind).to.equal('made');
      }
      const all = { tenantId: '333', status: null, template: null, before: null, limit: 10, reach: everyTenant };
      const rows = await keeper.schedules.list(all);
      expect(rows.map(({ asksFor, templateNow }) => ({ asksFor, templateNow }))).to.deep.equal([
        {
          asksFor: { kind: 'template', name: key.name, version: 1 },
          templateNow: { version: 1, jobId: '175', retired: false },
        },
        { asksFor: { kind: 'request', jobId: '176' }, templateNow: null },
      ]);
    });
  });
});
