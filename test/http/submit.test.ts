import { expect } from 'chai';
import { Fault } from '../../src/core/faults.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { Keeper, Submitted } from '../../src/ports/keeper.js';
import type { SubmitAnswer } from '../../src/ports/submit-answer.js';
import { rawConnection } from './raw-connection.js';
import { aFace, anId, bodyBytesMax, call, closeFaces } from './scripted-keeper.js';

const path = '/v1/job-requests';
const requestId = branded<RequestId>(anId);
const stored = { kind: 'stored', requestId, correlationId: 'c-1' } as const;
const json = { 'content-type': 'application/json' };

function keeping(answer: SubmitAnswer): { keeper: Partial<Keeper>; submitted: Submitted[] } {
  const submitted: Submitted[] = [];
  return { submitted, keeper: { submit: (one) => Promise.resolve((submitted.push(one), answer)) } };
}

describe('http: submit', () => {
  afterEach(closeFaces);

  it('a new job request is answered 202 with where to look for it', async () => {
    const { url } = await aFace(keeping(stored).keeper);
    const answer = await call(url + path, { method: 'POST', headers: json, body: '{}' });
    expect(answer.status).to.equal(202);
    expect(answer.headers.get('location')).to.equal(`/v1/job-requests/${anId}`);
    expect(answer.json).to.deep.equal({ request_id: anId, correlation_id: 'c-1', state: 'received' });
  });

  it('the same job request again is answered 200, with the state that it has come to', async () => {
    const { url } = await aFace(keeping({ kind: 'same', requestId, correlationId: 'c-1', state: 'running' }).keeper);
    const answer = await call(url + path, { method: 'POST', headers: json, body: '{}' });
    expect(answer.status).to.equal(200);
    expect(answer.headers.get('location')).to.equal(`/v1/job-requests/${anId}`);
    expect(answer.json).to.deep.equal({ request_id: anId, correlation_id: 'c-1', state: 'running' });
  });

  it('the body reaches the keeper byte for byte, what is not JSON or not UTF-8 included', async () => {
    const { keeper, submitted } = keeping(stored);
    const { url } = await aFace(keeper);
    const bodies = [
      Buffer.from('{"n": 90071992547409931234, "a":1,"a":2 }'),
      Buffer.from([0xff, 0xfe, 0x00, 0x7b]),
      Buffer.from('{"__proto__":1}'),
    ];
    for (const body of bodies)
      await call(url + path, { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' }, body });
    expect(submitted.map(({ body }) => body.toString('hex'))).to.deep.equal(bodies.map((body) => body.toString('hex')));
  });

  it('a call without a body is for the keeper to refuse, as an empty message would be', async () => {
    const { keeper, submitted } = keeping({ kind: 'refused', code: 'not-json', problems: [] });
    const { url } = await aFace(keeper);
    expect((await call(url + path, { method: 'POST' })).status).to.equal(400);
    expect(submitted.map(({ body }) => body.length)).to.deep.equal([0]);
  });

  const refusals = {
    'invalid-request': 400,
    'not-json': 400,
    'queue-not-allowed': 400,
    unstorable: 400,
    'tenant-not-allowed': 403,
    'too-large': 413,
    conflict: 409,
  } as const satisfies Record<Extract<SubmitAnswer, { kind: 'refused' }>['code'], number>;
  for (const [code, status] of Object.entries(refusals) as [keyof typeof refusals, number][]) {
    it(`a job request refused as ${code} is answered ${status} with every problem and its path`, async () => {
      const problems = [
        { path: 'job.job_id', message: 'is required' },
        { path: 'priority', message: 'must be at most 100' },
      ];
      const { url } = await aFace(keeping({ kind: 'refused', code, problems }).keeper);
      const answer = await call(url + path, { method: 'POST', headers: json, body: '{}' });
      expect(answer.status).to.equal(status);
      expect(answer.headers.get('content-type')).to.match(/^application\/problem\+json/);
      expect(answer.json).to.deep.include({ code, status, errors: problems, instance: path });
      expect(answer.headers.has('retry-after')).to.equal(false);
    });
  }

  for (const code of ['store-unavailable', 'overloaded'] as const) {
    it(`when it is ${code}, the answer is 503 and says when to try again`, async () => {
      const { url, facts } = await aFace({
        submit: () => Promise.reject(new Fault(code, 'pool of 10 at db-7.internal is exhausted')),
      });
      const answer = await call(url + path, { method: 'POST', headers: json, body: '{}' });
      expect(answer.status).to.equal(503);
      expect(Number(answer.headers.get('retry-after'))).to.be.within(1, 60);
      expect(answer.json).to.include({ code });
      expect(answer.text).to.not.contain('db-7');
      expect(facts.map(({ kind }) => kind)).to.deep.equal(['trouble']);
    });
  }

  it('when as many of its tenant wait as may, the answer is 429 and says when to try again', async () => {
    const { url, facts } = await aFace({ submit: () => Promise.reject(new Fault('tenant-queue-full', 'internal: at 10.0.0.1')) });
    const answer = await call(url + path, { method: 'POST', headers: json, body: '{}' });
    expect(answer.status).to.equal(429);
    expect(Number(answer.headers.get('retry-after'))).to.be.within(1, 60);
    expect(answer.headers.get('content-type')).to.match(/^application\/problem\+json/);
    expect(answer.json).to.include({ code: 'tenant-queue-full' });
    expect(answer.text).to.not.contain('10.0.0.1');
    expect(facts).to.deep.equal([]);
  });

  const otherBodies: Record<string, Record<string, string>> = {
    'another content type': { 'content-type': 'text/plain' },
    'a form': { 'content-type': 'application/x-www-form-urlencoded' },
    'a content type that is none': { 'content-type': 'json' },
    'a compressed body': { ...json, 'content-encoding': 'gzip' },
  };
  for (const [what, headers] of Object.entries(otherBodies)) {
    it(`${what} is answered 415 and never reaches the keeper`, async () => {
      const { keeper, submitted } = keeping(stored);
      const { url } = await aFace(keeper);
      const answer = await call(url + path, { method: 'POST', headers, body: '{}' });
      expect(answer.status).to.equal(415);
      expect(answer.json).to.include({ code: 'unsupported-media-type' });
      expect(submitted).to.deep.equal([]);
    });
  }

  it('a body that comes in pieces and does not say of which type it is, is answered 415', async () => {
    const { keeper, submitted } = keeping(stored);
    const { url } = await aFace(keeper);
    const pieces = new Blob(['{}']).stream();
    const answer = await call(url + path, { method: 'POST', body: pieces, duplex: 'half' });
    expect(answer.status).to.equal(415);
    expect(submitted).to.deep.equal([]);
  });

  it('a body that says in capitals that it is not compressed is taken', async () => {
    const { keeper, submitted } = keeping(stored);
    const { url } = await aFace(keeper);
    const headers = { ...json, 'content-encoding': 'Identity' };
    expect((await call(url + path, { method: 'POST', headers, body: '{}' })).status).to.equal(202);
    expect(submitted).to.have.length(1);
  });

  it('a body of the largest size is taken; one byte more is answered 413 and never reaches the keeper', async () => {
    const { keeper, submitted } = keeping(stored);
    const { url } = await aFace(keeper);
    const send = (bytes: number) => call(url + path, { method: 'POST', headers: json, body: 'x'.repeat(bytes) });
    expect((await send(bodyBytesMax)).status).to.equal(202);
    const answer = await send(bodyBytesMax + 1);
    expect(answer.status).to.equal(413);
    expect(answer.json).to.include({ code: 'too-large', detail: `No more than ${bodyBytesMax} bytes are accepted.` });
    expect(submitted).to.have.length(1);
  });

  for (const connection of ['keep-alive', 'close'])
    it(`a body much too large is answered 413 also to who sends all of it before reading, and then the connection is for: ${connection}`, async () => {
      const { keeper, submitted } = keeping(stored);
      const { url } = await aFace(keeper);
      const raw = await rawConnection(url);
      const bytes = 16 * 1024 * 1024;
      const head = `Host: localhost\r\nConnection: ${connection}\r\n`;
      raw.write(`POST ${path} HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n`);
      raw.write('x'.repeat(bytes));
      if (connection !== 'close') raw.write('GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
      const statuses = (await raw.ended()).match(/(?<=HTTP\/1\.1 )[0-9]+/g);
      expect(statuses).to.deep.equal(connection === 'close' ? ['413'] : ['413', '200']);
      expect(submitted).to.deep.equal([]);
    });

  it('a body too large is refused also when it comes in chunks without a length', async () => {
    const { keeper, submitted } = keeping(stored);
    const { url } = await aFace(keeper);
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        for (let chunk = 0; chunk < 5; chunk += 1) stream.enqueue(Buffer.alloc(1024, 'x'));
        stream.close();
      },
    });
    const streamed: RequestInit = { method: 'POST', headers: json, body, duplex: 'half' };
    expect((await call(url + path, streamed)).status).to.equal(413);
    expect(submitted).to.deep.equal([]);
  });

  const trace = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const traces: Record<string, { given: string | null; handedOn: string | null }> = {
    'well-formed is handed on': { given: trace, handedOn: trace },
    'of a version to come is handed on as one of today': { given: trace.replace(/^00/, 'cc'), handedOn: trace },
    'of a version to come that says more is, too': { given: `${trace.replace(/^00/, 'cc')}-as it will be`, handedOn: trace },
    'of a version to come that is otherwise is dropped': { given: `${trace.replace(/^00/, 'cc')}.what`, handedOn: null },
    'of the version that is none is dropped': { given: trace.replace(/^00/, 'ff'), handedOn: null },
    'that says more than its version does is dropped': { given: `${trace}-more`, handedOn: null },
    'with zeros for ids is dropped': { given: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, handedOn: null },
    'that is text is dropped': { given: 'hello', handedOn: null },
    'that is absent is absent': { given: null, handedOn: null },
  };
  for (const [what, { given, handedOn }] of Object.entries(traces)) {
    it(`a traceparent ${what}`, async () => {
      const { keeper, submitted } = keeping(stored);
      const { url } = await aFace(keeper);
      const headers: Record<string, string> = given === null ? json : { ...json, traceparent: given };
      await call(url + path, { method: 'POST', headers, body: '{}' });
      expect(submitted.map(({ traceparent }) => traceparent)).to.deep.equal([handedOn]);
    });
  }
});
