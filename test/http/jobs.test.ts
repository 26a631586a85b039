import { expect } from 'chai';
import { cursorAfter, cursorOf } from '../../src/adapters/http/cursor.js';
import type { Snapshot } from '../../src/core/cluster.js';
import { Fault } from '../../src/core/faults.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { aCatalogue } from '../support/catalogue.js';
import { aCluster, aJob, aSnapshot } from '../support/scenes.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, anId, call, closeFaces } from './scripted-keeper.js';

type Row = Record<string, unknown>;

const items = (json: Row | null) => json?.['items'] as Row[];
const ids = (json: Row | null) => items(json).map((item) => item['job_id']);
const three = aSnapshot({
  clusters: [aCluster('active-1')],
  jobs: [aJob('1000'), aJob('175', 'active-1'), aJob('report/daily', 'gone')],
});

async function asking(...written: Parameters<typeof aCatalogue>) {
  const { url } = await aFace({ catalogue: aCatalogue(...written) });
  return (to: string) => call(`${url}/v1/jobs${to}`);
}

describe('http: the catalogue of jobs', () => {
  afterEach(closeFaces);

  for (const path of ['/v1/jobs', '/v1/jobs/175']) {
    describe(path, () => {
      holdsItsDoor({
        ...{ method: 'GET', path, scope: 'requests:read', body: null },
        asks: (called) => ({ catalogue: { jobs: called, job: called } }),
      });

      it('is 503 for as long as the engine has never answered: what it declares is not known', async () => {
        const fresh = () => Promise.reject(new Fault('engine-unavailable', 'x'));
        const { url } = await aFace({ catalogue: aCatalogue(three, { snapshots: { latest: () => null, fresh } }) });
        const { status, json } = await call(url + path);
        expect(status).to.equal(503);
        expect(json).to.include({ code: 'engine-unavailable' });
      });

      it('is by the last snapshot, with its age, while the engine does not answer', async () => {
        const fresh = () => Promise.reject(new Fault('engine-unavailable', 'x'));
        const { url } = await aFace({ catalogue: aCatalogue(three, { snapshots: { latest: () => three, fresh } }) });
        const { status, json } = await call(url + path);
        expect(status).to.equal(200);
        expect(json).to.include({ engine: 'databricks', snapshot_age_seconds: 3 });
      });

      it('is the same for whoever may see one tenant only: nothing of tenants is in it', async () => {
        const { credentials, headers } = keyHolder({ scopes: ['requests:read'], reach: onlyTenant('333') });
        const { url } = await aFace({ catalogue: aCatalogue(three) }, { credentials });
        const everybody = await (await asking(three))(path.slice('/v1/jobs'.length));
        expect((await call(url + path, { headers })).json).to.deep.equal(everybody.json);
      });
    });
  }

  it('lists what the engine declares and what only the settings name, numbers first, by their size', async () => {
    const ask = await asking(three, { settings: { jobs: { '175': { max_concurrent_runs: 1 }, '42': {} } } });
    const { json } = await ask('');
    expect(ids(json)).to.deep.equal(['42', '175', '1000', 'report/daily']);
    expect(json).to.include({ engine: 'databricks', snapshot_age_seconds: 3, next_cursor: null });
    const usual = { default: 2, default_from: 'settings.limits.max_concurrent_runs', max: 1000, max_from: null };
    const cap = { max: 2_592_000, max_from: 'settings.limits.run_seconds_cap' };
    const seconds = { default: 86_400, default_from: 'settings.limits.max_run_seconds', ...cap };
    const common = {
      placement: 'declared',
      max_run_seconds: seconds,
      declared_max_concurrent_runs: null,
      declared_max_run_seconds: null,
      max_start_seconds: null,
      declared_schedule: null,
    };
    const own = 'settings.jobs.175.max_concurrent_runs';
    expect(items(json).slice(0, 2)).to.deep.equal([
      { job_id: '42', declared: false, name: null, compute: null, in_settings: true, max_concurrent_runs: usual, ...common },
      {
        ...{ job_id: '175', declared: true, name: 'job 175', in_settings: true },
        compute: { kind: 'cluster', cluster_id: 'active-1', cluster_name: 'active-1' },
        max_concurrent_runs: { default: 1, default_from: own, max: 1, max_from: own },
        ...common,
      },
    ]);
    const places = items(json).map(({ compute }) => compute);
    expect(places[2]).to.deep.equal({ kind: 'own', cluster_id: null, cluster_name: null });
    expect(places[3], 'a cluster that is not there').to.deep.equal({ kind: 'cluster', cluster_id: 'gone', cluster_name: null });
  });

  it('pages follow each other without a gap or a repetition, also of ids with signs of their own, and the last has no cursor', async () => {
    const wanted = ['7', '70', '700', 'a~b', 'ü', 'ü/x'];
    const ask = await asking(aSnapshot({ jobs: wanted.toReversed().map((id) => aJob(id)) }));
    const seen: unknown[] = [];
    let cursor: unknown = '';
    for (let page = 0; page < 3; page += 1) {
      const { json } = await ask(`?limit=2${cursor === '' ? '' : `&cursor=${String(cursor)}`}`);
      seen.push(...ids(json));
      cursor = json?.['next_cursor'];
    }
    expect([seen, cursor]).to.deep.equal([wanted, null]);
  });

  it('a page goes on behind a job that is gone meanwhile', async () => {
    let snapshot: Snapshot = aSnapshot({ jobs: [aJob('1'), aJob('2'), aJob('3')] });
    const catalogue = aCatalogue(snapshot, { snapshots: { latest: () => snapshot, fresh: () => Promise.resolve(snapshot) } });
    const { url } = await aFace({ catalogue });
    const first = await call(`${url}/v1/jobs?limit=2`);
    snapshot = aSnapshot({ jobs: [aJob('1'), aJob('3')] });
    expect(ids((await call(`${url}/v1/jobs?cursor=${String(first.json?.['next_cursor'])}`)).json)).to.deep.equal(['3']);
  });

  it('filters by a part of the name in whatever case, and by what is not declared', async () => {
    const jobs = [aJob('1'), { ...aJob('2'), name: 'Umsatz ÜBERSICHT' }];
    const ask = await asking(aSnapshot({ jobs }), { settings: { jobs: { '2': {}, '3': {} } } });
    expect(ids((await ask('?name=%C3%BCbersicht')).json)).to.deep.equal(['2']);
    expect(ids((await ask('?declared=false')).json)).to.deep.equal(['3']);
    expect(ids((await ask('?declared=true&name=job')).json)).to.deep.equal(['1']);
  });

  for (const query of [
    'limit=0',
    'limit=501',
    'declared=no',
    'name=',
    'tenant_id=333',
    'cursor=abc',
    `cursor=${cursorAfter(branded<RequestId>(anId))}`,
    `cursor=${cursorOf('jobs', '175').slice(0, -1)}`,
  ]) {
    it(`a query that is not understood is refused with its path: ${query.slice(0, 20)}`, async () => {
      const { status, json } = await (await asking(three))(`?${query}`);
      expect(status).to.equal(400);
      expect(json).to.include({ code: 'bad-query' });
      expect((json?.['errors'] as Row[]).map(({ path }) => path)).to.deep.equal([query.split('=', 1)[0]]);
    });
  }

  it('one that is neither declared nor named is 404, and it is said so', async () => {
    const { status, json } = await (await asking(three))('/9');
    expect(status).to.equal(404);
    expect(json).to.include({
      code: 'not-found',
      detail: 'There is no job with this id: the engine does not declare it, and the settings do not name it.',
    });
  });

  for (const [what, id] of Object.entries({
    'a slash': 'report/daily',
    '128 slashes': '/'.repeat(128),
    'names of objects': 'constructor',
  })) {
    it(`a job is found by an id of ${what}`, async () => {
      const ask = await asking(aSnapshot({ jobs: [aJob(id)] }));
      const { status, json } = await ask(`/${encodeURIComponent(id)}`);
      expect(status).to.equal(200);
      expect(json).to.include({ job_id: id, in_settings: false, declared: true });
    });
  }
});
