// Schedules that name a template: on one real database, with two replicas, one of which dies.
import { expect } from 'chai';
import { everyTenant, type Reach } from '../../src/core/caller.js';
import type { RequestId } from '../../src/core/ids.js';
import { aTemplate } from '../support/job-requests.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';

const hour = 3_600_000;
const actor = 'geoff';
const when = { name: 'hourly', cron: '0 0 * * * ?', time_zone: 'Europe/Dublin' };
const template = { name: 'daily', tenant_id: '333', overrides: { priority: 'high', notebook_params: { day: '{day_before}' } } };
const overridable = ['priority', 'notebook_params.day'];

interface Scene {
  readonly site: Site;
  readonly a: TestHouse;
  readonly b: TestHouse;
  readonly id: string;
  /** Of the first fire. */
  readonly first: number;
}

/** The next version of the template. */
async function keep({ keeper }: TestHouse, mode: string, allowed: readonly string[] = overridable): Promise<void> {
  const request = { ...aTemplate({ operation: { notebook_params: { day: 'none', mode } } }), user_id: `of-${mode}` };
  const kept = await keeper.templates.put({ body: { name: 'daily', request, overridable: allowed }, actor });
  expect(kept.kind).to.equal('made');
}

async function onScene(play: (scene: Scene) => Promise<void>, more: object = {}, settings: object = {}): Promise<void> {
  await onSite({ settings }, async (site) => {
    const [a, b] = [await site.house('a'), await site.house('b')];
    await keep(a, 'one');
    const made = await a.keeper.schedules.create({ body: { ...when, template: { ...template, ...more } }, actor });
    if (made.kind !== 'made') throw new Error(JSON.stringify(made));
    const { id, nextAt } = made.schedule;
    await play({ site, a, b, id, first: nextAt ?? 0 });
    await a.drive();
  });
}

const fire = ({ rooms }: TestHouse) => rooms.schedules.fire();
const until = ({ site }: Scene, at: number) => site.pass(at - site.clock.now());
const named = (id: string, at: number) => `schedule:${id}:${new Date(at).toISOString()}`;

async function madeOf({ site }: Scene): Promise<unknown[]> {
  const rows = await site.sql<{ of: unknown; given: object }>(
    `select body -> 'template' as of, body #> '{job,job_context,job_operation,notebook_params}' as given from request_body order by request_id`,
  );
  return rows.map(({ of, given }) => ({ ...(of as object), ...given }));
}

async function told({ b, id }: Scene) {
  const shown = await b.keeper.schedules.schedule(id);
  return { ...shown?.schedule, last: shown?.fires[0] };
}

