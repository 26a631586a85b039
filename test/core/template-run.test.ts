import { expect } from 'chai';
import fc from 'fast-check';
import { readJobRequest } from '../../src/core/job-request.js';
import { readJobTemplate, readTemplateRun } from '../../src/core/templates/job-template.js';
import { overridableFields, placeOf, sortOverrides } from '../../src/core/templates/overrides.js';
import { problemsOfRun, runRequest, type OfTemplate } from '../../src/core/templates/template-run.js';
import { aTemplate } from '../support/job-requests.js';

const request = aTemplate({ operation: { notebook_params: { day: 'today', mode: 'full' }, max_run_seconds: 600 } });
const template: OfTemplate = {
  name: 'daily',
  version: 3,
  request,
  overridable: ['priority', 'notebook_params.day', 'start_after'],
};
const at = Date.parse('2026-11-28T09:00:00Z');
const run = (overrides: Readonly<Record<string, unknown>>, of = template) =>
  runRequest(of, { correlationId: 'c-1', createdAt: at, overrides });

describe('a run of a template, as a job request', () => {
  it('is its template with an identity and an instant of its own, and says of which version it is', () => {
    expect(run({})).to.deep.equal({
      ...request,
      ...{ correlation_id: 'c-1', created_time: at, template: { name: 'daily', version: 3 } },
    });
    expect(readJobRequest(run({}))).to.have.property('ok', true);
  });

  it('has what it overrides; a parameter is put over that of its name, and the others stay', () => {
    const made = readJobRequest(run({ priority: 'critical', notebook_params: { day: '2026-01-31' }, start_after: at }));
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    expect(made.value).to.include({ priority: 100, user_id: 'geoff@example.com' });
    expect(made.value.job.job_context.job_operation).to.deep.include({
      ...{ notebook_params: { day: '2026-01-31', mode: 'full' }, start_after: at, max_run_seconds: 600 },
    });
  });

  it('of a template without an operation has one with what it overrides, and nothing else', () => {
    const bare = { user_id: 'u', job: { job_id: '175', job_context: { tenant_id: '333', job_operation: null } } };
    expect(run({ priority: 'low', start_after: at }, { ...template, request: bare })).to.deep.include({
      ...{ priority: 'low', job: { job_id: '175', job_context: { tenant_id: '333', job_operation: { start_after: at } } } },
    });
  });

  it('that names a parameter as its template allows it is told how to say it', () => {
    expect(sortOverrides({ 'notebook_params.day': '2026-01-31' }, template.overridable)).to.deep.equal({
      changes: [],
      problems: [{ path: 'overrides.notebook_params.day', message: 'must be said inside notebook_params: {"day": ...}' }],
    });
  });

  const fields = fc.constantFrom(...overridableFields, 'job_id', 'tenant_id', 'correlation_id', 'template', 'job', 'toString');
  const names = fc.constantFrom('day', 'mode', 'other', 'a.b');
  const overrides = fc.dictionary(
    fields,
    fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.dictionary(names, fc.string()), fc.array(fc.string())),
    { maxKeys: 6 },
  );
  const overridable = fc.uniqueArray(
    fc.oneof(
      fc.constantFrom<string>(...overridableFields),
      names.map((name) => `notebook_params.${name}`),
    ),
    { maxLength: 5 },
  );

  /** Where two requests differ, down to the last object. */
  function differences(one: unknown, other: unknown, path: readonly string[] = []): string[] {
    const isMap = (value: unknown): value is Record<string, unknown> =>
      typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isMap(one) || !isMap(other)) return JSON.stringify(one) === JSON.stringify(other) ? [] : [path.join('.')];
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].flatMap((key) =>
      differences(Object.hasOwn(one, key) ? one[key] : undefined, Object.hasOwn(other, key) ? other[key] : undefined, [
        ...path,
        key,
      ]),
    );
  }

  it('differs from its template nowhere but where that lets it, whatever it says; all else that it says is a problem', () => {
    fc.assert(
      fc.property(overrides, overridable, (asked, allowed) => {
        const of = { ...template, overridable: allowed };
        const places = allowed.map((name) =>
          name.startsWith('notebook_params.')
            ? [...placeOf('notebook_params'), name.slice('notebook_params.'.length)].join('.')
            : placeOf(name).join('.'),
        );
        const isWithin = (path: string) => places.some((place) => path === place || path.startsWith(`${place}.`));
        for (const path of differences(run({}, of), run(asked, of))) expect(isWithin(path), path).to.equal(true);
        const { changes, problems } = sortOverrides(asked, allowed);
        const told = [...changes.map(({ path }) => path.join('.')), ...problems.map(({ path }) => path)];
        for (const [field, value] of Object.entries(asked))
          if (!isEmpty(value))
            expect(
              told.some((path) => path.startsWith(placeOf(field).join('.')) || path.startsWith(`overrides.${field}`)),
            ).to.equal(true);
        for (const { path } of changes) expect(isWithin(path.join('.'))).to.equal(true);
      }),
    );
  });

  it('is the same of the same template and the same overrides, in whatever order they are said', () => {
    fc.assert(
      fc.property(overrides, overridable, (asked, allowed) => {
        const of = { ...template, overridable: allowed };
        const turned = Object.fromEntries(Object.entries(asked).toReversed());
        expect(run(turned, structuredClone(of))).to.deep.equal(run(asked, of));
      }),
    );
  });

  it('is told what it may not override by the path of that, with what it may', () => {
    const asked = { priority: 'low', user_id: 'x', job_id: '1', notebook_params: { day: 'x', mode: 'y' } };
    const may = 'the template lets a run override priority, notebook_params.day, start_after';
    expect(sortOverrides(asked, template.overridable).problems).to.deep.equal([
      { path: 'overrides.user_id', message: `may not be overridden; ${may}` },
      { path: 'overrides.job_id', message: `may not be overridden; ${may}` },
      { path: 'overrides.notebook_params.mode', message: `may not be overridden; ${may}` },
    ]);
    expect(sortOverrides({ priority: 1 }, []).problems).to.deep.equal([
      { path: 'overrides.priority', message: 'may not be overridden; the template lets a run override nothing' },
    ]);
    expect(sortOverrides({ notebook_params: ['x'] }, ['notebook_params']).problems).to.deep.equal([
      { path: 'overrides.notebook_params', message: 'must be an object of texts' },
    ]);
  });

  it('is told what the door finds by the paths of what was sent: overrides, the correlation id, the template', () => {
    const operation = 'job.job_context.job_operation';
    const found = [
      'correlation_id',
      'priority',
      `${operation}.notebook_params.day`,
      `${operation}.notebook_params_x`,
      'user_id',
      '',
    ];
    const problems = found.map((path) => ({ path, message: 'is wrong' }));
    expect(problemsOfRun(problems, { priority: 1, notebook_params: {} }).map(({ path }) => path)).to.deep.equal([
      ...['correlation_id', 'overrides.priority', 'overrides.notebook_params.day'],
      ...[`request.${operation}.notebook_params_x`, 'request.user_id', ''],
    ]);
  });
});

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

