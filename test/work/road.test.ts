// Work instead of time: what a few hundred requests cost on their whole road in statements, rows and calls. Bounds leave room for a change of
// plan, and none for a statement a request.
import { expect } from 'chai';
import { instantEngine } from '../../bench/support/instant-engine.js';
import type { OutgoingResponse, PublishOutcome, ResponseQueues } from '../../src/ports/broker.js';
import { events } from '../support/heard-events.js';
import { onSite } from '../support/house.js';
import { countedStore, touchedRows } from './counted-store.js';

const requests = 300;
const pools = { active: { own_compute_slots: 1000 }, passive: { own_compute_slots: 0 } };
const wish = (index: number) => ({
  correlationId: `r${index}`,
  jobId: '1',
  queue: 'tenant-333.responses',
  operation: { max_concurrent_runs: 1000 },
});

/** Where responses go is not what is counted. */
const taken: ResponseQueues = {
  start: () => Promise.resolve(),
  publish: (responses: readonly OutgoingResponse[]) =>
    Promise.resolve(responses.map((): PublishOutcome => ({ kind: 'confirmed' }))),
  stop: () => Promise.resolve(),
  health: () => ({ ready: true, reason: null }),
};

describe('the work that a request is, on its whole road', () => {
  it('stays within its bounds of statements, of rows written and of rows read', async function () {
    this.timeout(120_000);
    const tenants = { default_tenant: { notification_queues: ['*'] } };
    await onSite({ settings: { pools, ...tenants } }, async (site) => {
      const store = await countedStore(site.databaseUrl);
      const house = await site.house('a', {
        databaseUrl: store.url,
        responses: taken,
        engine: () => instantEngine(site.clock, 1),
      });
      await Promise.all(Array.from({ length: requests }, (_, index) => house.take(wish(index))));
      await house.drive();
      await house.watch();
      expect(await house.relay()).to.equal(requests);
      expect(await site.states()).to.satisfy((states: Record<string, string>) =>
        Object.values(states).every((state) => state === 'succeeded'),
      );
      await house.store.close();
      await store.close();
      const statements = [...store.statements.values()].reduce((sum, count) => sum + count, 0);
      const { written, read } = await touchedRows(site);
      const said = [...store.statements].toSorted(([, one], [, other]) => other - one).slice(0, 12);
      // 0.21 when this was written.
      expect(statements / requests, `statements a request: ${JSON.stringify(said)}`).to.be.below(0.5);
      // 12 when this was written.
      expect(written / requests, 'rows written a request').to.be.below(16);
      // 47 when this was written: of tables as small as these the database reads the whole. A loop over all for each would be 300.
      expect(read / requests, 'rows read a request').to.be.below(200);
    });
  });

  it('is as many statements where its moves are told, and twelve more for the first batch of events; and nothing is left of them', async function () {
    this.timeout(120_000);
    const tenants = { default_tenant: { notification_queues: ['*'] } };
    await onSite({ settings: { pools, ...tenants } }, async (site) => {
      const road = async (config: Record<string, unknown>) => {
        const store = await countedStore(site.databaseUrl);
        const engine = () => instantEngine(site.clock, 1);
        const house = await site.house('a', { databaseUrl: store.url, responses: taken, engine, config });
        await house.take(wish(1));
        await house.drive();
        await house.watch();
        expect(await house.relay()).to.equal(1);
        const sum = [...store.statements.values()].reduce((all, count) => all + count, 0);
        if ('events' in config) expect(await house.tell()).to.equal(4);
        const all = [...store.statements.values()].reduce((some, count) => some + count, 0);
        await house.store.close();
        await store.close();
        await site.sql('delete from request');
        return { road: sum, told: all - sum };
      };
      const silent = await road({});
      // Its turn taken (a transaction begun, in one message with its lock) and given back, what is due, what is published; and, once, what is parked, and three each to close alerts that another process may have left.
      expect(await road(events)).to.deep.equal({ road: silent.road, told: 12 });
      expect(await site.sql('select from event')).to.have.length(0);
    });
  });

  it('is eight messages to the store when it comes alone', async () => {
    const tenants = { default_tenant: { notification_queues: ['*'] } };
    await onSite({ settings: { pools, ...tenants } }, async (site) => {
      const store = await countedStore(site.databaseUrl);
      const engine = () => instantEngine(site.clock, 1);
      const house = await site.house('a', { databaseUrl: store.url, responses: taken, engine });
      const road = async (index: number) => {
        await house.take(wish(index));
        await house.drive();
        await house.watch();
        expect(await house.relay()).to.equal(1);
      };
      // What has just started prepares its connections.
      await road(1);
      const before = store.messages();
      await road(2);
      const messages = store.messages() - before;
      await house.store.close();
      await store.close();
      // 8 when this was written: stored, two of the pass, started, watched, ended, two of the relay.
      expect(messages).to.be.at.most(8);
    });
  });
});
