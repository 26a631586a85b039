// A client that asks before it sends its body: `Expect: 100-continue`.
import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import { eventually } from '../support/eventually.js';
import { keyHolder } from './key-holder.js';
import { rawConnection, type RawConnection } from './raw-connection.js';
import { aFace, anId, bodyBytesMax, closeFaces } from './scripted-keeper.js';

const stored = { kind: 'stored', requestId: branded<RequestId>(anId), correlationId: 'c-1' } as const;
const { credentials, headers } = keyHolder({ scopes: ['requests:submit'] });
const known = `Authorization: ${headers.authorization}\r\n`;

function asks(path: string, { with: lines = '', length = 2 }: { with?: string; length?: number } = {}): string {
  const head = [`POST ${path} HTTP/1.1`, 'Host: localhost', 'Expect: 100-continue', `Content-Length: ${length}`];
  return `${head.join('\r\n')}\r\n${lines}\r\n`;
}

const json = 'Content-Type: application/json\r\n';
const submits = '/v1/job-requests';
const refused: Record<string, readonly [sent: string, status: number]> = {
  'without a credential': [asks(submits, { with: json }), 401],
  'with a body that is too large': [asks(submits, { with: known + json, length: bodyBytesMax + 1 }), 413],
  'with a body of another type': [asks(submits, { with: `${known}Content-Type: text/plain\r\n` }), 415],
  'for an address that is not known': [asks('/v1/nowhere', { with: known + json }), 404],
  'for an address that takes no such method': [asks('/v1/pools', { with: known + json }), 405],
};

describe('http: who asks before a body is sent', () => {
  let raw: RawConnection | undefined;
  afterEach(async () => {
    raw?.close();
    await closeFaces();
  });

  for (const [what, [sent, status]] of Object.entries(refused))
    it(`is refused in the place of being told to go on, and its connection is closed: ${what}`, async () => {
      const { url } = await aFace({}, { credentials });
      raw = await rawConnection(url);
      raw.write(sent);
      expect(await raw.ended()).to.match(new RegExp(`^HTTP/1\\.1 ${status} [^]*connection: close\r\n`, 'i'));
    });

  it('is told to go on once all that is known before it is good, and answered when it came', async () => {
    let came = false;
    const { url } = await aFace({ submit: () => ((came = true), Promise.resolve(stored)) }, { credentials });
    const patient = await rawConnection(url);
    raw = patient;
    patient.write(asks(submits, { with: `${known}${json}Connection: close\r\n` }));
    await eventually(() => patient.heard().startsWith('HTTP/1.1 100 Continue\r\n\r\n'));
    expect(came).to.equal(false);
    patient.write('{}');
    expect(await patient.ended()).to.match(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 202 /);
  });
});
