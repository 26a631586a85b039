// Model jobs on Databricks: what becomes of a job when something behind it goes wrong, on a clock that stands still.
import { expect } from 'chai';
import { Fault } from '../../src/core/faults.js';
import { branded } from '../../src/core/ids.js';
import { stepsOf } from '../../src/core/model-jobs/model-job-steps.js';
import type { ModelRegistry, Results, Stored } from '../../src/ports/model-registry.js';
import type { ModelJobRow } from '../../src/ports/store/model-jobs.js';
import { openModelJobs } from '../../src/model-jobs/model-jobs.js';
import type { ModelJobsParts } from '../../src/model-jobs/parts.js';
import { eventually } from '../support/eventually.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { neverStill } from '../support/never-still.js';

const tenancy = { tenantId: '333', userId: 'geoff', actor: 'geoff', traceparent: null };
const body = { modelId: 'm-1', configurationId: 'c-1', outputFolderId: 'out-1', maximumExecutionTimeInSeconds: '60' };
const config = { job_manager: { stop_timeout_ms: 600_000, store_attempts_max: 3 } };
const unavailable = () => Promise.reject(new Fault('registry-unavailable', 'the disk is full'));

interface Script {
  store?: (results: Results) => Promise<Stored>;
  folder?: ModelRegistry['folder'];
  optionalSteps?: readonly ['store-results'];
}

class Registry implements ModelRegistry {
  readonly says = 'a scripted registry';
  readonly stored: Results[] = [];
  readonly looked: string[] = [];
  gone = false;

  constructor(readonly script: Script = {}) {}

  model(_tenant: string, id: string): ReturnType<ModelRegistry['model']> {
    this.looked.push(id);
    if (this.gone) return Promise.resolve({ kind: 'missing', reason: `there is no model ${id}` });
    const { optionalSteps = [] } = this.script;
    const model = {
      name: id,
      jobId: branded<never>('175'),
      takes: 'notebook',
      parameters: { region: 'eu' },
      optionalSteps,
    } as const;
    return Promise.resolve({ kind: 'found', thing: model });
  }

  environment() {
    return Promise.resolve({ kind: 'found', thing: { name: 'c', clusterType: null, priority: 50, runsMax: null } } as const);
  }

  folder: ModelRegistry['folder'] = (tenant, id, use) =>
    this.script.folder?.(tenant, id, use) ?? Promise.resolve({ kind: 'found', thing: { uri: `abfss://lake/${id}` } });

  store(results: Results): Promise<Stored> {
    this.stored.push(results);
    return this.script.store?.(results) ?? Promise.resolve({ kind: 'stored', count: results.outputs.length });
  }
}

type Outcome = NonNullable<Parameters<Site['simulator']['declareJob']>[0]['outcome']>;

async function withJob(
  outcome: Outcome,
  test: (at: { site: Site; house: TestHouse; id: string; registry: Registry; job: () => Promise<ModelJobRow> }) => Promise<void>,
  registry = new Registry(),
): Promise<void> {
  await onSite({}, async (site) => {
    site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
    site.simulator.declareJob({ jobId: '175', name: 'job', clusterId: 'active-1', maxConcurrentRuns: 10, outcome });
    const house = await site.house('a', { registry, config });
    const made = await house.keeper.jobManager.createJob(tenancy, body);
    if (made.kind !== 'made') throw new Error(JSON.stringify(made));
    const { id } = made.thing;
    await test({ site, house, id, registry, job: async () => (await house.keeper.jobManager.job(tenancy, id))! });
  });
}

