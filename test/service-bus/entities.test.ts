// What a namespace has beside one plain queue: several intake queues, topics, sessions.
import { expect } from 'chai';
import type { Delivery, Settlement } from '../../src/ports/broker.js';
import { eventually } from '../support/eventually.js';
import { Bench, intakeQueue } from './bench.js';

const taken: Settlement = { kind: 'taken' };

describe('Service Bus, several queues, topics and sessions', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  async function seenBy(queues: readonly { name: string; weight?: number }[]): Promise<Delivery[]> {
    const seen: Delivery[] = [];
    const intake = bench.intake({ queues });
    await intake.start((delivery) => {
      seen.push(delivery);
      return Promise.resolve(taken);
    });
    return seen;
  }

  it('takes from every intake queue, and says which it was', async () => {
    bench = await Bench.fresh({ queues: [{ name: 'urgent' }, { name: intakeQueue }] });
    const seen = await seenBy([{ name: 'urgent', weight: 3 }, { name: intakeQueue }]);
    const client = await bench.client();
    await client.createSender('urgent').sendMessages({ body: 'a' });
    await client.createSender(intakeQueue).sendMessages({ body: 'b' });
    await eventually(() => seen.length === 2);
    expect(seen.map(({ queue }) => queue).sort()).to.deep.equal([intakeQueue, 'urgent']);
  });

  it('shares what may be in hand by the weights of the queues', async () => {
    bench = await Bench.fresh({ queues: [{ name: 'urgent' }, { name: intakeQueue }] });
    const held: string[] = [];
    const intake = bench.intake({ queues: [{ name: 'urgent', weight: 3 }, { name: intakeQueue }], inHandMax: 8 });
    await intake.start(({ queue }) => {
      held.push(queue);
      return new Promise(() => undefined);
    });
    const client = await bench.client();
    for (const queue of ['urgent', intakeQueue])
      await client.createSender(queue).sendMessages(Array.from({ length: 10 }, () => ({ body: 'a' })));
    await eventually(() => bench.broker.depth('urgent') === 4 && bench.broker.depth(intakeQueue) === 8);
    expect([held.filter((queue) => queue === 'urgent').length, held.length]).to.deep.equal([6, 8]);
  });

  it('goes on with one queue while another is not there', async () => {
    bench = await Bench.fresh();
    const seen = await seenBy([{ name: 'nowhere' }, { name: intakeQueue }]);
    await bench.send([Buffer.from('a')]);
    await eventually(() => seen.length === 1);
    expect(bench.troubles.join()).to.match(/the queue nowhere cannot be consumed/);
  });

  it('takes from a subscription what a mediator published to its topic, and buries there what it cannot take', async () => {
    const subscriptions = [{ name: 'job-keeper', rules: [{ name: 'jobs', filter: requestsOnly }] }];
    bench = await Bench.fresh({ queues: [], topics: [{ name: 'jobs', subscriptions, ttlMs: null, duplicateWindowMs: null }] });
    const place = 'jobs/Subscriptions/job-keeper';
    const intake = bench.intake({ queues: [{ name: place }] });
    const seen: string[] = [];
    await intake.start(({ body, queue }) => {
      seen.push(`${queue}: ${body.toString()}`);
      return Promise.resolve(seen.length === 1 ? taken : { kind: 'dead-letter', reason: 'not-json', description: 'it is not' });
    });
    const sender = (await bench.client()).createSender('jobs');
    await sender.sendMessages({ body: Buffer.from('other'), subject: 'something-else' });
    await sender.sendMessages({ body: Buffer.from('first'), subject: 'job-request' });
    await eventually(() => seen.length === 1);
    await sender.sendMessages({ body: Buffer.from('second'), subject: 'job-request' });
    await eventually(() => bench.broker.deadLetters(place).length === 1);
    expect(seen).to.deep.equal([`${place}: first`, `${place}: second`]);
  });

  it('reads in which session the answer is wanted, and answers in it', async () => {
    bench = await Bench.fresh({ queues: [{ name: intakeQueue }, { name: 'tenant-1.responses', sessions: true }] });
    const seen = await seenBy([{ name: intakeQueue }]);
    const client = await bench.client();
    await client.createSender(intakeQueue).sendMessages({ body: 'a', replyToSessionId: 'session-7' });
    await eventually(() => seen.length === 1);
    const sessionId = seen[0]?.replyToSessionId ?? null;
    expect(sessionId).to.equal('session-7');
    const responses = bench.responses();
    await responses.start();
    const of = { queue: 'tenant-1.responses', correlationId: 'c', body: Buffer.from('{}'), traceparent: null };
    // A queue of sessions takes no message without one: it will not do so later either.
    const outcomes = await responses.publish([
      { ...of, messageId: 'with', sessionId },
      { ...of, messageId: 'without', sessionId: null },
    ]);
    expect(outcomes.map(({ kind }) => kind)).to.deep.equal(['confirmed', 'undeliverable']);
    const receiver = await client.acceptSession('tenant-1.responses', 'session-7', { maxAutoLockRenewalDurationInMs: 0 });
    const [answer] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 5000 });
    expect(answer?.messageId).to.equal('with');
    await receiver.close();
  });
});

const requestsOnly = { kind: 'correlation', fields: { subject: 'job-request' }, properties: {} } as const;
