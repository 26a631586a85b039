import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { expect } from 'chai';
import { examineCertificate } from '../../src/adapters/http/certificate.js';
import { certified } from '../support/certified.js';
import { temporaryFolderNow } from '../support/temporary-folder.js';
import { aFace, anId, aView, closeFaces } from './scripted-keeper.js';

const folder = temporaryFolderNow();
const bytes = (name: string) => readFileSync(join(folder, name));
const tlsOf = (name: string) => ({ cert: bytes(`${name}.pem`), key: bytes(`${name}.key`), clientCa: null });
const dayMs = 86_400_000;

/** Whose certificate somebody is shown who connects now. */
function shownAt(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), rejectUnauthorized: false }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

describe('the certificate of the server', () => {
  before(async () => {
    for (const name of ['first', 'second']) await certified(folder, name, null);
  });
  afterEach(closeFaces);

  it('is good until the day that it says', () => {
    const examined = examineCertificate(tlsOf('first'));
    if (examined.kind !== 'good') throw new Error(examined.why);
    expect(examined.expiresAt).to.be.within(Date.now() + dayMs, Date.now() + 3 * dayMs);
  });

  const unusable = {
    'the key is not that of the certificate': () => ({ ...tlsOf('first'), key: bytes('second.key') }),
    'the certificate file holds no certificate': () => ({ ...tlsOf('first'), cert: Buffer.from('-----BEGIN CERTIFICATE-----') }),
    'the key file holds no private key, or one with a passphrase': () => ({ ...tlsOf('first'), key: bytes('first.pem') }),
    'the file of who signs the certificates of clients holds no certificate': () => ({
      ...tlsOf('first'),
      clientCa: Buffer.from(''),
    }),
    'the certificate, or one of its chain, cannot be used': () => ({
      ...tlsOf('first'),
      cert: Buffer.concat([bytes('first.pem'), Buffer.from('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')]),
    }),
  };
  for (const [why, of] of Object.entries(unusable)) {
    it(`is of no use when ${why}`, () => {
      expect(examineCertificate(of())).to.deep.equal({ kind: 'unusable', why });
    });
  }

  it('that is given anew is shown to whoever connects from then on, and who is connected notices nothing', async () => {
    const face = await aFace({ request: () => Promise.resolve(aView()) }, { tls: tlsOf('first') });
    const kept = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false });
    const ask = () =>
      new Promise<{ readonly status: number; readonly port: number }>((resolve, reject) => {
        request(`${face.url}/v1/job-requests/${anId}`, { agent: kept }, (answer) => {
          const { statusCode: status = 0, socket } = answer;
          const { localPort: port = 0 } = socket;
          answer.resume().on('end', () => resolve({ status, port }));
        })
          .on('error', reject)
          .end();
      });
    const before = await ask();
    face.renew(tlsOf('second'));
    expect(await shownAt(face.url)).to.equal('second');
    expect(await ask()).to.deep.equal(before);
    kept.destroy();
  });
});
