// Templates on real rows: a version is made once, by whomever, and never changes.
import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import type { NewTemplate, TemplatePut } from '../../src/ports/store/job-templates.js';
import { aTemplate } from '../support/job-requests.js';
import { opened, type Opened } from './opened.js';

const now = Date.parse('2026-11-28T09:00:00Z');
const bounds = { namesMax: 10, versionsMax: 10 };

function aNewTemplate(changes: Partial<NewTemplate> = {}, day = 'today'): NewTemplate {
  const request = aTemplate({ operation: { notebook_params: { day } } });
  return {
    ...{ tenantId: '333', name: 'daily', madeBy: 'ops-anna', madeAt: now, content: { request, overridable: ['priority'] } },
    ...changes,
  };
}

const key = { tenantId: '333', name: 'daily' };

function told(answer: TemplatePut): string {
  return 'template' in answer ? `${answer.kind} ${answer.template.name} ${answer.template.version}` : answer.kind;
}

describe('store: templates of job requests', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  const put = (template: NewTemplate, of: Partial<typeof bounds> = {}) =>
    on.store.jobTemplates.put(template, { ...bounds, ...of });

  it('two replicas that put different ones at once make the versions 1 and 2, and never the same', async () => {
    const days = Array.from({ length: 8 }, (_, index) => `day ${index}`);
    const made = await Promise.all(
      days.map((day, index) => (index % 2 === 0 ? on.store : on.other).jobTemplates.put(aNewTemplate({}, day), bounds)),
    );
    expect(made.map(told)).to.have.members(days.map((_, index) => `made daily ${index + 1}`));
    const rows = await on.sql<{ version: number }>('select version from job_template order by version');
    expect(rows.map(({ version }) => version)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('two replicas that put the same at once make one version', async () => {
    const both = await Promise.all([on.store, on.other].map(({ jobTemplates }) => jobTemplates.put(aNewTemplate(), bounds)));
    expect(both.map(told)).to.have.members(['made daily 1', 'same daily 1']);
  });

  it('what says the same as the newest version is nothing new, however it is written; what is retired is, and what an older one said', async () => {
    await put(aNewTemplate());
    const { request, overridable } = aNewTemplate().content;
    const turned = Object.fromEntries(Object.entries(request).toReversed());
    expect(told(await put(aNewTemplate({ content: { overridable, request: turned } })))).to.equal('same daily 1');
    expect(told(await put(aNewTemplate({}, 'tomorrow')))).to.equal('made daily 2');
    expect(told(await put(aNewTemplate()))).to.equal('made daily 3');
    await on.store.jobTemplates.retire(key, 'ops-anna', now);
    expect(told(await put(aNewTemplate()))).to.equal('made daily 4');
    const versions = await on.other.jobTemplates.versions(key, 3);
    expect(versions.map(({ version, retiredAt }) => [version, retiredAt])).to.deep.equal([
      [4, null],
      [3, now],
      [2, now],
    ]);
  });

  it('what a version says is neither changed nor taken away, also by who may write rows', async () => {
    const { content } = aNewTemplate();
    await put(aNewTemplate());
    const refusals = await Promise.all(
      [
        `update job_template set body = '{}'`,
        'update job_template set version = 2',
        `update job_template set name = 'other'`,
        'delete from job_template',
      ].map((statement) =>
        on.sql(statement).then(
          () => 'done',
          (error: unknown) => (error instanceof Error ? error.message : ''),
        ),
      ),
    );
    expect(new Set(refusals)).to.deep.equal(new Set(['a version of a job template is neither changed nor removed']));
    expect((await on.store.jobTemplates.template(key, 1))?.content).to.deep.equal(content);
  });

  it('is there by its tenant and name, the newest unless a version is said', async () => {
    await put(aNewTemplate());
    await put(aNewTemplate({ madeBy: 'ops-bert', madeAt: now + 1 }, 'tomorrow'));
    const { jobTemplates } = on.other;
    const content = aNewTemplate({}, 'tomorrow').content;
    const newest = { ...key, content, jobId: '175', version: 2, madeBy: 'ops-bert', madeAt: now + 1, retiredAt: null };
    expect(await jobTemplates.template(key, null)).to.deep.equal(newest);
    expect(await jobTemplates.template(key, 1)).to.deep.include({
      version: 1,
      madeBy: 'ops-anna',
      content: aNewTemplate().content,
    });
    for (const other of [
      { ...key, tenantId: '444' },
      { ...key, name: 'weekly' },
    ])
      expect([
        await jobTemplates.template(other, null),
        await jobTemplates.template(other, 1),
        await jobTemplates.versions(other, 9),
      ]).to.deep.equal([null, null, []]);
    expect(await jobTemplates.template(key, 3)).to.equal(null);
  });

  it('retiring is of the versions that there are, of this tenant, and once', async () => {
    await put(aNewTemplate());
    await put(aNewTemplate({ tenantId: '444' }));
    const { jobTemplates } = on.store;
    expect(await jobTemplates.retire(key, 'ops-anna', now)).to.equal(true);
    expect(await on.other.jobTemplates.retire(key, 'ops-bert', now + 1)).to.equal(true);
    expect(await jobTemplates.retire({ ...key, name: 'weekly' }, 'ops-anna', now)).to.equal(false);
    const rows = await on.sql('select tenant_id, retired_by, retired_at from job_template order by 1');
    expect(rows).to.deep.equal([
      { tenant_id: '333', retired_by: 'ops-anna', retired_at: new Date(now) },
      { tenant_id: '444', retired_by: null, retired_at: null },
    ]);
  });

  it('a tenant has no more than it may, nor does one have more versions; other tenants are not counted', async () => {
    expect(told(await put(aNewTemplate(), { namesMax: 1 }))).to.equal('made daily 1');
    expect(told(await put(aNewTemplate({ name: 'weekly' }), { namesMax: 1 }))).to.equal('names-max');
    expect(told(await put(aNewTemplate({ tenantId: '444', name: 'weekly' }), { namesMax: 1 }))).to.equal('made weekly 1');
    expect(told(await put(aNewTemplate({}, 'tomorrow'), { namesMax: 1, versionsMax: 2 }))).to.equal('made daily 2');
    expect(told(await put(aNewTemplate({}, 'then'), { versionsMax: 2 }))).to.equal('versions-max');
    expect(told(await put(aNewTemplate({}, 'tomorrow'), { versionsMax: 2 }))).to.equal('same daily 2');
  });

  it('a name that is retired leaves room for another, and needs room itself to be in use again', async () => {
    await put(aNewTemplate(), { namesMax: 1 });
    await on.store.jobTemplates.retire(key, 'ops-anna', now);
    expect(told(await put(aNewTemplate({ name: 'weekly' }), { namesMax: 1 }))).to.equal('made weekly 1');
    expect(told(await put(aNewTemplate({}, 'tomorrow'), { namesMax: 1 }))).to.equal('names-max');
    expect(told(await put(aNewTemplate({}, 'tomorrow'), { namesMax: 2 }))).to.equal('made daily 2');
    expect(told(await put(aNewTemplate({}, 'then'), { namesMax: 2 })), 'what it was before does not count').to.equal(
      'made daily 3',
    );
    expect(told(await put(aNewTemplate({ name: 'monthly' }), { namesMax: 2 }))).to.equal('names-max');
  });

  it('a list names the newest version of each by tenant and name, page after page, within the reach of whoever asks', async () => {
    for (const [tenantId, name] of [
      ['444', 'a'],
      ['333', 'b'],
      ['333', 'a'],
      ['555', 'a'],
    ] as const)
      for (const day of ['one', 'two']) await put(aNewTemplate({ tenantId, name }, day));
    const listed = async (asked: Partial<Parameters<typeof on.store.jobTemplates.list>[0]>) =>
      (await on.store.jobTemplates.list({ tenantId: null, after: null, limit: 10, reach: everyTenant, ...asked })).map(
        ({ tenantId, name, version, jobId }) => [tenantId, name, version, jobId].join(' '),
      );
    expect(await listed({})).to.deep.equal(['333 a 2 175', '333 b 2 175', '444 a 2 175', '555 a 2 175']);
    expect(await listed({ limit: 2, after: { tenantId: '333', name: 'a' } })).to.deep.equal(['333 b 2 175', '444 a 2 175']);
    expect(await listed({ tenantId: '444' })).to.deep.equal(['444 a 2 175']);
    const reach = { kind: 'tenants', ids: new Set(['444', '555']) } as const;
    expect(await listed({ reach })).to.deep.equal(['444 a 2 175', '555 a 2 175']);
    expect(await listed({ reach, tenantId: '333' })).to.deep.equal([]);
  });
});
