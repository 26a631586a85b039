// The door of the service: identity over both transports, and a store that goes away while requests come.
import { expect } from 'chai';
import { Fault } from '../../src/core/faults.js';
import { eventually } from '../support/eventually.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { aJobRequest } from '../support/job-requests.js';
import { someSettings } from '../support/scenes.js';

const bodyOf = (correlationId: string, userId = 'geoff@example.com') =>
  Buffer.from(JSON.stringify({ ...aJobRequest({ correlationId, jobId: '175' }), user_id: userId }));

const withQueue = (correlationId: string, userId?: string) =>
  Buffer.from(
    JSON.stringify({ ...(JSON.parse(String(bodyOf(correlationId, userId))) as object), notification_queue: '333.answers' }),
  );

const overBus = (house: TestHouse, body: Buffer) =>
  house.rooms.intake.receive(
    { source: 'rabbitmq', priorityFloor: 0 },
    {
      ...{
        queue: 'job-requests',
        body,
        messageId: null,
        redelivered: false,
        traceparent: null,
        signature: null,
        replyToSessionId: null,
      },
    },
  );
const overHttp = (house: TestHouse, body: Buffer) => house.keeper.submit({ body, traceparent: null });

async function countRequests(site: Site): Promise<number> {
  const [row] = await site.sql<{ count: string }>('select count(*) from request');
  return Number(row?.count);
}

describe('the door, over both transports', () => {
  it('takes what comes over both, at once and on two replicas, as one request', async () => {
    await onSite({}, async (site) => {
      const [a, b] = [await site.house('a'), await site.house('b')];
      const body = bodyOf('twin');
      const bus = [a, b, a, b].map((house) => overBus(house, body));
      const http = [b, a, b, a].map((house) => overHttp(house, body));
      expect(await Promise.all(bus)).to.deep.equal(Array(4).fill({ kind: 'taken' }));
      const answers = await Promise.all(http);
      const ids = new Set(answers.map((answer) => (answer.kind === 'refused' ? answer.code : answer.requestId)));
      expect(ids.size).to.equal(1);
      expect(await countRequests(site)).to.equal(1);
      await a.drive();
    });
  });

  it('refuses different content under the same identity, whichever transport was first', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      expect(await overBus(house, bodyOf('bus first'))).to.deep.equal({ kind: 'taken' });
      const refused = await overHttp(house, bodyOf('bus first', 'mallory'));
      expect(refused).to.include({ kind: 'refused', code: 'conflict' });
      expect(JSON.stringify(refused)).to.match(/which asks for something else, in: user_id"/);
      expect(await overHttp(house, bodyOf('http first'))).to.include({ kind: 'stored' });
      expect(await overBus(house, bodyOf('http first', 'mallory'))).to.include({ kind: 'dead-letter', reason: 'conflict' });
      expect(await countRequests(site)).to.equal(2);
      await house.drive();
    });
  });

  it('says in a dry run what it would say of an identity that is in use, and takes nothing', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      const dryRun = (body: Buffer) => house.keeper.dryRun({ body });
      await overBus(house, bodyOf('in use'));
      expect(await dryRun(bodyOf('in use'))).to.include({ kind: 'decided' });
      expect(await dryRun(bodyOf('free', 'mallory'))).to.include({ kind: 'decided' });
      const would = await dryRun(bodyOf('in use', 'mallory'));
      expect(would).to.deep.equal(await overHttp(house, bodyOf('in use', 'mallory')));
      expect(would).to.include({ kind: 'refused', code: 'conflict' });
      await house.drive();
      expect(await dryRun(bodyOf('in use', 'mallory'))).to.deep.equal(would);
      expect(await countRequests(site)).to.equal(1);
    });
  });

  it('answers as the same what was taken before the settings became stricter, whichever way it comes, and refuses what is new', async () => {
    await onSite({ settings: { tenants: { '333': { notification_queues: ['333.*'] } } } }, async (site) => {
      const before = await site.house('a');
      const body = withQueue('again');
      const first = await overHttp(before, body);
      const jobs = { '175': { parameters: { notebook_params: { day: { required: true } } } } };
      const stricter = [
        someSettings({ jobs }),
        someSettings({ cluster_types: { other: { pools: ['active'] } }, default_cluster_type: 'other' }),
        someSettings({ tenants: { '333': { notification_queues: ['another'] } } }),
      ];
      for (const settings of stricter) {
        const house = await site.house('b', { settings });
        expect(await overHttp(house, body)).to.deep.equal({ ...first, kind: 'same', state: 'received' });
        expect(await overBus(house, body)).to.deep.equal({ kind: 'taken' });
        expect(house.facts.filter(({ kind }) => kind === 'request-taken')).to.have.length(2);
        expect(await overHttp(house, withQueue('again', 'mallory'))).to.include({ kind: 'refused' });
        expect(await overBus(house, withQueue('new'))).to.include({ kind: 'dead-letter' });
      }
      expect(await countRequests(site)).to.equal(1);
      await before.drive();
    });
  });

  it('keeps the identity of a request that has ended', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'over' });
      expect(await house.keeper.cancel(id)).to.deep.equal({ kind: 'cancelled' });
      expect(await overBus(house, Buffer.from(JSON.stringify(aJobRequest({ correlationId: 'over' }))))).to.deep.equal({
        kind: 'taken',
      });
      expect(await house.drive()).to.deep.include({ admitted: [] });
      expect(await site.states()).to.deep.equal({ over: 'cancelled' });
    });
  });
});

