// What runs have left, without knowing their requests: whose, which, in what order, and what is read for it.
import { expect } from 'chai';
import type { QueryRunner } from 'typeorm';
import { OutputsOfResponses1766810000000 } from '../../migrations/1766810000000-outputs-of-responses.js';
import { OutputsOfOldReplicas1766970000000 } from '../../migrations/1766970000000-outputs-of-old-replicas.js';
import { selectOutputs } from '../../src/adapters/store/postgres/outputs.js';
import { everyTenant } from '../../src/core/caller.js';
import { branded } from '../../src/core/ids.js';
import type { NewRequest } from '../../src/ports/store/intake.js';
import type { OutputKey, OutputRow, OutputsAsked } from '../../src/ports/store/outputs.js';
import { explained, explainedPrepared, planner, type Parameter } from './explained.js';
import { aResponse, finished, now, running, stored } from './moves.js';
import { opened, type Opened } from './opened.js';

const second = 1_000;
const only = (...ids: string[]) => ({ kind: 'tenants', ids: new Set(ids) }) as const;

describe('store: outputs', () => {
  let on: Opened;
  beforeEach(async () => {
    on = await opened();
  });
  afterEach(() => on.close());

  const outputs = (asked: Partial<OutputsAsked> = {}) =>
    on.store.reading.outputs({
      ...{ tenantId: null, jobId: null, createdAfter: null, after: null, limit: 100, reach: everyTenant },
      ...asked,
    });
  const uris = async (asked: Partial<OutputsAsked> = {}) => (await outputs(asked)).map(({ uri }) => uri);

  /** A run that left these, so many seconds after the others began. */
  async function left(at: number, tenant: string, ...left: string[]) {
    const jobId = branded<NewRequest['jobId']>(left[0]?.includes('other-job') === true ? '176' : '175');
    const { request, version } = await running(on.store, { tenantId: branded(tenant), jobId });
    const run = { engine: 'databricks', run_id: 'run-7', url: 'https://engine/run', attempt: 1 };
    const response = { ...aResponse(request, 'succeeded'), outputs: left.map((uri) => ({ uri })), run };
    await on.store.runs.finish([finished(request, version, { at: now + at * second, response })]);
    return request;
  }

  it('are told with who left them, the newest first and those of one request in its order; who left none is not among them', async () => {
    const request = await left(1, '333', 's3://a/1', 's3://a/2');
    await left(2, '333', 's3://b');
    await left(3, '333');
    await stored(on.store, {});
    expect(await uris()).to.deep.equal(['s3://b', 's3://a/1', 's3://a/2']);
    const { id: requestId, correlationId, tenantId, jobId } = request;
    const run = { engine: 'databricks', run_id: 'run-7', url: 'https://engine/run', attempt: 1 };
    expect((await outputs())[2]).to.deep.equal({
      ...{ uri: 's3://a/2', at: now + second, position: 2, requestId, correlationId, tenantId, jobId, run },
    });
  });

  it('are of no tenant but those that may be seen, and that are asked for; of a job, and of a time', async () => {
    await left(1, '333', 's3://a');
    await left(2, '444', 's3://b');
    await left(3, '333', 's3://other-job');
    expect(await uris()).to.deep.equal(['s3://other-job', 's3://b', 's3://a']);
    expect(await uris({ reach: only('444', '555') })).to.deep.equal(['s3://b']);
    expect(await uris({ tenantId: '333' })).to.deep.equal(['s3://other-job', 's3://a']);
    expect(await uris({ tenantId: '333', reach: only('444') })).to.deep.equal([]);
    expect(await uris({ jobId: '176' })).to.deep.equal(['s3://other-job']);
    expect(await uris({ createdAfter: now + 2 * second })).to.deep.equal(['s3://other-job', 's3://b']);
  });

  it('come once each, page by page, also where a page ends between those of one request, and many ended at once', async () => {
    for (const tenant of ['333', '444', '333']) await left(1, tenant, 's3://1', 's3://2', 's3://3', 's3://4');
    await left(0, '444', 's3://5');
    const whole = await outputs();
    expect(whole).to.have.length(13);
    for (const limit of [1, 3, 4, 5]) {
      const paged: OutputRow[] = [];
      let after: OutputKey | null = null;
      for (let pages = 0; pages <= 13; pages += 1) {
        const page: readonly OutputRow[] = await outputs({ limit, after });
        paged.push(...page);
        after = page.at(-1) ?? null;
        if (page.length < limit) break;
      }
      expect(paged).to.deep.equal(whole);
    }
  });

  it('are listed also of what had ended before they were', async () => {
    await left(1, '333', 's3://a', 's3://b');
    await left(2, '333');
    const runner = { query: (sql: string) => on.sql(sql) } as unknown as QueryRunner;
    const [column, counting] = [new OutputsOfResponses1766810000000(), new OutputsOfOldReplicas1766970000000()];
    for (const migration of [counting, column]) await migration.down(runner);
    for (const migration of [column, counting]) await migration.up(runner);
    expect(await uris()).to.deep.equal(['s3://a', 's3://b']);
  });

  it('are listed also of what a replica of the version before records, which does not say how many there are', async () => {
    const recorded = (body: string) =>
      on.sql(`insert into response (request_id, tenant_id, message_id, correlation_id, queue, body, status, delivery, recorded_at, due_at)
        values (gen_random_uuid(), '333', 'm', 'c', 'q', '${body}', 'SUCCEEDED', 'due', now(), now())`);
    await recorded('{"outputs":[{"uri":"s3://a"},{"uri":"s3://b"}]}');
    for (const none of ['{"outputs":[]}', '{}', '{"outputs":"s3://c"}']) await recorded(none);
    expect(await uris()).to.deep.equal(['s3://a', 's3://b']);
  });

  it('are listed also of what it had recorded before they were counted for it', async () => {
    const runner = { query: (sql: string) => on.sql(sql) } as unknown as QueryRunner;
    await left(1, '333', 's3://a');
    await on.sql('update response set outputs = 0');
    const counting = new OutputsOfOldReplicas1766970000000();
    await counting.down(runner);
    await counting.up(runner);
    expect(await uris()).to.deep.equal(['s3://a']);
  });

  it('go with their request, whoever removes it', async () => {
    const [old, byHand] = [await left(1, '333', 's3://old'), await left(2, '333', 's3://by-hand')];
    await left(3, '333', 's3://stays');
    await on.sql(`update response set delivery = 'published'`);
    const { retention } = on.store;
    await retention.removeEnded({ from: null, before: now + 2 * second, max: 10 });
    const entry = {
      actor: 'geoff',
      act: 'remove',
      requestId: byHand.id,
      tenantId: null,
      subject: byHand.id,
      reason: '',
      detail: {},
    };
    expect(await retention.removeByHand(byHand.id, entry, now)).to.equal(true);
    expect(await uris()).to.deep.equal(['s3://stays']);
    expect(await on.store.reading.request(old.id)).to.equal(null);
  });

  for (const statistics of ['before', 'after'])
    it(`are found by an index, and no more responses read than a page is long, ${statistics} statistics are gathered`, async () => {
      await on.sql(`insert into response (request_id, tenant_id, message_id, correlation_id, queue, body, status, delivery, recorded_at, due_at, outputs)
        select gen_random_uuid(), (n % 10)::text, 'm', n::text, 'q',
          json_build_object('job_id', '175', 'outputs', case when n % 2 = 0 then json_build_array(json_build_object('uri', 's3://' || n)) else '[]' end),
          'SUCCEEDED', 'published', to_timestamp(n), now(), (n + 1) % 2 from generate_series(1, 100000) n`);
      const client = await planner(on);
      try {
        if (statistics === 'after') await on.sql('analyze');
        const nothing: Parameter[] = [null, null, null, null, null, 20];
        const asked = [
          [selectOutputs('every-tenant'), nothing],
          [selectOutputs('named-tenants'), [...nothing, ['2', '4']]],
          [selectOutputs('named-tenants'), ['175', 1, 15_000_000, null, 3, 20, ['2']]],
        ] as const;
        for (const [sql, parameters] of asked)
          for (const plan of [
            await explained(client, sql, [...parameters]),
            await explainedPrepared(client, sql, [...parameters]),
          ]) {
            const nodes = plan.filter((node) => node['Relation Name'] === 'response');
            expect(new Set(nodes.map((node) => node['Index Name']))).to.deep.equal(
              new Set(['response_outputs', 'response_pkey']),
            );
            const rows = nodes.reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);
            expect(rows).to.be.within(21, 21 * 8);
          }
      } finally {
        await client.end();
      }
    });

  it('of many tenants: an entry of each, and then of no more than may be on the page', async () => {
    await on.sql(`insert into response (request_id, tenant_id, message_id, correlation_id, queue, body, status, delivery, recorded_at, due_at, outputs)
      select gen_random_uuid(), (n % 200)::text, 'm', n::text, 'q', json_build_object('outputs', json_build_array(json_build_object('uri', 's3://' || n))),
        'SUCCEEDED', 'published', to_timestamp(n), now(), 1 from generate_series(1, 20000) n`);
    const newest = await uris({ limit: 30 });
    expect(newest).to.deep.equal(Array.from({ length: 30 }, (_, index) => `s3://${20_000 - index}`));
    const client = await planner(on);
    try {
      const nodes = await explained(client, selectOutputs('every-tenant'), [null, null, null, null, null, 30]);
      const responses = nodes.filter((node) => node['Relation Name'] === 'response');
      const rows = responses.reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);
      // A probe of each for its name, one for its newest, and the page: found, and read.
      expect(rows).to.be.at.most(2 * 200 + 1 + 3 * 31);
    } finally {
      await client.end();
    }
  });
});
