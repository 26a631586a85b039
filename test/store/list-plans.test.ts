// A request is found by its correlation id at the cost of a probe a tenant, however many requests there are; runs of a template at that of a probe each.
import { expect } from 'chai';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { dataSourceFor } from '../../src/adapters/store/postgres/data-source.js';
import { requestEntity } from '../../src/adapters/store/postgres/entities/request.js';
import { listQuery } from '../../src/adapters/store/postgres/list.js';
import { everyTenant, type Reach } from '../../src/core/caller.js';
import { branded } from '../../src/core/ids.js';
import type { NewRequest } from '../../src/ports/store/intake.js';
import { unfiltered, type ListAsked } from '../../src/ports/store/reading.js';
import { aNewRequest, testEpoch } from '../support/requests.js';
import { explained, pagesRead, planner, withoutIndex } from './explained.js';
import { makeMany } from './many.js';
import { opened, type Opened } from './opened.js';
import { storeOptions } from './store-options.js';

/** Beside the tenant of the 50,000: with a request each. */
const others = Array.from({ length: 4 }, (_, index) => `tenant-${index}`);
const correlationId = branded<NewRequest['correlationId']>('many-25000');
const only = (...ids: string[]): Reach => ({ kind: 'tenants', ids: new Set(ids) });

const lists: Record<string, { asked: Partial<ListAsked>; of: readonly string[]; pagesMax: number }> = {
  'of one tenant': { asked: { tenantId: '333' }, of: ['333'], pagesMax: 20 },
  'of one tenant, in a state': { asked: { tenantId: '333', states: ['waiting'] }, of: ['333'], pagesMax: 20 },
  'within a reach, in states': {
    asked: { reach: only('333', 'tenant-3'), states: ['waiting', 'received'] },
    of: ['333', 'tenant-3'],
    pagesMax: 40,
  },
  'of one tenant, within a reach': { asked: { tenantId: '333', reach: only('333', 'tenant-3') }, of: ['333'], pagesMax: 20 },
  'within a reach': { asked: { reach: only('333', 'tenant-3', 'tenant-none') }, of: ['333', 'tenant-3'], pagesMax: 40 },
  'across all tenants': { asked: {}, of: ['333', ...others], pagesMax: 100 },
  'across all tenants, in a state': { asked: { states: ['waiting'] }, of: ['333'], pagesMax: 100 },
  'across all tenants, created after a time': { asked: { createdAfter: testEpoch }, of: others, pagesMax: 100 },
  'across all tenants, a page': { asked: { limit: 2 }, of: ['333', ...others], pagesMax: 100 },
};

