import type { ServiceBusClient, ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';
import { expect } from 'chai';
import { aQueue, bodies, deadLettersOf, failureOf, none, one, receive, receiverOf, Scene } from './scene.js';

describe('embedded broker, time by the real client', () => {
  let scene: Scene;
  let client: ServiceBusClient;
  let sender: ServiceBusSender;
  let receiver: ServiceBusReceiver;

  async function start(settings: Parameters<typeof aQueue>[0] = {}): Promise<void> {
    scene = await Scene.start(aQueue(settings));
    client = scene.connect({ maxRetries: 0 });
    sender = client.createSender('requests');
    receiver = receiverOf(client);
  }
  afterEach(() => scene.end());

  const inMs = (ms: number): Date => new Date(scene.clock.now() + ms);

  it('a scheduled message is there at its hour, not before', async () => {
    await start();
    const [number] = await sender.scheduleMessages({ body: 'later' }, inMs(60_000));
    expect(number?.toNumber()).to.equal(1);
    await scene.clock.advance(59_999);
    expect(await none(receiver)).to.deep.equal([]);
    await scene.clock.advance(1);
    const message = await one(receiver);
    expect(message.body).to.equal('later');
    expect(message.enqueuedTimeUtc?.getTime()).to.equal(scene.clock.now());
  });

  it('a message that says its hour itself is scheduled too, and is behind those that came meanwhile', async () => {
    await start();
    await sender.sendMessages({ body: 'later', scheduledEnqueueTimeUtc: inMs(1_000) });
    await sender.sendMessages({ body: 'now' });
    await scene.clock.advance(1_000);
    expect(bodies(await receive(receiver, 2))).to.deep.equal(['now', 'later']);
  });

  it('a scheduled message can be seen as such', async () => {
    await start();
    await sender.scheduleMessages({ body: 'later' }, inMs(60_000));
    expect((await receiver.peekMessages(1))[0]?.state).to.equal('scheduled');
  });

  it('a scheduled message that is cancelled never comes', async () => {
    await start();
    const [number] = await sender.scheduleMessages({ body: 'later' }, inMs(1_000));
    await sender.cancelScheduledMessages(number!);
    await scene.clock.advance(1_000);
    expect(await none(receiver)).to.deep.equal([]);
  });

  it('only what is scheduled can be cancelled', async () => {
    await start();
    await sender.sendMessages({ body: 'a' });
    const [message] = await receiver.peekMessages(1);
    expect(await failureOf(sender.cancelScheduledMessages(message!.sequenceNumber!))).to.equal('MessageNotFound');
    expect(scene.embedded.broker.depth('requests')).to.equal(1);
  });

  it('a message whose time is up is gone', async () => {
    await start();
    await sender.sendMessages([{ body: 'short', timeToLive: 1_000 }, { body: 'long' }]);
    await scene.clock.advance(1_000);
    expect(bodies(await receive(receiver, 1))).to.deep.equal(['long']);
    expect(scene.embedded.broker.deadLetters('requests')).to.deep.equal([]);
  });

  it('a message whose time is up is a dead letter, if the queue wants it', async () => {
    await start({ deadLetterOnExpiry: true });
    await sender.sendMessages({ body: 'short', timeToLive: 1_000 });
    await scene.clock.advance(1_000);
    expect((await one(deadLettersOf(client))).deadLetterReason).to.equal('TTLExpiredException');
  });

  it('the shorter of the two lives counts, the message’s and the queue’s', async () => {
    await start({ ttlMs: 5_000 });
    await sender.sendMessages([{ body: 'own', timeToLive: 1_000 }, { body: 'long', timeToLive: 60_000 }, { body: 'none' }]);
    await scene.clock.advance(4_999);
    expect(scene.embedded.broker.depth('requests')).to.equal(2);
    await scene.clock.advance(1);
    expect(scene.embedded.broker.depth('requests')).to.equal(0);
  });

  it('a message in hand outlives its time, and may be completed', async () => {
    await start({ ttlMs: 1_000, lockMs: 60_000, deadLetterOnExpiry: true });
    await sender.sendMessages({ body: 'a' });
    const message = await one(receiver);
    await scene.clock.advance(2_000);
    await receiver.completeMessage(message);
    expect(scene.embedded.broker.deadLetters('requests')).to.deep.equal([]);
  });

  it('a message in hand whose time is up is not given again', async () => {
    await start({ ttlMs: 1_000, lockMs: 60_000, deadLetterOnExpiry: true });
    await sender.sendMessages({ body: 'a' });
    const message = await one(receiver);
    await scene.clock.advance(2_000);
    await receiver.abandonMessage(message);
    expect((await one(deadLettersOf(client))).deadLetterReason).to.equal('TTLExpiredException');
  });

  it('the same id within the window is accepted and dropped', async () => {
    await start({ duplicateWindowMs: 10_000 });
    await sender.sendMessages({ body: 'first', messageId: 'm' });
    await sender.sendMessages({ body: 'again', messageId: 'm' });
    await receiver.completeMessage(await one(receiver));
    await scene.clock.advance(9_999);
    await sender.sendMessages({ body: 'again', messageId: 'm' });
    expect(await none(receiver)).to.deep.equal([]);
  });

  it('the same id after the window is a new message', async () => {
    await start({ duplicateWindowMs: 10_000 });
    await sender.sendMessages({ body: 'first', messageId: 'm' });
    await receiver.completeMessage(await one(receiver));
    await scene.clock.advance(10_000);
    await sender.sendMessages({ body: 'again', messageId: 'm' });
    expect((await one(receiver)).body).to.equal('again');
  });

  it('without a window the same id is two messages', async () => {
    await start();
    await sender.sendMessages([
      { body: 'a', messageId: 'm' },
      { body: 'b', messageId: 'm' },
    ]);
    expect(bodies(await receive(receiver, 2))).to.deep.equal(['a', 'b']);
  });
});
