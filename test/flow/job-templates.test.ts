// Templates of job requests: on one real database, with two replicas.
import { expect } from 'chai';
import type { RequestId } from '../../src/core/ids.js';
import { aTemplate, type Wish } from '../support/job-requests.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';

const key = { tenantId: '333', name: 'daily' };
const overridable = ['priority', 'notebook_params.day', 'max_run_seconds'];

interface Scene {
  readonly site: Site;
  readonly a: TestHouse;
  readonly b: TestHouse;
}

function body(wish: Partial<Wish> = {}, day = 'today') {
  const operation = { notebook_params: { day, mode: 'full' } };
  return { name: 'daily', request: aTemplate({ queue: 'tenant-333.responses', operation, ...wish }), overridable };
}

async function put({ keeper }: TestHouse, asked: unknown = body()): Promise<number> {
  const answer = await keeper.templates.put({ body: asked, actor: 'ops-anna' });
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.problems));
  return answer.template.version;
}

const run = ({ keeper }: TestHouse, asked: Readonly<Record<string, unknown>>, of = key) =>
  keeper.templates.run({ key: of, body: asked, traceparent: null });

async function onScene(play: (scene: Scene) => Promise<void>): Promise<void> {
  await onSite({}, async (site) => {
    const [a, b] = [await site.house('a'), await site.house('b')];
    await play({ site, a, b });
    // What is left in the queue has its reason.
    await a.drive();
  });
}

async function stored(site: Site): Promise<Record<string, { day: unknown; version: unknown }>> {
  const rows = await site.sql<{ correlation_id: string; day: unknown; version: unknown }>(
    `select correlation_id, body #> '{job,job_context,job_operation,notebook_params,day}' as day, body #> '{template,version}' as version
     from request join request_body on request_id = id order by 1`,
  );
  return Object.fromEntries(rows.map(({ correlation_id: id, day, version }) => [id, { day, version }]));
}

