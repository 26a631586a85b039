import type { ServiceBusClient, ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';
import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { bodies, deadLettersOf, failureOf, none, one, receive, receiverOf, Scene } from './scene.js';

describe('embedded broker, settlement by the real client', () => {
  let scene: Scene;
  let client: ServiceBusClient;
  let sender: ServiceBusSender;
  let receiver: ServiceBusReceiver;

  beforeEach(async () => {
    scene = await Scene.start();
    client = scene.connect({ maxRetries: 0 });
    sender = client.createSender('requests');
    receiver = receiverOf(client);
  });
  afterEach(() => scene.end());

  it('a completed message is gone', async () => {
    await sender.sendMessages({ body: 'a' });
    await receiver.completeMessage(await one(receiver));
    expect(scene.embedded.broker.depth('requests')).to.equal(0);
    expect(scene.embedded.broker.locked('requests')).to.equal(0);
    expect(await none(receiver)).to.deep.equal([]);
  });

  it('an abandoned message comes back before the later ones, counted and with its new properties', async () => {
    await sender.sendMessages([{ body: 'a', applicationProperties: { kept: 1 } }, { body: 'b' }]);
    await receiver.abandonMessage(await one(receiver), { why: 'not now' });
    const [again, next] = await receive(receiver, 2);
    expect(again?.body).to.equal('a');
    expect(again?.deliveryCount).to.equal(1);
    expect(again?.applicationProperties).to.deep.equal({ kept: 1, why: 'not now' });
    expect(next?.body).to.equal('b');
    expect(next?.deliveryCount).to.equal(0);
  });

  it('a deferred message is had by its number only, with its new properties', async () => {
    await sender.sendMessages([{ body: 'later' }, { body: 'now' }]);
    const [later, now] = await receive(receiver, 2);
    await receiver.deferMessage(later!, { until: 'tomorrow' });
    await receiver.completeMessage(now!);
    expect(await none(receiver)).to.deep.equal([]);
    const [had] = await receiver.receiveDeferredMessages([later!.sequenceNumber!]);
    expect(had?.body).to.equal('later');
    expect(had?.state).to.equal('deferred');
    expect(had?.applicationProperties).to.deep.equal({ until: 'tomorrow' });
    await receiver.completeMessage(had!);
    expect(scene.embedded.broker.queue('requests')?.all()).to.deep.equal([]);
  });

  it('a deferred message that is abandoned stays deferred', async () => {
    await sender.sendMessages({ body: 'later' });
    const message = await one(receiver);
    await receiver.deferMessage(message);
    const [had] = await receiver.receiveDeferredMessages([message.sequenceNumber!]);
    await receiver.abandonMessage(had!);
    expect(scene.embedded.broker.queue('requests')?.count('deferred')).to.equal(1);
    expect(await none(receiver)).to.deep.equal([]);
  });

  it('a number under which nothing is deferred is not found', async () => {
    await sender.sendMessages({ body: 'a' });
    const message = await one(receiver);
    expect(await failureOf(receiver.receiveDeferredMessages([message.sequenceNumber!]))).to.equal('MessageNotFound');
  });

  it('a dead letter is in the sub-queue with its reason, description, properties and where it came from', async () => {
    await sender.sendMessages({ body: { a: 1 }, messageId: 'm', applicationProperties: { kept: true } });
    await receiver.deadLetterMessage(await one(receiver), {
      deadLetterReason: 'invalid-request',
      deadLetterErrorDescription: 'user_id: required',
      attempt: 3,
    });
    const dead = await one(deadLettersOf(client));
    expect(dead.body).to.deep.equal({ a: 1 });
    expect(dead.messageId).to.equal('m');
    expect(dead.deadLetterReason).to.equal('invalid-request');
    expect(dead.deadLetterErrorDescription).to.equal('user_id: required');
    expect(dead.deadLetterSource).to.equal('requests');
    expect(dead.applicationProperties).to.include({ kept: true, attempt: 3 });
    expect(scene.embedded.broker.deadLetters('requests')).to.have.length(1);
    expect(await none(receiver)).to.deep.equal([]);
  });

  it('a dead letter can be completed', async () => {
    await sender.sendMessages({ body: 'a' });
    await receiver.deadLetterMessage(await one(receiver));
    const dead = deadLettersOf(client);
    await dead.completeMessage(await one(dead));
    expect(scene.embedded.broker.deadLetters('requests')).to.deep.equal([]);
  });

  it('each settlement of a turn has its own answer: a lost lock among completions fails alone', async () => {
    await sender.sendMessages([{ body: 1 }, { body: 2 }, { body: 3 }]);
    const messages = await receive(receiver, 3);
    const second = scene.embedded.broker.queue('requests')!.all()[1];
    scene.embedded.broker.queue('requests')!.giveBack([second!.lock!.token]);
    const failures = await Promise.all(messages.map((message) => failureOf(receiver.completeMessage(message))));
    expect(failures).to.deep.equal(['none', 'MessageLockLost', 'none']);
    expect(scene.embedded.broker.depth('requests')).to.equal(1);
  });

  it('a hundred completions of one turn all count', async () => {
    await sender.sendMessages(Array.from({ length: 100 }, (_, number) => ({ body: number })));
    const messages = await receive(receiver, 100);
    await Promise.all(messages.map((message) => receiver.completeMessage(message)));
    expect(scene.embedded.broker.queue('requests')?.all()).to.deep.equal([]);
  });

  it('different outcomes, a turn apart, each do what they say', async () => {
    await sender.sendMessages([{ body: 'complete' }, { body: 'abandon' }, { body: 'defer' }, { body: 'dead-letter' }]);
    const [first, second, third, fourth] = await receive(receiver, 4);
    const answers = [receiver.completeMessage(first!)];
    await turn();
    answers.push(receiver.abandonMessage(second!));
    await turn();
    answers.push(receiver.deferMessage(third!));
    await turn();
    answers.push(receiver.deadLetterMessage(fourth!));
    await Promise.all(answers);
    const held = scene.embedded.broker.queue('requests')!.all();
    expect(held.map(({ state }) => state)).to.deep.equal(['active', 'deferred']);
    expect(scene.embedded.broker.deadLetters('requests')).to.have.length(1);
  });

  it('receive and delete needs no settlement', async () => {
    await sender.sendMessages([{ body: 'a' }, { body: 'b' }]);
    const taker = client.createReceiver('requests', { receiveMode: 'receiveAndDelete' });
    expect(bodies(await receive(taker, 2))).to.deep.equal(['a', 'b']);
    expect(scene.embedded.broker.queue('requests')?.all()).to.deep.equal([]);
  });

  it('a link outlives more deliveries than the library keeps at once', async () => {
    const count = 2_600;
    const bulk = { body: 'x' };
    for (let sent = 0; sent < count; sent += 650) await sender.sendMessages(Array.from({ length: 650 }, () => bulk));
    for (let done = 0; done < count; done += 650) {
      const messages = await receive(receiver, 650);
      await Promise.all(messages.map((message) => receiver.completeMessage(message)));
    }
    expect(scene.embedded.broker.queue('requests')?.all()).to.deep.equal([]);
  });

  it('a link takes more single sends than the library keeps at once', async () => {
    for (let sent = 0; sent < 2_500; sent += 500)
      await Promise.all(Array.from({ length: 500 }, () => sender.sendMessages({ body: 'x' })));
    expect(scene.embedded.broker.depth('requests')).to.equal(2_500);
  });
});
