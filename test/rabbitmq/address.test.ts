import { createServer } from 'node:tls';
import { connect as connectPlain, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { placeOf } from '../../src/adapters/broker/rabbitmq/place.js';
import { Vhost } from './vhost.js';

describe('the address of RabbitMQ', () => {
  let vhost: Vhost;
  before(async () => (vhost = await Vhost.fresh()));
  afterEach(() => vhost.close());

  const places = {
    'amqp://user:pass-word@broker:5673/jobs': 'broker:5673/jobs',
    'amqps://user:pass-word@broker': 'broker:5671',
    'amqp://broker/': 'broker:5672',
  };
  for (const [url, name] of Object.entries(places)) {
    it(`${name} is all that is said of it`, () => expect(placeOf(url).name).to.equal(name));
  }

  it('is refused without being repeated when it is none', () => {
    for (const url of ['http://user:pass-word@broker', 'not a url: pass-word']) {
      expect(() => placeOf(url)).to.throw(/^The address of RabbitMQ is not a URL that begins with amqp:\/\/ or amqps:\/\/\.$/);
    }
  });

  it('has a password that no text gives away, in whatever form it stands', () => {
    const { sentence } = placeOf('amqp://user:p%40ss-word@broker');
    expect(sentence(new Error('login with p@ss-word at amqp://user:p%40ss-word@broker refused'))).to.equal(
      'login with *** at amqp://user:***@broker refused',
    );
  });

  it('with a wrong password leaves the intake not ready, and the password unsaid', async () => {
    const url = new URL(vhost.url);
    url.password = 'wrong-secret';
    const intake = vhost.intake({ url: url.href });
    await intake.start(() => Promise.resolve({ kind: 'taken' }));
    expect(intake.health().ready).to.equal(false);
    expect(intake.health().reason).to.include('ACCESS_REFUSED');
    expect(JSON.stringify([intake.health(), vhost.facts])).to.not.include('wrong-secret');
  });

  it('of a vhost that is not there leaves the intake not ready, and says what is wrong', async () => {
    const intake = vhost.intake({ url: `${vhost.url}-none` });
    await intake.start(() => Promise.resolve({ kind: 'taken' }));
    expect(intake.health().ready).to.equal(false);
    expect(intake.health().reason).to.match(
      /-none cannot be reached: there is no such vhost, or its user has no right to enter it$/,
    );
  });

  it('with amqps is spoken to over TLS, and only with a certificate that is trusted', async () => {
    const certificates = new URL('./certificates/', import.meta.url);
    const cert = await readFile(new URL('localhost.crt', certificates));
    const key = await readFile(new URL('localhost.key', certificates));
    const { hostname, port } = new URL(vhost.url);
    // The broker of the tests speaks no TLS: what it is given here is decrypted on the way.
    const server = createServer({ cert, key }, (near) => {
      const far = connectPlain(Number(port), hostname);
      for (const socket of [near, far]) socket.on('error', () => undefined);
      near.pipe(far).pipe(near);
    });
    const listening = once(server, 'listening');
    server.listen(0, '127.0.0.1');
    await listening;
    const url = new URL(vhost.url.replace(/^amqp:/, 'amqps:'));
    url.hostname = 'localhost';
    url.port = String((server.address() as AddressInfo).port);

    const trusting = vhost.responses({ url: url.href, tls: { ca: cert } });
    const doubting = vhost.responses({ url: url.href });
    await Promise.all([trusting.start(), doubting.start()]);
    expect(trusting.health()).to.deep.equal({ ready: true, reason: null });
    expect(doubting.health().ready).to.equal(false);
    expect(doubting.health().reason).to.include('self-signed certificate');
    await vhost.close();
    server.close();
  });
});
