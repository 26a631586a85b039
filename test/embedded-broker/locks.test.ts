import type { ServiceBusClient, ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';
import { expect } from 'chai';
import { eventually } from '../support/eventually.js';
import { aQueue, deadLettersOf, failureOf, lockMs, none, one, receiverOf, Scene } from './scene.js';

describe('embedded broker, locks by the real client', () => {
  let scene: Scene;
  let client: ServiceBusClient;
  let sender: ServiceBusSender;
  let receiver: ServiceBusReceiver;

  beforeEach(async () => {
    scene = await Scene.start(aQueue({ deliveriesMax: 3 }));
    client = scene.connect({ maxRetries: 0 });
    sender = client.createSender('requests');
    receiver = receiverOf(client);
  });
  afterEach(() => scene.end());

  it('a received message says until when it is locked', async () => {
    await sender.sendMessages({ body: 'a' });
    const { lockedUntilUtc, lockToken } = await one(receiver);
    expect(lockedUntilUtc?.getTime()).to.equal(scene.clock.now() + lockMs);
    expect(lockToken).to.equal(scene.embedded.broker.queue('requests')?.all()[0]?.lock?.token);
  });

  it('a message in one hand is in no other', async () => {
    await sender.sendMessages({ body: 'a' });
    await one(receiver);
    expect(await none(receiverOf(scene.connect()))).to.deep.equal([]);
  });

  it('a lock that ends gives the message back, once more counted', async () => {
    await sender.sendMessages({ body: 'a' });
    const first = await one(receiver);
    await scene.clock.advance(lockMs - 1);
    expect(await none(receiver)).to.deep.equal([]);
    await scene.clock.advance(1);
    const again = await one(receiver);
    expect(again.sequenceNumber?.toString()).to.equal(first.sequenceNumber?.toString());
    expect(again.deliveryCount).to.equal(1);
    expect(again.lockToken).not.to.equal(first.lockToken);
  });

  it('a waiting receiver is given what a lock of another gives back', async () => {
    await sender.sendMessages({ body: 'a' });
    await one(receiver);
    const waiting = one(receiverOf(scene.connect()));
    await eventually(() => scene.embedded.broker.queue('requests')?.watchers.size === 2);
    await scene.clock.advance(lockMs);
    expect((await waiting).deliveryCount).to.equal(1);
  });

  it('a message whose lock ends as often as is allowed is a dead letter', async () => {
    await sender.sendMessages({ body: 'a' });
    for (let delivery = 0; delivery < 3; delivery += 1) {
      expect((await one(receiver)).deliveryCount).to.equal(delivery);
      await scene.clock.advance(lockMs);
    }
    expect(await none(receiver)).to.deep.equal([]);
    expect((await one(deadLettersOf(client))).deadLetterReason).to.equal('MaxDeliveryCountExceeded');
  });

  it('a message that is abandoned as often as is allowed is a dead letter', async () => {
    await sender.sendMessages({ body: 'a' });
    for (let delivery = 0; delivery < 3; delivery += 1) await receiver.abandonMessage(await one(receiver));
    const dead = await one(deadLettersOf(client));
    expect(dead.deadLetterReason).to.equal('MaxDeliveryCountExceeded');
    expect(dead.deadLetterErrorDescription).to.contain('3 delivery attempts');
  });

  it('a late completion is told that its lock is lost, and the message is still there', async () => {
    await sender.sendMessages({ body: 'a' });
    const message = await one(receiver);
    await scene.clock.advance(lockMs);
    expect(await failureOf(receiver.completeMessage(message))).to.equal('MessageLockLost');
    expect(scene.embedded.broker.depth('requests')).to.equal(1);
  });

  it('each late outcome is told that its lock is lost', async () => {
    await sender.sendMessages({ body: 'a' });
    const message = await one(receiver);
    await scene.clock.advance(lockMs);
    expect(await failureOf(receiver.deadLetterMessage(message))).to.equal('MessageLockLost');
    expect(scene.embedded.broker.deadLetters('requests')).to.deep.equal([]);
  });

  it('a renewed lock lasts from its renewal', async () => {
    await sender.sendMessages({ body: 'a' });
    const message = await one(receiver);
    await scene.clock.advance(lockMs - 10);
    const until = await receiver.renewMessageLock(message);
    expect(until.getTime()).to.equal(scene.clock.now() + lockMs);
    await scene.clock.advance(lockMs - 10);
    await receiver.completeMessage(message);
    expect(scene.embedded.broker.queue('requests')?.all()).to.deep.equal([]);
  });

  it('a lock that is lost cannot be renewed', async () => {
    await sender.sendMessages({ body: 'a' });
    const message = await one(receiver);
    await scene.clock.advance(lockMs);
    expect(await failureOf(receiver.renewMessageLock(message))).to.equal('MessageLockLost');
  });

  it('a token settles nothing twice', async () => {
    await sender.sendMessages([{ body: 'a' }, { body: 'b' }]);
    const message = await one(receiver);
    const token = scene.embedded.broker.queue('requests')!.all()[0]!.lock!.token;
    await receiver.completeMessage(message);
    expect(scene.embedded.broker.queue('requests')?.settle(token, { kind: 'complete' })).to.equal('lock-lost');
    expect(scene.embedded.broker.depth('requests')).to.equal(1);
  });
});
