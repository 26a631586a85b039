// What a proxy before us might read otherwise, and what a client might take for the answer of another call.
import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import { eventually } from '../support/eventually.js';
import { keyHolder } from './key-holder.js';
import { rawConnection } from './raw-connection.js';
import { aFace, anId, call, closeFaces } from './scripted-keeper.js';

const end = 'Connection: close\r\n\r\n';
/** Of a call that would have its connection kept. */
const kept = '\r\n';
const json = 'Content-Type: application/json\r\n';
const chunks = '2\r\n{}\r\n0\r\n\r\n';
const one = 'A call says once which host it is for.';
const coded = 'A body comes with its length, or in chunks, and in no other coding.';

const unclear: Record<string, readonly [sent: string, told: string]> = {
  'a second host, behind more headers than Node shows': [
    `GET /livez HTTP/1.1\r\nHost: localhost\r\n${'x:\r\n'.repeat(2_100)}Host: b\r\n${kept}`,
    one,
  ],
  'another host in the address': [`GET http://b/livez HTTP/1.1\r\nHost: localhost\r\n${kept}`, one],
  ...Object.fromEntries(
    ['two words', 'a/b', 'user@a', 'a:b', 'a:800000', '[::1', '<a>', 'a, b'].map((host) => [
      `a host that is none: ${host}`,
      [`GET /livez HTTP/1.1\r\nHost: ${host}\r\n${kept}`, 'What a call names as its host is none.'] as const,
    ]),
  ),
  'two credentials': [
    `GET /livez HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nauthorization: Bearer y\r\n${kept}`,
    'A call says once who calls.',
  ],
  'two types of its body': [
    `POST /v1/job-requests HTTP/1.1\r\nHost: localhost\r\n${json}Content-Type: text/plain\r\nContent-Length: 2\r\n${kept}{}`,
    'A call says once of which type its body is.',
  ],
  'chunks in HTTP 1.0': [`POST /v1/job-requests HTTP/1.0\r\n${json}Transfer-Encoding: chunked\r\n\r\n${chunks}`, coded],
  'a body that is compressed on its way': [
    `POST /v1/job-requests HTTP/1.1\r\nHost: localhost\r\n${json}Transfer-Encoding: gzip, chunked\r\n${kept}${chunks}`,
    coded,
  ],
  'no version': ['GET /livez\r\n\r\n', 'What is spoken here is HTTP 1.1, and 1.0.'],
  'version 2 in the words of version 1': [
    `GET /livez HTTP/2.0\r\nHost: localhost\r\n${kept}`,
    'What is spoken here is HTTP 1.1, and 1.0.',
  ],
};

describe('http: calls that are not clear', () => {
  afterEach(closeFaces);

  for (const [what, [sent, told]] of Object.entries(unclear))
    it(`are refused, and their connection is closed: ${what}`, async () => {
      const { url } = await aFace();
      const raw = await rawConnection(url);
      raw.write(sent);
      const answer = await raw.ended();
      expect(answer).to.match(/^HTTP\/1\.1 400 [^]*connection: close\r\n[^]*"code":"bad-request"/i);
      expect(answer).to.contain(JSON.stringify(told));
    });

  it('are none where the address names the host that the call is for, whatever host that is, or HTTP 1.0 names none', async () => {
    const { url } = await aFace();
    for (const sent of [
      `GET http://LOCALHOST:80/livez HTTP/1.1\r\nHost: localhost:80\r\n${end}`,
      'GET /livez HTTP/1.0\r\n\r\n',
      ...['10.0.0.1:8080', '[2001:db8::1]:443', 'job_keeper.svc.cluster.local.', 'xn--bcher-kva.example', ''].map(
        (host) => `GET /livez HTTP/1.1\r\nHost: ${host}\r\n${end}`,
      ),
    ]) {
      const raw = await rawConnection(url);
      raw.write(sent);
      expect(await raw.ended()).to.match(/^HTTP\/1\.1 200 /);
    }
  });

  it('are none that the keeper hears of: a query that cannot be decoded is 400, and no other filter than was meant', async () => {
    const { url } = await aFace();
    for (const query of ['job_id=%ff', 'job_id=%zz', 'limit=1&tenant_id=a%'])
      expect((await call(`${url}/v1/job-requests?${query}`)).json, query).to.include({
        ...{ status: 400, code: 'bad-query', detail: 'The query cannot be decoded.' },
      });
  });
});

describe('http: answers in their turn', () => {
  afterEach(closeFaces);

  const submit = `POST /v1/job-requests HTTP/1.1\r\nHost: localhost\r\n${json}Content-Length: 2\r\n\r\n{}`;

  it('bytes that are not HTTP are answered after the calls that came before them, and are not taken for the answer of one', async () => {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    let inHand = 0;
    const stored = { kind: 'stored', requestId: branded<RequestId>(anId), correlationId: 'c-1' } as const;
    const { url } = await aFace({ submit: () => ((inHand += 1), opened.then(() => stored)) });
    const raw = await rawConnection(url);
    raw.write(`${submit}HELLO\r\n\r\n`);
    raw.write('and more of it\r\n');
    await eventually(() => inHand === 1);
    open();
    expect(statuses(await raw.ended())).to.deep.equal(['202', '400']);
  });

  it('a call that was answered before its body came is not answered once more when it does not come', async () => {
    const patience = { headersTimeoutMs: 200, requestTimeoutMs: 300, checkIntervalMs: 50 };
    const { url } = await aFace({}, { patience });
    for (const [sent, status] of [
      ['PUT /v1/pools HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{', '405'],
      [`POST /v1/job-requests HTTP/1.1\r\nHost: localhost\r\n${json}Transfer-Encoding: chunked\r\n\r\n1\r\n{XX`, '400'],
    ] as const) {
      const raw = await rawConnection(url);
      raw.write(sent);
      expect(statuses(await raw.ended()), sent).to.deep.equal([status]);
    }
  });

  it('calls that come at once on one connection are answered in their order, and no more of them than their share', async () => {
    const { credentials, headers } = keyHolder({ scopes: ['requests:read'] });
    const pools = () => Promise.resolve({ engine: 'databricks', snapshotAgeSeconds: 1, pools: [] });
    const { url } = await aFace({ pools }, { credentials, rates: { callsPerMinute: 20, submitsPerMinute: null } });
    const raw = await rawConnection(url);
    const calls = Array.from({ length: 60 }, (_, index) =>
      [
        'GET /v1/pools HTTP/1.1',
        'Host: localhost',
        `Authorization: ${headers.authorization}`,
        `X-Request-Id: q${index}`,
        '',
        '',
      ].join('\r\n'),
    );
    raw.write(`${calls.join('')}GET /livez HTTP/1.1\r\nHost: localhost\r\n${end}`);
    const answers = await raw.ended();
    expect(statuses(answers)).to.deep.equal([...Array<string>(20).fill('200'), ...Array<string>(40).fill('429'), '200']);
    const names = [...answers.matchAll(/^x-request-id: (q\d+)\r$/gm)].map(([, name]) => name);
    expect(names).to.deep.equal(calls.map((_, index) => `q${index}`));
  });
});

const statuses = (answers: string) => [...answers.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status);
