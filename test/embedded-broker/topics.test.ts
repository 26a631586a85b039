import type { ServiceBusClient, ServiceBusReceiver } from '@azure/service-bus';
import { expect } from 'chai';
import type { EntitiesConfig } from '../../src/adapters/broker/embedded/machine/entities.js';
import { bodies, failureOf, none, one, receive, receiverOf, Scene } from './scene.js';

const config: EntitiesConfig = {
  queues: [
    { name: 'requests' },
    { name: 'graveyard' },
    { name: 'front', forwardTo: 'requests' },
    { name: 'careless', forwardDeadLettersTo: 'graveyard' },
    { name: 'circle-a', forwardTo: 'circle-b' },
    { name: 'circle-b', forwardTo: 'circle-a' },
  ],
  topics: [
    {
      name: 'events',
      subscriptions: [
        { name: 'all' },
        {
          name: 'urgent',
          rules: [{ name: 'urgent', filter: { kind: 'correlation', fields: {}, properties: { priority: 'high', tenant: 333 } } }],
        },
        {
          name: 'requests',
          rules: [
            { name: 'by subject', filter: { kind: 'correlation', fields: { subject: 'job-request' }, properties: {} } },
            { name: 'by correlation', filter: { kind: 'correlation', fields: { correlationId: 'c-1' }, properties: {} } },
          ],
        },
        { name: 'never', rules: [{ name: 'never', filter: { kind: 'false' } }] },
        { name: 'onward', forwardTo: 'requests' },
      ],
    },
    { name: 'once', duplicateWindowMs: 60_000, ttlMs: 1_000, subscriptions: [{ name: 'all' }] },
  ],
};

describe('embedded broker, topics and forwarding by the real client', () => {
  let scene: Scene;
  let client: ServiceBusClient;

  beforeEach(async () => {
    scene = await Scene.start(config);
    client = scene.connect({ maxRetries: 0 });
  });
  afterEach(() => scene.end());

  const subscription = (name: string): ServiceBusReceiver =>
    client.createReceiver('events', name, { maxAutoLockRenewalDurationInMs: 0 });

  it('a subscription without rules gets every message, each of its own', async () => {
    await client.createSender('events').sendMessages([{ body: 'a' }, { body: 'b' }]);
    const receiver = subscription('all');
    const messages = await receive(receiver, 2);
    expect(bodies(messages)).to.deep.equal(['a', 'b']);
    await Promise.all(messages.map((message) => receiver.completeMessage(message)));
    expect(scene.embedded.broker.depth('events/Subscriptions/all')).to.equal(0);
    expect(scene.embedded.broker.depth('requests')).to.equal(2);
  });

  it('a correlation filter wants all that it names', async () => {
    await client.createSender('events').sendMessages([
      { body: 'both', applicationProperties: { priority: 'high', tenant: 333 } },
      { body: 'other tenant', applicationProperties: { priority: 'high', tenant: 334 } },
      { body: 'half', applicationProperties: { priority: 'high' } },
    ]);
    expect(bodies(await receive(subscription('urgent'), 1))).to.deep.equal(['both']);
    expect(scene.embedded.broker.depth('events/Subscriptions/urgent')).to.equal(0);
  });

  it('any rule of several lets a message in, once', async () => {
    await client.createSender('events').sendMessages([
      { body: 'subject', subject: 'job-request' },
      { body: 'both', subject: 'job-request', correlationId: 'c-1' },
      { body: 'correlation', correlationId: 'c-1' },
      { body: 'neither', subject: 'job-response' },
    ]);
    expect(bodies(await receive(subscription('requests'), 3))).to.deep.equal(['subject', 'both', 'correlation']);
    expect(scene.embedded.broker.depth('events/Subscriptions/requests')).to.equal(0);
  });

  it('a false filter lets nothing in', async () => {
    await client.createSender('events').sendMessages({ body: 'a' });
    expect(await none(subscription('never'))).to.deep.equal([]);
  });

  it('a subscription has dead letters of its own', async () => {
    await client.createSender('events').sendMessages({ body: 'a' });
    const receiver = subscription('all');
    await receiver.deadLetterMessage(await one(receiver), { deadLetterReason: 'bad', deadLetterErrorDescription: 'very' });
    const dead = client.createReceiver('events', 'all', { subQueueType: 'deadLetter', maxAutoLockRenewalDurationInMs: 0 });
    expect((await one(dead)).deadLetterReason).to.equal('bad');
  });

  it('a topic drops what came within its window, and limits the life of its messages', async () => {
    const sender = client.createSender('once');
    await sender.sendMessages({ body: 'a', messageId: 'm' });
    await sender.sendMessages({ body: 'a', messageId: 'm' });
    expect(scene.embedded.broker.depth('once/Subscriptions/all')).to.equal(1);
    await scene.clock.advance(1_000);
    expect(scene.embedded.broker.depth('once/Subscriptions/all')).to.equal(0);
  });

  it('nobody receives from a topic itself', async () => {
    expect(await failureOf(receiverOf(client, 'events').receiveMessages(1, { maxWaitTimeInMs: 500 }))).to.equal(
      'MessagingEntityNotFound',
    );
  });

  it('a queue that forwards keeps nothing', async () => {
    await client.createSender('front').sendMessages({ body: 'a' });
    expect(scene.embedded.broker.depth('front')).to.equal(0);
    expect((await one(receiverOf(client))).body).to.equal('a');
  });

  it('dead letters are forwarded with their reason', async () => {
    await client.createSender('careless').sendMessages({ body: 'a' });
    const receiver = receiverOf(client, 'careless');
    await receiver.deadLetterMessage(await one(receiver), { deadLetterReason: 'bad', deadLetterErrorDescription: 'very' });
    expect((await one(receiverOf(client, 'graveyard'))).deadLetterReason).to.equal('bad');
    expect(scene.embedded.broker.deadLetters('careless')).to.deep.equal([]);
  });

  it('forwarding in a circle is refused, not followed for ever', async () => {
    expect(await failureOf(client.createSender('circle-a').sendMessages({ body: 'a' }))).not.to.equal('none');
  });
});
