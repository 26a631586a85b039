// Requests that are cancelled by hand in one call: what it takes of the store, and that each of them is told as if it had been cancelled alone.
import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import { events } from '../support/heard-events.js';
import { onSite } from '../support/house.js';
import { countedStore } from './counted-store.js';

const waiting = 120;
const selection = { ids: null, states: null, tenantId: null, jobId: null, waitCase: null, olderThanMs: null, reach: everyTenant };
const asked = { hand: { kind: 'cancel' }, selection, actor: 'geoff', reason: 'month end', dryRun: false, max: 500 } as const;

describe('requests that are cancelled in one call', () => {
  it('take a few statements, however many they are, and each has its entry, its job response and its event', async () => {
    await onSite({}, async (site) => {
      const store = await countedStore(site.databaseUrl);
      const house = await site.house('a', { databaseUrl: store.url, config: events });
      site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
      const outcome = { result: 'endless' } as const;
      site.simulator.declareJob({ jobId: '175', name: 'job', clusterId: 'active-1', maxConcurrentRuns: 10, outcome });
      await house.take({ correlationId: 'runs' });
      await house.drive();
      for (let index = 0; index < waiting; index += 1)
        await house.take({ correlationId: `r${index}`, jobId: '176', queue: 'tenant-333.responses' });
      const before = store.messages();
      const answer = await house.keeper.act(asked);
      // 4 when this was written: who is meant, the entries, the wishes, the ends. One by one it were 242.
      expect(store.messages() - before).to.be.at.most(6);
      expect(answer).to.deep.include({ kind: 'acted', more: false });
      expect(answer)
        .to.have.property('touches')
        .with.length(waiting + 1);
      const told = await site.sql<Record<string, unknown>>(`
        select r.state, r.stop_wish, count(*)::int as requests, count(a.id)::int as entries, count(p.request_id)::int as responses,
          min(p.status) as status, min(p.body ->> 'message') as message, min(p.delivery) as delivery,
          sum((select count(*) from event e where e.request_id = r.id and e.data ->> 'state' = 'cancelled'))::int as told
        from request r left join audit a on a.request_id = r.id and a.act = 'cancel' and a.actor = 'geoff' and a.reason = 'month end'
        left join response p on p.request_id = r.id group by 1, 2 order by 1`);
      const response = { status: 'CANCELLED', message: 'Cancelled in the waiting queue.', delivery: 'due' };
      expect(told).to.deep.equal([
        {
          state: 'cancelled',
          stop_wish: null,
          requests: waiting,
          entries: waiting,
          responses: waiting,
          ...response,
          told: waiting,
        },
        {
          state: 'running',
          stop_wish: 'cancel',
          requests: 1,
          entries: 1,
          responses: 0,
          status: null,
          message: null,
          delivery: null,
          told: 0,
        },
      ]);
      await store.close();
    });
  });
});
