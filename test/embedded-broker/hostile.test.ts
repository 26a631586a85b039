// Peers that break the rules of the wire, by mistake or on purpose, beside one that keeps them.
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { connect as connectSocket, type Socket } from 'node:net';
import { expect } from 'chai';
import rhea from 'rhea';
import type { Connection, Delivery, EventContext, Receiver, Sender, Typed } from 'rhea';
import { wire } from '../../src/adapters/broker/embedded/amqp/rhea-internals.js';
import { code, writeSection } from '../../src/adapters/broker/embedded/amqp/sections.js';
import { eventually } from '../support/eventually.js';
import { bodies, one, receiverOf, Scene } from './scene.js';
import { aMessage } from './world.js';

const everything = { put: () => ({ outcome: 'accepted' }) as const, allows: () => true };
const { types } = rhea;
/** What the library would never write of itself. */
const frames = createRequire(import.meta.url)('rhea/lib/frames.js') as Record<string, (fields: object) => unknown>;
const hello = Buffer.from([0x41, 0x4d, 0x51, 0x50, 0, 1, 0, 0]);
const text = writeSection(code.data, types.wrap_binary(Buffer.from('x')));

function header(...fields: (Typed | boolean | null)[]): Buffer {
  return writeSection(code.header, types.wrap_list(fields));
}

function annotated(at: Typed): Buffer {
  return writeSection(code.annotations, types.wrap_symbolic_map({ 'x-opt-scheduled-enqueue-time': at }));
}

/** A frame as it goes over the wire, whose performative is these bytes. */
function frame(...performative: number[]): Buffer {
  const all = Buffer.from([0, 0, 0, 0, 2, 0, 0, 0, ...performative]);
  all.writeUInt32BE(all.length);
  return all;
}

function output(link: Sender | Receiver, name: string, fields: object, payload?: Buffer): void {
  const session = link.session as unknown as { output(frame: unknown, payload?: Buffer): void };
  const { handle } = (link as unknown as { local: { handle: number } }).local;
  session.output(frames[name]?.(name === 'transfer' ? { handle, ...fields } : fields), payload);
}

