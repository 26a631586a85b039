import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import { noCredentials } from '../../src/adapters/http/auth/authenticate.js';
import { openHttp } from '../../src/adapters/http/open-http.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { patienceDefault } from '../../src/adapters/http/server-options.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { eventually } from '../support/eventually.js';
import { aFace, aKeeper, anId, call, closeFaces, type Face } from './scripted-keeper.js';
import { rawConnection } from './raw-connection.js';

const stored = { kind: 'stored', requestId: branded<RequestId>(anId), correlationId: 'c-1' } as const;
const submitHead = 'POST /v1/job-requests HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n';

/** A keeper that has a job request in hand until it is told to go on. */
function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let inHand = 0;
  const submit = async () => {
    inHand += 1;
    await opened;
    return stored;
  };
  return { submit, open: () => open(), inHand: () => inHand };
}

function submitting(url: string, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    request(`${url}/v1/job-requests`, { method: 'POST', agent, headers }, (answer) => resolve(answer.resume()))
      .on('error', reject)
      .end('{}');
  });
}

function refusesConnections(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.on('connect', () => resolve((socket.destroy(), false))).on('error', () => resolve(true));
  });
}

/** Connects and sends in a thread of its own, says when both are done, and then what it was answered. */
const clientThatIsNotLookedAt = `
  const { parentPort, workerData: { port, text, sent } } = require('node:worker_threads');
  let answer = '';
  const socket = require('node:net').connect(port, '127.0.0.1', () => socket.write(text, () => {
    Atomics.store(sent, 0, 1);
    Atomics.notify(sent, 0);
  }));
  socket.on('data', (data) => (answer += data)).on('error', ({ code }) => (answer += code)).on('close', () => parentPort.postMessage(answer));
`;

