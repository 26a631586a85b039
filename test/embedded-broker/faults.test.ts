import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect } from 'chai';
import { startEmbeddedBroker } from '../../src/adapters/broker/embedded/embedded-broker.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { eventually } from '../support/eventually.js';
import { aQueue, bodies, failureOf, heard, lockMs, none, one, receive, receiverOf, Scene } from './scene.js';

const telemetry = { report: (): void => undefined };

describe('embedded broker, trouble on demand, seen by the real client', () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = await Scene.start();
  });
  afterEach(() => scene.end());

  it('a sender goes on after a cut', async () => {
    const sender = scene.connect().createSender('requests');
    await sender.sendMessages({ body: 'before' });
    expect(await scene.cut()).to.equal(1);
    await sender.sendMessages({ body: 'after' });
    expect(scene.embedded.broker.depth('requests')).to.equal(2);
  });

  it('a message in hand at a cut can still be completed: its lock is kept', async () => {
    const client = scene.connect();
    await client.createSender('requests').sendMessages({ body: 'a' });
    const receiver = receiverOf(client);
    const message = await one(receiver);
    await scene.cut();
    await receiver.completeMessage(message);
    expect(scene.embedded.broker.queue('requests')?.all()).to.deep.equal([]);
  });

  it('a message in hand at a cut comes again when its lock ends', async () => {
    const client = scene.connect();
    await client.createSender('requests').sendMessages({ body: 'a' });
    const receiver = receiverOf(client);
    await one(receiver);
    await scene.cut();
    expect(await none(receiver)).to.deep.equal([]);
    await scene.clock.advance(lockMs);
    expect((await one(receiver)).deliveryCount).to.equal(1);
  });

  it('each outcome works over the management of the queue too', async () => {
    const client = scene.connect();
    await client
      .createSender('requests')
      .sendMessages([{ body: 'complete' }, { body: 'abandon' }, { body: 'defer' }, { body: 'dead' }]);
    const receiver = receiverOf(client);
    const [first, second, third, fourth] = await receive(receiver, 4);
    await scene.cut();
    await receiver.completeMessage(first!);
    await receiver.abandonMessage(second!, { why: 'cut' });
    await receiver.deferMessage(third!);
    await receiver.deadLetterMessage(fourth!, { deadLetterReason: 'bad', deadLetterErrorDescription: 'very' });
    const { broker } = scene.embedded;
    expect(
      broker
        .queue('requests')
        ?.all()
        .map(({ state }) => state),
    ).to.deep.equal(['active', 'deferred']);
    expect(broker.queue('requests')?.all()[0]?.message.added).to.deep.equal({ why: 'cut' });
    expect(broker.deadLetters('requests')[0]?.message.added).to.deep.equal({
      DeadLetterReason: 'bad',
      DeadLetterErrorDescription: 'very',
    });
  });

  it('a lock that ended is lost over the management of the queue too', async () => {
    const client = scene.connect({ maxRetries: 0 });
    await client.createSender('requests').sendMessages({ body: 'a' });
    const receiver = receiverOf(client);
    const message = await one(receiver);
    await scene.clock.advance(lockMs);
    await scene.cut();
    await eventually(async () => (await failureOf(receiver.completeMessage(message))) === 'MessageLockLost');
  });

  it('a stream goes on after a cut', async () => {
    const client = scene.connect();
    const sender = scene.connect().createSender('requests');
    const seen: unknown[] = [];
    const subscription = receiverOf(client).subscribe({
      processMessage: (message) => Promise.resolve(void seen.push(message.body)),
      processError: () => Promise.resolve(),
    });
    await sender.sendMessages({ body: 'before' });
    await eventually(() => seen.length === 1 && scene.embedded.broker.queue('requests')?.all().length === 0);
    await scene.cut();
    await sender.sendMessages({ body: 'after' });
    await eventually(() => seen.length === 2);
    await subscription.close();
    expect(seen).to.deep.equal(['before', 'after']);
  });

  it('a detached link is opened again', async () => {
    const client = scene.connect();
    const sender = client.createSender('requests');
    const receiver = receiverOf(client);
    await sender.sendMessages({ body: 'a' });
    await receiver.completeMessage(await one(receiver));
    expect(scene.embedded.faults.detachLinks('requests')).to.equal(2);
    await heard();
    await sender.sendMessages({ body: 'b' });
    expect(bodies(await receive(receiver, 1))).to.deep.equal(['b']);
  });

  it('a busy service is said to be so', async () => {
    const sender = scene.connect({ maxRetries: 0 }).createSender('requests');
    await sender.sendMessages({ body: 'first' });
    scene.embedded.faults.serverBusy(1);
    expect(await failureOf(sender.sendMessages({ body: 'a' }))).to.equal('ServiceBusy');
    await sender.sendMessages({ body: 'a' });
    expect(scene.embedded.broker.depth('requests')).to.equal(2);
  });

  it('a service that is busy for a while is waited for by the client', async () => {
    const sender = scene.connect({ maxRetries: 3 }).createSender('requests');
    scene.embedded.faults.serverBusy(2);
    await sender.sendMessages({ body: 'a' });
    expect(scene.embedded.broker.depth('requests')).to.equal(1);
  });

  it('a busy service does not open a receiver', async () => {
    scene.embedded.faults.serverBusy(1);
    expect(await failureOf(none(receiverOf(scene.connect({ maxRetries: 0 }))))).to.equal('ServiceBusy');
  });

  it('a settlement whose answer is lost was carried out all the same', async () => {
    const client = scene.connect({ maxRetries: 0, timeoutInMs: 1_000 });
    await client.createSender('requests').sendMessages({ body: 'a' });
    const receiver = receiverOf(client);
    const message = await one(receiver);
    scene.embedded.faults.dropSettlementAnswers(1);
    expect(await failureOf(receiver.completeMessage(message))).to.equal('ServiceTimeout');
    expect(scene.embedded.broker.queue('requests')?.all()).to.deep.equal([]);
  });

  it('an answer that is held back comes when its time is over', async () => {
    const sender = scene.connect({ maxRetries: 0 }).createSender('requests');
    await sender.sendMessages({ body: 'first' });
    scene.embedded.faults.delayAnswers(1_000);
    let answered = false;
    const sent = sender.sendMessages({ body: 'a' }).then(() => (answered = true));
    await eventually(() => scene.embedded.broker.depth('requests') === 2 && scene.clock.pausing === 2);
    await scene.clock.advance(999);
    expect(answered).to.equal(false);
    await scene.clock.advance(1);
    scene.embedded.faults.delayAnswers(0);
    await sent;
  });

  it('what a stranger says on the port ends his connection, and no other', async () => {
    const sender = scene.connect().createSender('requests');
    await sender.sendMessages({ body: 'a' });
    const { connect } = await import('node:net');
    const stranger = connect(scene.embedded.port, '127.0.0.1', () => stranger.write('GET / HTTP/1.1\r\n\r\n'));
    stranger.on('error', () => undefined).resume();
    await once(stranger, 'close');
    await sender.sendMessages({ body: 'b' });
    expect(scene.embedded.broker.depth('requests')).to.equal(2);
  });
});

