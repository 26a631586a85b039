import { expect } from 'chai';
import type { DeclaredJob } from '../../src/core/cluster.js';
import { Fault } from '../../src/core/faults.js';
import { aCatalogue } from '../support/catalogue.js';
import { aCluster, aJob, aSnapshot } from '../support/scenes.js';
import { aFace, closeFaces } from '../http/scripted-keeper.js';
import { cli } from './captured-cli.js';

const long = { ...aJob('969479553499872001', 'c-1'), name: 'Revenue of all branches, by\nday and article' };
const cluster = { ...aCluster('c-1'), name: 'job-keeper-active-with-a-long-name' };
const snapshot = aSnapshot({ clusters: [cluster], jobs: [aJob('175'), long] });
const jobs = { '42': {}, '175': { max_run_seconds: 600, max_concurrent_runs: 1 } };

async function asking(argv: readonly string[], ...written: Parameters<typeof aCatalogue>) {
  const { url } = await aFace({ catalogue: aCatalogue(...written) });
  return cli(['jobs', ...argv], { env: { JOB_KEEPER_URL: url, NO_COLOR: '1' }, tty: true, columns: 80 });
}

describe('cli: jobs', () => {
  afterEach(closeFaces);

  describe('list', () => {
    it('shows each job on a line of 80 columns of a terminal, and those that nobody has declared', async () => {
      const { code, out, err } = await asking(['list'], snapshot, { settings: { jobs } });
      expect({ code, err }).to.deep.equal({ code: 0, err: '' });
      expect(out).to.equal(
        [
          'JOB                 NAME                      RUNS ON            AT ONCE  FOR',
          '42                                            not declared       2        24 h',
          '175                 job 175                   its own compute    1        10 min',
          '969479553499872001  Revenue of all branches…  job-keeper-activ…  2        24 h',
          'Snapshot of the engine (databricks), taken 3 s ago.',
          '',
        ].join('\n'),
      );
      for (const line of out.split('\n')) expect(line.length).to.be.at.most(80);
    });

    it('says so when there are none', async () => {
      expect(await asking(['list', '--name', 'x'], snapshot)).to.deep.equal({ code: 0, out: 'No jobs.\n', err: '' });
    });

    it('hands on its filters, and the cursor that it has printed leads to the next page', async () => {
      const { out } = await asking(['list', '--undeclared'], snapshot, { settings: { jobs } });
      expect(out).to.match(/^JOB .*\n42 +not declared .*\nSnapshot of the engine/);
      const first = await asking(['list', '--limit', '1', '--name', 'JOB'], aSnapshot({ jobs: [aJob('1'), aJob('2')] }));
      const cursor = /There are more: add --cursor (\S+)\n$/.exec(first.out)?.[1] ?? '';
      const next = await asking(['list', '--cursor', cursor], aSnapshot({ jobs: [aJob('1'), aJob('2')] }));
      expect(next.out).to.match(/^JOB .*\n2 +job 2 .*\nSnapshot of the engine.*\n$/);
    });

    it('is the answer of the service with --json', async () => {
      const { out } = await asking(['list', '--json'], snapshot, { settings: { jobs } });
      expect(JSON.parse(out)).to.have.nested.property(
        'items[1].max_run_seconds.default_from',
        'settings.jobs.175.max_run_seconds',
      );
    });

    it('a filter that the service refuses is wrong use', async () => {
      const { code, err } = await asking(['list', '--limit', '0'], snapshot);
      expect({ code, err }).to.deep.equal({
        code: 2,
        err: 'job-keeper: the service does not take these arguments\n  --limit: must be at least 1\n',
      });
    });

    it('fails while the engine has never answered', async () => {
      const fresh = () => Promise.reject(new Fault('engine-unavailable', 'x'));
      const { code, err } = await asking(['list'], snapshot, { snapshots: { latest: () => null, fresh } });
      expect({ code, err }).to.deep.equal({ code: 1, err: 'job-keeper: The engine cannot be reached.\n' });
    });
  });

  it('the limit that the engine itself has is told beside ours, and the list has the shorter one', async () => {
    const limited = aSnapshot({
      jobs: [
        { ...aJob('175'), maxRunSeconds: 300 },
        { ...aJob('176'), maxRunSeconds: 7_200 },
      ],
    });
    const settings = { jobs: { '176': { max_run_seconds: 600, placement: 'declared' } } } as const;
    const { out: list } = await asking(['list'], limited, { settings });
    expect(list)
      .to.match(/^175 .* 5 min$/m)
      .and.to.match(/^176 .* 10 min$/m);
    const { out } = await asking(['show', '175'], limited, { settings });
    expect(out).to.match(
      /stopped after {2}86400 s .*\n.* at most .*\n {17}the engine stops it after 300 s \(5 min\), as declared there\n/,
    );
  });

  it('the runs that the engine lets a job have are told beside ours, and the list has the fewer', async () => {
    const limited = aSnapshot({
      jobs: [
        { ...aJob('175'), runsMax: 1 },
        { ...aJob('176'), runsMax: 5 },
        { ...aJob('177'), runsMax: 1 },
      ],
    });
    const settings = { jobs: { '177': { placement: 'submit' } } } as const;
    const { out: list } = await asking(['list'], limited, { settings });
    for (const [id, runs] of Object.entries({ 175: 1, 176: 2, 177: 2 }))
      expect(list).to.match(new RegExp(`^${id} .* ${runs} +24 h$`, 'm'));
    const told = 'the engine lets it have 1, whoever starts them';
    expect((await asking(['show', '175'], limited, { settings })).out).to.include(told);
    expect((await asking(['show', '177'], limited, { settings })).out).to.not.include(told);
  });

  it('the limit of a job that runs as others is theirs, and not told', async () => {
    const limited = aSnapshot({ jobs: [{ ...aJob('175'), maxRunSeconds: 300 }, aJob('176')] });
    const settings = { jobs: { '175': { placement: 'mapped', mapped: { active: '176' } } } } as const;
    expect((await asking(['list'], limited, { settings })).out).to.match(/^175 .* 24 h$/m);
    expect((await asking(['show', '175'], limited, { settings })).out).to.not.contain('by the engine');
  });

  it('what the engine itself starts a job by is told: no job request asks for those runs', async () => {
    const cron = { kind: 'cron', expression: '0 0 6 * * ?', timeZone: 'Europe/Dublin', paused: true } as const;
    const one = { timeZone: null, paused: false };
    const table: Record<string, [DeclaredJob['schedule'], string]> = {
      1: [cron, 'the engine starts it at 0 0 6 * * ? (Europe/Dublin), paused now'],
      2: [{ ...one, kind: 'every', expression: '6 hours' }, 'the engine starts it every 6 hours'],
      3: [{ ...one, kind: 'continuous', expression: '' }, 'the engine starts it again whenever it has ended'],
      4: [{ ...one, kind: 'event', expression: 'file_arrival' }, 'the engine starts it on file_arrival'],
    };
    const jobs = Object.entries(table).map(([id, [schedule]]) => ({ ...aJob(id), ...(schedule && { schedule }) }));
    for (const [id, [, words]] of Object.entries(table))
      expect((await asking(['show', id], aSnapshot({ jobs }))).out.split('\n')).to.include(`  by itself      ${words}`);
  });

  describe('show', () => {
    it('one that is mapped needs no declaration of its own, as long as one of those is declared that it runs as', async () => {
      const settings = { jobs: { own: { placement: 'mapped', mapped: { active: '175', passive: '999' } } } } as const;
      const { out } = await asking(['show', 'own'], aSnapshot({ jobs: [aJob('175')] }), { settings });
      expect(out.split('\n').slice(1, 4)).to.deep.equal([
        '  declared       no: databricks does not know it, so it runs as the jobs below',
        '  in active      as job 175',
        '  in passive     as job 999, which is not declared',
      ]);
    });

    it('a job that the settings do not name has what holds for every job', async () => {
      const { code, out } = await asking(['show', '969479553499872001'], snapshot);
      expect(code).to.equal(0);
      expect(out).to.equal(
        [
          'Job 969479553499872001, Revenue of all branches, by day and article',
          '  declared       yes',
          '  runs on        job-keeper-active-with-a-long-name',
          '  at once        2, by settings.limits.max_concurrent_runs',
          '                 at most 1000, whatever a request asks for',
          '  stopped after  86400 s (24 h), by settings.limits.max_run_seconds',
          '                 at most 2592000 s (30 d), by settings.limits.run_seconds_cap',
          '  takes          any parameters',
          '  retried        2 times if the platform broke it, after 60 s to 1800 s',
          '  kept           30 days',
          'Snapshot of the engine (databricks), taken 3 s ago.',
          '',
        ].join('\n'),
      );
    });

    it('one that the settings describe: parameters, where it goes on, how long it is kept, what follows', async () => {
      const described = {
        ...{
          keep_runs: 20,
          keep_days: null,
          output_uri: 'abfss://reports@lake/{run_id}',
          max_run_seconds: 600,
          max_start_seconds: 120,
        },
        parameters: { notebook_params: { day: { required: true, pattern: '^2' }, mode: { one_of: ['full', 'new'] } } },
        checkpoint: { parameter: 'checkpoint', uri: 'dbfs:/c/{request_id}' },
        then: [{ job: '176', on: 'failed' as const }],
      };
      const retry = { infrastructure_retries_max: 0 };
      const { out } = await asking(['show', '175'], snapshot, { settings: { retry, jobs: { '175': described, '176': {} } } });
      for (const line of [
        '  named in       settings.jobs.175',
        '  starts within  120 s (2 min), for every pool',
        '  stopped after  600 s (10 min), by settings.jobs.175.max_run_seconds',
        '  takes          notebook_params.day: required; matches ^2',
        '                 notebook_params.mode: one of full, new',
        '                 no others',
        '  checkpoint     notebook_params.checkpoint: dbfs:/c/{request_id}',
        '  output         abfss://reports@lake/{run_id}',
        '  retried        never',
        '  kept           for ever, and of each tenant the newest 20',
        '  then           job 176, on failed',
      ])
        expect(out.split('\n')).to.include(line);
    });

    it('one that is mapped, and one that nobody has declared, with the key that names it', async () => {
      const settings = { jobs: { '175': { placement: 'mapped', mapped: { active: '999' } } } } as const;
      const { out } = await asking(['show', '175'], snapshot, { settings });
      expect(out.split('\n')).to.include('  in active      as job 999, which is not declared');
      const undeclared = await asking(['show', '999'], snapshot, { settings });
      expect(undeclared.code).to.equal(0);
      expect(undeclared.out.split('\n').slice(0, 3)).to.deep.equal([
        'Job 999',
        '  declared       no: databricks does not know it, so no request for it runs',
        '  named in       settings.jobs.175.mapped.active',
      ]);
    });

    it('is the answer of the service with --json', async () => {
      expect(JSON.parse((await asking(['show', '175', '--json'], snapshot)).out)).to.include({ job_id: '175', declared: true });
    });

    it('one that there is not is a failure, in a sentence', async () => {
      expect(await asking(['show', 'nothing/at all'], snapshot)).to.deep.equal({
        ...{ code: 1, out: '' },
        err: 'job-keeper: There is no job with this id: the engine does not declare it, and the settings do not name it.\n',
      });
    });
  });
});
