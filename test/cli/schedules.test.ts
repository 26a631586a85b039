import { expect } from 'chai';
import type { RequestSchedules } from '../../src/ports/request-schedules.js';
import { aFace, aKeeper, anId, closeFaces, received } from '../http/scripted-keeper.js';
import { aRequestSchedule, ofTemplate } from '../support/request-schedules.js';
import { Fault } from '../../src/core/faults.js';
import { cli } from './captured-cli.js';
import { asListed } from '../../src/adapters/http/request-schedule-json.js';

async function asking(argv: readonly string[], script: Partial<RequestSchedules>, stdin = '') {
  const { url } = await aFace({ schedules: { ...aKeeper().schedules, ...script } });
  return cli(['schedules', ...argv], { env: { JOB_KEEPER_URL: url }, stdin });
}

describe('cli: schedules', () => {
  afterEach(closeFaces);

  it('list shows what is asked for, by which clock, and when it comes next', async () => {
    const stopped = aRequestSchedule({ name: 'weekly\nreport', status: 'STOPPED', nextAt: null });
    const { code, out, err } = await asking(['list'], {
      list: () => Promise.resolve([aRequestSchedule(), stopped].map(asListed)),
    });
    expect({ code, err }).to.deep.equal({ code: 0, err: '' });
    expect(out).to.equal(
      [
        'SCHEDULE                              NAME           TENANT  JOB  CRON         ZONE           NEXT',
        `${anId}  nightly        333     175  0 0 2 * * ?  Europe/Dublin  in 57 min`,
        `${anId}  weekly report  333     175  0 0 2 * * ?  Europe/Dublin  stopped`,
        '',
      ].join('\n'),
    );
    expect(await asking(['list', '--status', 'running'], { list: () => Promise.resolve([]) })).to.deep.equal({
      ...{ code: 0, out: 'No schedules.\n', err: '' },
    });
  });

  it('list hands on its filters, and names the next page', async () => {
    const asked: unknown[] = [];
    const rows = [aRequestSchedule(), aRequestSchedule()].map(asListed);
    const list: RequestSchedules['list'] = ({ tenantId, status, template, before, limit }) => (
      asked.push({ tenantId, status, template, before, limit }),
      Promise.resolve(rows)
    );
    const { out } = await asking(['list', '--tenant', '333', '--status', 'stopped', '--template', 'daily', '--limit', '1'], {
      list,
    });
    const cursor = /There are more: add --cursor (\S+)\n$/.exec(out)?.[1] ?? '';
    await asking(['list', '--cursor', cursor], { list });
    expect(asked).to.deep.equal([
      { tenantId: '333', status: 'STOPPED', template: 'daily', before: null, limit: 2 },
      { tenantId: null, status: null, template: null, before: anId, limit: 51 },
    ]);
  });

  it('show tells when it fires, and what became of its last fires', async () => {
    const fires = [
      { fireAt: received, outcome: 'made', requestId: 'r-1', reason: null },
      { fireAt: received - 60_000, outcome: 'refused', requestId: null, reason: 'No job was made.' },
    ] as const;
    const schedule = aRequestSchedule({ executionsMax: 10, endsAt: received + 86_400_000, message: 'No job was made.' });
    const { code, out } = await asking(['show', anId], { schedule: () => Promise.resolve({ schedule, fires }) });
    expect(code).to.equal(0);
    expect(out).to.equal(
      [
        `Schedule ${anId}, nightly`,
        '  tenant   333',
        '  user     geoff@example.com',
        '  job      175',
        '  fires    0 0 2 * * ?, in time zone Europe/Dublin',
        '  until    2026-11-22T06:00:00Z',
        '  fired    4 of 10 times',
        '  next     in 57 min (2026-11-21T07:00:00Z)',
        '  message  No job was made.',
        '',
        'FIRE                  OUTCOME  REQUEST, OR WHY NOT',
        '2026-11-21T06:00:00Z  made     r-1',
        '2026-11-21T05:59:00Z  refused  No job was made.',
        '',
      ].join('\n'),
    );
  });

  it('list names templates where a schedule names one, and says which are retired', async () => {
    const retired = aRequestSchedule({ ...ofTemplate, templateNow: { ...ofTemplate.templateNow, retired: true } });
    const { out } = await asking(['list'], { list: () => Promise.resolve([aRequestSchedule(), retired].map(asListed)) });
    expect(out).to.equal(
      [
        'SCHEDULE                              NAME     TENANT  JOB  TEMPLATE         CRON         ZONE           NEXT',
        `${anId}  nightly  333     175                   0 0 2 * * ?  Europe/Dublin  in 57 min`,
        `${anId}  nightly  333     176  daily (retired)  0 0 2 * * ?  Europe/Dublin  in 57 min`,
        '',
      ].join('\n'),
    );
  });

  it('show tells which template is run, of which version, and what is said otherwise', async () => {
    const lines = async (changes: object) => {
      const schedule = aRequestSchedule({ ...ofTemplate, ...changes });
      const { out } = await asking(['show', anId], { schedule: () => Promise.resolve({ schedule, fires: [] }) });
      return out.split('\n').slice(3, 6);
    };
    const [job, template, overrides] = await lines({});
    expect(job).to.equal('  job        176');
    expect(template).to.equal('  template   daily, the newest version, now 3');
    expect(overrides).to.equal('  overrides  {"priority":"high","notebook_params":{"day":"{day_before}"}}');
    const { asksFor, templateNow } = ofTemplate;
    const plain = await lines({ asksFor: { ...asksFor, run: { ...asksFor.run, overrides: {} } } });
    expect(plain.join('\n')).to.not.contain('overrides');
    const pinned = {
      asksFor: { ...asksFor, run: { ...asksFor.run, version: 2 } },
      templateNow: { ...templateNow, retired: true },
    };
    expect((await lines(pinned))[1]).to.equal('  template   daily, version 2, retired: its fires are refused');
  });

  it('create makes one of a template that is named on the command line', async () => {
    const bodies: unknown[] = [];
    const create: RequestSchedules['create'] = ({ body }) => (
      bodies.push(body),
      Promise.resolve({ kind: 'made', schedule: aRequestSchedule(ofTemplate) })
    );
    const given = ['create', '--template', 'daily', '--cron', '0 0 2 * * ?', '--zone', 'Europe/Dublin'];
    const { code, out } = await asking(given, { create });
    expect({ code, out }).to.deep.equal({ code: 0, out: `Made ${anId}; next fire 2026-11-21T07:00:00Z.\n` });
    const more = ['--set', 'priority=80', 'notebook_params.day={day_before}', '--version', '2', '--tenant', '333', '--name', 'x'];
    const bounds = ['--starts', '2026-12-01T00:00:00Z', '--ends', '2027-12-01T00:00:00Z', '--times', '10'];
    await asking([...given, ...more, ...bounds], { create });
    const of = { cron: '0 0 2 * * ?', time_zone: 'Europe/Dublin' };
    expect(bodies).to.deep.equal([
      { ...of, name: 'daily', template: { name: 'daily', overrides: {} } },
      {
        ...{ ...of, name: 'x', starts_at: '2026-12-01T00:00:00Z', ends_at: '2027-12-01T00:00:00Z', executions_max: 10 },
        template: {
          ...{ name: 'daily', tenant_id: '333', version: 2 },
          overrides: { priority: 80, notebook_params: { day: '{day_before}' } },
        },
      },
    ]);
    const problems = [{ path: 'template.name', message: 'there is no template of this name' }];
    const refused = await asking(given, {
      create: () => Promise.resolve({ kind: 'refused', code: 'invalid-request', problems }),
    });
    expect(refused).to.deep.equal({
      ...{ code: 1, out: '' },
      err: 'job-keeper: The schedule is not valid.\n  template.name: there is no template of this name\n',
    });
  });

  it('create sends a key, tells one that was made before, and where it got no answer how to ask again without making a second', async () => {
    const keys: unknown[] = [];
    const given = ['create', '-', '--idempotency-key', 'a-key'];
    const known = await asking(
      given,
      { create: ({ once }) => (keys.push(once?.key), Promise.resolve({ kind: 'known', schedule: aRequestSchedule() })) },
      '{}',
    );
    expect(known.out).to.equal(`Made before: ${anId}; next fire 2026-11-21T07:00:00Z.\n`);
    const away: RequestSchedules['create'] = ({ once }) => (
      keys.push(once?.key),
      Promise.reject(new Fault('store-unavailable', 'it is away'))
    );
    const { code, err } = await asking(['create', '-'], { create: away }, '{}');
    expect(code).to.equal(1);
    expect(err).to.match(
      /^job-keeper: stdin: The store .*\n {2}It may have been made all the same: the same command with --idempotency-key [\w-]{36} makes no second one\.\n$/,
    );
    const own = /--idempotency-key ([\w-]{36})/.exec(err)?.[1] ?? '';
    await asking(['create', '-', '--idempotency-key', own], { create: away }, '{}');
    expect([keys.length, keys[1] === keys[2], keys[0] === keys[1]]).to.deep.equal([3, true, false]);
    const nobody = await cli(['schedules', 'create', '-', '--url', 'http://127.0.0.1:1'], { stdin: '{}' });
    expect(nobody.err, 'nothing was asked').to.not.contain('--idempotency-key');
  });

  it('create with a file and a template, with neither, or with a number that is none is wrong use, and nothing is sent', async () => {
    const of = ['--template', 'daily', '--cron', '0 0 2 * * ?', '--zone', 'UTC'];
    const wrong: Record<string, readonly string[]> = {
      'job-keeper: the file says what --template would: give one of the two\n': ['-', ...of],
      'job-keeper: give a file, or --template with --cron and --zone\n': ['--template', 'daily', '--cron', '0 0 2 * * ?'],
      'job-keeper: --times 0: it must be a whole number from 1 on\n': [...of, '--times', '0'],
      'job-keeper: --version x: it must be a whole number from 1 on\n': [...of, '--version', 'x'],
    };
    for (const [err, argv] of Object.entries(wrong))
      expect(await asking(['create', ...argv], {}, '{}')).to.deep.equal({ code: 2, out: '', err });
  });

  it('create sends the file as it is, and tells every problem of it', async () => {
    const bodies: unknown[] = [];
    const create: RequestSchedules['create'] = ({ body }) => (
      bodies.push(body),
      Promise.resolve({ kind: 'made', schedule: aRequestSchedule() })
    );
    const { code, out } = await asking(['create', '-'], { create }, '{ "name": "nightly" }');
    expect({ code, out, bodies }).to.deep.equal({
      ...{ code: 0, out: `Made ${anId}; next fire 2026-11-21T07:00:00Z.\n`, bodies: [{ name: 'nightly' }] },
    });
    const problems = [{ path: 'cron', message: 'never fires' }];
    const refused = await asking(
      ['create', '-'],
      { create: () => Promise.resolve({ kind: 'refused', code: 'invalid-request', problems }) },
      '{}',
    );
    expect(refused).to.deep.equal({
      code: 1,
      out: '',
      err: 'job-keeper: stdin: The schedule is not valid.\n  cron: never fires\n',
    });
    const broken = await asking(['create', '-'], { create }, '{\n  "name": nightly\n}');
    expect(broken.code).to.equal(1);
    expect(broken.err).to.match(/^job-keeper: stdin: The body is not JSON.*\n.*\n {2}it goes wrong at line 2, column 11\n$/);
    const two = await asking(['create', '-'], {}, '[{}, {}]');
    expect(two).to.include({ code: 2, err: 'job-keeper: - holds 2 schedules; one at a time is made\n' });
  });

  it('start, stop and remove say what is done; one that is not there fails', async () => {
    const done = (schedule = aRequestSchedule()) => Promise.resolve({ kind: 'done', schedule } as const);
    expect((await asking(['start', anId], { start: () => done() })).out).to.equal(
      `Started ${anId}; next fire 2026-11-21T07:00:00Z.\n`,
    );
    const stop = () => done(aRequestSchedule({ status: 'STOPPED', nextAt: null }));
    expect((await asking(['stop', anId], { stop })).out).to.equal(`Stopped ${anId}.\n`);
    expect((await asking(['remove', anId], { remove: () => Promise.resolve(true) })).out).to.equal('Removed.\n');
    const gone = await asking(['remove', anId], { remove: () => Promise.resolve(false) });
    expect(gone).to.deep.equal({ code: 1, out: '', err: 'job-keeper: There is no schedule with this id.\n' });
  });

  it('is the answer of the service with --json', async () => {
    const { out } = await asking(['list', '--json'], { list: () => Promise.resolve([asListed(aRequestSchedule())]) });
    expect(JSON.parse(out)).to.have.nested.property('items[0].schedule_id', anId);
  });
});