describe('a schedule that names a template', () => {
  it('makes a run of it of each fire, with what it says otherwise, as that of any fire is called', async () => {
    await onScene(async (scene) => {
      const { a, id, first } = scene;
      await until(scene, first + 5_000);
      expect(await fire(a)).to.equal(1);
      const { last } = await told(scene);
      expect(last).to.include({ fireAt: first, outcome: 'made', reason: null });
      const view = await a.keeper.request(last?.requestId ?? '');
      expect(view).to.deep.include({
        ...{ correlationId: named(id, first), createdAt: first, source: 'template', template: { name: 'daily', version: 1 } },
        ...{ tenantId: '333', userId: 'of-one', priority: 80 },
      });
      const [yesterday] = new Date(first - 24 * hour).toISOString().split('T');
      expect(await madeOf(scene)).to.deep.equal([{ name: 'daily', version: 1, day: yesterday, mode: 'one' }]);
    });
  });

  it('is found by the name of its template, whatever its version, and no other schedule is', async () => {
    for (const more of [{}, { version: 1 }])
      await onScene(async ({ a, id }) => {
        const request = { ...aTemplate({}), user_id: 'u' };
        const other = await a.keeper.schedules.create({ body: { ...when, name: 'of a request', request }, actor });
        expect(other.kind).to.equal('made');
        const asked = { tenantId: null, status: null, before: null, limit: 10, reach: everyTenant };
        const named = async (name: string | null) =>
          (await a.keeper.schedules.list({ ...asked, template: name })).map((one) => one.id);
        expect(await named('daily')).to.deep.equal([id]);
        expect(await named('dail')).to.deep.equal([]);
        expect(await named(null)).to.have.length(2);
      }, more);
  });

  it('follows the newest version, or stays with the one that it names', async () => {
    for (const [pinned, versions] of [
      [{}, [1, 2]],
      [{ version: 1 }, [1, 1]],
    ] as const)
      await onScene(async (scene) => {
        const { a, first } = scene;
        await until(scene, first);
        await fire(a);
        await keep(a, 'two');
        await until(scene, first + hour);
        await fire(a);
        expect((await madeOf(scene)).map((one) => (one as { version: number }).version)).to.deep.equal(versions);
        expect((await told(scene)).templateNow).to.deep.equal({ version: versions[1], jobId: '175', retired: false });
      }, pinned);
  });

  it('makes one request of a fire on two replicas', async () => {
    await onScene(async (scene) => {
      const { site, a, b, id, first } = scene;
      await until(scene, first);
      await Promise.all([fire(a), fire(b)]);
      expect(Object.keys(await site.states())).to.deep.equal([named(id, first)]);
    });
  });

  const since = {
    'there is a newer version': (scene: Scene) => keep(scene.b, 'two'),
    'its template has been retired': ({ b }: Scene) => b.keeper.templates.retire({ tenantId: '333', name: 'daily' }, actor),
    'the newest version lets nothing be overridden': (scene: Scene) => keep(scene.b, 'two', []),
  };
  for (const [what, happens] of Object.entries(since))
    it(`makes the same one of a fire whose replica died before it had said so, also when ${what}`, async () => {
      await onScene(async (scene) => {
        const { site, a, b, id, first } = scene;
        await until(scene, first);
        await fire(a);
        const { last } = await told(scene);
        await site.sql(`update schedule_fire set settled_at = null, outcome = null, request_id = null`);
        await happens(scene);
        await site.endLeases();
        expect(await fire(b)).to.equal(1);
        expect((await told(scene)).last).to.deep.equal(last);
        expect(Object.keys(await site.states())).to.deep.equal([named(id, first)]);
      });
    });

  it('whose template is retired is told that nothing was made, goes on, and fires again when it is kept anew', async () => {
    await onScene(async (scene) => {
      const { site, a, b, id, first } = scene;
      await a.keeper.templates.retire({ tenantId: '333', name: 'daily' }, actor);
      await until(scene, first);
      expect(await fire(b)).to.equal(0);
      const { last, ...schedule } = await told(scene);
      const at = new Date(first).toISOString();
      const why = `No job was made of the fire of ${at}: template.name: daily is retired: no new runs are made of it`;
      expect(last).to.deep.equal({ fireAt: first, outcome: 'refused', requestId: null, reason: why });
      expect(schedule).to.deep.include({ status: 'RUNNING', message: why, nextAt: first + hour });
      const about = { tenantId: '333' };
      expect(b.facts).to.deep.include({ kind: 'fire', outcome: 'refused', schedule: id, about, detail: why });
      expect(schedule.templateNow).to.deep.include({ retired: true });
      await keep(a, 'two');
      await until(scene, first + hour);
      expect(await fire(b)).to.equal(1);
      expect(Object.keys(await site.states())).to.deep.equal([named(id, first + hour)]);
    });
  });

  it('whose newest version lets it override less, or asks for what is not taken, tells every problem, and loses no fire silently', async () => {
    await onScene(async (scene) => {
      const { site, a, first } = scene;
      await keep(a, 'two', ['priority']);
      await until(scene, first);
      await fire(a);
      expect((await told(scene)).last).to.deep.include({ outcome: 'refused' });
      expect((await told(scene)).message).to.match(
        /: template\.overrides\.notebook_params\.day: may not be overridden; the template lets a run override priority$/,
      );
      await site.sql(`update schedule set template = jsonb_set(template::jsonb, '{overrides}', '{"priority":"highest"}')::json`);
      await until(scene, first + hour);
      await fire(a);
      expect((await told(scene)).message).to.match(/: template\.overrides\.priority: /);
      expect(await site.states()).to.deep.equal({});
    });
  });

  it('is kept out by no waiting_max of its tenant: nobody would send its fire again', async () => {
    const settings = { tenants: { '333': { waiting_max: 1 } } };
    await onScene(
      async (scene) => {
        const { a, first, site } = scene;
        for (const at of [first, first + hour, first + 2 * hour]) {
          await until(scene, at);
          await fire(a);
        }
        expect(Object.keys(await site.states())).to.have.length(3);
      },
      {},
      settings,
    );
  });

  it('is not among those of the Job Manager API, where its tenant cannot remove it either', async () => {
    await onScene(async ({ a, id }) => {
      const tenancy = { tenantId: '333', userId: actor, actor, traceparent: null };
      const { jobManager } = a.keeper;
      expect(await jobManager.schedules(tenancy, { pageNumber: 0, pageSize: 10, filter: null })).to.deep.equal({
        ...{ ok: true, value: { rows: [], total: 0 } },
      });
      expect([await jobManager.schedule(tenancy, id), await jobManager.removeSchedule(tenancy, id)]).to.deep.equal([null, false]);
      expect(await a.keeper.schedules.remove(id, actor)).to.equal(true);
    });
  });

  it('is not made under a key that its caller used while another tenant was meant, and nothing is told of what was made then', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      await keep(house, 'one');
      const request = aTemplate({ tenantId: '444' });
      const kept = await house.keeper.templates.put({ body: { name: 'daily', request, overridable }, actor });
      expect(kept.kind).to.equal('made');
      const once = { key: 'key of geoff', content: 'as it was' };
      const body = { ...when, template: { ...template, tenant_id: undefined } };
      const create = (tenant: string) =>
        house.keeper.schedules.create({ body, actor, once, reach: { kind: 'tenants', ids: new Set([tenant]) } });
      expect(await create('333')).to.include({ kind: 'made' });
      expect(await create('333')).to.include({ kind: 'known' });
      expect(await create('444')).to.deep.equal({ kind: 'reused' });
    });
  });

  describe('is refused', () => {
    const asked = (body: object, reach?: Reach) => ({
      body: { ...when, ...body },
      actor,
      ...(reach === undefined ? {} : { reach }),
    });
    const tenants = (...ids: string[]): Reach => ({ kind: 'tenants', ids: new Set(ids) });
    const of = (changes: object) => ({ template: { ...template, ...changes } });
    const cases: Record<
      string,
      readonly [asked: ReturnType<typeof asked>, problems: Readonly<Record<string, RegExp>>, code?: string]
    > = {
      'with all that is wrong with it': [
        asked({
          cron: '61 * * * * ?',
          ...of({ overrides: { user_id: 'x', notebook_params: { day: '{yesterday}' }, priority: 'x' } }),
        }),
        {
          cron: /61/,
          'template.overrides.notebook_params.day': /^nothing is called \{yesterday\}/,
          'template.overrides.user_id': /^may not be overridden/,
          'template.overrides.priority': /./,
        },
      ],
      'without a template of the name': [
        asked(of({ name: 'weekly' })),
        { 'template.name': /^there is no template of this name$/ },
      ],
      'without such a version': [asked(of({ version: 9 })), { 'template.version': /no version 9 of it$/ }],
      'without a word whose template is meant': [asked(of({ tenant_id: null })), { 'template.tenant_id': /^is required/ }],
      'for a tenant out of reach': [
        asked(of({}), tenants('444')),
        { 'template.tenant_id': /^333 is not among your tenants$/ },
        'tenant-not-allowed',
      ],
      'with a request beside the template': [asked({ request: aTemplate(), ...of({}) }), { template: /^must be left out/ }],
      'with neither': [asked({ name: '' }), { name: /empty/, request: /^is required/ }],
      'with a tenant that no store could keep': [
        asked(of({ tenant_id: '\u0000' })),
        { 'template.tenant_id': /NUL|cannot be stored/ },
      ],
      'with a name that no template has': [asked(of({ name: '-' })), { 'template.name': /^must be letters/ }],
    };
    for (const [what, [body, problems, code = 'invalid-request']] of Object.entries(cases))
      it(what, async () => {
        await onSite({}, async (site) => {
          const house = await site.house('a');
          await keep(house, 'one');
          const made = await house.keeper.schedules.create(body);
          expect(made).to.include({ kind: 'refused', code });
          const found = made.kind === 'refused' ? made.problems : [];
          expect(found.map(({ path }) => path).toSorted()).to.deep.equal(Object.keys(problems).toSorted());
          for (const { path, message } of found) expect(message).to.match(problems[path] ?? /^$/);
          expect(await site.sql('select id from schedule')).to.deep.equal([]);
        });
      });

    it('where its template is retired; who has one tenant only need not say which', async () => {
      await onSite({}, async (site) => {
        const house = await site.house('a');
        await keep(house, 'one');
        const own = asked(of({ tenant_id: undefined }), tenants('333'));
        expect(await house.keeper.schedules.create(own)).to.have.property('kind', 'made');
        await house.keeper.templates.retire({ tenantId: '333', name: 'daily' }, actor);
        const made = await house.keeper.schedules.create(own);
        expect(made.kind === 'refused' ? made.problems : []).to.deep.equal([
          { path: 'template.name', message: 'daily is retired: no new runs are made of it' },
        ]);
      });
    });
  });

  it('has an entry in the audit that names the template', async () => {
    await onScene(async ({ a, id }) => {
      const [entry] = await a.keeper.audit({ requestId: null, before: null, limit: 1 });
      expect(entry).to.include({ act: 'create-schedule', actor, subject: `schedule ${id}, hourly` });
      expect(entry?.detail).to.include({ template: 'daily', tenant_id: '333' }).and.not.have.property('version');
    });
  });

  it('a request that its schedule makes is seen as a run by whoever asks for it again by hand', async () => {
    await onScene(async (scene) => {
      const { a, id, first } = scene;
      await until(scene, first);
      await fire(a);
      const { last } = await told(scene);
      const [yesterday] = new Date(first - 24 * hour).toISOString().split('T');
      const overrides = { ...template.overrides, notebook_params: { day: yesterday } };
      const body = { correlation_id: named(id, first), overrides };
      const again = await a.keeper.templates.run({ key: { tenantId: '333', name: 'daily' }, body, traceparent: null });
      expect(again).to.deep.include({ kind: 'same', requestId: last?.requestId as RequestId });
    });
  });
});
