// A list that finds fewer than its page among many requests reads little more than what it finds.
import { expect } from 'chai';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { dataSourceFor } from '../../src/adapters/store/postgres/data-source.js';
import { requestEntity } from '../../src/adapters/store/postgres/entities/request.js';
import { listQuery } from '../../src/adapters/store/postgres/list.js';
import { everyTenant } from '../../src/core/caller.js';
import { unfiltered, type ListAsked } from '../../src/ports/store/reading.js';
import { testEpoch } from '../support/requests.js';
import { explained, pagesRead, planner } from './explained.js';
import { opened, type Opened } from './opened.js';
import { storeOptions } from './store-options.js';

const [many, minute] = [50_000, 60_000];

describe('store: a list that finds few of 50,000 requests', () => {
  let on: Opened;
  let dataSource: DataSource;
  let client: pg.Client;

  before(async function () {
    this.timeout(120_000);
    on = await opened();
    client = await planner(on);
    dataSource = await dataSourceFor(storeOptions(on.url), () => undefined).initialize();
    // One a minute, each with the id of its minute. All have succeeded, but for the oldest three, which were cancelled, and every tenth, which has failed.
    await on.sql(
      `insert into request (id, tenant_id, correlation_id, source, user_id, job_id, operation_id, cluster_type, priority, max_concurrent_runs, max_run_seconds,
         notification_queue, lane, state, created_at, received_at, due_at, expires_at, rank_at, finished_at)
       select (lpad(to_hex($1::bigint + n * $3::bigint), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid, '333', 'few-' || n, 'http', 'u', '175', '',
         'business', 50, 2, 3600, '', '', case when n < 3 then 'cancelled' when n % 10 = 0 then 'failed' else 'succeeded' end, t, t, t, t, t, t
       from generate_series(0, $2::integer - 1) as n, lateral (select to_timestamp(($1::bigint + n * $3::bigint) / 1000.0) as t) as at`,
      [testEpoch, many, minute],
    );
    await on.sql('analyze');
  });
  after(async () => {
    await Promise.all([client.end(), dataSource.destroy()]);
    await on.close();
  });

  const page = { ...unfiltered, limit: 20, reach: everyTenant };
  const end = testEpoch + many * minute;
  const lists: Record<string, { asked: Partial<ListAsked>; finds: number; pagesMax: number }> = {
    'in a state in which few have ended': { asked: { states: ['cancelled'] }, finds: 3, pagesMax: 20 },
    'in states in which few have ended, of a tenant': {
      asked: { states: ['cancelled', 'rejected', 'expired'], tenantId: '333' },
      finds: 3,
      pagesMax: 30,
    },
    'in a state in which nobody is': { asked: { states: ['timed-out'] }, finds: 0, pagesMax: 20 },
    // A day and ten minutes are 1,450 of them: some 60 pages of the table, and their entries.
    'created after a time, of a job that has none': {
      asked: { createdAfter: end - 10 * minute, jobId: '176' },
      finds: 0,
      pagesMax: 200,
    },
    'created after a time at which few came since': { asked: { createdAfter: end - 10 * minute }, finds: 10, pagesMax: 200 },
    'created after all': { asked: { createdAfter: end + 2 * 86_400_000 }, finds: 0, pagesMax: 20 },
  };

  for (const [what, { asked: some, finds, pagesMax }] of Object.entries(lists))
    it(`${what}: few pages of the store are read`, async () => {
      const asked = { ...page, ...some };
      expect(await on.store.reading.list(asked)).to.have.lengthOf(finds);
      const [sql, parameters] = listQuery(dataSource.getRepository(requestEntity), asked).getQueryAndParameters();
      expect(pagesRead(await explained(client, sql, parameters))).to.be.at.most(pagesMax);
    });

  it('a request whose creation was told an hour ahead of its arrival is among those created after a time', async () => {
    await on.sql(`update request set created_at = created_at + interval '1 hour' where correlation_id = $1`, [`few-${many - 1}`]);
    const found = await on.store.reading.list({ ...page, createdAfter: end + 50 * minute });
    expect(found.map(({ correlationId }) => correlationId)).to.deep.equal([`few-${many - 1}`]);
  });
});
