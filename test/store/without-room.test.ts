// Who finds the queue of its tenant full: counted to the maximum and no further.
import { expect } from 'chai';
import pg from 'pg';
import { v7 } from 'uuid';
import { branded } from '../../src/core/ids.js';
import { lanesOf } from '../../src/core/deciding/order.js';
import { sessionSettings } from '../../src/adapters/store/postgres/data-source.js';
import { selectWithoutRoom } from '../../src/adapters/store/postgres/without-room.js';
import type { NewRequest } from '../../src/ports/store/intake.js';
import { aNewRequest } from '../support/requests.js';
import { explained, indexesOf, touched, withoutIndex } from './explained.js';
import { opened, type Opened } from './opened.js';

const of = (tenantId: string, overrides: Partial<NewRequest> = {}) =>
  aNewRequest({ tenantId: branded<NewRequest['tenantId']>(tenantId), ...overrides });
const some = (count: number, tenantId: string) => Array.from({ length: count }, () => of(tenantId));

describe('store: the maximum of waiting requests', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  /** Places in the batch of those without room. */
  async function refused(batch: readonly NewRequest[], waitingMax: number): Promise<number[]> {
    const over = await on.store.intake.withoutRoom(batch.map((request) => ({ request, waitingMax })));
    return batch.flatMap(({ id }, place) => (over.has(id) ? [place] : []));
  }

  it('there is room up to the maximum, first come first served, also within one batch', async () => {
    await on.store.intake.persist(some(2, '333'));
    expect(await refused(some(1, '333'), 3)).to.deep.equal([]);
    expect(await refused(some(3, '333'), 3)).to.deep.equal([1, 2]);
    expect(await refused(some(1, '333'), 2)).to.deep.equal([0]);
  });

  it('who comes first in a batch has the room, whatever it is called', async () => {
    const named = ['c', 'a', 'b'].map((correlationId) => of('333', { correlationId: branded(correlationId) }));
    expect(await refused(named, 1)).to.deep.equal([1, 2]);
  });

  it('requests of other tenants count for nothing, whatever they are called', async () => {
    for (const other of ['33', '3333', '333"', '333,', '444']) await on.store.intake.persist(some(3, other));
    expect(await refused([...some(1, '333'), ...some(1, '444')], 1)).to.deep.equal([1]);
  });

  it('what is waiting and what an operator holds is counted; what has left the queue is not', async () => {
    const [waiting, held, running, over] = some(4, '333') as [NewRequest, NewRequest, NewRequest, NewRequest];
    await on.store.intake.persist([waiting, held, running, over]);
    await on.sql(`update request set state = 'waiting', wait_case = 'clusters-busy' where id = $1`, [waiting.id]);
    await on.sql(`update request set state = 'waiting', wait_case = 'held', lane = '' where id = $1`, [held.id]);
    await on.sql(`update request set state = 'running', pool = 'active', run_id = '1' where id = $1`, [running.id]);
    await on.sql(`update request set state = 'cancelled', finished_at = now() where id = $1`, [over.id]);
    expect(await refused(some(1, '333'), 3)).to.deep.equal([]);
    expect(await refused(some(1, '333'), 2)).to.deep.equal([0]);
  });

  it('what is stored already is never refused, and takes no room from what is new', async () => {
    const stored = some(2, '333');
    await on.store.intake.persist(stored);
    const again = stored.map((request) => ({ ...request, id: branded<NewRequest['id']>(v7()) }));
    expect(await refused([...again, ...some(2, '333')], 3)).to.deep.equal([3]);
  });

  it('an identity that comes twice in a batch takes one place', async () => {
    const [twice, next] = some(2, '333') as [NewRequest, NewRequest];
    expect(await refused([twice, { ...twice, id: branded(v7()) }, next], 2)).to.deep.equal([]);
  });

  for (const statistics of ['before', 'after']) {
    it(`of 40,000 waiting and 20,000 held no more than twice the maximum is read, ${statistics} statistics are gathered`, async () => {
      await on.sql('alter table request set (autovacuum_enabled = off)');
      await on.sql(
        `insert into request (id, tenant_id, correlation_id, source, user_id, job_id, operation_id, cluster_type, priority,
           max_concurrent_runs, max_run_seconds, notification_queue, lane, state, created_at, received_at, due_at, expires_at, rank_at,
           wait_case)
         select gen_random_uuid(), t, 'many-' || n, 'http', 'u', '175', '', 'business', 50, 2, 3600, 'q',
           case when n % 3 = 0 then '' else '["' || t || '","175"]' end, 'waiting', now(), now(), now(), now(), now(), 'clusters-busy'
         from generate_series(1, 60000) as n, lateral (select case when n % 2 = 0 then '333' else '444' end as t) as tenant`,
      );
      if (statistics === 'after') await on.sql('analyze');
      const client = new pg.Client({ connectionString: on.url, options: sessionSettings });
      await client.connect();
      try {
        const rows = Array.from({ length: 500 }, (_, place) => {
          const { from, before } = lanesOf('333');
          const row = { place, id: v7(), tenant_id: '333', correlation_id: `new-${place}` };
          return { ...row, lane_from: from, lane_before: before, waiting_max: 100 };
        });
        const nodes = await explained(client, selectWithoutRoom, [JSON.stringify(rows)]);
        expect(withoutIndex(nodes)).to.deep.equal([]);
        expect(indexesOf(nodes)).to.have.members(['request_identity', 'request_lane', 'request_held']);
        expect(touched(nodes)).to.be.at.most(200);
      } finally {
        await client.end();
      }
    });
  }
});