describe('a model job', () => {
  it('is the same core: run with the parameters of its model and its folders, and closed with what the run reported', async () => {
    await withJob(
      { result: 'succeed', durationMs: 1_000, exitValue: 'abfss://lake/report.parquet' },
      async ({ site, house, registry, job, id }) => {
        expect(await job()).to.include({ status: 'SUBMITTED', message: '' });
        await house.drive();
        expect((await job()).status).to.equal('STARTING');
        await site.pass(30_000);
        await house.watch();
        expect(await job()).to.include({ status: 'RUNNING', message: 'Storing results.' });
        expect(await house.rooms.modelJobs.closeEnded()).to.equal(1);
        const run = await house.keeper.request(id);
        expect(registry.stored).to.deep.equal([
          { tenantId: '333', folderId: 'out-1', jobId: id, runId: run?.runId, outputs: ['abfss://lake/report.parquet'] },
        ]);
        expect((await job()).status).to.equal('SUCCEEDED');
        const [sent] = await site.sql<{ params: Record<string, string>; seconds: number }>(
          `select body #> '{job,job_context,job_operation,notebook_params}' as params, max_run_seconds as seconds
        from request join request_body on request_id = id`,
        );
        expect(sent).to.deep.equal({
          params: { region: 'eu', model_id: 'm-1', configuration_id: 'c-1', output_folder: 'abfss://lake/out-1' },
          seconds: 60,
        });
      },
    );
  });

  it('is answered as it was made, also when it is under way by the time that it is read', async () => {
    await withJob({ result: 'succeed', durationMs: 1_000 }, async ({ site, house, id }) => {
      await house.drive();
      const jobs = openModelJobs({
        ...{ store: house.store.modelJobs, registry: new Registry(), clock: site.clock, ids: { next: () => 'a' } },
        take: () => Promise.resolve({ kind: 'stored', id: branded<never>(id) }),
      } as unknown as ModelJobsParts);
      expect(await jobs.job(tenancy, id)).to.include({ status: 'STARTING', environmentId: 'active-1' });
      const made = await jobs.createJob(tenancy, body);
      expect(made.kind === 'made' && made.thing).to.include({ id, status: 'SUBMITTED', message: '', environmentId: null });
    });
  });

  it('asked for again under its key, by any number at once, it is the same one, whatever is registered by then', async () => {
    const once = { key: 'key of geoff', content: 'as it was' };
    const registry = new Registry();
    await withJob(
      { result: 'succeed', durationMs: 1_000 },
      async ({ site, house, id: other }) => {
        const b = await site.house('b', { registry, config });
        const racing = [house, b, house, b].map(({ keeper }) => keeper.jobManager.createJob(tenancy, body, once));
        const ids = new Set<string>((await Promise.all(racing)).map((made) => ('thing' in made ? made.thing.id : made.kind)));
        expect([ids.size, ids.has(other)]).to.deep.equal([1, false]);
        await house.drive();
        registry.gone = true;
        const late = await b.keeper.jobManager.createJob(tenancy, body, once);
        expect([late.kind, 'thing' in late && [late.thing.status, ids.has(late.thing.id)]]).to.deep.equal([
          'known',
          ['STARTING', true],
        ]);
        const more = { ...body, maximumExecutionTimeInSeconds: '61' };
        expect(await b.keeper.jobManager.createJob(tenancy, more, once)).to.deep.equal({ kind: 'reused' });
        expect(await b.keeper.jobManager.createJob({ ...tenancy, tenantId: '444' }, body, once)).to.include({ kind: 'refused' });
        expect(Object.keys(await site.states())).to.have.length(2);
      },
      registry,
    );
  });

  it('and a schedule of some are taken where their job says which parameters it takes, and names none of those that the service adds', async () => {
    const why = 'is not declared as its job needs it, which is for the operators to mend';
    const region = 'notebook_params.region: job 175 takes no parameter of this name; it takes: day';
    const table: [Record<string, { one_of?: string[] }>, string | string[]][] = [
      [{ region: { one_of: ['eu'] } }, 'made'],
      [{ day: {} }, [`modelId: ${why} (${region})`]],
    ];
    for (const [names, answer] of table)
      await onSite({ settings: { jobs: { '175': { parameters: { notebook_params: names } } } } }, async (site) => {
        const house = await site.house('a', { registry: new Registry(), config });
        const { jobManager } = house.keeper;
        const asked = { ...body, inputFolderId: 'in-1' };
        const all = [
          await jobManager.createJob(tenancy, asked),
          await jobManager.createSchedule(tenancy, { ...asked, scheduleString: '0 0 3 * * ?' }),
        ];
        for (const made of all)
          expect(
            made.kind === 'refused' ? made.problems.map(({ path, message }) => `${path}: ${message}`) : made.kind,
          ).to.deep.equal(answer);
        await house.drive();
      });
  });

  it('that waits for its turn to be stored is with nobody meanwhile: another replica stores it', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const stored = { kind: 'stored', count: 1 } as const;
    const [first, second] = [new Registry({ store: () => held.then(() => stored) }), new Registry()];
    const ends = { result: 'succeed', durationMs: 1_000, exitValue: 'abfss://lake/x' } as const;
    await withJob(
      ends,
      async ({ site, house }) => {
        for (let n = 1; n < 6; n += 1) await house.keeper.jobManager.createJob(tenancy, body);
        for (let n = 0; n < 3; n += 1) {
          await house.drive();
          await site.pass(30_000);
          await house.watch();
        }
        const other = await site.house('b', { registry: second, config });
        const closing = house.rooms.modelJobs.closeEnded();
        await eventually(() => first.stored.length === 4);
        expect(await other.rooms.modelJobs.closeEnded()).to.equal(2);
        release();
        expect(await closing).to.equal(4);
        const attempts = await site.sql('select distinct attempts, closed_status from model_job');
        expect(attempts).to.deep.equal([{ attempts: 1, closed_status: 'SUCCEEDED' }]);
      },
      first,
    );
  });

  it('is stored behind ever so many that cannot be stored now, unless each of them takes its time', async () => {
    for (const [lastsMs, closed] of [
      [0, 1],
      [10_000, 0],
    ] as const) {
      const bad = new Set<string>();
      const store = async ({ jobId }: Results): Promise<Stored> => {
        if (!bad.has(jobId)) return { kind: 'stored', count: 1 };
        await lasts();
        return unavailable();
      };
      let lasts: () => Promise<void> = () => Promise.resolve();
      await withJob(
        { result: 'succeed', durationMs: 1_000, exitValue: 'abfss://lake/x' },
        async ({ site, house, id }) => {
          bad.add(id);
          lasts = () => site.pass(lastsMs);
          for (let n = 1; n < 9; n += 1) {
            const made = await house.keeper.jobManager.createJob(tenancy, body);
            if (n < 8 && 'thing' in made) bad.add(made.thing.id);
          }
          for (let n = 0; n < 5; n += 1) {
            await house.drive();
            await site.pass(30_000);
            await house.watch();
          }
          expect(await house.rooms.modelJobs.closeEnded(), `${lastsMs} ms`).to.equal(closed);
        },
        new Registry({ store }),
      );
    }
  });

  it('whose results cannot be stored now is tried again, and says so meanwhile', async () => {
    let full = true;
    const registry = new Registry({ store: () => (full ? unavailable() : Promise.resolve({ kind: 'stored', count: 1 })) });
    await withJob(
      { result: 'succeed', durationMs: 1_000, exitValue: 'abfss://lake/x' },
      async ({ site, house, job }) => {
        await house.drive();
        await site.pass(30_000);
        await house.watch();
        expect(await house.rooms.modelJobs.closeEnded()).to.equal(0);
        expect(await job()).to.include({ status: 'RUNNING', message: 'Storing results.' });
        full = false;
        await site.pass(2_000);
        expect(await house.rooms.modelJobs.closeEnded()).to.equal(1);
        expect((await job()).status).to.equal('SUCCEEDED');
      },
      registry,
    );
  });

  const nevers: Record<string, { store: Script['store']; why: string; troubles: number }> = {
    'for the folder is out of reach': {
      ...{ store: unavailable, why: 'the output folder could not be reached, or had no room', troubles: 0 },
    },
    'for a reason that nobody has thought of': {
      ...{ store: () => Promise.reject(new TypeError('a defect')), why: 'something went wrong inside the service', troubles: 3 },
    },
  };
  for (const [reason, { store, why, troubles }] of Object.entries(nevers))
    it(`whose results can never be stored, ${reason}, has failed, with the chain of what went wrong`, async () => {
      const registry = new Registry(store === undefined ? {} : { store });
      await withJob(
        { result: 'succeed', durationMs: 1_000, exitValue: 'abfss://lake/x' },
        async ({ site, house, job }) => {
          await house.drive();
          await site.pass(30_000);
          await house.watch();
          for (let tries = 0; tries < 3; tries += 1) {
            expect((await job()).status).to.equal('RUNNING');
            await house.rooms.modelJobs.closeEnded();
            await site.endLeases();
            await site.pass(61_000);
          }
          const { status, message } = await job();
          expect(status).to.equal('FAILED');
          expect(message).to.match(/^Notebook execution finished\..* Error while storing results\. \(tried 3 times: /);
          expect(message).to.include(`: ${why})`);
          expect(registry.stored).to.have.length(3);
          expect(house.facts.filter(({ kind }) => kind === 'trouble')).to.have.length(troubles);
        },
        registry,
      );
    });

  it('whose results cannot be stored has succeeded all the same, where its model goes on without them; and the step says so', async () => {
    const refused = () => Promise.resolve({ kind: 'refused', reason: 'the folder is gone' } as const);
    const registry = new Registry({ store: refused, optionalSteps: ['store-results'] });
    await withJob(
      { result: 'succeed', durationMs: 1_000, exitValue: 'abfss://lake/x' },
      async ({ site, house, job }) => {
        await house.drive();
        await site.pass(30_000);
        await house.watch();
        expect(await house.rooms.modelJobs.closeEnded()).to.equal(1);
        const closed = await job();
        expect(closed.status).to.equal('SUCCEEDED');
        expect(closed.message).to.include('Error while storing results, which this model goes on without. (the folder is gone)');
        expect(stepsOf(closed).at(-1)).to.deep.equal({ step: 'store-results', state: 'failed' });
      },
      registry,
    );
  });

  it('that was to stop and does not is told to have failed once its time is over, never stays STOPPING; operators are told', async () => {
    await withJob({ result: 'endless' }, async ({ site, house, id, job }) => {
      await house.drive();
      await site.pass(10_000);
      await house.watch();
      site.simulator.faults.add({ path: /runs\/cancel$/, when: 'before', kind: 'status', status: 500, times: Infinity });
      expect(await house.keeper.jobManager.stopJob(tenancy, id)).to.deep.nested.include({
        kind: 'stopping',
        'job.status': 'STOPPING',
      });
      await house.watch();
      await house.rooms.modelJobs.closeEnded();
      expect((await job()).status).to.equal('STOPPING');
      await site.pass(600_001);
      await house.rooms.modelJobs.closeEnded();
      const closed = await job();
      expect(closed).to.include({ status: 'FAILED' });
      expect(closed.message).to.include('Error while stopping environment.').and.include('600 s');
      expect(stepsOf(closed).map(({ state }) => state)).to.deep.equal(['done', 'done', 'done', 'failed', 'failed']);
      const told = (await house.store.alerts.open()).find(({ key }) => key === `model-job-not-stopped:${id}`);
      expect(told?.summary).to.match(/Stop run \d+ in the workspace of the engine: it holds its slot until it ends\.$/);
      // The run itself is watched on, and what it comes to changes nothing of what the user was told.
      site.simulator.faults.clear();
      await house.watch();
      await site.pass(10_000);
      await house.watch();
      expect(await site.states()).to.satisfy((states: Record<string, string>) => Object.values(states)[0] === 'cancelled');
      await house.rooms.modelJobs.closeEnded();
      expect(await job()).to.include({ status: 'FAILED', message: closed.message });
      // Nothing says that it is over.
      await site.pass(86_400_000);
      await house.sweep();
      expect(await house.store.alerts.open()).to.deep.equal([]);
    });
  });

  it('whose environment does not come in time has failed in starting it, and is STOPPING until then', async () => {
    const settings = { limits: { max_start_seconds: 600 } };
    await onSite({ settings, workspace: { behaviour: { launchMs: 10_000_000 } } }, async (site) => {
      site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
      site.simulator.declareJob({ jobId: '175', name: 'job', clusterId: 'active-1', outcome: { result: 'endless' } });
      const house = await site.house('a', { registry: new Registry(), config });
      const made = await house.keeper.jobManager.createJob(tenancy, body);
      const job = async () => (await house.keeper.jobManager.job(tenancy, 'thing' in made ? made.thing.id : ''))!;
      await house.drive();
      await house.watch();
      const starting = { status: 'STARTING', message: 'Starting environment, preparing input data.' };
      expect(await job()).to.include(starting);
      expect(stepsOf(await job()).map(({ state }) => state)).to.deep.equal(['done', 'active', 'pending', 'pending', 'pending']);
      const seen = [];
      for (const ms of [601_000, 2_000]) {
        await site.pass(ms);
        await house.watch();
        seen.push((await job()).status);
      }
      await house.rooms.modelJobs.closeEnded();
      const closed = await job();
      expect([...seen, closed.status]).to.deep.equal(['STOPPING', 'STOPPING', 'FAILED']);
      const why = 'It did not begin to execute within 600 seconds of its submission.';
      expect(closed.message).to.equal(`Error while starting environment. (${why}) There were no results to store.`);
      expect(stepsOf(closed).map(({ state }) => state)).to.deep.equal(['done', 'failed', 'skipped', 'skipped', 'done']);
    });
  });

  it('stopped in the queue is STOPPED without a run, and stopping it again is told that it has ended', async () => {
    await withJob({ result: 'endless' }, async ({ house, site, id, job, registry }) => {
      await house.keeper.jobManager.stopJob(tenancy, id);
      expect((await job()).status).to.equal('STOPPING');
      await site.pass(1);
      await house.rooms.modelJobs.closeEnded();
      expect(await job()).to.include({ status: 'STOPPED', message: 'Stopped.' });
      expect(registry.stored).to.deep.equal([]);
      expect((await house.keeper.jobManager.stopJob(tenancy, id)).kind).to.equal('ended');
      expect(site.simulator.ledger.runs).to.deep.equal([]);
    });
  });

  it('that somebody stops in the workspace, or that makes room for another one, is STOPPED and told so', async () => {
    const ends: Record<string, (site: Site, id: string) => Promise<unknown>> = {
      'Run cancelled.': async ({ simulator }) => {
        const { runId } = simulator.ledger.runs[0]!;
        const headers = { authorization: `Bearer ${simulator.token}`, 'content-type': 'application/json' };
        const body = JSON.stringify({ run_id: Number(runId) });
        return fetch(`${simulator.url}/api/2.1/jobs/runs/cancel`, { method: 'POST', headers, body });
      },
      'Replaced by job request 01890f00-0000-7000-8000-000000000001.': (site, id) =>
        site.sql(
          `update request set stop_wish = 'cancel', stop_wished_at = $2, replaced_by = '01890f00-0000-7000-8000-000000000001' where id = $1`,
          [id, new Date(site.clock.now())],
        ),
    };
    for (const [why, stop] of Object.entries(ends))
      await withJob({ result: 'endless' }, async ({ house, site, id, job }) => {
        await house.drive();
        await site.pass(30_000);
        await house.watch();
        await stop(site, id);
        for (let times = 0; times < 3; times += 1) {
          await site.pass(5_000);
          await house.watch();
        }
        await house.rooms.modelJobs.closeEnded();
        expect(await job()).to.deep.include({ status: 'STOPPED', message: `Stopped. (${why}) There were no results to store.` });
      });
  });

  it('stopped while its results are being stored is no job that has ended: it is told as it is, and ends as it would have', async () => {
    await withJob({ result: 'succeed', durationMs: 1_000, exitValue: 'abfss://lake/x' }, async ({ house, site, id, job }) => {
      await house.drive();
      await site.pass(30_000);
      await house.watch();
      const answer = await house.keeper.jobManager.stopJob(tenancy, id);
      expect(answer).to.deep.nested.include({ kind: 'stopping', 'job.status': 'RUNNING', 'job.message': 'Storing results.' });
      await house.rooms.modelJobs.closeEnded();
      expect((await job()).status).to.equal('SUCCEEDED');
      expect((await house.keeper.jobManager.stopJob(tenancy, id)).kind).to.equal('ended');
    });
  });

  it('that kept moving while it was to be stopped is not said to be stopping: its user is told to try again', async () => {
    await withJob({ result: 'endless' }, async ({ house, site, id, job }) => {
      const still = neverStill(site, house);
      const stopping = house.keeper.jobManager.stopJob(tenancy, id).catch((problem: unknown) => problem);
      expect(await stopping)
        .to.be.instanceOf(Fault)
        .and.include({ code: 'overloaded', retry: true });
      still();
      expect((await house.keeper.jobManager.stopJob(tenancy, id)).kind).to.equal('stopping');
      expect((await job()).status).to.equal('STOPPING');
    });
  });

  it('with a folder that is not there is refused before the engine is asked anything, or anything is stored', async () => {
    const missing = { kind: 'missing', reason: 'there is no folder out-1' } as const;
    await onSite({}, async (site) => {
      const house = await site.house('a', { registry: new Registry({ folder: () => Promise.resolve(missing) }), config });
      const made = await house.keeper.jobManager.createJob(tenancy, body);
      expect(made).to.deep.equal({ kind: 'refused', problems: [{ path: 'outputFolderId', message: missing.reason }] });
      expect(await site.states()).to.deep.equal({});
      expect(site.simulator.ledger.requests).to.deep.equal([]);
    });
  });
});

