import { expect } from 'chai';
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import fc from 'fast-check';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { placeOf } from '../../src/adapters/broker/service-bus/connection.js';
import { deliveryOf } from '../../src/adapters/broker/service-bus/delivery.js';
import { Gate } from '../../src/adapters/broker/service-bus/gate.js';
import { Link } from '../../src/adapters/broker/service-bus/link.js';
import { InHand, spanMax } from '../../src/adapters/broker/service-bus/in-hand.js';
import { Pace } from '../../src/adapters/broker/service-bus/pace.js';
import { Patience } from '../../src/adapters/broker/service-bus/patience.js';
import { codeOf, isBusy, isUndeliverable, lastProblem } from '../../src/adapters/broker/service-bus/problem.js';
import { Window } from '../../src/adapters/broker/service-bus/window.js';
import { VirtualClock } from '../support/virtual-clock.js';

function message(over: Partial<ServiceBusReceivedMessage>): ServiceBusReceivedMessage {
  // Only what the adapter reads.
  return { body: Buffer.from('{}'), deliveryCount: 0, ...over } as ServiceBusReceivedMessage;
}

describe('the gate of settlements', () => {
  it('never begins a settlement of another kind in one turn with any other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('shared' as const, 'alone' as const), { maxLength: 40, size: 'max' }),
        async (kinds) => {
          const gate = new Gate();
          const turns: string[][] = [];
          let open = false;
          const begin = (kind: string) => (): Promise<void> => {
            if (!open) {
              open = true;
              turns.push([]);
              setImmediate(() => (open = false));
            }
            turns.at(-1)?.push(kind);
            return Promise.resolve();
          };
          await Promise.all(kinds.map((kind) => gate.pass(kind, begin(kind))));
          expect(turns.flat().sort()).to.deep.equal([...kinds].sort());
          for (const turn of turns) if (turn.includes('alone')) expect(turn).to.have.length(1);
        },
      ),
    );
  });

  it('lets all completions that wait share one turn', async () => {
    const gate = new Gate();
    let turns = 0;
    let open = false;
    const begin = (): Promise<void> => {
      if (!open) turns += 1;
      open = true;
      setImmediate(() => (open = false));
      return Promise.resolve();
    };
    await Promise.all(Array.from({ length: 500 }, () => gate.pass('shared', begin)));
    expect(turns).to.equal(1);
  });

  it('hands a failure to the one that asked, and goes on', async () => {
    const gate = new Gate();
    const failed = gate.pass('alone', () => Promise.reject(new Error('refused'))).catch((problem: unknown) => problem);
    const went = gate.pass('alone', () => Promise.resolve('done'));
    expect(await failed).to.be.instanceOf(Error);
    expect(await went).to.equal('done');
  });
});