describe('store: plans of a list by correlation id or template, with 50,000 requests', () => {
  let on: Opened;
  let dataSource: DataSource;
  let client: pg.Client;

  before(async function () {
    this.timeout(120_000);
    on = await opened();
    client = await planner(on);
    dataSource = await dataSourceFor(storeOptions(on.url), () => undefined).initialize();
    await makeMany(on, { blocked: 40_000, others: 10_000, lanes: 100 });
    await on.store.intake.persist(
      others.map((tenant) => aNewRequest({ tenantId: branded<NewRequest['tenantId']>(tenant), correlationId })),
    );
  });
  after(async () => {
    await Promise.all([client.end(), dataSource.destroy()]);
    await on.close();
  });

  const page = { ...unfiltered, limit: 20, reach: everyTenant };

  /** How many database pages one page of the list reads, by indexes only. */
  async function pageCosts(some: Partial<ListAsked>): Promise<number> {
    const [sql, parameters] = listQuery(dataSource.getRepository(requestEntity), { ...page, ...some }).getQueryAndParameters();
    const nodes = await explained(client, sql, parameters);
    expect(withoutIndex(nodes)).to.deep.equal([]);
    return pagesRead(nodes);
  }

  for (const statistics of ['before', 'after']) {
    describe(`${statistics} their statistics are gathered`, () => {
      before(async () => {
        if (statistics === 'after') await on.sql('analyze');
      });
      // What was parked or due, and is no more, is no cost of what follows.
      after(() => on.sql('vacuum response'));

      for (const [what, { asked: some, of, pagesMax }] of Object.entries(lists)) {
        it(`${what}: found by indexes, with no more than a few probes a tenant`, async () => {
          const asked = { ...unfiltered, correlationId, limit: 100, reach: everyTenant, ...some };
          const [sql, parameters] = listQuery(dataSource.getRepository(requestEntity), asked).getQueryAndParameters();
          const nodes = await explained(client, sql, parameters);
          expect(withoutIndex(nodes)).to.deep.equal([]);
          expect(pagesRead(nodes)).to.be.at.most(pagesMax);
          const found = await on.store.reading.list(asked);
          expect(found).to.have.lengthOf(Math.min(of.length, asked.limit));
          expect(of).to.include.members(found.map(({ tenantId }) => tenantId));
          expect(new Set(found.map((one) => one.correlationId))).to.deep.equal(new Set([correlationId]));
        });
      }

      it('of the runs of a template: no body is read but of a run that is passed on the way', async () => {
        // Every fiftieth is a run of a template, and every other of those of this one.
        await on.sql(
          `with run as (
             update request r set source = 'template' from (select id, row_number() over (order by id desc) as n from request) as o
             where r.id = o.id and o.n % 50 = 0 returning r.id, o.n
           ) update request_body b set body = jsonb_build_object('template', jsonb_build_object('name', 'of-' || run.n / 50 % 2))
           from run where b.request_id = run.id`,
        );
        const asked = { ...unfiltered, template: 'of-1', limit: 20, reach: everyTenant };
        const [sql, parameters] = listQuery(dataSource.getRepository(requestEntity), asked).getQueryAndParameters();
        const nodes = await explained(client, sql, parameters);
        expect(withoutIndex(nodes)).to.deep.equal([]);
        const bodies = nodes.filter((node) => node['Relation Name'] === 'request_body');
        expect(bodies.map((node) => node['Actual Loops'])).to.deep.equal([39]);
        expect(await on.store.reading.list(asked)).to.have.lengthOf(20);
      });

      it('whose response is parked: found by them, however many requests there are', async () => {
        await on.sql(
          `insert into response (request_id, message_id, queue, status, body, delivery, attempts, outputs, recorded_at, due_at)
           select id, gen_random_uuid()::text, 'q', 'FAILED', '{}', case when n <= 7 then 'parked' else 'published' end, 1, 0, now(), now()
           from (select id, row_number() over (order by id) as n from request) as r on conflict do nothing`,
        );
        expect(await pageCosts({ response: 'parked' }), 'seven').to.be.at.most(60);
        expect(await on.store.reading.list({ ...page, response: 'parked' })).to.have.lengthOf(7);
        expect(await on.store.reading.list({ ...page, response: 'due' })).to.have.lengthOf(0);
      });

      for (const response of ['due', 'parked'] as const)
        it(`whose response is ${response}, of tens of thousands: a page reads what is on it, and the next one begins where it ended`, async () => {
          const given = await on.sql<{ request_id: string }>(
            `update response set delivery = $1 where delivery = 'published' returning request_id`,
            [response],
          );
          try {
            const pages = [await on.store.reading.list({ ...page, response })];
            const before = pages[0]!.at(-1)!.id;
            pages.push(await on.store.reading.list({ ...page, response, before }));
            const newest = await on.sql<{ id: string }>(`select id from request order by id desc limit 40`);
            expect(pages.flat().map(({ id }) => id)).to.deep.equal(newest.map(({ id }) => id));
            expect(await pageCosts({ response })).to.be.at.most(300);
            expect(await pageCosts({ response, before, tenantId: '333', states: ['waiting', 'received'] })).to.be.at.most(300);
          } finally {
            await on.sql(`update response set delivery = 'published' where request_id = any($1)`, [
              given.map(({ request_id: id }) => id),
            ]);
          }
        });
    });
  }
});
