import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { JobTemplates, RunAnswer } from '../../src/ports/job-templates.js';
import { aFace, aKeeper, anId, closeFaces, received } from '../http/scripted-keeper.js';
import { keyHolder, onlyTenant } from '../http/key-holder.js';
import { aJobTemplate } from '../support/job-templates.js';
import { cli } from './captured-cli.js';

async function asking(argv: readonly string[], script: Partial<JobTemplates>, stdin = '') {
  const { url } = await aFace({ templates: { ...aKeeper().templates, ...script } });
  return cli(['templates', ...argv, '--url', url], { stdin });
}

const of333 = ['--tenant', '333'];

describe('cli: templates', () => {
  afterEach(closeFaces);

  it('list: a line for each, with its newest version, and whether it is in use', async () => {
    const rows = [aJobTemplate(), aJobTemplate({ name: 'weekly', version: 1, retiredAt: received })];
    const { code, out } = await asking(['list'], { list: () => Promise.resolve(rows) });
    expect(code).to.equal(0);
    expect(out.split('\n')).to.deep.equal([
      'NAME    VERSION  TENANT  JOB  MADE       BY        STATUS',
      'daily   2        333     175  3 min ago  ops-anna  in use',
      'weekly  1        333     175  3 min ago  ops-anna  retired',
      '',
    ]);
    expect((await asking(['list'], { list: () => Promise.resolve([]) })).out).to.equal('No templates.\n');
    const more = await asking(['list', '--limit', '1'], { list: () => Promise.resolve(rows) });
    expect(more.out).to.match(/There are more: add --cursor [\w-]+\n$/);
  });

  it('put sends the file as it is, and tells whether it is new, or every problem of it', async () => {
    const bodies: unknown[] = [];
    const kinds = ['made', 'same'] as const;
    const put: JobTemplates['put'] = ({ body }) => (
      bodies.push(body),
      Promise.resolve({ kind: kinds[bodies.length - 1] ?? 'same', template: aJobTemplate() })
    );
    expect(await asking(['put', '-'], { put }, '{ "name": "daily" }')).to.include({ code: 0, out: 'Kept daily, version 2\n' });
    expect((await asking(['put', '-'], { put }, '{}')).out).to.equal('Nothing new: daily, version 2\n');
    expect(bodies).to.deep.equal([{ name: 'daily' }, {}]);
    const problems = [{ path: 'overridable.0', message: 'is nothing that can be overridden' }];
    const refused = await asking(
      ['put', '-'],
      { put: () => Promise.resolve({ kind: 'refused', code: 'invalid-request', problems }) },
      '{}',
    );
    expect(refused).to.deep.equal({
      ...{ code: 1, out: '' },
      err: 'job-keeper: stdin: The template is not valid.\n  overridable.0: is nothing that can be overridden\n',
    });
    const two = await asking(['put', '-'], {}, '[{}, {}]');
    expect(two).to.include({ code: 2, err: 'job-keeper: - holds 2 templates; one at a time is kept\n' });
  });

  it('show: what its runs ask for, what they may say otherwise, and its versions; of one version no others', async () => {
    const template = aJobTemplate({ content: { request: { user_id: 'geoff' }, overridable: ['priority', 'start_after'] } });
    const versions = [template, aJobTemplate({ version: 1, retiredAt: received })];
    const whole = await asking(['show', 'daily', ...of333], { template: () => Promise.resolve({ template, versions }) });
    const made = '3 min ago (2026-11-21T06:00:00.000Z)';
    const head = [
      'Template daily, version 2',
      '  tenant       333',
      '  job          175',
      `  made         ${made} by ops-anna`,
      '  overridable  priority, start_after',
      '  request      {"user_id":"geoff"}',
    ];
    expect(whole).to.include({ code: 0, err: '' });
    expect(whole.out.split('\n')).to.deep.equal([
      ...head,
      '',
      'VERSION  MADE                                  BY        STATUS',
      `2        ${made}  ops-anna  in use`,
      `1        ${made}  ops-anna  retired`,
      '',
    ]);
    const asked: number[] = [];
    const version: JobTemplates['version'] = (_key, number) => (asked.push(number), Promise.resolve(template));
    const one = await asking(['show', 'daily', '--version', '2', ...of333], { version });
    expect(one.out.split('\n')).to.deep.equal([...head, '']);
    expect(asked).to.deep.equal([2]);
    const bare = aJobTemplate({ content: { request: {}, overridable: [] }, retiredAt: received });
    const retired = await asking(['show', 'daily', '--version', '2', ...of333], { version: () => Promise.resolve(bare) });
    expect(retired.out).to.contain(`  retired      ${made}\n  overridable  nothing\n`);
  });

  const of = { requestId: branded<RequestId>(anId), correlationId: 'c-1' };

  it('run: what is set is overridden, texts as texts, numbers and lists where they are meant', async () => {
    const bodies: unknown[] = [];
    const run: JobTemplates['run'] = ({ body }) => (bodies.push(body), Promise.resolve({ kind: 'stored', ...of }));
    const set = [
      'priority=high',
      'max_run_seconds=600',
      'notebook_params.day=2026',
      'notebook_params.a=b=c',
      'python_params=["1"]',
    ];
    const { code, out } = await asking(
      ['run', 'daily', '--set', ...set, 'operation_id=17', '--correlation', 'c-1', '--version', '2', ...of333],
      { run },
    );
    expect({ code, out }).to.deep.equal({ code: 0, out: `Taken: request ${anId}, correlation c-1\n` });
    expect(bodies).to.deep.equal([
      {
        ...{ correlation_id: 'c-1', version: 2 },
        overrides: {
          ...{ priority: 'high', max_run_seconds: 600, python_params: ['1'], operation_id: '17' },
          notebook_params: { day: '2026', a: 'b=c' },
        },
      },
    ]);
  });

  it('run: a correlation id is made up where none is given, each time another; what was known is told as that', async () => {
    const ids: unknown[] = [];
    const run: JobTemplates['run'] = ({ body }) => (
      ids.push((body as { correlation_id: string }).correlation_id),
      Promise.resolve<RunAnswer>({ kind: 'same', ...of, state: 'running' })
    );
    for (let time = 0; time < 2; time += 1)
      expect((await asking(['run', 'daily', ...of333], { run })).out).to.equal(
        `Known already, running: request ${anId}, correlation c-1\n`,
      );
    expect(new Set(ids)).to.have.property('size', 2);
    expect(ids[0]).to.match(/^[0-9a-f-]{36}$/);
  });

  it('run: every problem is told by its path; what is no setting, given twice, or no version is wrong use', async () => {
    const problems = [{ path: 'overrides.user_id', message: 'may not be overridden' }];
    const refused = await asking(['run', 'daily', ...of333], {
      run: () => Promise.resolve({ kind: 'refused', code: 'invalid-request', problems }),
    });
    expect(refused).to.deep.equal({
      ...{ code: 1, out: '' },
      err: 'job-keeper: The job request is not valid.\n  overrides.user_id: may not be overridden\n',
    });
    for (const [argv, err] of [
      [['--set', 'priority'], 'job-keeper: --set priority: it must be name=value, such as priority=high\n'],
      [['--set', 'priority=1', 'priority=2'], 'job-keeper: --set priority is given twice\n'],
      [['--version', 'x'], 'job-keeper: --version x: it must be a whole number from 1 on\n'],
    ] as const)
      expect(await asking(['run', 'daily', ...argv], {})).to.deep.equal({ code: 2, out: '', err });
    const retired = await asking(['run', 'daily', ...of333], { run: () => Promise.resolve({ kind: 'retired' }) });
    expect(retired).to.include({ code: 1, err: 'job-keeper: The template is retired: no new runs are made of it.\n' });
  });

  it('retire says what is done; one that is not there fails; whose it is is asked where it is not known', async () => {
    const retire = () => Promise.resolve(aJobTemplate({ retiredAt: received }));
    expect(await asking(['retire', 'daily', ...of333], { retire })).to.include({ code: 0, out: 'Retired.\n' });
    const gone = await asking(['retire', 'daily', ...of333], { retire: () => Promise.resolve(null) });
    expect(gone).to.deep.equal({ code: 1, out: '', err: 'job-keeper: There is no template of this name.\n' });
    const unsaid = await asking(['retire', 'daily'], { retire });
    expect(unsaid.code).to.equal(1);
    expect(unsaid.err).to.equal(
      'job-keeper: The call does not say which tenant it is for (tenant_id).\n  Name it with --tenant.\n',
    );
    const { credentials, headers } = keyHolder({ reach: onlyTenant('333') });
    const { url } = await aFace({ templates: { ...aKeeper().templates, retire } }, { credentials });
    const env = { JOB_KEEPER_TOKEN: headers.authorization.replace('Bearer ', '') };
    expect(await cli(['templates', 'retire', 'daily', '--url', url], { env })).to.include({ code: 0 });
  });

  it('is the answer of the service with --json', async () => {
    const json = async (argv: readonly string[], script: Partial<JobTemplates>) =>
      JSON.parse((await asking([...argv, '--json'], script)).out) as unknown;
    expect(await json(['list'], { list: () => Promise.resolve([aJobTemplate()]) })).to.have.nested.property(
      'items[0].name',
      'daily',
    );
    const run = () => Promise.resolve<RunAnswer>({ kind: 'stored', ...of });
    expect(await json(['run', 'daily', ...of333], { run })).to.deep.equal({
      ...{ request_id: anId, correlation_id: 'c-1', state: 'received' },
    });
  });
});
