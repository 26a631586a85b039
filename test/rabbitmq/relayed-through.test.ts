// Responses and events, relayed by the rooms from a real store, while a real RabbitMQ is restarted between a publication and its confirm, or is
// short of memory or disk: none is lost, no relay waits without a bound, and what is wrong is said.
import { expect } from 'chai';
import type { ResponseQueues } from '../../src/ports/broker.js';
import { eventually } from '../support/eventually.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { declareScripted, well } from '../support/scripted-job.js';
import { Proxy } from './proxy.js';
import { Vhost } from './vhost.js';

const publishTimeoutMs = 2_000;
const requests = 2;

/** A house of which two requests have ended, and nobody was told: `answers` and `events` are where it is to tell. */
interface Untold {
  readonly site: Site;
  readonly house: TestHouse;
  readonly responses: ResponseQueues;
  readonly proxy: Proxy;
  readonly answers: string;
  readonly events: string;
  /** What was given to the broker so far. */
  readonly given: () => number;
}

describe('what is relayed by RabbitMQ', () => {
  let vhost: Vhost;
  before(async () => (vhost = await Vhost.fresh()));
  afterEach(() => vhost.close());

  async function untold(test: (untold: Untold) => Promise<void>): Promise<void> {
    const proxy = await Proxy.before(vhost.url);
    const [answers, events] = [vhost.queue('tenant-333.responses'), vhost.queue('events')];
    await vhost.declare(answers);
    await vhost.declare(events);
    const responses = vhost.responses({ url: proxy.url, publishTimeoutMs, connectTimeoutMs: 2_000 });
    let given = 0;
    const counted: ResponseQueues = {
      ...responses,
      publish: (all) => {
        given += all.length;
        return responses.publish(all);
      },
    };
    try {
      await responses.start();
      await onSite({}, async (site) => {
        declareScripted(site.simulator, [well]);
        const house = await site.house('a', { responses: counted, config: { events: { queue: events } } });
        for (let index = 0; index < requests; index += 1) await house.take({ correlationId: `r-${index}`, queue: answers });
        await house.drive();
        await site.pass(30_000);
        await house.watch();
        expect(Object.values(await site.states())).to.deep.equal(Array.from({ length: requests }, () => 'succeeded'));
        await test({ site, house, responses, proxy, answers, events, given: () => given });
      });
    } finally {
      await proxy.close();
    }
  }

  const both = ({ house }: Untold): Promise<readonly (number | null)[]> => Promise.all([house.relay(), house.tell()]);

  /** Under the same ids as were recorded, in order. */
  async function recorded({ site }: Untold): Promise<{ answers: string[]; events: string[] }> {
    const answers = await site.sql<{ id: string }>('select message_id as id from response order by 1');
    const events = await site.sql<{ id: string }>(`select request_id || '/' || version as id from event order by 1`);
    return { answers: answers.map(({ id }) => id), events: events.map(({ id }) => id) };
  }

  async function arrivedIn(queue: string): Promise<readonly string[]> {
    const messages = await vhost.take(queue, await vhost.ready(queue));
    return messages.map(({ properties }) => String(properties.messageId)).toSorted();
  }

  /** As each is due again, and the queue is tried again. */
  async function relayAll(of: Untold): Promise<void> {
    await eventually(() => of.responses.health().ready, 20_000);
    await of.site.pass(120_000);
    await both(of);
    expect(await of.site.sql(`select 1 from response where delivery <> 'published' union all select 1 from event`)).to.deep.equal(
      [],
    );
  }

  it('and stored there, when it is restarted before it confirms, comes once more under the same id', () =>
    untold(async (of) => {
      const ids = await recorded(of);
      // basic.ack is class 60, method 80.
      of.proxy.fromBroker = (packet) => (packet.includes(Buffer.from([0, 60, 0, 80])) ? Buffer.alloc(0) : packet);
      const relaying = both(of);
      await eventually(async () => (await vhost.ready(of.answers)) === requests && (await vhost.ready(of.events)) > 0);
      await vhost.broker.stopApp();
      expect(await relaying).to.deep.equal([0, 0]);
      await eventually(() => of.responses.health().reason?.includes('cannot be reached') === true);
      await vhost.broker.startApp();
      of.proxy.fromBroker = (packet) => packet;
      await relayAll(of);
      const twice = (all: readonly string[]) => all.flatMap((id) => [id, id]);
      expect(await arrivedIn(of.answers)).to.deep.equal(twice(ids.answers));
      expect(new Set(await arrivedIn(of.events))).to.deep.equal(new Set(ids.events));
    }));

  it('and lost there, because it is restarted before it has stored it, is published again', () =>
    untold(async (of) => {
      const ids = await recorded(of);
      of.proxy.silent = true;
      const relaying = both(of);
      await eventually(() => of.given() >= requests + 1);
      await vhost.broker.stopApp();
      expect(await relaying).to.deep.equal([0, 0]);
      await vhost.broker.startApp();
      of.proxy.silent = false;
      await relayAll(of);
      expect(await arrivedIn(of.answers)).to.deep.equal(ids.answers);
      expect(await arrivedIn(of.events)).to.deep.equal(ids.events);
    }));

  const shortages = {
    memory: { begin: ['set_vm_memory_high_watermark', '0'], end: ['set_vm_memory_high_watermark', '0.4'] },
    disk: { begin: ['set_disk_free_limit', '1000000000000000000'], end: ['set_disk_free_limit', '10MB'] },
  };
  for (const [what, { begin, end }] of Object.entries(shortages))
    it(`waits while it is short of ${what}: that is said, nothing more is sent meanwhile, and all comes when it is over`, () =>
      untold(async (of) => {
        const ids = await recorded(of);
        await vhost.broker.ctl(...begin);
        try {
          const begun = performance.now();
          expect(await both(of)).to.deep.equal([0, 0]);
          expect(performance.now() - begun).to.be.below(publishTimeoutMs * 4);
          expect(of.responses.health()).to.deep.equal({
            ...{ ready: false, reason: `the broker takes nothing at present (low on ${what})` },
          });
          const reasons = await of.site.sql<{ reason: string }>('select distinct reason from response');
          expect(reasons).to.have.length(1);
          // Sent once more it would come twice: what a blocked broker was given, it has.
          await of.site.pass(120_000);
          expect(await both(of)).to.deep.equal([0, 0]);
          const again = await of.site.sql<{ reason: string }>('select distinct reason from response');
          expect(again).to.deep.equal([{ reason: `the broker takes nothing at present (low on ${what})` }]);
        } finally {
          await vhost.broker.ctl(...end);
        }
        await relayAll(of);
        const counts = (all: readonly string[]) => Math.max(...all.map((id) => all.filter((other) => other === id).length));
        for (const kind of ['answers', 'events'] as const) {
          const arrived = await arrivedIn(of[kind]);
          expect([...new Set(arrived)], kind).to.deep.equal(ids[kind]);
          expect(counts(arrived), kind).to.be.at.most(2);
        }
      }));
});
