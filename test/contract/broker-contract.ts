// What every broker adapter promises, as one suite. The adapter's test file hands in the broker; each test gets a fresh one.
import { expect } from 'chai';
import type { Delivery, IntakeQueues, OutgoingResponse, Receive, ResponseQueues, Settlement } from '../../src/ports/broker.js';
import { eventually } from '../support/eventually.js';

export interface SentProperties {
  readonly messageId?: string;
  readonly traceparent?: string;
}

export interface DeadLetter {
  readonly body: Buffer;
  readonly reason: string;
  readonly description: string;
}

export interface ArrivedResponse {
  readonly body: string;
  readonly messageId: string;
  readonly correlationId: string;
  readonly contentType: string;
  /** Subject or type. */
  readonly kind: string;
  readonly traceparent: string | null;
}

/** A broker with one intake queue, that nobody else uses. */
export interface BrokerUnderTest {
  /** Answers the largest body that a queue of it takes from now on, until it is closed. */
  limitBodies(): Promise<number>;
  /** A consumer of the intake queue; several compete. */
  intake(limits: { bodyBytesMax?: number; inHandMax?: number }): IntakeQueues;
  responses(): ResponseQueues;
  /** Makes a notification queue, as its owner would. */
  makeQueue(name: string): Promise<void>;
  /** Resolves once the broker has the messages, in this order. */
  send(bodies: readonly Buffer[], properties?: SentProperties): Promise<void>;
  /** Messages of the intake queue that nobody has in hand. */
  ready(): Promise<number>;
  deadLetters(count: number): Promise<DeadLetter[]>;
  arrived(queue: string, count: number): Promise<ArrivedResponse[]>;
  /** Breaks every connection; new ones can be made at once. */
  cut(): Promise<void>;
  close(): Promise<void>;
}

const taken: Settlement = { kind: 'taken' };
const boundMs = 5000;

function numbered(count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => Buffer.from(`message ${index}`));
}

function texts(deliveries: readonly Delivery[]): string[] {
  return deliveries.map(({ body }) => body.toString()).sort();
}

/** A receive that notes what comes, and settles when it is told to. */
class Desk {
  readonly seen: Delivery[] = [];
  readonly inHand: { delivery: Delivery; settle: (settlement: Settlement) => void }[] = [];

  readonly take: Receive = (delivery) => {
    this.seen.push(delivery);
    return Promise.resolve(taken);
  };

  readonly hold: Receive = (delivery) => {
    this.seen.push(delivery);
    return new Promise((settle) => this.inHand.push({ delivery, settle }));
  };

  async has(count: number): Promise<void> {
    await eventually(() => {
      if (this.seen.length < count) throw new Error(`${this.seen.length} of ${count} came`);
      return true;
    });
  }
}

function response(over: Partial<OutgoingResponse> = {}): OutgoingResponse {
  return {
    queue: 'tenant-1.responses',
    messageId: 'response-1',
    correlationId: 'correlation-1',
    body: Buffer.from('{"status":"SUCCEEDED"}'),
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    sessionId: null,
    ...over,
  };
}

/** What cannot be done to this broker, and why: the cases that need it are skipped, and say so. */
export type Cannot = Partial<Readonly<Record<'cut' | 'makeQueue' | 'tellReady', string>>>;