describe('a template, as it is asked for', () => {
  it('needs a name and a request; nothing can be overridden unless it says so', () => {
    expect(readJobTemplate({ name: 'daily-1.x', request })).to.deep.equal({
      ok: true,
      value: { name: 'daily-1.x', content: { request, overridable: [] } },
    });
  });

  it('is refused with every problem at its path', () => {
    const read = readJobTemplate({ name: 'a b', request: 1, overrideable: [] });
    expect(read.ok ? [] : read.problems.map(({ path }) => path)).to.deep.equal(['name', 'request', 'overrideable']);
    const own = { ...request, correlation_id: 'c', created_time: 1, template: {} };
    const named = readJobTemplate({ name: 'x', request: own, overridable: ['priority', 'job_id', 'notebook_params.'] });
    expect(named.ok ? [] : named.problems.map(({ path, message }) => `${path}: ${message.split(';', 1)[0]}`)).to.deep.equal([
      'overridable.1: job_id is nothing that can be overridden',
      'overridable.2: notebook_params. is nothing that can be overridden',
      'request.correlation_id: must be left out: each run gets its own',
      'request.created_time: must be left out: each run gets its own',
      'request.template: must be left out: each run gets its own',
    ]);
  });

  it('is run with a correlation id; the version is the newest and nothing is overridden, unless it says so', () => {
    expect(readTemplateRun({ correlation_id: 'c-1' })).to.deep.equal({
      ok: true,
      value: { correlationId: 'c-1', version: null, overrides: {} },
    });
    const read = readTemplateRun({ version: 0, overrides: [], set: {} });
    expect(read.ok ? [] : read.problems.map(({ path }) => path)).to.deep.equal(['correlation_id', 'version', 'overrides', 'set']);
  });
});
