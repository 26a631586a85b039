// Clients that are not the vendor's own, and say less than it does.
import { once } from 'node:events';
import { expect } from 'chai';
import rhea from 'rhea';
import type { Connection, EventContext } from 'rhea';
import { Scene } from './scene.js';

const everything = { put: () => ({ outcome: 'accepted' }) as const, allows: () => true };

describe('embedded broker, other clients of the protocol', () => {
  let scene: Scene;
  let connection: Connection;

  beforeEach(async () => {
    scene = await Scene.start(undefined, { claims: () => everything });
    connection = rhea.create_container().connect({ host: '127.0.0.1', port: scene.embedded.port, reconnect: false });
  });
  afterEach(async () => {
    connection.close();
    await scene.end();
  });

  it('a client that closes its connection leaves no link behind', async () => {
    await once(connection.open_sender('requests'), 'sender_open');
    connection.close();
    await once(connection, 'connection_close');
    expect(scene.embedded.faults.detachLinks('requests')).to.equal(0);
  });

  it('a client that gives credit with its own attach is told of the link before it is given a message', async () => {
    await scene.connect().createSender('requests').sendMessages({ body: 'waits' });
    const opened: string[] = [];
    const receiver = connection.open_receiver({ source: 'requests', credit_window: 0 });
    receiver.on('receiver_open', () => opened.push('opened'));
    receiver.on('message', () => opened.push('given'));
    receiver.add_credit(1);
    await Promise.race([
      once(receiver, 'message'),
      once(connection, 'error').then(([problem]) => Promise.reject(problem as Error)),
    ]);
    expect(opened).to.deep.equal(['opened', 'given']);
  });

  it('a client that names no target for what it receives is served, and is answered', async () => {
    const receiver = connection.open_receiver({ source: 'requests', credit_window: 0 });
    // What the library would say by itself is taken back.
    (receiver as unknown as { local: { attach: { target: unknown } } }).local.attach.target = undefined;
    await once(receiver, 'receiver_open');
    const replies = connection.open_receiver({ source: 'requests/$management', target: 'me' });
    const asking = connection.open_sender('requests/$management');
    await once(asking, 'sendable');
    const answered = once(replies, 'message') as Promise<[EventContext]>;
    asking.send({ message_id: '1', reply_to: 'me', application_properties: { operation: 'none' }, body: {} });
    const [{ message }] = await answered;
    expect(message?.application_properties?.['statusCode']).to.equal(501);
  });
});