describe('a template of job requests', () => {
  it('its runs are job requests like any other, with what they override, and say what they are runs of', async () => {
    await onScene(async ({ site, a, b }) => {
      expect(await put(a)).to.equal(1);
      const first = await run(b, { correlation_id: 'c-1' });
      const second = await run(b, {
        correlation_id: 'c-2',
        overrides: { priority: 'critical', notebook_params: { day: 'then' } },
      });
      if (first.kind !== 'stored' || second.kind !== 'stored') throw new Error(JSON.stringify([first, second]));
      expect(await stored(site)).to.deep.equal({ 'c-1': { day: 'today', version: 1 }, 'c-2': { day: 'then', version: 1 } });
      expect(await a.keeper.request(second.requestId)).to.deep.include({
        ...{ source: 'template', template: { name: 'daily', version: 1 }, priority: 100, tenantId: '333', jobId: '175' },
        ...{ createdAt: site.clock.now(), notificationQueue: 'tenant-333.responses', userId: 'geoff@example.com' },
      });
      await a.drive();
      expect((await a.request(first.requestId)).state, 'decided as every other').to.not.equal('received');
    });
  });

  it('what a mediator writes of a template is handed through, and is no run of it', async () => {
    await onScene(async ({ site, a }) => {
      await put(a);
      const sent = { ...body().request, correlation_id: 'c-1', created_time: 1, template: { name: 'daily', version: 1 } };
      const answer = await a.keeper.submit({ body: Buffer.from(JSON.stringify(sent)), traceparent: null });
      if (answer.kind !== 'stored') throw new Error(JSON.stringify(answer));
      expect((await a.keeper.request(answer.requestId))?.template).to.equal(null);
      expect((await stored(site))['c-1']?.version).to.equal(1);
      expect(await run(a, { correlation_id: 'c-1' })).to.include({ kind: 'refused', code: 'conflict' });
    });
  });

  it('a new version is for new runs only; an older one can be named', async () => {
    await onScene(async ({ site, a, b }) => {
      await put(a);
      await run(a, { correlation_id: 'c-1' });
      expect(await put(b, body({}, 'tomorrow'))).to.equal(2);
      await run(a, { correlation_id: 'c-2' });
      await run(a, { correlation_id: 'c-3', version: 1 });
      expect(await stored(site)).to.deep.equal({
        'c-1': { day: 'today', version: 1 },
        'c-2': { day: 'tomorrow', version: 2 },
        'c-3': { day: 'today', version: 1 },
      });
      expect(await run(a, { correlation_id: 'c-4', version: 3 })).to.deep.equal({ kind: 'not-found' });
    });
  });

  it('the same run asked for again, also at once on two replicas, later, after a new version, and after it was retired, is one request', async () => {
    await onScene(async ({ site, a, b }) => {
      await put(a);
      const asked = { correlation_id: 'c-1', overrides: { notebook_params: { day: 'then' } } };
      const both = await Promise.all([run(a, asked), run(b, asked)]);
      expect(both.map(({ kind }) => kind)).to.have.members(['stored', 'same']);
      await site.pass(60_000);
      expect(await run(b, asked)).to.include({ kind: 'same', correlationId: 'c-1' });
      await put(a, body({}, 'tomorrow'));
      expect(await run(b, asked)).to.include({ kind: 'same' });
      expect(await run(b, { ...asked, version: 1 })).to.include({ kind: 'same' });
      expect(await run(b, { ...asked, version: 2 })).to.include({ kind: 'refused', code: 'conflict' });
      expect(await run(b, { correlation_id: 'c-1' })).to.include({ kind: 'refused', code: 'conflict' });
      await put(a, { ...body({}, 'tomorrow'), overridable: [] });
      expect(await run(b, asked), 'where it may not be overridden any more').to.include({ kind: 'same' });
      await a.keeper.templates.retire(key, 'ops-anna');
      expect(await run(b, asked)).to.include({ kind: 'same' });
      expect(await run(b, { correlation_id: 'c-2' })).to.deep.equal({ kind: 'retired' });
      expect(Object.keys(await site.states())).to.deep.equal(['c-1']);
    });
  });

  it('when it is retired its runs go on, and a version that is made then can be run', async () => {
    await onScene(async ({ a }) => {
      await put(a);
      const answer = await run(a, { correlation_id: 'c-1' });
      expect(await a.keeper.templates.retire(key, 'ops-anna')).to.include({ version: 1 });
      await a.drive();
      if (answer.kind !== 'stored') throw new Error(answer.kind);
      expect((await a.request(answer.requestId)).state).to.not.be.oneOf(['received', 'cancelled', 'rejected']);
      expect(await put(a)).to.equal(2);
      expect(await run(a, { correlation_id: 'c-2' })).to.include({ kind: 'stored' });
      expect(await run(a, { correlation_id: 'c-3', version: 1 })).to.deep.equal({ kind: 'retired' });
      expect(await a.keeper.templates.retire({ ...key, name: 'none' }, 'ops-anna')).to.equal(null);
    });
  });

  it('what may not be overridden is refused with what else is wrong, by their paths, and nothing is stored', async () => {
    await onScene(async ({ site, a }) => {
      await put(a);
      const overrides = { user_id: 'x', max_run_seconds: 0, notebook_params: { mode: 'half' } };
      const answer = await run(a, { correlation_id: '', overrides });
      expect(answer).to.include({ kind: 'refused', code: 'invalid-request' });
      expect('problems' in answer ? answer.problems.map(({ path }) => path) : []).to.deep.equal([
        ...['overrides.user_id', 'overrides.notebook_params.mode'],
        ...['correlation_id', 'overrides.max_run_seconds'],
      ]);
      const wrong = await run(a, { correlation_id: 'c-1', overrides: { priority: 'soon' } });
      expect('problems' in wrong ? wrong.problems.map(({ path }) => path) : []).to.deep.equal(['overrides.priority']);
      expect(await site.states()).to.deep.equal({});
    });
  });

  it('is kept only when a run of it would be taken as it is, by who may submit for its tenant', async () => {
    await onScene(async ({ a }) => {
      const wrong = { ...body({ priority: 'soon', operation: { cluster_type: 'none' } }), overridable: ['job_id'] };
      const answer = await a.keeper.templates.put({ body: wrong, actor: 'ops-anna' });
      expect(answer).to.include({ kind: 'refused', code: 'invalid-request' });
      expect('problems' in answer ? answer.problems.map(({ path }) => path) : []).to.deep.equal([
        ...['overridable.0', 'request.priority', 'request.job.job_context.job_operation.cluster_type'],
      ]);
      const reach = { kind: 'tenants', ids: new Set(['444']) } as const;
      expect(await a.keeper.templates.put({ body: body(), actor: 'x', reach })).to.deep.include({
        ...{ kind: 'refused', code: 'tenant-not-allowed' },
        problems: [{ path: 'request.job.job_context.tenant_id', message: '333 is not among your tenants' }],
      });
      expect(await a.keeper.templates.template(key)).to.equal(null);
    });
  });

  it('is of its tenant: another tenant has none of that name, and another one under the same name', async () => {
    await onScene(async ({ site, a }) => {
      await put(a);
      const theirs = { ...key, tenantId: '444' };
      expect(await run(a, { correlation_id: 'c-1' }, theirs)).to.deep.equal({ kind: 'not-found' });
      await put(a, body({ tenantId: '444', queue: 'tenant-444.responses' }, 'theirs'));
      const answer = await run(a, { correlation_id: 'c-1' }, theirs);
      if (answer.kind !== 'stored') throw new Error(JSON.stringify(answer));
      expect((await a.request(answer.requestId satisfies RequestId)).tenantId).to.equal('444');
      expect(await stored(site)).to.deep.equal({ 'c-1': { day: 'theirs', version: 1 } });
    });
  });

  it('a tenant is told when it has as many as it may have', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a', { config: { job_templates: { names_max: 1, versions_max: 1 } } });
      await put(house);
      const asked = [{ ...body(), name: 'weekly' }, body({}, 'tomorrow')];
      const answers = await Promise.all(asked.map((one) => house.keeper.templates.put({ body: one, actor: 'ops-anna' })));
      expect(answers.map((one) => ('problems' in one ? one.problems : []))).to.deep.equal([
        [{ path: 'name', message: 'the tenant has 1 templates, as many as it may have: retire one that is no longer needed' }],
        [{ path: 'name', message: 'the template has 1 versions, as many as it may have: go on under another name' }],
      ]);
    });
  });
});