export function brokerContract(name: string, fresh: () => Promise<BrokerUnderTest>, cannot: Cannot = {}): void {
  const needs = (what: keyof Cannot, title: string, test: () => Promise<void>): void => {
    const why = cannot[what];
    if (why === undefined) it(title, test);
    else it.skip(`${title} (skipped: ${why})`);
  };

  describe(`the intake queues of ${name}`, () => {
    let broker: BrokerUnderTest;
    beforeEach(async () => (broker = await fresh()));
    afterEach(() => broker.close());

    async function started(receive: Receive, limits: { bodyBytesMax?: number; inHandMax?: number } = {}): Promise<IntakeQueues> {
      const intake = broker.intake(limits);
      await intake.start(receive);
      return intake;
    }

    it('hand a message over as it was sent: its bytes, its identity, its trace', async () => {
      const desk = new Desk();
      const body = Buffer.from([0, 255, 10, 13, 0, 200]);
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      await started(desk.take);
      await broker.send([body], { messageId: 'm-1', traceparent });
      await desk.has(1);
      expect(desk.seen[0]).to.deep.include({ messageId: 'm-1', traceparent, redelivered: false });
      expect(desk.seen[0]?.body.equals(body)).to.equal(true);
    });

    it('deliver each message once, and never again after it was taken', async () => {
      const desk = new Desk();
      const intake = await started(desk.take);
      await broker.send(numbered(500));
      await desk.has(500);
      await intake.stop(boundMs);
      expect(await broker.ready()).to.equal(0);
      expect(texts(desk.seen)).to.deep.equal(texts(desk.seen.filter(({ redelivered }) => !redelivered)));
      expect(new Set(texts(desk.seen)).size).to.equal(500);
      expect(desk.seen).to.have.length(500);
    });

    needs('tellReady', 'settle what is finished out of order without touching what is not', async () => {
      const desk = new Desk();
      const intake = await started(desk.hold);
      await broker.send(numbered(9));
      await desk.has(9);
      const [first, ...others] = desk.inHand;
      for (const { settle } of others.reverse()) settle(taken);
      await intake.stop(300);
      await eventually(async () => (await broker.ready()) === 1);
      const again = new Desk();
      await started(again.take);
      await again.has(1);
      expect(texts(again.seen)).to.deep.equal([first?.delivery.body.toString()]);
    });

    it('give a released message out again, and say so', async () => {
      const desk = new Desk();
      let tries = 0;
      await started(async (delivery) => {
        tries += 1;
        await desk.take(delivery);
        return tries === 1 ? { kind: 'release' } : taken;
      });
      await broker.send(numbered(1));
      await desk.has(2);
      expect(desk.seen.map(({ redelivered }) => redelivered)).to.deep.equal([false, true]);
    });

    it('give a message out again when its handling throws', async () => {
      const desk = new Desk();
      let tries = 0;
      const intake = await started(async (delivery) => {
        tries += 1;
        if (tries === 1) throw new Error('thrown by the test');
        return desk.take(delivery);
      });
      await broker.send(numbered(1));
      await desk.has(1);
      await intake.stop(boundMs);
      expect(await broker.ready()).to.equal(0);
    });

    needs('tellReady', 'take nothing more after a release that names an end, until it has come', async () => {
      const desk = new Desk();
      let open: () => void = () => undefined;
      let shut = true;
      const until = new Promise<void>((resolve) => (open = resolve));
      let tries = 0;
      const intake = await started((delivery) => {
        tries += 1;
        return shut ? Promise.resolve({ kind: 'release', until }) : desk.take(delivery);
      });
      await broker.send(numbered(1));
      await eventually(async () => !intake.health().ready && (await broker.ready()) === 1);
      expect(intake.health().reason).to.match(/could not be written$/);
      await broker.send([Buffer.from('message 1')]);
      await eventually(async () => (await broker.ready()) === 2);
      expect(tries).to.equal(1);
      shut = false;
      open();
      await desk.has(2);
      expect(texts(desk.seen)).to.deep.equal(['message 0', 'message 1']);
      await eventually(() => intake.health().ready);
    });

    needs('tellReady', 'stop at once while they take nothing', async () => {
      const intake = await started(() => Promise.resolve({ kind: 'release', until: new Promise(() => undefined) }));
      await broker.send(numbered(1));
      await eventually(() => !intake.health().ready);
      // Were they to wait as long as they may, they would outlast this test.
      await intake.stop(600_000);
    });

    it('keep a dead letter with its reason, its description and its untouched body', async () => {
      const body = Buffer.concat([Buffer.from([0, 1, 254, 255]), Buffer.alloc(200_000, 7)]);
      const intake = await started(() =>
        Promise.resolve({ kind: 'dead-letter', reason: 'invalid-request', description: 'user_id is missing' }),
      );
      await broker.send([body], { messageId: 'm-1' });
      const [letter] = await broker.deadLetters(1);
      expect(letter).to.include({ reason: 'invalid-request', description: 'user_id is missing' });
      expect(letter?.body.equals(body)).to.equal(true);
      await intake.stop(boundMs);
      expect(await broker.ready()).to.equal(0);
    });

    it('settle neighbours each in its own way', async () => {
      const desk = new Desk();
      const intake = await started(desk.hold);
      await broker.send(numbered(6));
      await desk.has(6);
      desk.inHand.forEach(({ settle }, index) =>
        settle(index % 2 === 0 ? taken : { kind: 'dead-letter', reason: `reason-${index}`, description: 'odd' }),
      );
      const letters = await broker.deadLetters(3);
      expect(letters.map(({ body, reason }) => `${body.toString()}: ${reason}`).sort()).to.deep.equal([
        'message 1: reason-1',
        'message 3: reason-3',
        'message 5: reason-5',
      ]);
      await intake.stop(boundMs);
      expect(await broker.ready()).to.equal(0);
    });

    it('dead-letter a body that is too large without showing it to anybody', async () => {
      const desk = new Desk();
      await started(desk.take, { bodyBytesMax: 1000 });
      await broker.send([Buffer.alloc(1001, 1), Buffer.alloc(1000, 2)]);
      const [letter] = await broker.deadLetters(1);
      expect(letter?.reason).to.equal('too-large');
      expect(letter?.body.length).to.equal(1001);
      await desk.has(1);
      expect(desk.seen.map(({ body }) => body.length)).to.deep.equal([1000]);
    });

    it('share the messages between consumers that compete, each message to one of them', async () => {
      const [one, other] = [new Desk(), new Desk()];
      const intakes = [await started(one.take), await started(other.take)];
      await broker.send(numbered(1000));
      await eventually(() => one.seen.length + other.seen.length >= 1000);
      for (const intake of intakes) await intake.stop(boundMs);
      expect(texts([...one.seen, ...other.seen])).to.deep.equal(
        numbered(1000)
          .map((body) => body.toString())
          .sort(),
      );
      expect(await broker.ready()).to.equal(0);
    });

    needs('tellReady', 'hand out no more at once than may be in hand', async () => {
      const desk = new Desk();
      await started(desk.hold, { inHandMax: 5 });
      await broker.send(numbered(12));
      await eventually(async () => desk.seen.length === 5 && (await broker.ready()) === 7);
      desk.inHand[4]?.settle(taken);
      desk.inHand[0]?.settle(taken);
      await desk.has(6);
      expect(desk.seen.length).to.be.at.most(7);
    });

    needs('cut', 'go on after the connection is cut, and lose nothing that was in hand', async () => {
      const desk = new Desk();
      const before = new Desk();
      let cut = false;
      const intake = await started((delivery) => (cut ? desk.take(delivery) : before.hold(delivery)));
      await broker.send(numbered(20));
      await before.has(20);
      cut = true;
      await broker.cut();
      await desk.has(20);
      // Settled late, for a link that is gone: the broker has given these out again already.
      for (const { settle } of before.inHand) settle(taken);
      await broker.send(numbered(1));
      await desk.has(21);
      await intake.stop(boundMs);
      expect(new Set(texts(desk.seen)).size).to.equal(20);
      expect(await broker.ready()).to.equal(0);
    });

    it('take nothing new while stopping, and wait for what is in hand', async () => {
      const desk = new Desk();
      const intake = await started(desk.hold, { inHandMax: 3 });
      await broker.send(numbered(5));
      await desk.has(3);
      const stopped = intake.stop(boundMs);
      await eventually(() => !intake.health().ready);
      for (const { settle } of desk.inHand) settle(taken);
      await stopped;
      expect(await broker.ready()).to.equal(2);
      expect(desk.seen).to.have.length(3);
    });

    it('stop within the bound though a message is never finished, and give that one back', async () => {
      const desk = new Desk();
      const intake = await started(desk.hold);
      await broker.send(numbered(1));
      await desk.has(1);
      const begun = performance.now();
      await intake.stop(400);
      expect(performance.now() - begun).to.be.below(3000);
      await eventually(async () => (await broker.ready()) === 1);
    });

    it('say in one sentence when they are not ready', async () => {
      const intake = broker.intake({});
      expect(intake.health().ready).to.equal(false);
      expect(intake.health().reason).to.be.a('string').and.not.equal('');
      await intake.start(new Desk().take);
      expect(intake.health()).to.deep.equal({ ready: true, reason: null });
      await intake.stop(boundMs);
      expect(intake.health().ready).to.equal(false);
    });
  });

  describe(`the response queues of ${name}`, () => {
    let broker: BrokerUnderTest;
    beforeEach(async () => {
      broker = await fresh();
      await broker.makeQueue('tenant-1.responses');
    });
    afterEach(() => broker.close());

    async function started(): Promise<ResponseQueues> {
      const responses = broker.responses();
      await responses.start();
      return responses;
    }

    it('call a response confirmed when it is in its queue, with all that its receiver needs', async () => {
      const responses = await started();
      expect(await responses.publish([response()])).to.deep.equal([{ kind: 'confirmed' }]);
      const [arrived] = await broker.arrived('tenant-1.responses', 1);
      expect(arrived).to.deep.equal({
        body: '{"status":"SUCCEEDED"}',
        messageId: 'response-1',
        correlationId: 'correlation-1',
        contentType: 'application/json',
        kind: 'job-response',
        traceparent: response().traceparent,
      });
    });

    it('say of an event what it is', async () => {
      const responses = await started();
      const label = { contentType: 'application/cloudevents+json; charset=utf-8', type: 'job-keeper.request.running' };
      expect(await responses.publish([response({ label })])).to.deep.equal([{ kind: 'confirmed' }]);
      const [{ contentType, kind } = { contentType: '', kind: '' }] = await broker.arrived('tenant-1.responses', 1);
      expect({ contentType, type: kind }).to.deep.equal(label);
    });

    it('call a response to a queue that is not there undeliverable, and deliver its neighbours', async () => {
      const responses = await started();
      const outcomes = await responses.publish([
        response({ messageId: 'a' }),
        response({ messageId: 'b', queue: 'nobody.responses' }),
        response({ messageId: 'c' }),
      ]);
      expect(outcomes.map(({ kind }) => kind)).to.deep.equal(['confirmed', 'undeliverable', 'confirmed']);
      const arrived = await broker.arrived('tenant-1.responses', 2);
      expect(arrived.map(({ messageId }) => messageId)).to.deep.equal(['a', 'c']);
    });

    it('call a response that is too large for the broker undeliverable each time, and deliver its neighbours', async () => {
      const bytesMax = await broker.limitBodies();
      const responses = await started();
      const body = Buffer.alloc(bytesMax + 1, 'x');
      const batch = [response({ messageId: 'a' }), response({ messageId: 'large', body }), response({ messageId: 'c' })];
      const kinds = async (): Promise<string> => (await responses.publish(batch)).map(({ kind }) => kind).join();
      // A broker that breaks off over the first one may keep what it says of the neighbours to itself.
      await eventually(async () => (await kinds()) === 'confirmed,undeliverable,confirmed');
      for (const once of ['again', 'and again']) expect(await kinds(), once).to.equal('confirmed,undeliverable,confirmed');
      const outcomes = await responses.publish(batch);
      expect(outcomes[1], 'its reason')
        .to.have.property('reason')
        .that.matches(/\b\d+ bytes/);
    });

    needs('makeQueue', 'deliver once the missing queue has been made', async () => {
      const responses = await started();
      const late = response({ queue: 'late.responses' });
      expect((await responses.publish([late]))[0]?.kind).to.equal('undeliverable');
      await broker.makeQueue('late.responses');
      await eventually(async () => (await responses.publish([late]))[0]?.kind === 'confirmed');
      expect(await broker.arrived('late.responses', 1)).to.have.length(1);
    });

    it('keep the order of what is published together', async () => {
      const responses = await started();
      const ids = Array.from({ length: 300 }, (_, index) => `response-${index}`);
      const outcomes = await responses.publish(ids.map((messageId) => response({ messageId })));
      expect(outcomes.filter(({ kind }) => kind !== 'confirmed')).to.deep.equal([]);
      const arrived = await broker.arrived('tenant-1.responses', 300);
      expect(arrived.map(({ messageId }) => messageId)).to.deep.equal(ids);
    });

    needs('cut', 'deliver again after the connection was cut', async () => {
      const responses = await started();
      await responses.publish([response({ messageId: 'before' })]);
      await broker.cut();
      await eventually(async () => (await responses.publish([response({ messageId: 'after' })]))[0]?.kind === 'confirmed');
      const arrived = await broker.arrived('tenant-1.responses', 2);
      expect(arrived.map(({ messageId }) => messageId)).to.deep.equal(['before', 'after']);
    });

    it('say that they are unavailable, and throw nothing, before they start and after they stop', async () => {
      const responses = broker.responses();
      expect((await responses.publish([response()]))[0]?.kind).to.equal('unavailable');
      expect(responses.health().ready).to.equal(false);
      await responses.start();
      expect(responses.health()).to.deep.equal({ ready: true, reason: null });
      await responses.stop();
      expect((await responses.publish([response()]))[0]?.kind).to.equal('unavailable');
    });
  });
}
