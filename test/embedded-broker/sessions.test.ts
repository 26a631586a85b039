import type { ServiceBusClient, ServiceBusSender } from '@azure/service-bus';
import { expect } from 'chai';
import { eventually } from '../support/eventually.js';
import { aQueue, bodies, failureOf, lockMs, receive, receiverOf, Scene } from './scene.js';

const still = { maxAutoLockRenewalDurationInMs: 0 };

describe('embedded broker, sessions by the real client', () => {
  let scene: Scene;
  let client: ServiceBusClient;
  let sender: ServiceBusSender;

  beforeEach(async () => {
    scene = await Scene.start(aQueue({ sessions: true }));
    client = scene.connect({ maxRetries: 0 });
    sender = client.createSender('requests');
  });
  afterEach(() => scene.end());

  it('a session’s receiver gets its messages in order and no others', async () => {
    await sender.sendMessages([
      { body: 1, sessionId: 'a' },
      { body: 2, sessionId: 'b' },
      { body: 3, sessionId: 'a' },
    ]);
    const receiver = await client.acceptSession('requests', 'a', still);
    const messages = await receiver.receiveMessages(5, { maxWaitTimeInMs: 2_000 });
    expect(bodies(messages)).to.deep.equal([1, 3]);
    await receiver.completeMessage(messages[0]!);
    expect(scene.embedded.broker.queue('requests')?.all()).to.have.length(2);
  });

  it('the session that waits longest is accepted next', async () => {
    await sender.sendMessages([
      { body: 1, sessionId: 'late' },
      { body: 2, sessionId: 'later' },
    ]);
    expect((await client.acceptNextSession('requests', still)).sessionId).to.equal('late');
    expect((await client.acceptNextSession('requests', still)).sessionId).to.equal('later');
  });

  it('whoever waits for a session gets the next that comes', async () => {
    const accepted = client.acceptNextSession('requests', still);
    await eventually(() => scene.embedded.broker.queue('requests')?.watchers.size === 1);
    await sender.sendMessages({ body: 1, sessionId: 'a' });
    expect((await accepted).sessionId).to.equal('a');
  });

  it('of two sessions that become free at once, whoever waits for one gets one', async () => {
    const scheduledEnqueueTimeUtc = new Date(scene.clock.now() + 1_000);
    await sender.sendMessages(['a', 'b'].map((sessionId) => ({ body: 1, sessionId, scheduledEnqueueTimeUtc })));
    const accepted = client.acceptNextSession('requests', still);
    await eventually(() => scene.embedded.broker.queue('requests')?.watchers.size === 1);
    await scene.clock.advance(1_000);
    expect((await accepted).sessionId).to.equal('a');
    expect((await client.acceptNextSession('requests', still)).sessionId).to.equal('b');
  });

  it('whoever waits for a session in vain is told so when the time is over', async () => {
    const accepted = failureOf(client.acceptNextSession('requests', still));
    await eventually(() => scene.embedded.broker.queue('requests')?.watchers.size === 1);
    await scene.clock.advance(60_000);
    expect(await accepted).to.equal('ServiceTimeout');
    await eventually(() => scene.embedded.broker.queue('requests')?.watchers.size === 0);
  });

  it('a session has one receiver at a time', async () => {
    await client.acceptSession('requests', 'a', still);
    expect(await failureOf(scene.connect({ maxRetries: 0 }).acceptSession('requests', 'a', still))).to.equal(
      'SessionCannotBeLocked',
    );
  });

  it('a session whose receiver closes is free, and its messages are back', async () => {
    await sender.sendMessages({ body: 1, sessionId: 'a' });
    const first = await client.acceptSession('requests', 'a', still);
    await receive(first, 1);
    await first.close();
    const second = await client.acceptSession('requests', 'a', still);
    expect((await receive(second, 1))[0]?.deliveryCount).to.equal(1);
  });

  it('a session whose connection breaks is free', async () => {
    await sender.sendMessages({ body: 1, sessionId: 'a' });
    await receive(await client.acceptSession('requests', 'a', still), 1);
    await scene.cut();
    const again = await scene.connect().acceptSession('requests', 'a', still);
    expect((await receive(again, 1))[0]?.body).to.equal(1);
  });

  it('a session says until when it is locked, and can be renewed', async () => {
    const receiver = await client.acceptSession('requests', 'a', still);
    expect(receiver.sessionLockedUntilUtc.getTime()).to.equal(scene.clock.now() + lockMs);
    await scene.clock.advance(lockMs / 2);
    expect((await receiver.renewSessionLock()).getTime()).to.equal(scene.clock.now() + lockMs);
  });

  it('a session whose lock ends is lost: its messages go to the next receiver', async () => {
    await sender.sendMessages({ body: 1, sessionId: 'a' });
    const receiver = await client.acceptSession('requests', 'a', still);
    const [message] = await receive(receiver, 1);
    await scene.clock.advance(lockMs);
    expect(await failureOf(receiver.completeMessage(message!))).to.equal('SessionLockLost');
    const again = await client.acceptSession('requests', 'a', still);
    expect((await receive(again, 1))[0]?.deliveryCount).to.equal(1);
  });

  it('the state of a session outlives its receivers', async () => {
    const first = await client.acceptSession('requests', 'a', still);
    expect(await first.getSessionState()).to.equal(null);
    await first.setSessionState({ step: 3 });
    await first.close();
    const second = await client.acceptSession('requests', 'a', still);
    expect(await second.getSessionState()).to.deep.equal({ step: 3 });
  });

  it('a deferred message of a session is had by its number', async () => {
    await sender.sendMessages({ body: 1, sessionId: 'a' });
    const receiver = await client.acceptSession('requests', 'a', still);
    const [message] = await receive(receiver, 1);
    await receiver.deferMessage(message!);
    const [had] = await receiver.receiveDeferredMessages([message!.sequenceNumber!]);
    await receiver.completeMessage(had!);
    expect(scene.embedded.broker.queue('requests')?.all()).to.deep.equal([]);
  });

  it('a message without a session is refused', async () => {
    expect(await failureOf(sender.sendMessages({ body: 1 }))).not.to.equal('none');
    expect(scene.embedded.broker.depth('requests')).to.equal(0);
  });

  it('a batch with a message without a session is refused whole', async () => {
    expect(await failureOf(sender.sendMessages([{ body: 1, sessionId: 'a' }, { body: 2 }]))).not.to.equal('none');
    expect(scene.embedded.broker.depth('requests')).to.equal(0);
  });

  it('a receiver without a session is refused', async () => {
    expect(await failureOf(receiverOf(client).receiveMessages(1, { maxWaitTimeInMs: 500 }))).not.to.equal('none');
  });
});
