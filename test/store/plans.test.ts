// The statements of a pass cost what they are asked for, however many wait.
import { expect } from 'chai';
import type pg from 'pg';
import { selectCandidates, selectLanes } from '../../src/adapters/store/postgres/candidates.js';
import { selectFront } from '../../src/adapters/store/postgres/front.js';
import { selectFollowers } from '../../src/adapters/store/postgres/followers.js';
import { auditQueries } from '../../src/adapters/store/postgres/self-audit.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import {
  explained,
  explainedPrepared,
  indexesOf,
  pagesRead,
  type Parameter,
  planner,
  touched,
  withoutIndex,
} from './explained.js';
import { makeMany } from './many.js';
import { candidatesOf, now } from './moves.js';
import { opened, type Opened } from './opened.js';

describe('store: plans with 100,000 waiting', () => {
  let on: Opened;
  let client: pg.Client;

  before(async function () {
    this.timeout(120_000);
    on = await opened();
    client = await planner(on);
    await makeMany(on, { blocked: 90_000, others: 10_000, lanes: 100 });
  });
  after(async () => {
    await client.end();
    await on.close();
  });

  const explainEach = (sql: string, parameters: Parameter[]) => explained(client, sql, parameters);
  const explainOnce = (sql: string, parameters: Parameter[]) => explainedPrepared(client, sql, parameters);

  const lanes = Array.from({ length: 100 }, (_, index) => `lane-${index}`);

  for (const statistics of ['before', 'after']) {
    describe(`${statistics} their statistics are gathered`, () => {
      before(async () => {
        if (statistics === 'after') await on.sql('analyze');
      });

      for (const [check, query] of auditQueries) {
        it(`the self-audit looks for ${check} by an index`, async () => {
          const nodes = await explainEach(query, [now, 600_000, 300_000, 86_400_000, 100, '[]', null]);
          expect(withoutIndex(nodes)).to.deep.equal([]);
          expect(touched(nodes)).to.be.at.most(100);
        });
      }

      it('what every pass begins with is planned once', async () => {
        const { text } = selectFront({ waitingMax: 32, receivedMax: 101, after: null });
        const name = `front ${statistics}`;
        for (let pass = 0; pass < 10; pass += 1) await client.query({ name, text });
        const { rows } = await client.query<{ custom_plans: string }>(
          'select custom_plans from pg_prepared_statements where name = $1',
          [name],
        );
        expect(rows).to.deep.equal([{ custom_plans: '0' }]);
      });

      for (const [planned, explain] of Object.entries({ 'each time': explainEach, 'once, for any parameters': explainOnce })) {
        describe(`planned ${planned}`, () => {
          it('lanes are found by one probe of request_lane each', async () => {
            const nodes = await explain(selectLanes, [1_000, null]);
            expect(indexesOf(nodes)).to.deep.equal(['request_lane', 'request_lane']);
            expect(touched(nodes)).to.be.at.most(111);
          });

          it('candidates are found by request_lane, past all that is blocked', async () => {
            const nodes = await explain(selectCandidates, [lanes, lanes.map(() => 2), now, 1_000, null, null, true, true, false]);
            expect(withoutIndex(nodes)).to.deep.equal([]);
            expect(indexesOf(nodes)).to.include('request_lane');
            // 200 heads, each with its row and its body.
            expect(touched(nodes)).to.be.at.most(600);
          });

          it('the front is read in the order of rank, and no more of it than is asked for', async () => {
            const [middle] = await on.sql<{ ms: number; id: string }>(
              `select extract(epoch from rank_at)::float8 * 1000 as ms, id from request order by rank_at, id offset 50000 limit 1`,
            );
            for (const after of [null, { rankAt: middle!.ms, id: branded<RequestId>(middle!.id) }]) {
              const { text, values } = selectFront({ waitingMax: 32, receivedMax: 101, after });
              const nodes = await explain(text, [...values] as Parameter[]);
              expect(withoutIndex(nodes)).to.deep.equal([]);
              expect(indexesOf(nodes)).to.include('request_queue');
              // 32, each with its row and its body.
              expect(touched(nodes)).to.be.at.most(110);
            }
          });

          it('the next page costs no more than the first', async () => {
            const slots = Object.fromEntries(lanes.map((lane) => [lane, 1]));
            const last = (await candidatesOf(on.store, { slots, max: 50 })).at(-1)!;
            const nodes = await explain(selectCandidates, [
              lanes,
              lanes.map(() => 2),
              now,
              50,
              last.rankAt,
              last.id,
              true,
              true,
              true,
            ]);
            expect(withoutIndex(nodes)).to.deep.equal([]);
            expect(touched(nodes)).to.be.at.most(600);
          });
        });
      }
    });
  }

  describe('at once', () => {
    it('a burst of received requests, and everybody over their time at once, are read a page at a time', async () => {
      await on.sql(
        `update request set state = 'received', wait_case = null, waiting_since = null where lane in ('blocked-1','blocked-2')`,
      );
      const received = await explainEach(selectCandidates, [[], [], now, 100, null, null, true, true, false]);
      expect(touched(received)).to.be.at.most(300);
      const over = await explainEach(selectCandidates, [[], [], now * 2, 100, null, null, true, true, false]);
      expect(touched(over)).to.be.at.most(400);
    });

    it('who follows a request is found by step_follow, past all other steps', async () => {
      const [one] = await on.sql<{ id: string }>('select id from request limit 1');
      await on.sql(
        `insert into step (key, kind, request_id, work, recorded_at, due_at)
         select 's' || n || r.id, case when n % 50 = 0 then 'follow' else 'mail' end, r.id, '{}', now(), now()
         from generate_series(1, 50) as n cross join (select id from request limit 200) as r on conflict do nothing`,
      );
      const nodes = await explainEach(selectFollowers, [one!.id]);
      expect(nodes.flatMap((node) => node['Index Name'] ?? [])).to.deep.equal(['step_follow']);
      expect(pagesRead(nodes)).to.be.at.most(10);
    });
  });
});
