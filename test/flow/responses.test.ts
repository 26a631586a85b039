// Job responses on a real RabbitMQ: each published under one message id, whatever happens to queue, broker, store or relay.
import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import { setImmediate } from 'node:timers/promises';
import { JobResponse } from '../../src/core/ending/job-response.js';
import type { ResponseQueues } from '../../src/ports/broker.js';
import { openParked } from '../../src/responses/responses.js';
import { unfiltered } from '../../src/ports/store/reading.js';
import { eventually } from '../support/eventually.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { committed, statements } from '../support/wire/points.js';
import { tappedDatabase } from '../support/wire/tapped-database.js';
import { Vhost } from '../rabbitmq/vhost.js';

const responded = (house: TestHouse) => house.facts.flatMap((fact) => (fact.kind === 'responded' ? [fact.outcome] : []));

/** Cancelled in the queue: the shortest way to a response. */
async function answered(house: TestHouse, correlationId: string, queue: string) {
  const id = await house.take({ correlationId, queue });
  await house.keeper.cancel(id);
  return id;
}

const alerts = (site: Site) => site.told.map(({ action, key }) => `${action} ${key}`);

describe('job responses', () => {
  let vhost: Vhost;
  let queues: ResponseQueues;

  before(async function () {
    this.timeout(60_000);
    vhost = await Vhost.fresh();
  });
  beforeEach(async () => {
    queues = vhost.responses();
    await queues.start();
  });
  afterEach(() => vhost.close());

  it('are published once, under the id that was recorded with the end, with two relays at work', async () => {
    const queue = vhost.queue('tenant.responses');
    await vhost.declare(queue);
    await onSite({}, async (site) => {
      const [a, b] = [await site.house('a', { responses: queues }), await site.house('b', { responses: queues })];
      for (let index = 0; index < 20; index += 1) await answered(a, `r${index}`, queue);
      const published = await Promise.all([a.relay(), b.relay(), a.relay(), b.relay()]);
      expect(published.reduce((sum, one) => sum + one, 0)).to.equal(20);
      const messages = await vhost.take(queue, 20);
      expect(await vhost.ready(queue)).to.equal(0);
      const rows = await site.sql<{ message_id: string; delivery: string }>('select message_id::text, delivery from response');
      expect(messages.map(({ properties }) => String(properties.messageId))).to.have.members(rows.map((row) => row.message_id));
      expect(new Set(rows.map((row) => row.delivery))).to.deep.equal(new Set(['published']));
      for (const { content, properties } of messages) {
        const response = JobResponse.parse(JSON.parse(content.toString()));
        expect(response).to.include({ status: 'CANCELLED', correlation_id: String(properties.correlationId) });
        expect(properties).to.include({ contentType: 'application/json', type: 'job-response', deliveryMode: 2 });
      }
      expect(await a.relay()).to.equal(0);
    });
  });

  it('for a queue that is not there are parked, SRE is told once, and go out under the same ids once it is', async () => {
    const queue = vhost.queue('missing.responses');
    await onSite({}, async (site) => {
      const house = await site.house('a', { responses: queues });
      const ids = [await answered(house, 'one', queue), await answered(house, 'two', queue)];
      await house.relay();
      await answered(house, 'three', queue);
      await house.relay();
      await house.sweep();
      await house.perform();
      expect(responded(house)).to.deep.equal(['parked', 'parked', 'parked']);
      expect(alerts(site)).to.deep.equal([`trigger response-undeliverable:${queue}`]);
      const [first] = ids;
      if (first === undefined) throw new Error('nothing was taken');
      const before = (await house.request(first)).response;
      expect(before).to.include({ delivery: 'parked' });
      const listed = (response: 'due' | 'parked') =>
        house.keeper.requests({ ...unfiltered, response, limit: 10, reach: everyTenant });
      expect((await listed('parked')).map(({ correlationId }) => correlationId)).to.deep.equal(['three', 'two', 'one']);
      expect(await listed('due')).to.deep.equal([]);
      await site.pass(3_600_000);
      expect(await house.relay()).to.equal(0);
      await vhost.declare(queue);
      expect(await house.store.responses.unpark({ queue }, site.clock.now())).to.equal(3);
      expect(await house.relay()).to.equal(3);
      const messages = await vhost.take(queue, 3);
      expect(messages.map(({ properties }) => String(properties.messageId))).to.include(before?.messageId);
      await house.sweep();
      await house.perform();
      expect(alerts(site)).to.deep.equal([`trigger response-undeliverable:${queue}`, `resolve response-undeliverable:${queue}`]);
    });
  });

  it('that are parked are tried again, one a queue; all go out once their queue is there, and the alert of that queue is closed alone', async () => {
    const [late, never] = [vhost.queue('late.responses'), vhost.queue('never.responses')];
    await onSite({}, async (site) => {
      const house = await site.house('a', { responses: queues });
      for (const name of ['a', 'b', 'c']) await answered(house, `late ${name}`, late);
      for (const name of ['a', 'b', 'c']) await answered(house, `never ${name}`, never);
      await house.relay();
      await house.perform();
      const tryParked = openParked(house.store.responses);
      expect(await tryParked(site.clock.now())).to.equal(2);
      await house.relay();
      expect(responded(house).slice(6), 'one a queue').to.deep.equal(['parked', 'parked']);
      await vhost.declare(late);
      expect(await tryParked(site.clock.now())).to.equal(2);
      expect(await house.relay()).to.equal(1);
      await tryParked(site.clock.now());
      expect(await house.relay()).to.equal(2);
      expect(await vhost.take(late, 3)).to.have.length(3);
      await house.sweep();
      await house.perform();
      expect(alerts(site).filter((told) => told.startsWith('resolve'))).to.deep.equal([`resolve response-undeliverable:${late}`]);
      await tryParked(site.clock.now());
      expect(await house.relay()).to.equal(0);
    });
  });

  it('keep their alert open while one of those that are parked is tried again, until the last has gone out', async () => {
    const queue = vhost.queue('late.responses');
    await onSite({}, async (site) => {
      const house = await site.house('a', { responses: queues });
      await answered(house, 'r', queue);
      await house.relay();
      await house.perform();
      const tryParked = openParked(house.store.responses);
      const swept = async () => {
        await house.sweep();
        await house.perform();
        return alerts(site).slice(1);
      };
      await tryParked(site.clock.now());
      expect(await swept(), 'between the try and its answer').to.deep.equal([]);
      await house.relay();
      expect(await swept(), 'when it has failed').to.deep.equal([]);
      await vhost.declare(queue);
      await tryParked(site.clock.now());
      expect(await swept(), 'before it has gone through').to.deep.equal([]);
      expect(await house.relay()).to.equal(1);
      await vhost.take(queue, 1);
      expect(await swept()).to.deep.equal([`resolve response-undeliverable:${queue}`]);
    });
  });

  it('that are parked by a relay that dies at once are told to SRE all the same', async () => {
    const queue = vhost.queue('missing.responses');
    await onSite({}, async (site) => {
      const { url, tap } = await tappedDatabase(site.databaseUrl);
      try {
        const a = await site.house('a', { responses: queues, databaseUrl: url });
        const b = await site.house('b', { responses: queues });
        const id = await answered(b, 'r', queue);
        const { reached } = tap.holdAt(committed(statements.parked));
        const relayed = a.relay().catch((problem: unknown) => problem);
        await reached;
        tap.cutAll();
        expect(await relayed).to.be.instanceOf(Error);
        expect((await b.request(id)).response).to.include({ delivery: 'parked' });
        await b.perform();
        expect(alerts(site)).to.deep.equal([`trigger response-undeliverable:${queue}`]);
      } finally {
        await tap.close();
      }
    });
  });

  it('wait while the broker is away, at growing pauses, and are published once when it is back', async () => {
    const queue = vhost.queue('tenant.responses');
    await vhost.declare(queue);
    await onSite({}, async (site) => {
      const away: ResponseQueues = {
        ...queues,
        publish: (all) => Promise.resolve(all.map(() => ({ kind: 'unavailable' as const, reason: 'no connection' }))),
      };
      let there = false;
      const flaky: ResponseQueues = { ...queues, publish: (all) => (there ? queues : away).publish(all) };
      const house = await site.house('a', { responses: flaky });
      await answered(house, 'r', queue);
      const pauses: number[] = [];
      for (let turn = 0; turn < 4; turn += 1) {
        expect(await house.relay()).to.equal(0);
        const [row] = await site.sql<{ due_at: Date }>('select due_at from response');
        pauses.push((row?.due_at.getTime() ?? 0) - site.clock.now());
        await site.pass(pauses.at(-1) ?? 0);
      }
      expect(pauses).to.deep.equal([2_000, 4_000, 8_000, 16_000]);
      there = true;
      expect(await house.relay()).to.equal(1);
      await vhost.take(queue, 1);
      expect(await vhost.ready(queue)).to.equal(0);
    });
  });

  it('that their queue does not take now keep no others back, however many they are', async () => {
    const [full, good] = [vhost.queue('full.responses'), vhost.queue('good.responses')];
    await vhost.declare(full, { 'x-max-length': 1, 'x-overflow': 'reject-publish' });
    await vhost.declare(good);
    await vhost.send(full, [Buffer.from('{}')]);
    await onSite({}, async (site) => {
      const house = await site.house('a', { responses: queues, config: { responses: { batch_max: 2 } } });
      for (let index = 0; index < 8; index += 1) await answered(house, `full ${index}`, full);
      await answered(house, 'good', good);
      expect(await house.relay()).to.equal(1);
      expect(await vhost.take(good, 1)).to.have.length(1);
      expect(responded(house).filter((outcome) => outcome === 'retry')).to.have.length(8);
    });
  });

  it('of a relay that dies between publishing and marking are published again by another, under the same id', async () => {
    const queue = vhost.queue('tenant.responses');
    await vhost.declare(queue);
    await onSite({}, async (site) => {
      const gate = await site.gate();
      const dying: ResponseQueues = {
        ...queues,
        publish: async (all) => {
          const outcomes = await queues.publish(all);
          gate.shut();
          return outcomes;
        },
      };
      const a = await site.house('a', { responses: dying, databaseUrl: gate.url });
      const b = await site.house('b', { responses: queues });
      await answered(b, 'r', queue);
      // A failure that nobody takes would end the whole process, and everything else that it has in hand.
      const nobodys: unknown[] = [];
      const note = (problem: unknown): void => void nobodys.push(problem);
      process.on('unhandledRejection', note);
      const failed = await a.relay().catch((problem: unknown) => problem);
      await setImmediate();
      process.off('unhandledRejection', note);
      expect(failed).to.be.instanceOf(Error).with.property('code', 'store-unavailable');
      expect(nobodys).to.deep.equal([]);
      // Its connection is gone, and with it its hold.
      await eventually(async () => (await b.relay()) === 1);
      const messages = await vhost.take(queue, 2);
      const ids = new Set(messages.map(({ properties }) => String(properties.messageId)));
      const [row] = await site.sql<{ message_id: string }>('select message_id::text from response');
      expect([...ids]).to.deep.equal([row?.message_id]);
    });
  });

  it('that nobody wants are recorded and not published', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a', { responses: queues });
      const id = await answered(house, 'r', '');
      expect(await house.relay()).to.equal(0);
      expect((await house.request(id)).response).to.include({ delivery: 'unwanted' });
    });
  });

  it('of a broker that loses the connection in the middle are all published at last, duplicates under one id', async () => {
    const queue = vhost.queue('tenant.responses');
    await vhost.declare(queue);
    await onSite({}, async (site) => {
      const house = await site.house('a', { responses: queues });
      for (let index = 0; index < 30; index += 1) await answered(house, `r${index}`, queue);
      const relaying = house.relay();
      await vhost.cutConnections();
      await relaying;
      await eventually(async () => {
        await site.pass(60_000);
        await house.relay();
        const [row] = await site.sql<{ due: string }>(`select count(*) as due from response where delivery <> 'published'`);
        return row?.due === '0';
      });
      const messages = await vhost.take(queue, await vhost.ready(queue));
      expect(messages.length).to.be.at.least(30);
      expect(new Set(messages.map(({ properties }) => String(properties.messageId))).size).to.equal(30);
    });
  });
});
