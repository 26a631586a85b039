// What a client may ask for without reading it. Without a bound ten connections that nobody needs a credential for took a gigabyte of the process within seconds, and a few more ended it.
import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect } from 'chai';
import { UnreadAnswers } from '../../src/adapters/http/unread-answers.js';
import { eventually } from '../support/eventually.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';
import { rawConnection } from './raw-connection.js';

const asking = (url: string) => `GET ${url} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
const megabyte = 1_048_576;

describe('http: answers that are not read', () => {
  afterEach(closeFaces);

  it('a connection has a hundred calls in hand, and not one more', async () => {
    const { url, facts } = await aFace();
    const some = await rawConnection(url);
    some.write(asking('/livez').repeat(100));
    while ((some.heard().match(/HTTP\/1\.1 200/g) ?? []).length < 100) await once(some.socket, 'data');
    some.close();
    expect(facts).to.deep.equal([]);

    const many = await rawConnection(url);
    many.write(asking('/livez').repeat(1_000));
    await many.ended();
    expect(facts).to.have.length(1);
    expect(facts[0]).to.include({ kind: 'access-refused', why: 'unread', from: '127.0.0.1' });
    expect((await call(`${url}/livez`)).status).to.equal(200);
  });

  it('calls of a connection that asks for too many are not carried out, for nobody hears of them', async () => {
    let carriedOut = 0;
    const metrics = () => Promise.resolve({ contentType: 'text/plain', body: String((carriedOut += 1)) });
    const { url } = await aFace({ metrics });
    const many = await rawConnection(url);
    many.write(asking('/metrics').repeat(500));
    expect(await many.ended()).to.equal('');
    expect((await call(`${url}/metrics`)).text).to.equal('1');
  });

  it('whoever has left answers unread for longest is cut off when they are too many together, and others are served', async () => {
    const body = 'x'.repeat(4 * megabyte);
    const metrics = () => Promise.resolve({ contentType: 'text/plain', body });
    const { url, facts } = await aFace({ metrics });
    const deaf = await rawConnection(url);
    deaf.socket.pause();
    deaf.write(asking('/metrics').repeat(40));
    await eventually(() => facts.length > 0);
    deaf.socket.resume();
    expect((await deaf.ended()).length).to.be.lessThan(40 * body.length);
    expect(facts[0]).to.include({ kind: 'access-refused', why: 'unread', from: '127.0.0.1' });
    expect((await call(`${url}/metrics`)).text).to.have.length(body.length);
  });

  it('the one that has left some for longest goes, and nothing is taken until it has gone', async () => {
    const unread = new UnreadAnswers();
    const [first, second, third] = [whoAsked(unread), whoAsked(unread), aPeer()];
    expect(unread.answer(first.socket, first.response, 100 * megabyte)).to.deep.equal([]);
    expect(unread.answer(second.socket, second.response, 100 * megabyte)).to.deep.equal([first.socket]);
    expect(unread.take(third.socket, third.response)).to.equal(false);
    first.socket.destroy();
    await once(first.socket, 'close');
    expect(unread.take(third.socket, third.response)).to.equal(true);
  });

  it('what has been read counts no more', () => {
    const unread = new UnreadAnswers();
    for (let times = 0; times < 10; times += 1) {
      const { socket, response } = whoAsked(unread);
      expect(unread.answer(socket, response, 100 * megabyte)).to.deep.equal([]);
      response.emit('close');
    }
  });

  it('of a connection that has ended every call is told so, also those whose turn it was not', async () => {
    const unread = new UnreadAnswers();
    const { socket, response } = whoAsked(unread);
    const told = once(response, 'close');
    socket.destroy();
    await told;
  });
});

function aPeer() {
  const socket = new Socket();
  return { socket, response: new ServerResponse(new IncomingMessage(socket)) };
}

function whoAsked(unread: UnreadAnswers) {
  const peer = aPeer();
  unread.take(peer.socket, peer.response);
  return peer;
}