describe('a schedule, on two replicas', () => {
  it('asked for again under its key it is the same one, also when its model is gone', async () => {
    const once = { key: 'key of geoff', content: 'as it was' };
    await onSite({}, async (site) => {
      const registry = new Registry();
      const [a, b] = [await site.house('a', { registry, config }), await site.house('b', { registry, config })];
      const wish = { modelId: 'm-1', configurationId: 'c-1', scheduleString: '0 0 * * * ?' };
      const racing = [a, b, a, b].map(({ keeper }) => keeper.jobManager.createSchedule(tenancy, wish, once));
      const ids = new Set<string>((await Promise.all(racing)).map((made) => ('thing' in made ? made.thing.id : made.kind)));
      expect(ids.size).to.equal(1);
      registry.gone = true;
      const late = await b.keeper.jobManager.createSchedule(tenancy, wish, once);
      expect([late.kind, 'thing' in late && ids.has(late.thing.id)]).to.deep.equal(['known', true]);
      const other = { ...once, content: 'other' };
      expect(await b.keeper.jobManager.createSchedule(tenancy, wish, other)).to.deep.equal({ kind: 'reused' });
      expect(await site.sql('select id from schedule')).to.have.length(1);
    });
  });

  it('makes one job of each fire, also when a replica dies after it has recorded the fire', async () => {
    await onSite({}, async (site) => {
      const registry = new Registry();
      const [a, b] = [await site.house('a', { registry, config }), await site.house('b', { registry, config })];
      const wish = { modelId: 'm-1', configurationId: 'c-1', scheduleString: '0 0 * * * ?', maximumExecutionTime: 3 };
      const made = await a.keeper.jobManager.createSchedule(tenancy, wish);
      expect(made.kind).to.equal('made');
      await site.pass(3_600_000);
      await Promise.all([a.rooms.schedules.fire(), b.rooms.schedules.fire()]);
      expect(Object.keys(await site.states())).to.have.length(1);
      // The fire is recorded; whoever was to make a job of it is gone.
      await site.pass(3_600_000);
      await site.sql(`insert into schedule_fire (schedule_id, fire_at, due_at, attempts)
        select id, next_at, now() + interval '1 minute', 1 from schedule`);
      await site.sql(`update schedule set next_at = next_at + interval '1 hour', executions = executions + 1`);
      await a.rooms.schedules.fire();
      expect(Object.keys(await site.states())).to.have.length(1);
      await site.pass(3_600_000);
      await site.endLeases();
      await Promise.all([b.rooms.schedules.fire(), a.rooms.schedules.fire()]);
      await b.rooms.schedules.fire();
      expect(Object.keys(await site.states())).to.have.length(3);
      expect((await a.keeper.jobManager.schedules(tenancy, { pageNumber: 0, pageSize: 1, filter: null })).ok).to.equal(true);
      const [schedule] = await site.sql('select status, executions from schedule');
      expect(schedule).to.deep.equal({ status: 'STOPPED', executions: 3 });
      // What is left in the queue has its reason.
      await a.drive();
    });
  });

  for (const [what, folder] of [
    ['has gone', { kind: 'missing', reason: 'there is no folder in-1' }],
    ['lies somewhere else', { kind: 'found', thing: { uri: 'abfss://other/in-1' } }],
  ] as const) {
    it(`tells of the job of a fire also where the replica died that made it, and its folder ${what} since`, async () => {
      await onSite({}, async (site) => {
        const registry = new Registry();
        const house = await site.house('a', { registry, config });
        const wish = { modelId: 'm-1', configurationId: 'c-1', inputFolderId: 'in-1', scheduleString: '0 0 * * * ?' };
        const made = await house.keeper.jobManager.createSchedule(tenancy, wish);
        const id = made.kind === 'made' ? made.thing.id : '';
        await site.pass(3_600_000);
        await house.rooms.schedules.fire();
        const became = () => site.sql('select outcome, request_id from schedule_fire');
        const [told] = await became();
        expect(told).to.include({ outcome: 'made' });
        // The job is made; that it is was never written.
        await site.sql('update schedule_fire set settled_at = null, outcome = null, request_id = null');
        registry.script.folder = () => Promise.resolve(folder);
        await site.endLeases();
        await house.rooms.schedules.fire();
        expect(await became()).to.deep.equal([told]);
        expect(await house.keeper.jobManager.schedule(tenancy, id)).to.include({ status: 'RUNNING', message: '' });
        expect(Object.keys(await site.states())).to.have.length(1);
        await house.drive();
      });
    });
  }

  it('that is wrong in several ways is refused with each of them at its own field: the zone too', async () => {
    await onSite({}, async (site) => {
      const registry = new Registry({ folder: () => Promise.resolve({ kind: 'missing', reason: 'there is no folder in-1' }) });
      const house = await site.house('a', { registry, config });
      const wish = { modelId: 'm-1', configurationId: 'c-1', inputFolderId: 'in-1', scheduleString: '61 * * * * ?' };
      const made = await house.keeper.jobManager.createSchedule(tenancy, { ...wish, timeZone: 'Europe/Atlantis' });
      const problems = made.kind === 'refused' ? made.problems : [];
      expect(problems.map(({ path }) => path)).to.deep.equal(['timeZone', 'scheduleString', 'inputFolderId']);
      const modelless = await house.keeper.jobManager.createSchedule(tenancy, {
        ...wish,
        modelId: '',
        timeZone: 'Europe/Atlantis',
      });
      expect(modelless.kind === 'refused' ? modelless.problems.map(({ path }) => path) : []).to.deep.equal([
        ...['modelId', 'timeZone', 'scheduleString'],
      ]);
    });
  });

  it('whose folder has gone tells so, goes on, and tells it no more once a fire has become a job again', async () => {
    await onSite({}, async (site) => {
      const registry = new Registry();
      const house = await site.house('a', { registry, config });
      const wish = { modelId: 'm-1', configurationId: 'c-1', inputFolderId: 'in-1', scheduleString: '0 0 * * * ?' };
      const made = await house.keeper.jobManager.createSchedule(tenancy, wish);
      const id = made.kind === 'made' ? made.thing.id : '';
      registry.script.folder = () => Promise.resolve({ kind: 'missing', reason: 'there is no folder in-1' });
      await site.pass(3_600_000);
      await house.rooms.schedules.fire();
      const schedule = await house.keeper.jobManager.schedule(tenancy, id);
      expect(schedule).to.include({ status: 'RUNNING', executions: 1 });
      expect(schedule?.message).to.include('inputFolderId: there is no folder in-1');
      expect(await site.states()).to.deep.equal({});
      delete registry.script.folder;
      await site.pass(3_600_000);
      await house.rooms.schedules.fire();
      expect(Object.keys(await site.states())).to.have.length(1);
      expect(await house.keeper.jobManager.schedule(tenancy, id)).to.include({ status: 'RUNNING', message: '' });
      await house.drive();
    });
  });
});