describe('embedded broker, a peer that breaks the rules', () => {
  let scene: Scene;
  let ends: (() => void)[];

  beforeEach(async () => {
    ends = [];
    scene = await Scene.start(undefined, { claims: () => everything });
  });
  afterEach(async () => {
    for (const end of ends) end();
    await scene.end();
  });

  const connect = (options: { max_frame_size?: number } = {}): Connection => {
    const connection = rhea
      .create_container()
      .connect({ host: '127.0.0.1', port: scene.embedded.port, reconnect: false, ...options });
    for (const event of ['disconnected', 'connection_error', 'error', 'protocol_error']) connection.on(event, () => undefined);
    ends.push(() => connection.close());
    return connection;
  };
  const knock = async (): Promise<Socket> => {
    const socket = connectSocket(scene.embedded.port, '127.0.0.1');
    socket.on('error', () => undefined);
    ends.push(() => socket.destroy());
    await once(socket, 'connect');
    return socket;
  };
  const sender = async (): Promise<Sender> => {
    const link = connect().open_sender('requests');
    await once(link, 'sendable');
    return link;
  };
  const outcome = async (link: Sender): Promise<string> => {
    const first = (name: string): Promise<string> =>
      (once(link, name) as Promise<[EventContext]>).then(([{ delivery }]) => {
        const { error } = ((delivery as Delivery).remote_state ?? {}) as { error?: { condition: string; description: string } };
        return error === undefined ? name : `${error.condition}: ${error.description}`;
      });
    return Promise.race([first('accepted'), first('rejected')]);
  };
  const told = (): string[] => scene.facts.flatMap((fact) => (fact.kind === 'trouble' ? [(fact.error as Error).message] : []));
  const othersGoOn = async (): Promise<void> => {
    const client = scene.connect();
    await client.createSender('requests').sendMessages({ body: 'after' });
    const receiver = receiverOf(client);
    const message = await one(receiver);
    expect(bodies([message])).to.deep.equal(['after']);
    await receiver.completeMessage(message);
  };

  const untransmittable: Readonly<Record<string, Buffer>> = {
    'a priority that is no byte': header(false, types.wrap_uint(300)),
    'a life that is no whole number': header(false, null, types.wrap_double(1.5)),
    'a life below nothing': header(false, null, types.wrap_int(-5)),
    'an hour that is none': annotated(types.wrap_timestamp(9e15)),
    'an hour at the end of time': annotated(types.wrap_double(Number.POSITIVE_INFINITY)),
  };
  for (const [what, section] of Object.entries(untransmittable)) {
    it(`a message with ${what} is refused, and stands in nobody's way`, async () => {
      const link = await sender();
      link.send(Buffer.concat([section, text]), undefined, 0);
      expect(await outcome(link)).to.equal('amqp:not-allowed: The transfer holds no message that can be decoded.');
      await othersGoOn();
    });
  }

  it('a message of no bytes is refused', async () => {
    const link = await sender();
    link.send(Buffer.alloc(0), undefined, 0);
    expect(await outcome(link)).to.include('holds no message');
  });

  it('of a message larger than any no more is kept than one may have, and it is refused when it ends', async () => {
    const link = await sender();
    link.send(Buffer.alloc(12_000_000), undefined, 0);
    const refused = await outcome(link);
    expect(refused).to.include('amqp:link:message-size-exceeded');
    expect(Number(/size:(\d+)/.exec(refused)?.[1]), 'bytes that were kept').to.be.below(262_144 + 2 * 65_536);
    link.send(text, undefined, 0);
    expect(await outcome(link), 'the next one').to.equal('accepted');
  });

  it('a message that its sender gives up is nobody’s', async () => {
    const link = await sender();
    output(link, 'transfer', { delivery_id: 0, delivery_tag: Buffer.from('a'), message_format: 0, more: true }, text);
    output(link, 'transfer', { delivery_id: 0, more: false, aborted: true });
    await othersGoOn();
    expect(scene.embedded.broker.depth('requests')).to.equal(0);
  });

  it('a request that is larger than any is refused, and the next is answered', async () => {
    const connection = connect();
    const replies = connection.open_receiver({ source: 'requests/$management', target: 'me' });
    const asking = connection.open_sender('requests/$management');
    await once(asking, 'sendable');
    asking.send(Buffer.alloc(2_000_000), undefined, 0);
    expect(await outcome(asking)).to.include('amqp:link:message-size-exceeded');
    const answered = once(replies, 'message') as Promise<[EventContext]>;
    asking.send({ message_id: '1', reply_to: 'me', application_properties: { operation: 'none' }, body: {} });
    expect((await answered)[0].message?.application_properties?.['statusCode']).to.equal(501);
  });

  it('an answer to a peek is bounded in bytes, and goes on from the next; one message that is larger is told alone', async () => {
    const queue = scene.embedded.broker.queue('requests')!;
    for (const sizeBytes of [100_000, 100_000, 100_000, 262_000, 1]) queue.put(aMessage({ sizeBytes }));
    const receiver = receiverOf(scene.connect());
    const seen = [];
    for (let round = 0; round < 4; round += 1) seen.push((await receiver.peekMessages(250)).length);
    expect(seen).to.deep.equal([2, 1, 2, 0]);
  });

  it('a peer that asks and reads no answers is heard no more, and the next is served', async () => {
    const queue = scene.embedded.broker.queue('requests')!;
    queue.put(
      aMessage({
        sizeBytes: 200_000,
        content: { ...aMessage().content, body: writeSection(code.data, types.wrap_binary(Buffer.alloc(200_000))) },
      }),
    );
    const connection = connect();
    connection.open_receiver({ source: 'requests/$management', target: 'me' });
    const asking = connection.open_sender('requests/$management');
    await once(asking, 'sendable');
    const { socket } = connection as unknown as { socket: Socket };
    socket.pause();
    const body = { 'from-sequence-number': 1, 'message-count': 1 };
    const application_properties = { operation: 'com.microsoft:peek-message' };
    let asked = 0;
    await eventually(() => {
      if (asked < 400)
        for (let more = 0; more < 20; more += 1, asked += 1)
          asking.send({ message_id: `${asked}`, reply_to: 'me', application_properties, body });
      return told().some((problem) => problem.includes('bytes unread'));
    });
    expect(await receiverOf(scene.connect()).peekMessages(1)).to.have.length(1);
  });

  it('a peek that names no numbers, and a scheduled message that is none, are bad requests', async () => {
    const connection = connect();
    const replies = connection.open_receiver({ source: 'requests/$management', target: 'me' });
    const asking = connection.open_sender('requests/$management');
    await once(asking, 'sendable');
    const ask = async (operation: string, body: object): Promise<unknown> => {
      const answered = once(replies, 'message') as Promise<[EventContext]>;
      asking.send({ message_id: '1', reply_to: 'me', application_properties: { operation: `com.microsoft:${operation}` }, body });
      return (await answered)[0].message?.application_properties?.['statusCode'];
    };
    const notANumber = types.wrap_double(Number.NaN);
    expect(await ask('peek-message', { 'from-sequence-number': 1, 'message-count': notANumber })).to.equal(400);
    expect(await ask('schedule-message', { messages: [{ message: Buffer.from([0, 1, 2]) }] })).to.equal(400);
  });

  const cutOff: Readonly<Record<string, { sends: Buffer; told: string }>> = {
    'speaks another protocol': { sends: Buffer.from('GET / HTTP/1.1\r\n\r\n'), told: 'Invalid protocol header for AMQP' },
    'announces a frame of two gigabytes': {
      sends: Buffer.concat([hello, Buffer.from([0x7f, 0xff, 0xff, 0xff, 2, 0, 0, 0])]),
      told: 'a frame of more than 65536 bytes',
    },
    'sends an array of two thousand million nulls': {
      sends: Buffer.concat([hello, frame(0, 0x53, 0x10, 0xf0, 0, 0, 0, 5, 0x7f, 0xff, 0xff, 0xff, 0x40)]),
      told: 'where at most 1024 is taken',
    },
    'sends a list of thirty million places': {
      sends: Buffer.concat([hello, frame(0, 0x53, 0x10, 0xd0, 0, 0, 0, 4, 0x01, 0xff, 0xff, 0xff)]),
      told: 'where at most 0 is taken',
    },
    'begins on a channel that there is none of': {
      sends: Buffer.concat([hello, frame(0, 0x53, 0x10, 0xc0, 4, 1, 0xa1, 1, 0x61), channel(5_000)]),
      told: 'a channel of 5000',
    },
  };
  for (const [what, { sends, told: said }] of Object.entries(cutOff)) {
    it(`a peer that ${what} is cut off, and others go on`, async () => {
      const socket = await knock();
      const closed = once(socket, 'close');
      socket.resume();
      socket.write(sends);
      await closed;
      expect(told().join()).to.include(said);
      await othersGoOn();
    });
  }

  it('a peer that settles four thousand million deliveries is cut off at once', async () => {
    const connection = connect();
    const receiver = connection.open_receiver({ source: 'requests', credit_window: 0 });
    await once(receiver, 'receiver_open');
    const lost = once(connection, 'disconnected');
    output(receiver, 'disposition', { role: true, first: 0, last: 4_294_967_295, settled: true });
    await lost;
    expect(told().join()).to.include('a range of deliveries of 4294967295');
    await othersGoOn();
  });

  it('a peer that takes only frames in which no message has room is cut off', async () => {
    const connection = connect({ max_frame_size: 20 });
    await once(connection, 'disconnected');
    expect(told()).to.deep.equal(['a peer that takes no frames of 512 bytes']);
    await othersGoOn();
  });

  it('a peer that does not say who it is is cut off after half a minute; one that has said so stays', async () => {
    const client = connect();
    const receiver = client.open_receiver({ source: 'requests', credit_window: 0 });
    await once(receiver, 'receiver_open');
    const socket = await knock();
    socket.resume();
    await eventually(() => scene.clock.pausing >= 2);
    const closed = once(socket, 'close');
    await scene.clock.advance(30_000);
    await closed;
    expect(told()).to.deep.equal(['a peer that has not said who it is within 30000 ms']);
    expect(client.is_open()).to.equal(true);
  });

  it('links are as many as 256 a session', async () => {
    const connection = connect();
    const session = connection.create_session();
    session.open();
    await once(session, 'session_open');
    for (let links = 0; links < 256; links += 1) session.open_sender({ name: `link-${links}`, target: 'requests' });
    const last = session.open_sender({ name: 'the last but one', target: 'requests' });
    await once(connection, 'disconnected');
    expect(last.is_open()).to.equal(false);
    expect(told()).to.deep.equal(['a handle of 256, where at most 255 is taken']);
    await eventually(() => scene.embedded.faults.detachLinks('requests') === 0);
  });

  it('who is cut off leaves no message locked for good, and none lost', async () => {
    await scene.connect().createSender('requests').sendMessages({ body: 'kept' });
    const connection = connect();
    const receiver = connection.open_receiver({ source: 'requests', credit_window: 0, autoaccept: false });
    receiver.add_credit(1);
    await once(receiver, 'message');
    output(receiver, 'disposition', { role: true, first: 0, last: 4_294_967_295, settled: true });
    await once(connection, 'disconnected');
    await scene.clock.advance(60_000);
    expect(bodies([await one(receiverOf(scene.connect()))])).to.deep.equal(['kept']);
  });

  it('the bytes of arrays and lists that are whole are read as ever', () => {
    const array = types.wrap_array([1, 2, 3], 0x70, undefined);
    const writer = new wire.Writer();
    writer.write(types.wrap_list([array, types.wrap_list([true])]));
    expect(types.unwrap(new wire.Reader(writer.toBuffer()).read())).to.deep.equal([[1, 2, 3], [true]]);
  });
});

/** A begin on this channel. */
function channel(number: number): Buffer {
  const begin = frame(0, 0x53, 0x11, 0xc0, 8, 4, 0x40, 0x43, 0x52, 1, 0x52, 1);
  begin.writeUInt16BE(number, 6);
  return begin;
}
