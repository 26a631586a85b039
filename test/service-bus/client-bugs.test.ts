// What the client of Azure (7.9.5) does wrong, each shown on the client itself first, and then that the adapter does not suffer from it. A case
// that fails in its first half says that the client was mended, and that a part of the adapter may go.
import { setImmediate as turn } from 'node:timers/promises';
import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { ServiceBusClient as Client } from '@azure/service-bus';
import { expect } from 'chai';
import type { OutgoingResponse, Settlement } from '../../src/ports/broker.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { within } from '../../src/adapters/broker/service-bus/within.js';
import { spanMax } from '../../src/adapters/broker/service-bus/in-hand.js';
import { codeOf } from '../../src/adapters/broker/service-bus/problem.js';
import { eventually } from '../support/eventually.js';
import { Bench, intakeQueue } from './bench.js';

const taken: Settlement = { kind: 'taken' };
const letter: Settlement = { kind: 'dead-letter', reason: 'not-json', description: 'it is not JSON' };
const ring = 2048;

function numbered(count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => Buffer.from(`message ${index}`));
}

function aResponse(queue: string): OutgoingResponse {
  const body = Buffer.from('{}');
  return { queue, messageId: 'response-1', correlationId: 'c-1', body, traceparent: null, sessionId: null };
}

async function problemOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return null;
  } catch (problem) {
    return problem;
  }
}