describe('what is in hand', () => {
  it('is never more than allowed, and never reaches far behind the oldest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.array(fc.nat(5), { maxLength: 6000, size: 'max' }), (max, choices) => {
        const inHand = new InHand<null>(max);
        const open: number[] = [];
        for (const choice of choices) {
          if (choice > 0 && inHand.room > 0) open.push(inHand.add(null));
          // Out of order: the oldest is often the last to go.
          else if (open.length > 0) inHand.done(open.splice(Math.min(open.length - 1, choice + 1), 1)[0] ?? -1);
          expect(open.length).to.be.at.most(max);
          const [first, last] = [open[0], open.at(-1)];
          if (first !== undefined && last !== undefined) expect(last - first).to.be.below(spanMax);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('stops at the ring of the library when one message is held and all others go', () => {
    const inHand = new InHand<null>(10_000);
    inHand.add(null);
    let passed = 0;
    for (; inHand.room > 0 && passed < 5000; passed += 1) inHand.done(inHand.add(null));
    expect(passed).to.equal(spanMax - 1);
    inHand.done(0);
    expect(inHand.room).to.equal(spanMax);
  });
});

describe('the pace of calls', () => {
  const backoff = { firstMs: 100, maxMs: 1000, busyMs: 400 };

  it('doubles with every failure up to its limit, and is at once itself again', () => {
    const pace = new Pace(new VirtualClock(), backoff);
    const pauses = Array.from({ length: 6 }, () => {
      pace.failed();
      return pace.pauseMs;
    });
    expect(pauses).to.deep.equal([100, 200, 400, 800, 1000, 1000]);
    pace.went();
    expect(pace.pauseMs).to.equal(0);
  });

  it('after the broker was busy, comes back by halves', () => {
    const pace = new Pace(new VirtualClock(), backoff);
    pace.busy();
    pace.busy();
    const pauses = Array.from({ length: 5 }, () => {
      pace.went();
      return pace.pauseMs;
    });
    expect(pauses).to.deep.equal([400, 200, 100, 0, 0]);
  });
});

describe('patience', () => {
  it('gives each its whole time, in the order of their begins, and no more', async () => {
    const clock = new VirtualClock();
    const patience = new Patience(clock, 1000, new AbortController().signal);
    const ends: string[] = [];
    const wait = (name: string, work: Promise<unknown>): void =>
      void patience.within(name, work).then(
        () => ends.push(`${name} done`),
        (problem: unknown) => ends.push(String(problem)),
      );
    const never = new Promise(() => undefined);
    let finish: (value: unknown) => void = () => undefined;
    wait('a', never);
    await clock.advance(400);
    wait('b', new Promise((resolve) => (finish = resolve)));
    wait('c', never);
    await clock.advance(599);
    expect(ends).to.deep.equal([]);
    await clock.advance(1);
    finish(null);
    await clock.advance(400);
    expect(ends).to.deep.equal(['Error: a: no answer within 1000 ms', 'b done', 'Error: c: no answer within 1000 ms']);
    expect(clock.pausing).to.equal(0);
  });

  it('lets nobody wait for what cannot come any more, and bounds who comes after that', async () => {
    const clock = new VirtualClock();
    const patience = new Patience(clock, 1000, new AbortController().signal);
    const waiting = (name: string) =>
      patience.within(name, new Promise(() => undefined)).catch((problem: unknown) => String(problem));
    const [a, b] = [waiting('a'), waiting('b')];
    patience.abandon('its link was lost');
    expect(await Promise.all([a, b])).to.deep.equal(['Error: its link was lost', 'Error: its link was lost']);
    await clock.advance(400);
    const c = waiting('c');
    await clock.advance(1000);
    expect(await c).to.equal('Error: c: no answer within 1000 ms');
    expect(clock.pausing).to.equal(0);
  });

  it('keeps nothing waiting after a stop', async () => {
    const clock = new VirtualClock();
    const stopped = new AbortController();
    const patience = new Patience(clock, 1000, stopped.signal);
    void patience.within('a', new Promise(() => undefined));
    expect(clock.pausing).to.equal(1);
    stopped.abort();
    await clock.advance(0);
    expect(clock.pausing).to.equal(0);
  });
});

describe('the window of messages in flight', () => {
  it('gives places in the order of asking, and none to those who are too late', async () => {
    const window = new Window(1);
    const [late, order] = [new AbortController(), [] as string[]];
    const never = new AbortController().signal;
    expect(await window.enter(never)).to.equal(true);
    const asked = [
      window.enter(never).then((is) => order.push(`first ${String(is)}`)),
      window.enter(late.signal).then((is) => order.push(`late ${String(is)}`)),
      window.enter(never).then((is) => order.push(`second ${String(is)}`)),
    ];
    late.abort();
    await asked[1];
    window.leave();
    await asked[0];
    window.leave();
    await asked[2];
    expect(order).to.deep.equal(['late false', 'first true', 'second true']);
  });
});

describe('a message of Service Bus', () => {
  const bodies: Record<string, [unknown, string]> = {
    'the bytes of a data section': [Buffer.from('{"a":1}'), '{"a":1}'],
    'several data sections, put together': [[Buffer.from('{"a"'), Buffer.from(':1}')], '{"a":1}'],
    'the text of a text value': ['{"a":1}', '{"a":1}'],
    'the JSON of another value': [{ a: 1 }, '{"a":1}'],
    'nothing when there is none': [undefined, ''],
  };
  for (const [name, [body, text]] of Object.entries(bodies)) {
    it(`has as its body ${name}`, () => {
      expect(deliveryOf('q', message({ body })).body.toString()).to.equal(text);
    });
  }

  it('may have no identity, no properties and no trace', () => {
    expect(deliveryOf('q', message({}))).to.deep.include({ messageId: null, traceparent: null, redelivered: false });
  });

  it('is traced by its traceparent, or by the older Diagnostic-Id', () => {
    const both = { 'Diagnostic-Id': '00-old', traceparent: '00-new' };
    expect(deliveryOf('q', message({ applicationProperties: both })).traceparent).to.equal('00-new');
    expect(deliveryOf('q', message({ applicationProperties: { 'Diagnostic-Id': '00-old' } })).traceparent).to.equal('00-old');
    expect(deliveryOf('q', message({ applicationProperties: { traceparent: 7 } })).traceparent).to.equal(null);
  });
});

describe('a problem of the client library', () => {
  const coded = (code: string): Error => Object.assign(new Error(`it is ${code}`), { code });

  it('is the last of all tries, which the library throws together and without a code', () => {
    const thrown = new AggregateError([coded('ServiceTimeout'), new AggregateError([coded('X'), coded('ServiceBusy')])]);
    expect(codeOf(thrown)).to.equal('ServiceBusy');
    expect(isBusy(thrown)).to.equal(true);
    expect(lastProblem(new AggregateError([]))).to.be.instanceOf(AggregateError);
  });

  it('is final for a missing queue and a size; and for nothing else', () => {
    const codes = ['MessagingEntityNotFound', 'MessageSizeExceeded', 'UnauthorizedAccess', 'ServiceBusy', 'QuotaExceeded', 'X'];
    expect(codes.filter((code) => isUndeliverable(coded(code)))).to.deep.equal(codes.slice(0, 2));
  });
});

describe('a client of a namespace', () => {
  const stringOf = (key: string) =>
    `Endpoint=sb://house.servicebus.windows.net/;SharedAccessKeyName=Listen;SharedAccessKey=${key}`;

  it('is another once the connection string is; whoever has the one of before keeps it, and all are closed at the end', async () => {
    let kept = stringOf('first');
    const connection = { kind: 'connection-string', value: () => kept } as const;
    const link = new Link('test', { connection, clock: systemClock, telemetry: { report: () => undefined } });
    const clients = [await link.client(), await link.client()];
    kept = stringOf('second');
    clients.push(await link.client(), await link.client());
    kept = stringOf('third');
    clients.push(await link.client());
    const nth = (client: unknown) => clients.findIndex((one) => one === client);
    expect(clients.map(nth)).to.deep.equal([0, 0, 2, 2, 4]);
    const closed: number[] = [];
    for (const client of [clients[2], clients[4]])
      if (client !== undefined) client.close = () => Promise.resolve(void closed.push(nth(client)));
    await link.close(1_000);
    expect(closed.toSorted()).to.deep.equal([2, 4]);
  });
});

describe('what is said about a namespace', () => {
  const key = 'c2VjcmV0+/IGtleQ==';
  const value = `Endpoint=sb://house.servicebus.windows.net/;SharedAccessKeyName=Listen;SharedAccessKey=${key}`;
  const place = placeOf({ kind: 'connection-string', value });

  it('is its host, and never its connection string nor its key, in any form', () => {
    expect(place.name).to.equal('house.servicebus.windows.net');
    const said = place.sentence(new Error(`bad: ${value} / ${key} / ${encodeURIComponent(key)}`));
    expect(said).not.to.contain('c2VjcmV0');
    expect(said).to.contain('bad: ***');
  });

  it('is its full host also when only its name was given', () => {
    expect(placeOf({ kind: 'entra', namespace: 'house' }).name).to.equal('house.servicebus.windows.net');
    expect(placeOf({ kind: 'entra', namespace: 'house.servicebus.chinacloudapi.cn' }).name).to.equal(
      'house.servicebus.chinacloudapi.cn',
    );
  });

  it('is a plain refusal when the connection string is none', () => {
    expect(() => placeOf({ kind: 'connection-string', value: `SharedAccessKey=${key}` })).to.throw(/no Endpoint=sb/);
  });
});