describe('the door, while the store is away', () => {
  it('tells HTTP callers to come again, holds deliveries, and takes them when the store is back', async () => {
    await onSite({}, async (site) => {
      const gate = await site.gate();
      const house = await site.house('a', { databaseUrl: gate.url });
      gate.shut();
      const names = Array.from({ length: 30 }, (_, index) => `held ${index}`);
      const warnings: Error[] = [];
      const warned = (warning: Error): void => void warnings.push(warning);
      process.on('warning', warned);
      const settled: string[] = [];
      const held = names.map(async (name) => {
        const settlement = await overBus(house, bodyOf(name));
        settled.push(settlement.kind);
      });
      const refused = await overHttp(house, bodyOf('http')).catch((problem: unknown) => problem);
      expect(refused).to.be.instanceOf(Fault).with.property('code', 'store-unavailable');
      const tries = () => house.facts.filter((fact) => fact.kind === 'request-taken' && fact.outcome === 'unavailable').length;
      await eventually(() => tries() >= names.length);
      await eventually(async () => {
        await site.pass(1_000);
        return tries() >= 3 * names.length;
      });
      expect(settled).to.deep.equal([]);
      gate.open();
      await eventually(async () => {
        await site.pass(1_000);
        return settled.length === names.length;
      });
      await Promise.all(held);
      expect(new Set(settled)).to.deep.equal(new Set(['taken']));
      expect(await overHttp(house, bodyOf('http'))).to.include({ kind: 'stored' });
      expect(await countRequests(site)).to.equal(31);
      process.off('warning', warned);
      expect(warnings).to.deep.equal([]);
      await house.drive();
    });
  });

  it('gives held deliveries back when it is told to stop', async () => {
    await onSite({}, async (site) => {
      const gate = await site.gate();
      const house = await site.house('a', { databaseUrl: gate.url });
      gate.shut();
      const held = overBus(house, bodyOf('one'));
      await eventually(() => site.clock.pausing === 1);
      house.rooms.intake.stop();
      expect(await held).to.deep.equal({ kind: 'release' });
    });
  });

  it('loses nothing, and takes nothing twice, when connections are cut in the middle of writing, again and again', async () => {
    await onSite({}, async (site) => {
      const gate = await site.gate();
      const house = await site.house('a', { databaseUrl: gate.url });
      const held: ReturnType<typeof overBus>[] = [];
      for (let round = 0; round < 6; round += 1) {
        held.push(...Array.from({ length: 8 }, (_, index) => overBus(house, bodyOf(`request ${round * 8 + index}`))));
        // Somewhere between the statement and its answer.
        await site.sql('select 1');
        gate.shut();
        gate.open();
        await site.pass(1_000);
      }
      let done = false;
      const all = Promise.all(held).finally(() => (done = true));
      await eventually(async () => {
        await site.pass(1_000);
        return done;
      });
      expect((await all).every(({ kind }) => kind === 'taken')).to.equal(true);
      expect(await countRequests(site)).to.equal(48);
      expect(house.facts.some((fact) => fact.kind === 'request-taken' && fact.outcome === 'unavailable')).to.equal(true);
      await house.drive();
    });
  });
});