describe('embedded broker, locks that end with their connection', () => {
  it('what was in hand at a cut is given to the next at once', async () => {
    const scene = await Scene.start(aQueue(), { locksOnCut: 'released' });
    const client = scene.connect();
    await client.createSender('requests').sendMessages([{ body: 'a' }, { body: 'b' }]);
    const receiver = receiverOf(client);
    await receive(receiver, 2);
    await scene.cut();
    const again = await receive(receiver, 2);
    expect(bodies(again)).to.deep.equal(['a', 'b']);
    expect(again.map(({ deliveryCount }) => deliveryCount)).to.deep.equal([1, 1]);
    await scene.end();
  });
});

describe('embedded broker, start and stop', () => {
  const clock = new VirtualClock();
  const config = aQueue();
  const start = (more: object = {}): ReturnType<typeof startEmbeddedBroker> =>
    startEmbeddedBroker({ config, clock, telemetry, ...more });

  it('it does not start in production', async () => {
    expect(await failureOf(start({ production: true }))).to.contain('does not start in production');
  });

  it('it does not listen beyond loopback', async () => {
    expect(await failureOf(start({ host: '0.0.0.0' }))).to.contain('127.0.0.1 only');
  });

  it('a port that is taken is a failure, not a hang', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : 0;
    expect(await failureOf(start({ port }))).to.equal('EADDRINUSE');
    other.close();
  });

  it('it says that it is in memory, and where', async () => {
    const embedded = await start();
    expect(embedded.says).to.contain(`127.0.0.1:${embedded.port}`).and.to.contain('in memory');
    expect(embedded.connectionString).to.contain('UseDevelopmentEmulator=true');
    await embedded.stop();
  });

  it('after a stop its port is free, nothing waits, and a client finds the next one there', async () => {
    const first = await Scene.start();
    const sender = first.connect({ maxRetries: 0, timeoutInMs: 1_000 }).createSender('requests');
    await sender.sendMessages({ body: 'a' });
    await first.embedded.stop();
    await heard();
    expect(first.clock.pausing).to.equal(0);
    const second = await Scene.start(aQueue(), { port: first.embedded.port });
    await eventually(async () => (await failureOf(sender.sendMessages({ body: 'b' }))) === 'none');
    expect(second.embedded.broker.depth('requests')).to.be.at.least(1);
    await first.end();
    await second.end();
  });
});