describe('http: patience', () => {
  afterEach(closeFaces);

  describe('with clients', () => {
    const quick = { headersTimeoutMs: 200, requestTimeoutMs: 400, checkIntervalMs: 50 };

    it('the rest of a body that was too large is waited for no longer than the time of a call', async () => {
      const { url } = await aFace({}, { patience: quick });
      const raw = await rawConnection(url);
      raw.write(`${submitHead}Content-Length: 1000000000\r\n\r\n{`);
      expect(await raw.ended()).to.match(/^HTTP\/1\.1 413 [^]*"code":"too-large"/);
    });

    it('headers that do not come are waited for no longer than their time: 408', async () => {
      const { url } = await aFace({}, { patience: quick });
      const raw = await rawConnection(url);
      raw.write('GET /livez HTTP/1.1\r\nHost:');
      expect(await raw.ended()).to.match(/^HTTP\/1\.1 408 [^]*"code":"too-slow"/);
    });

    it('a body that does not come is waited for no longer than its time: 408, and no trouble of ours', async () => {
      const { url, facts } = await aFace({}, { patience: quick });
      const raw = await rawConnection(url);
      raw.write(`${submitHead}Content-Length: 10\r\n\r\n{`);
      expect(await raw.ended()).to.match(/^HTTP\/1\.1 408 [^]*"code":"too-slow"/);
      expect(facts).to.deep.equal([]);
    });

    it('a connection on which nothing is said is closed', async () => {
      const { url } = await aFace({}, { patience: { connectionTimeoutMs: 100 } });
      const raw = await rawConnection(url);
      expect(await raw.ended()).to.equal('');
    });

    it('an answer that does not come is given up: 503, when to try again, and it is reported', async () => {
      const { submit, open } = gate();
      const { url, facts } = await aFace({ submit }, { patience: { answerTimeoutMs: 100 } });
      const answer = await call(`${url}/v1/job-requests`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      open();
      expect(answer.status).to.equal(503);
      expect(answer.json).to.include({ code: 'out-of-time' });
      expect(answer.headers.has('retry-after')).to.equal(true);
      expect(facts.map(({ kind }) => kind)).to.deep.equal(['trouble']);
    });

    it('is bounded in every way by default, and each bound leaves room for the one inside it', () => {
      const { headersTimeoutMs, requestTimeoutMs, answerTimeoutMs, connectionTimeoutMs } = patienceDefault;
      const bounds = [0, headersTimeoutMs, requestTimeoutMs, answerTimeoutMs, connectionTimeoutMs, 120_000];
      expect(bounds).to.deep.equal(bounds.toSorted((one, other) => one - other));
      expect(new Set(bounds).size).to.equal(bounds.length);
    });
  });

  describe('at the end', () => {
    it('a stop lets what is in hand end, tells its client that the connection ends, and then is done at once', async () => {
      const { submit, open, inHand } = gate();
      // The clock stands still: were the stop to wait for its bound, it would never end.
      const face = await aFace({ submit }, { clock: new VirtualClock() });
      const agent = new Agent({ keepAlive: true });
      const answer = submitting(face.url, agent);
      await eventually(() => inHand() === 1);
      const stopped = face.stop(25_000);
      await eventually(() => refusesConnections(face.url));
      open();
      const { statusCode, headers } = await answer;
      expect(statusCode).to.equal(202);
      expect(headers.connection).to.equal('close');
      await stopped;
      agent.destroy();
    });

    it('a connection that is only kept open does not hold up a stop', async () => {
      const face = await aFace({}, { clock: new VirtualClock() });
      const agent = new Agent({ keepAlive: true });
      await new Promise((resolve, reject) =>
        request(`${face.url}/livez`, { agent }, (answer) => answer.resume().on('end', resolve))
          .on('error', reject)
          .end(),
      );
      await face.stop(25_000);
      agent.destroy();
    });

    it('what does not end within the bound is cut', async () => {
      const clock = new VirtualClock();
      const { submit, open, inHand } = gate();
      const face = await aFace({ submit }, { clock });
      const agent = new Agent({ keepAlive: true });
      const cut = submitting(face.url, agent).then(
        () => 'answered',
        (error: unknown) => (error as NodeJS.ErrnoException).code,
      );
      await eventually(() => inHand() === 1);
      const stopped = face.stop(25_000);
      await eventually(() => clock.pausing === 1);
      await clock.advance(25_000);
      await stopped;
      expect(await cut).to.equal('ECONNRESET');
      open();
      agent.destroy();
    });

    it('a call that came before the stop is answered, though nobody had looked at its connection yet', async () => {
      const face = await aFace({ submit: () => Promise.resolve(stored) });
      const sent = new Int32Array(new SharedArrayBuffer(4));
      const text = `${submitHead}Content-Length: 2\r\n\r\n{}`;
      const client = new Worker(clientThatIsNotLookedAt, {
        eval: true,
        workerData: { port: Number(new URL(face.url).port), text, sent },
      });
      const answer = new Promise((resolve, reject) => client.once('message', resolve).once('error', reject));
      // Meanwhile this thread, which is the server's, does nothing at all.
      Atomics.wait(sent, 0, 0, 10_000);
      await face.stop(25_000);
      expect(await answer).to.match(/^HTTP\/1\.1 202 [^]*connection: close/i);
      await client.terminate();
    });

    it('stopping twice is stopping once', async () => {
      const face = await aFace();
      await Promise.all([face.stop(1_000), face.stop(1_000)]);
      expect(await refusesConnections(face.url)).to.equal(true);
    });
  });

  it('an address that is taken is told as such at the start', async () => {
    const face: Face = await aFace();
    const port = Number(new URL(face.url).port);
    const telemetry = { report: () => undefined };
    const again = openHttp({
      keeper: aKeeper(),
      host: '127.0.0.1',
      port,
      bodyBytesMax: 1,
      credentials: noCredentials,
      engineEvents: null,
      rates: { callsPerMinute: null, submitsPerMinute: null },
      telemetry,
      clock: systemClock,
      serviceVersion: '1',
    });
    const problem: unknown = await again.then(
      () => null,
      (error: unknown) => error,
    );
    expect(problem).to.be.instanceOf(Error).and.have.property('code', 'EADDRINUSE');
  });
});
