// The address of the service, as it is given by somebody in a hurry.
import { expect } from 'chai';
import { aFace, closeFaces } from '../http/scripted-keeper.js';
import { certificateFor } from '../support/azure/certificate.js';
import { cli } from './captured-cli.js';

const listed = (url: string) => cli(['requests', 'list', '--url', url]);

describe('cli: the address of the service', () => {
  afterEach(closeFaces);

  const wrong: Record<string, string> = {
    'localhost:8080': 'localhost:8080 is not the address of a service: it must begin with http:// or https://',
    'http://127.0.0.1:99999':
      'http://127.0.0.1:99999 is not the address of a service: its host or port is none; one is such as http://127.0.0.1:8080',
    'http://geoff:planted@127.0.0.1:8080':
      'http://***@127.0.0.1:8080 is not the address of a service: it holds a user or a password; a credential goes into JOB_KEEPER_TOKEN',
    'http://127.0.0.1:8080/?a=1': 'http://127.0.0.1:8080/?a=1 is not the address of a service: nothing may follow its path',
  };
  for (const [url, says] of Object.entries(wrong))
    it(`${url.replace('planted', '***')} is wrong use, and a password in it is not shown`, async () => {
      expect(await listed(url)).to.deep.equal({ code: 2, out: '', err: `job-keeper: ${says}\n` });
    });

  it('one with a path too many is told as such, and not as a thing that is not there', async () => {
    const { url } = await aFace();
    const { code, err } = await listed(`${url}/v1`);
    expect(code).to.equal(1);
    expect(err).to.match(/^job-keeper: There is no such thing here\.\n {2}Does the address end where that of the service does/);
  });

  it('https:// where http:// is spoken is told as such', async () => {
    const { url } = await aFace();
    const secure = url.replace('http:', 'https:');
    expect(await listed(secure)).to.deep.equal({
      ...{ code: 1, out: '' },
      err: `job-keeper: ${secure} does not speak TLS: is it http:// there?\n`,
    });
  });

  it('http:// where https:// is spoken is told as such', async () => {
    const { cert, key } = await certificateFor(['127.0.0.1']);
    const { url } = await aFace({}, { tls: { cert, key, clientCa: null } });
    const clear = url.replace('https:', 'http:');
    expect(await listed(clear)).to.deep.equal({
      ...{ code: 1, out: '' },
      err: `job-keeper: ${clear} closed the connection without an answer: is it https:// there?\n`,
    });
  });

  it('a certificate that nobody here trusts is told with where to say that it is trusted', async () => {
    const { cert, key } = await certificateFor(['127.0.0.1']);
    const { url } = await aFace({}, { tls: { cert, key, clientCa: null } });
    const { code, err } = await listed(url);
    expect(code).to.equal(1);
    expect(err).to.equal(
      `job-keeper: the certificate of ${url} is not trusted here (DEPTH_ZERO_SELF_SIGNED_CERT): NODE_EXTRA_CA_CERTS names a file with the one who issued it\n`,
    );
  });
});
