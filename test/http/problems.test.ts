import { expect } from 'chai';
import { problemCodes } from '../../src/adapters/http/problem-codes.js';
import { Fault, faults, type FaultCode } from '../../src/core/faults.js';
import { aFace, anId, aView, call, closeFaces } from './scripted-keeper.js';
import { rawConnection } from './raw-connection.js';

const shown = `/v1/job-requests/${anId}`;

describe('http: problems', () => {
  afterEach(closeFaces);

  for (const code of Object.keys(faults) as FaultCode[]) {
    it(`a ${code} fault is told with its status, code and public text, and nothing of its inside`, async () => {
      const cause = new Error('password authentication failed for user keeper');
      const { url } = await aFace({ request: () => Promise.reject(new Fault(code, 'select * from request', { cause })) });
      const { status, headers, json, text } = await call(url + shown);
      const { text: title, retry } = faults[code];
      expect(status).to.equal(faults[code].status);
      expect(headers.get('content-type')).to.match(/^application\/problem\+json(; charset=utf-8)?$/);
      const type = `urn:job-keeper:problem:${code}`;
      expect(json).to.deep.equal({ type, title, status, detail: title, code, instance: shown });
      expect(headers.has('retry-after')).to.equal(retry);
      expect(text).to.not.match(/select|password/);
    });
  }

  it('an error that nobody expected is 500, reported once with its trace, and nothing of it is answered', async () => {
    const error = new TypeError('cannot read secret of undefined');
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const { url, facts } = await aFace({ request: () => Promise.reject(error) });
    const { status, json, text } = await call(url + shown, { headers: { traceparent } });
    expect(status).to.equal(500);
    expect(json).to.include({ code: 'internal' });
    expect(text).to.not.contain('secret');
    expect(facts).to.deep.equal([{ kind: 'trouble', where: 'http', about: { traceparent }, error }]);
  });

  it('something that is thrown and is no error at all is 500 too, and reported', async () => {
    // A library may do it, whatever the types say.
    const thrown = 'secret' as unknown as Error;
    const { url, facts } = await aFace({ request: () => Promise.reject(thrown) });
    const { status, json, text } = await call(url + shown);
    expect([status, json?.['code']]).to.deep.equal([500, 'internal']);
    expect(text).to.not.contain('secret');
    expect(facts.map((fact) => fact.kind === 'trouble' && fact.error)).to.deep.equal(['secret']);
  });

  it('what a client does wrong is not reported as trouble', async () => {
    const { url, facts } = await aFace();
    await call(`${url}/nowhere`);
    await call(`${url}/v1/job-requests?limit=x`);
    await call(`${url}/v1/job-requests`, { method: 'POST', body: 'x' });
    expect(facts).to.deep.equal([]);
  });

  it('codes that HTTP adds are none of the catalogue', () => {
    const added = Object.keys(problemCodes).filter((code) => !Object.hasOwn(faults, code));
    expect(Object.keys(problemCodes)).to.have.length(Object.keys(faults).length + added.length);
    expect(added).to.deep.equal([
      'bad-request',
      'invalid-body',
      'bad-idempotency-key',
      'no-tenant',
      'unauthenticated',
      'not-allowed',
      'method-not-allowed',
      'template-retired',
      'too-slow',
      'precondition-failed',
      'unsupported-media-type',
      'idempotency-key-reused',
      'policy-refused',
      'too-many-calls',
      'headers-too-large',
      'issuer-unavailable',
      'out-of-time',
    ]);
  });

  for (const path of [
    '/',
    '/nowhere',
    '/v1',
    '/v1/nowhere',
    '/v2/job-requests',
    '/v1/job-requests/',
    `${shown}/`,
    `${shown}/nowhere`,
    `/${'x'.repeat(2_000)}`,
  ]) {
    it(`an address that is not known is 404: ${path.slice(0, 50)}`, async () => {
      const { url } = await aFace();
      const { status, json } = await call(`${url}${path}?secret=1`);
      expect(status).to.equal(404);
      expect(json).to.include({ code: 'not-found', instance: path });
    });
  }

  it('an address that cannot be decoded is 400', async () => {
    const { url } = await aFace();
    const { status, json } = await call(`${url}/v1/job-requests/%zz`);
    expect(status).to.equal(400);
    expect(json).to.include({ code: 'bad-request' });
  });

  const wrongMethods: Record<string, { path: string; allow: string }> = {
    DELETE: { path: '/v1/job-requests', allow: 'GET, HEAD, POST' },
    PUT: { path: shown, allow: 'GET, HEAD, DELETE' },
    POST: { path: `${shown}/decisions`, allow: 'GET, HEAD' },
    GET: { path: `${shown}/cancel`, allow: 'POST' },
    PATCH: { path: '/v1/pools', allow: 'GET, HEAD' },
    OPTIONS: { path: '/livez', allow: 'GET, HEAD' },
  };
  for (const [method, { path, allow }] of Object.entries(wrongMethods)) {
    it(`a method that is not known there is 405 with those that are: ${method} ${path}`, async () => {
      const { url } = await aFace();
      const body = method === 'GET' ? null : 'anything, of any size '.repeat(1_000);
      const { status, headers, json } = await call(url + path, { method, body });
      expect(status).to.equal(405);
      expect(headers.get('allow')).to.equal(allow);
      expect(json).to.include({ code: 'method-not-allowed' });
    });
  }

  for (const path of ['/docs', '/docs/', '/docs/json', '/docs/yaml', '/docs/static/swagger-ui.css', '/openapi.json']) {
    it(`and so it is of the documents: ${path}`, async () => {
      const { url } = await aFace();
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const { status, headers, json } = await call(url + path, { method });
        expect(status, method).to.equal(405);
        expect(headers.get('allow'), method).to.equal('GET, HEAD');
        expect(json, method).to.include({ code: 'method-not-allowed', instance: path });
      }
      expect((await call(url + path, { method: 'HEAD' })).status).to.equal(200);
    });
  }

  it('HEAD answers as GET would, without a body', async () => {
    const { url } = await aFace({ request: () => Promise.resolve(aView()) });
    const { status, text } = await call(url + shown, { method: 'HEAD' });
    expect(status).to.equal(200);
    expect(text).to.equal('');
  });

  it('bytes that are not HTTP are answered 400 and the connection is closed', async () => {
    const { url } = await aFace();
    const raw = await rawConnection(url);
    raw.write('HELLO\r\n\r\n');
    const answer = await raw.ended();
    expect(answer).to.match(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).to.include({ code: 'bad-request', status: 400 });
  });

  for (const method of ['TRACE', 'PROPFIND', 'QUERY', 'PURGE'])
    it(`${method}, that fetch does not send, is 405 too, and 404 where nothing is`, async () => {
      const { url } = await aFace();
      const answer = async (path: string) => {
        const raw = await rawConnection(url);
        raw.write(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
        return raw.ended();
      };
      expect(await answer('/v1/pools')).to.match(/^HTTP\/1\.1 405 [^]*allow: GET, HEAD\r\n[^]*"code":"method-not-allowed"/);
      expect(await answer('/nowhere')).to.match(/^HTTP\/1\.1 404 /);
    });

  it('a call that names no host is answered 400 as any other problem, with its name', async () => {
    const { url } = await aFace();
    const raw = await rawConnection(url);
    raw.write('GET /livez HTTP/1.1\r\nX-Request-Id: abc-1\r\nConnection: close\r\n\r\n');
    expect(await raw.ended()).to.match(/^HTTP\/1\.1 400 [^]*x-request-id: abc-1\r\n[^]*"code":"bad-request"/);
  });

  it('a call that names two hosts is answered 400: a proxy before it may have gone by the other', async () => {
    const { url } = await aFace();
    const raw = await rawConnection(url);
    raw.write('GET /livez HTTP/1.1\r\nHost: localhost\r\nhost: elsewhere\r\nConnection: close\r\n\r\n');
    expect(await raw.ended()).to.match(/^HTTP\/1\.1 400 [^]*once which host it is for[^]*"code":"bad-request"/);
  });

  it('an expectation that is not known is left out', async () => {
    const { url } = await aFace();
    const raw = await rawConnection(url);
    raw.write('GET /livez HTTP/1.1\r\nHost: localhost\r\nExpect: a miracle\r\nConnection: close\r\n\r\n');
    expect(await raw.ended()).to.match(/^HTTP\/1\.1 200 /);
  });

  it('headers without end are answered 431', async () => {
    const { url } = await aFace();
    const raw = await rawConnection(url);
    raw.write(`GET /livez HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}`);
    expect(await raw.ended()).to.match(/^HTTP\/1\.1 431 [^]*"code":"headers-too-large"/);
  });

  it('a body that ends before its length is no trouble of ours', async () => {
    const { url, facts } = await aFace();
    const raw = await rawConnection(url);
    raw.write(
      'POST /v1/job-requests HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"half":',
    );
    raw.close();
    await raw.ended();
    expect((await call(`${url}/livez`)).status).to.equal(200);
    expect(facts).to.deep.equal([]);
  });

  describe('the name of a call', () => {
    it('is echoed when the caller gave one', async () => {
      const { url } = await aFace();
      const { headers } = await call(`${url}/livez`, { headers: { 'x-request-id': 'abc-123:4.5/6+7=' } });
      expect(headers.get('x-request-id')).to.equal('abc-123:4.5/6+7=');
    });

    for (const given of ['', 'two words', '<script>', 'é', 'x'.repeat(129)]) {
      it(`is made here when the given one is not fit: '${given.slice(0, 20)}'`, async () => {
        const { url } = await aFace();
        const { headers } = await call(`${url}/livez`, { headers: { 'x-request-id': given } });
        expect(headers.get('x-request-id')).to.match(/^[0-9a-f-]{36}$/);
      });
    }

    for (const [what, path] of Object.entries({ '404': '/nowhere', '400': '/%zz', '500': shown, '405': `${shown}/cancel` })) {
      it(`is on problems too: ${what}`, async () => {
        const { url } = await aFace();
        const { status, headers } = await call(url + path, { headers: { 'x-request-id': 'mine' } });
        expect(status).to.equal(Number(what));
        expect(headers.get('x-request-id')).to.equal('mine');
      });
    }
  });

  it('no answer may be kept, guessed at, or framed', async () => {
    const { url } = await aFace();
    for (const path of ['/livez', '/nowhere', shown]) {
      const { headers } = await call(url + path);
      expect(headers.get('cache-control'), path).to.equal('no-store');
      expect(headers.get('x-content-type-options'), path).to.equal('nosniff');
      expect(headers.get('x-frame-options'), path).to.equal('SAMEORIGIN');
      expect(headers.get('server') ?? headers.get('x-powered-by'), path).to.equal(null);
    }
  });
});
