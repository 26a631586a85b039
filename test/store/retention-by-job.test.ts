// Retention of jobs that say for themselves how long they are kept, on real rows: who goes, who stays, and what a pass reads.
import { expect } from 'chai';
import type pg from 'pg';
import { selectEnded } from '../../src/adapters/store/postgres/retention.js';
import type { Keeping } from '../../src/core/keeping.js';
import { branded } from '../../src/core/ids.js';
import { retain } from '../../src/retention/retention.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { explained, explainedPrepared, indexesOf, planner, touched, withoutIndex } from './explained.js';
import { makeEnded, type Ended } from './many-ended.js';
import { finished, running, stored } from './moves.js';
import { opened, type Opened } from './opened.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe('store: retention by job', () => {
  let on: Opened;
  let clock: VirtualClock;

  beforeEach(async () => {
    on = await opened();
    clock = new VirtualClock();
  });
  afterEach(() => on.close());

  /** A pass, while time goes on in the pauses between its batches. */
  async function retained(jobs: Readonly<Record<string, Partial<Keeping>>>, keepMs: number | null = 30 * dayMs): Promise<number> {
    const said = Object.entries(jobs).map(([id, job]): [string, Keeping] => [id, { keepMs, runsMax: null, ...job }]);
    let done = false;
    const pass = retain({
      ...{ store: on.store.retention, clock, telemetry: { report: () => undefined } },
      ...{ keepings: { keepMs, jobs: new Map(said), byNumberAfterMs: dayMs }, auditKeepMs: null, batchMax: 500, pauseMs: 1 },
    }).finally(() => (done = true));
    while (!done) await clock.advance(1);
    return pass;
  }
  const made = (changes: Partial<Ended>) => makeEnded(on, { newestAt: clock.now(), ...changes });
  /** How many hours ago they ended that are left. */
  async function left(jobId: string, tenantId = '333'): Promise<number[]> {
    const rows = await on.sql<{ hours: number }>(
      `select round(extract(epoch from to_timestamp($3::float8 / 1000) - finished_at) / 3600)::int as hours from request
       where job_id = $1 and tenant_id = $2 order by finished_at desc`,
      [jobId, tenantId, clock.now()],
    );
    return rows.map(({ hours }) => hours);
  }
  const hours = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

  it('keeps the newest of a job, of each tenant, and removes older ones with all that hangs on them, however young', async () => {
    for (const tenantId of ['333', '444']) await made({ jobId: 'hourly', tenantId, count: 100, everyMs: hourMs });
    expect(await retained({ hourly: { runsMax: 40 } })).to.equal(120);
    expect(await left('hourly', '333')).to.deep.equal(hours(0, 39));
    expect(await left('hourly', '444')).to.deep.equal(hours(0, 39));
    for (const table of ['request_body', 'attempt', 'decision', 'response'])
      expect(await on.sql(`select count(*)::int as n from ${table}`), table).to.deep.equal([{ n: 80 }]);
    expect(await retained({ hourly: { runsMax: 40 } })).to.equal(0);
  });

  it('removes none by its number that ended less than a day ago', async () => {
    await made({ jobId: 'hourly', count: 30, everyMs: hourMs });
    expect(await retained({ hourly: { runsMax: 3 } })).to.equal(5);
    expect(await left('hourly')).to.deep.equal(hours(0, 24));
  });

  it('leaves jobs alone that say nothing, and does nothing for a job that nobody ran', async () => {
    await made({ jobId: 'other', count: 40, everyMs: dayMs });
    expect(await retained({ 'never-run': { runsMax: 1, keepMs: dayMs } })).to.equal(9);
    expect(await left('other')).to.have.length(31);
  });

  it('keeps a job for less, and another for longer than all the others, which go as they do', async () => {
    for (const jobId of ['short', 'long', 'ever', 'other']) await made({ jobId, count: 60, everyMs: dayMs });
    const said = { short: { keepMs: 7 * dayMs }, long: { keepMs: 50 * dayMs }, ever: { keepMs: null } };
    expect(await retained(said)).to.equal(52 + 9 + 29);
    expect(
      (await Promise.all(['short', 'long', 'ever', 'other'].map((id) => left(id)))).map(({ length }) => length),
    ).to.deep.equal([8, 51, 60, 31]);
  });

  it('removes by time or by number, whichever comes first, and by number alone what is else kept for ever', async () => {
    for (const jobId of ['both', 'number']) await made({ jobId, count: 20, everyMs: 10 * dayMs });
    await retained({ both: { runsMax: 3, keepMs: 10 * dayMs }, number: { runsMax: 3, keepMs: null } });
    expect(await left('both')).to.deep.equal([0, 240]);
    expect(await left('number')).to.deep.equal([0, 240, 480]);
  });

  it('keeps all for ever that no job says anything of, where nothing else is said', async () => {
    for (const jobId of ['short', 'other']) await made({ jobId, count: 20, everyMs: 10 * dayMs });
    expect(await retained({ short: { keepMs: 15 * dayMs } }, null)).to.equal(18);
    expect(await left('other')).to.have.length(20);
  });

  it('goes through many pages, also where thousands ended at one instant', async () => {
    await made({ jobId: 'at-once', count: 7_000, everyMs: 0, newestAt: clock.now() - 2 * dayMs });
    await made({ jobId: 'in-turn', count: 7_000, everyMs: 1_000, newestAt: clock.now() - 2 * dayMs });
    expect(await retained({ 'at-once': { runsMax: 100 }, 'in-turn': { runsMax: 6_999 } })).to.equal(6_901);
    expect(await left('at-once')).to.have.length(100);
    expect(await left('in-turn')).to.have.length(6_999);
  });

  it('finds a job that seldom ran behind thousands of others that say nothing', async () => {
    await made({ jobId: 'others', count: 11_000, everyMs: 1_000 });
    await made({ jobId: 'seldom', count: 3, everyMs: dayMs, newestAt: clock.now() - 2 * dayMs });
    expect(await retained({ seldom: { runsMax: 1 } })).to.equal(2);
  });

  for (const delivery of ['due', 'parked'])
    it(`keeps a request whose response is ${delivery}, whatever its job says`, async () => {
      await made({ jobId: 'hourly', count: 40, everyMs: dayMs, delivery });
      expect(await retained({ hourly: { runsMax: 1, keepMs: dayMs } })).to.equal(0);
    });

  it('keeps who has not ended, whatever its job says', async () => {
    const requests = await stored(on.store, { jobId: branded('hourly') }, { jobId: branded('hourly') });
    await on.sql(`update request set received_at = to_timestamp(0), created_at = to_timestamp(0)`);
    expect(await retained({ hourly: { runsMax: 1, keepMs: dayMs } })).to.equal(0);
    expect(await on.store.retention.remove(requests.map(({ id }) => id))).to.equal(0);
  });

  it('keeps the request of a model job for as long as its job, whatever is said', async () => {
    const modelJob = {
      modelId: 'm',
      configurationId: 'c',
      inputFolderId: null,
      outputFolderId: 'out',
      executionSecondsMax: null,
      scheduleId: null,
    };
    const { request, version } = await running(on.store, { source: 'job-manager', notificationQueue: '', modelJob });
    await on.store.runs.finish([finished(request, version, { at: clock.now() - 100 * dayMs })]);
    await on.sql(`update response set delivery = 'published'`);
    expect(await retained({ '175': { keepMs: dayMs } })).to.equal(0);
    await on.store.modelJobs.close({
      id: request.id,
      at: clock.now(),
      status: 'SUCCEEDED',
      message: '',
      resultsProblem: null,
      alerts: [],
    });
    expect(await retained({ '175': { keepMs: dayMs } })).to.equal(0);
  });

  describe('with 100,000 that have ended', () => {
    let client: pg.Client;

    beforeEach(async () => {
      client = await planner(on);
      await made({ jobId: 'many', count: 100_000, everyMs: 1_000 });
    });
    afterEach(() => client.end());

    it('a page is read by request_ended, and no more than the page, wherever it begins', async () => {
      for (const statistics of ['before', 'after']) {
        if (statistics === 'after') await on.sql('analyze');
        for (const explain of [explained, explainedPrepared]) {
          for (const before of [clock.now(), clock.now() - 50_000_000]) {
            const nodes = await explain(client, selectEnded, [before, 1_000, ['rare', 'seldom'], 0]);
            expect(withoutIndex(nodes), statistics).to.deep.equal([]);
            expect(indexesOf(nodes), statistics).to.deep.equal(['request_ended']);
            expect(touched(nodes), statistics).to.be.at.most(1_010);
          }
        }
      }
    }).timeout(60_000);
  });
});
