import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { expect } from 'chai';
import { noCredentials } from '../../src/adapters/http/auth/authenticate.js';
import { everyTenant } from '../../src/core/caller.js';
import { certified } from '../support/certified.js';
import { temporaryFolderNow } from '../support/temporary-folder.js';
import { aFace, anId, aView, closeFaces } from './scripted-keeper.js';

const folder = temporaryFolderNow();
const at = (name: string) => join(folder, name);
const bytes = (name: string) => readFileSync(at(name));
const certify = (name: string, by: string | null) => certified(folder, name, by);

async function face() {
  const caller = { name: 'mediator-eu', scopes: new Set(['requests:read'] as const), reach: everyTenant };
  return aFace(
    { request: () => Promise.resolve(aView()) },
    {
      credentials: { ...noCredentials, certificates: [{ commonName: 'mediator-eu', caller }] },
      tls: { cert: bytes('authority.pem'), key: bytes('authority.key'), clientCa: bytes('authority.pem') },
    },
  );
}

function status(url: string, name: string | null): Promise<number> {
  const own = name === null ? {} : { cert: bytes(`${name}.pem`), key: bytes(`${name}.key`) };
  return new Promise((resolve, reject) => {
    request(`${url}/v1/job-requests/${anId}`, { ca: bytes('authority.pem'), ...own, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

/** A call without a certificate, on a session that was kept of the one before; null: on a new one. */
function onSession(url: string, session: Buffer | null) {
  const port = Number(new URL(url).port);
  const kept: { session: Buffer | null } = { session: null };
  return new Promise<{ status: number; session: Buffer | null; resumed: boolean }>((resolve, reject) => {
    let answer = '';
    let resumed = false;
    const socket = connect(
      { host: '127.0.0.1', port, ca: bytes('authority.pem'), ...(session === null ? {} : { session }) },
      () => {
        resumed = socket.isSessionReused();
        socket.write(`GET /v1/job-requests/${anId} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n`);
      },
    );
    socket.on('session', (ticket: Buffer) => (kept.session = ticket));
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('end', () => resolve({ ...kept, resumed, status: Number(answer.split(' ')[1]) }));
    socket.on('error', reject);
  });
}

describe('http: mutual TLS', () => {
  before(async () => {
    await certify('authority', null);
    await certify('stranger', null);
    for (const name of ['mediator-eu', 'mediator-us']) await certify(name, 'authority');
  });
  afterEach(closeFaces);

  it('a certificate of the authority, with a known name, is let in', async () => {
    expect(await status((await face()).url, 'mediator-eu')).to.equal(200);
  });

  for (const [what, name, why] of [
    ['a name that is not known', 'mediator-us', 'unknown-certificate'],
    ['a certificate that somebody else has signed', 'stranger', 'no-credential'],
    ['no certificate', null, 'no-credential'],
  ] as const) {
    it(`${what} is 401`, async () => {
      const { url, facts } = await face();
      expect(await status(url, name)).to.equal(401);
      expect(facts[0]).to.include({ kind: 'access-refused', why });
    });
  }

  it('a session that is resumed without a certificate is 401, and no trouble of the service', async () => {
    const { url, facts } = await face();
    const first = await onSession(url, null);
    const second = await onSession(url, first.session);
    expect([first.status, second.status, second.resumed]).to.deep.equal([401, 401, true]);
    const told = facts.map((fact) => (fact.kind === 'access-refused' ? fact.why : fact.kind));
    expect(told).to.deep.equal(['no-credential', 'no-credential']);
  });
});
