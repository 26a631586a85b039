import type { ServiceBusClient, ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';
import { expect } from 'chai';
import { eventually } from '../support/eventually.js';
import { aQueue, bodies, failureOf, heard, none, one, receive, receiverOf, Scene } from './scene.js';

describe('embedded broker, sending and receiving by the real client', () => {
  let scene: Scene;
  let client: ServiceBusClient;
  let sender: ServiceBusSender;
  let receiver: ServiceBusReceiver;

  beforeEach(async () => {
    scene = await Scene.start(aQueue({ messageBytesMax: 262_144, sizeBytesMax: 1_000_000 }));
    client = scene.connect({ maxRetries: 0 });
    sender = client.createSender('requests');
    receiver = receiverOf(client);
  });
  afterEach(() => scene.end());

  it('asking for more than there is ends with what there is', async () => {
    await sender.sendMessages([{ body: 1 }, { body: 2 }, { body: 3 }]);
    expect(bodies(await receiver.receiveMessages(10, { maxWaitTimeInMs: 3_000 }))).to.deep.equal([1, 2, 3]);
  });

  it('a wait that ended in nothing leaves the link good for the next message', async () => {
    expect(await none(receiver)).to.deep.equal([]);
    await sender.sendMessages({ body: 'a' });
    const message = await one(receiver);
    await receiver.completeMessage(message);
    expect(scene.embedded.broker.depth('requests')).to.equal(0);
  });

  it('credit that was drained is not used for a message that comes later', async () => {
    expect(await none(receiver)).to.deep.equal([]);
    await sender.sendMessages({ body: 'a' });
    expect(scene.embedded.broker.depth('requests')).to.equal(1);
    expect(scene.embedded.broker.locked('requests')).to.equal(0);
  });

  it('a receiver that waits is given a message when it comes', async () => {
    const waiting = one(receiver);
    await eventually(() => scene.embedded.broker.queue('requests')?.watchers.size === 1);
    await sender.sendMessages({ body: 'a' });
    expect((await waiting).body).to.equal('a');
  });

  it('who asks for one is given one, also of several that become ready at once', async () => {
    const scheduledEnqueueTimeUtc = new Date(scene.clock.now() + 60_000);
    await sender.sendMessages(['a', 'b', 'c'].map((body) => ({ body, scheduledEnqueueTimeUtc })));
    await none(receiver);
    const waiting = receiver.receiveMessages(1, { maxWaitTimeInMs: 4_000 });
    await heard();
    await scene.clock.advance(60_000);
    expect(bodies(await waiting)).to.deep.equal(['a']);
    expect(scene.embedded.broker.locked('requests')).to.equal(1);
  });

  it('messages come in the order of their numbers, with the time of their coming', async () => {
    await sender.sendMessages({ body: 'a' });
    await sender.sendMessages([{ body: 'b' }, { body: 'c' }]);
    const messages = await receive(receiver, 3);
    expect(bodies(messages)).to.deep.equal(['a', 'b', 'c']);
    expect(messages.map(({ sequenceNumber }) => sequenceNumber?.toNumber())).to.deep.equal([1, 2, 3]);
    expect(messages[0]?.enqueuedTimeUtc?.getTime()).to.equal(scene.clock.now());
  });

  it('what the sender says of a message reaches the receiver as it was said', async () => {
    const said = {
      body: { nested: { list: [1, 'two', null] } },
      messageId: 'm-1',
      correlationId: 'c-1',
      contentType: 'application/json',
      subject: 'job-request',
      to: 'somewhere',
      replyTo: 'tenant-333.responses',
      replyToSessionId: 'r-1',
      partitionKey: 'p-1',
      applicationProperties: { text: 'x', whole: 42, part: 1.5, truth: true, traceparent: '00-ab-cd-01' },
    };
    await sender.sendMessages(said);
    const heard = await one(receiver);
    for (const [name, value] of Object.entries(said)) expect(heard[name as keyof typeof said], name).to.deep.equal(value);
  });

  it('bytes and text that are no JSON arrive untouched', async () => {
    await sender.sendMessages([{ body: Buffer.from([0, 255, 1]) }, { body: 'no { json' }]);
    const [bytes, text] = await receive(receiver, 2);
    expect([...(bytes?.body as Buffer)]).to.deep.equal([0, 255, 1]);
    expect(text?.body).to.equal('no { json');
  });

  it('a message of many frames arrives whole', async () => {
    const body = 'abcdefghij'.repeat(20_000);
    await sender.sendMessages({ body });
    expect((await one(receiver)).body).to.equal(body);
  });

  it('a message without an id gets one, and can be settled', async () => {
    await sender.sendMessages({ body: 'a', subject: 'kept' });
    const message = await one(client.createReceiver('requests'));
    expect(message.messageId).to.match(/^[0-9a-f-]{36}$/);
    expect(message.subject).to.equal('kept');
    await receiver.completeMessage(message);
    expect(scene.embedded.broker.queue('requests')?.all()).to.deep.equal([]);
  });

  it('a batch takes as much as the queue says, and arrives whole', async () => {
    const batch = await sender.createMessageBatch();
    expect(batch.maxSizeInBytes).to.equal(262_144);
    const body = 'x'.repeat(50_000);
    let count = 0;
    while (count < 100 && batch.tryAddMessage({ body, messageId: `m-${count}` })) count += 1;
    expect(count).to.equal(5);
    await sender.sendMessages(batch);
    const messages = await receive(receiver, count);
    expect(messages.map(({ messageId }) => messageId)).to.deep.equal(['m-0', 'm-1', 'm-2', 'm-3', 'm-4']);
  });

  it('a message that is too large is refused, and the sender goes on', async () => {
    expect(await failureOf(sender.sendMessages({ body: 'x'.repeat(300_000) }))).to.equal('MessageSizeExceeded');
    await sender.sendMessages({ body: 'small' });
    expect(scene.embedded.broker.depth('requests')).to.equal(1);
  });

  it('a full queue refuses, and takes again when there is room', async () => {
    const body = 'x'.repeat(200_000);
    for (let number = 0; number < 4; number += 1) await sender.sendMessages({ body });
    expect(await failureOf(sender.sendMessages({ body }))).to.equal('QuotaExceeded');
    await receiver.completeMessage(await one(receiver));
    await sender.sendMessages({ body });
    expect(scene.embedded.broker.depth('requests')).to.equal(4);
  });

  it('peeking locks nothing and counts nothing', async () => {
    await sender.sendMessages([{ body: 'a' }, { body: 'b' }]);
    expect(bodies(await receiver.peekMessages(10))).to.deep.equal(['a', 'b']);
    expect(scene.embedded.broker.locked('requests')).to.equal(0);
    expect((await one(receiver)).deliveryCount).to.equal(0);
  });

  it('peeking goes on where it ended, or from a number', async () => {
    await sender.sendMessages([{ body: 'a' }, { body: 'b' }, { body: 'c' }]);
    expect(bodies(await receiver.peekMessages(2))).to.deep.equal(['a', 'b']);
    const [second] = await receiver.peekMessages(2);
    expect(second?.body).to.equal('c');
    expect(bodies(await receiver.peekMessages(2, { fromSequenceNumber: second!.sequenceNumber!.sub(1) }))).to.deep.equal([
      'b',
      'c',
    ]);
  });

  it('peeking an empty queue sees nothing', async () => {
    expect(await receiver.peekMessages(2)).to.deep.equal([]);
  });

  it('subscribe gives every message once, and no more at a time than it has handlers', async () => {
    await sender.sendMessages(Array.from({ length: 30 }, (_, number) => ({ body: number })));
    const seen: unknown[] = [];
    let atOnce = 0;
    let most = 0;
    const subscription = receiver.subscribe(
      {
        processMessage: async (message) => {
          atOnce += 1;
          most = Math.max(most, atOnce, scene.embedded.broker.locked('requests'));
          await new Promise((resolve) => setImmediate(resolve));
          seen.push(message.body);
          atOnce -= 1;
        },
        processError: () => Promise.resolve(),
      },
      { maxConcurrentCalls: 4 },
    );
    await eventually(() => seen.length === 30 && scene.embedded.broker.queue('requests')?.all().length === 0);
    await subscription.close();
    expect([...seen].sort((a, b) => Number(a) - Number(b))).to.deep.equal(Array.from({ length: 30 }, (_, number) => number));
    expect(most).to.be.greaterThan(1).and.at.most(4);
  });

  it('two receivers share a queue without a message in both', async () => {
    await sender.sendMessages(Array.from({ length: 20 }, (_, number) => ({ body: number })));
    const other = receiverOf(scene.connect());
    const [mine, theirs] = await Promise.all([receive(receiver, 10), receive(other, 10)]);
    expect(new Set([...bodies(mine), ...bodies(theirs)]).size).to.equal(20);
  });

  it('names are compared without case', async () => {
    await client.createSender('REQUESTS').sendMessages({ body: 'a' });
    expect((await one(receiver)).body).to.equal('a');
  });
});