describe('the client of Service Bus, and what stands between it and us', () => {
  let bench: Bench;
  let raw: ServiceBusClient;

  beforeEach(async () => {
    bench = await Bench.fresh();
    raw = new Client(bench.embedded.connectionString, { retryOptions: { maxRetries: 0, timeoutInMs: 1500, retryDelayInMs: 10 } });
  });
  afterEach(async () => {
    await raw.close().catch(() => undefined);
    await bench.close();
  });

  function receiver(renewalMs = 0): ServiceBusReceiver {
    return raw.createReceiver(intakeQueue, { maxAutoLockRenewalDurationInMs: renewalMs, skipParsingBodyAsJson: true });
  }

  async function two(): Promise<[ServiceBusReceiver, ServiceBusReceivedMessage, ServiceBusReceivedMessage]> {
    const by = receiver();
    const [one, other] = await by.receiveMessages(2, { maxWaitTimeInMs: 1000 });
    if (one === undefined || other === undefined) throw new Error('two messages should have come');
    return [by, one, other];
  }

  it('gives two outcomes of one turn the first one’s: a dead letter beside a completion is deleted', async () => {
    await bench.send(numbered(2));
    const [by, one, other] = await two();
    await Promise.all([by.completeMessage(one), by.deadLetterMessage(other)]);
    expect([bench.unsettled(), bench.broker.deadLetters(intakeQueue).length], 'nobody was told').to.deep.equal([0, 0]);
  });

  it('... and ours gives each its own, in whatever order they are said', async () => {
    for (const [first, second] of [
      [taken, letter],
      [letter, taken],
    ] as const) {
      const before = bench.broker.deadLetters(intakeQueue).length;
      const settle: ((settlement: Settlement) => void)[] = [];
      const intake = bench.intake();
      await intake.start(() => new Promise((resolve) => settle.push(resolve)));
      await bench.send(numbered(2));
      await eventually(() => settle.length === 2);
      settle[0]?.(first);
      settle[1]?.(second);
      await eventually(() => bench.unsettled() === 0);
      await intake.stop(2000);
      expect(bench.broker.deadLetters(intakeQueue).length - before).to.equal(1);
    }
  });

  it('waits in vain, when it is subscribed, for the settlement of what came before a cut', async () => {
    await bench.send(numbered(1));
    const by = receiver();
    let handed = 0;
    const settled = new Promise<{ problem: unknown; ms: number }>((resolve, reject) => {
      const processMessage = async (message: ServiceBusReceivedMessage): Promise<void> => {
        handed += 1;
        if (handed > 1) return;
        await bench.faults.cutConnections();
        // It is subscribed again by now, on a link of the same name.
        await eventually(() => handed > 1).catch(reject);
        const begun = performance.now();
        const problem = await problemOf(by.completeMessage(message));
        resolve({ problem, ms: performance.now() - begun });
      };
      by.subscribe(
        { processMessage, processError: () => Promise.resolve() },
        { autoCompleteMessages: false, maxConcurrentCalls: 2 },
      );
    });
    const { problem, ms } = await settled;
    expect(codeOf(problem), 'a time-out').to.equal('ServiceTimeout');
    expect(ms, 'the whole time-out of the client').to.be.above(1000);
  });

  it('... and ours goes on at once, and settles it when it comes again', async () => {
    let handed = 0;
    await bench.send(numbered(1));
    const intake = bench.intake();
    const begun = performance.now();
    await intake.start(async () => {
      handed += 1;
      if (handed === 1) await bench.faults.cutConnections();
      return taken;
    });
    await eventually(() => handed === 2 && bench.unsettled() === 0);
    // Of its own it waits 5 s for an answer.
    expect(performance.now() - begun).to.be.below(4000);
  });

  it('is given nothing any more behind one message that is held: its ring holds 2,047 others', async () => {
    await bench.send(numbered(ring + 200));
    const by = receiver();
    let given = 0;
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    by.subscribe(
      {
        processMessage: async () => {
          given += 1;
          if (given === 1) await held;
        },
        processError: () => Promise.resolve(),
      },
      { maxConcurrentCalls: 50 },
    );
    await eventually(() => given >= ring);
    const before = bench.unsettled();
    await bench.send(numbered(1));
    await turn();
    expect([given, before > 0], 'there are more, and they do not come').to.deep.equal([ring, true]);
    letGo();
    await eventually(() => bench.unsettled() === 0);
  });

  it('... and ours stops short of that by itself, says nothing wrong, and goes on when the one is settled', async () => {
    let handed = 0;
    let settleFirst: (settlement: Settlement) => void = () => undefined;
    const intake = bench.intake({ batchMax: 500 });
    await bench.send(numbered(ring + 200));
    await intake.start(() => {
      handed += 1;
      return handed === 1 ? new Promise((resolve) => (settleFirst = resolve)) : Promise.resolve(taken);
    });
    await eventually(() => handed === spanMax && bench.broker.locked(intakeQueue) === 1);
    expect(intake.health().ready).to.equal(true);
    settleFirst(taken);
    await eventually(() => bench.unsettled() === 0);
    expect(handed).to.equal(ring + 200);
  });

  it('cannot settle a message without an identity while it renews locks, nor be closed', async () => {
    bench.faults.leaveIdsOut();
    await bench.send(numbered(1));
    const by = receiver(60_000);
    const [message] = await by.receiveMessages(1, { maxWaitTimeInMs: 1000 });
    if (message === undefined) throw new Error('it should have come');
    expect(String(await problemOf(by.completeMessage(message)))).to.contain('no message ID');
    expect(String(await problemOf(raw.close()))).to.contain('no message ID');
  });

  it('... and ours renews none, and settles it', async () => {
    bench.faults.leaveIdsOut();
    const intake = bench.intake();
    await intake.start(() => Promise.resolve(taken));
    await bench.send(numbered(3));
    await eventually(() => bench.unsettled() === 0);
    await intake.stop(2000);
  });

  it('throws, after more than one try, an error that has no code', async () => {
    const trying = new Client(bench.embedded.connectionString, { retryOptions: { maxRetries: 1, retryDelayInMs: 10 } });
    bench.faults.refuseSends('com.microsoft:server-busy');
    const problem = await problemOf(trying.createSender(intakeQueue).sendMessages({ body: 'a' }));
    await trying.close();
    expect(problem).to.be.instanceOf(AggregateError);
    expect(Reflect.get(problem as object, 'code')).to.equal(undefined);
    expect(codeOf(problem), 'which ours finds').to.equal('ServiceBusy');
  });

  it('does not try again where nobody listens; ours says unavailable, and delivers later under the same identity', async () => {
    const sender = raw.createSender(intakeQueue);
    await sender.sendMessages({ body: 'a' });
    await bench.faults.leave();
    const trying = new Client(bench.embedded.connectionString, { retryOptions: { maxRetries: 3, retryDelayInMs: 600_000 } });
    // A pause before a second try would outlast this test.
    expect(String(await problemOf(trying.createSender(intakeQueue).sendMessages({ body: 'b' })))).to.contain('ECONNREFUSED');
    await trying.close();
    const responses = bench.responses({ publishTimeoutMs: 1000 });
    await responses.start();
    const response = aResponse(intakeQueue);
    expect((await responses.publish([response]))[0]?.kind).to.equal('unavailable');
    await bench.faults.comeBack();
    await eventually(async () => (await responses.publish([response]))[0]?.kind === 'confirmed');
    const ids = (await bench.take(intakeQueue, 2)).map(({ messageId }) => messageId);
    expect(ids[1]).to.equal('response-1');
  });

  it('forgets, when receiving is aborted, what had come already: it stays locked', async () => {
    const by = receiver();
    const abort = new AbortController();
    const receiving = problemOf(by.receiveMessages(100, { maxWaitTimeInMs: 3000, abortSignal: abort.signal }));
    await bench.send(numbered(10));
    await eventually(() => bench.broker.locked(intakeQueue) === 10);
    abort.abort();
    expect(await receiving).to.have.property('name', 'AbortError');
    expect(bench.unsettled()).to.equal(10);
  });

  it('... and ours, stopped while messages come, settles or gives back every one', async () => {
    let handed = 0;
    const intake = bench.intake();
    await intake.start(() => {
      handed += 1;
      return Promise.resolve(taken);
    });
    const sending = bench.send(numbered(300));
    await eventually(() => handed > 50);
    await intake.stop(3000);
    await sending;
    expect(bench.broker.locked(intakeQueue)).to.equal(0);
    expect(bench.broker.depth(intakeQueue) + handed).to.equal(300);
  });

  it('leaves Nagle’s algorithm on, so ours has a connection to receive by and one to send by', async () => {
    bench.broker.addQueue('tenant-1.responses');
    const intake = bench.intake();
    await intake.start(() => Promise.resolve(taken));
    const responses = bench.responses();
    await responses.start();
    const [outcome] = await responses.publish([aResponse('tenant-1.responses')]);
    expect([outcome?.kind, await bench.faults.cutConnections()]).to.deep.equal(['confirmed', 2]);
  });

  it('each call is bounded though the broker never answers', async () => {
    bench.faults.delayAnswers(60_000);
    bench.broker.addQueue('tenant-1.responses');
    const responses = bench.responses({ publishTimeoutMs: 600 });
    await responses.start();
    const publishing = responses.publish([aResponse('tenant-1.responses')]);
    const [outcome] = await within({ clock: systemClock, ms: 5000 }, 'publishing', publishing);
    expect(outcome?.kind).to.equal('unavailable');
    bench.faults.delayAnswers(0);
  });
});
