import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, copyFileSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { TlsOptions } from '../../src/adapters/http/server-options.js';
import { certificateText } from '../../src/app/live/certificate-loop.js';
import type { LiveCertificate } from '../../src/app/live/live-certificate.js';
import { loadConfig } from '../../src/app/config/load.js';
import { configuredCertificate } from '../../src/app/parts/access.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { certified } from '../support/certified.js';
import { eventually } from '../support/eventually.js';
import { temporaryFolderNow } from '../support/temporary-folder.js';
import { VirtualClock } from '../support/virtual-clock.js';

const made = temporaryFolderNow();
const used = temporaryFolderNow();
const certFile = join(used, 'tls.pem');
const keyFile = join(used, 'tls.key');

const put = (name: string, { cert = true, key = true } = {}) => {
  if (cert) copyFileSync(join(made, `${name}.pem`), certFile);
  if (key) copyFileSync(join(made, `${name}.key`), keyFile);
};

describe('a certificate that is renewed while the service runs', () => {
  let clock: VirtualClock;
  let facts: Fact[];
  let given: TlsOptions[];
  let certificate: LiveCertificate;

  before(async () => {
    for (const name of ['first', 'second', 'third']) await certified(made, name, null);
  });
  beforeEach(async () => {
    clock = new VirtualClock();
    facts = [];
    given = [];
    put('first');
    const env = { JOB_KEEPER_HTTP__TLS__CERT_FILE: certFile, JOB_KEEPER_HTTP__TLS__KEY_FILE: keyFile };
    const loaded = loadConfig({ env, file: null, flags: [] });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const configured = await configuredCertificate(loaded.value, {
      clock,
      telemetry: { report: (fact) => void facts.push(fact) },
    });
    if (configured === null) throw new Error('it is configured');
    certificate = configured;
  });

  const look = () => certificate.look((tls) => given.push(tls));
  /** So that nothing counts as being written any more. */
  const lookTwice = async () => {
    await look();
    await clock.advance(1_000);
    await look();
  };
  const told = () =>
    facts.map((fact) => (fact.kind === 'certificate' ? `${fact.outcome} ${fact.detail ?? ''}`.trim() : fact.kind));
  const alerted = () => certificateText(certificate, { replica: 'a' }).refusal?.details['problem'];

  it('is taken up once, and one that stays the same is not', async () => {
    await lookTwice();
    expect(given).to.deep.equal([]);
    put('second');
    await lookTwice();
    await lookTwice();
    expect(given.map(({ cert }) => cert.toString())).to.deep.equal([readFileSync(join(made, 'second.pem'), 'utf8')]);
    expect(told()).to.deep.equal(['loaded', 'loaded']);
    expect(alerted()).to.equal(undefined);
  });

  it('is waited for while one of its two files is still the old one', async () => {
    put('second', { key: false });
    await look();
    await clock.advance(500);
    put('second', { cert: false });
    await look();
    await clock.advance(1_000);
    await look();
    expect(told()).to.deep.equal(['loaded', 'loaded']);
    expect(given).to.have.length(1);
  });

  it('that does not fit its key is refused once, the one of before stays, and the right key mends it', async () => {
    put('second', { key: false });
    await lookTwice();
    await lookTwice();
    const why = 'http.tls: the key is not that of the certificate';
    expect([given.length, alerted()]).to.deep.equal([0, why]);
    put('second');
    await lookTwice();
    expect([given.length, alerted()]).to.deep.equal([1, undefined]);
    expect(told()).to.deep.equal(['loaded', `refused ${why}`, 'loaded']);
  });

  it('that is taken back is loaded again, as the one that is shown', async () => {
    put('second', { key: false });
    await lookTwice();
    put('first');
    await lookTwice();
    expect(told().at(-1)).to.equal('loaded');
    expect(alerted()).to.equal(undefined);
  });

  it('that is gone for longer than a moment is told of by its file, and the one of before stays', async () => {
    rmSync(certFile);
    await look();
    put('first');
    await lookTwice();
    expect(told(), 'a moment').to.deep.equal(['loaded']);
    rmSync(certFile);
    await lookTwice();
    expect(alerted()).to.include(`http.tls.cert_file: the file ${certFile} cannot be read`);
    expect(given).to.deep.equal([]);
  });

  it('whose mount hangs is refused as that, the one of before stays, and nothing else of the process waits for it', async function () {
    this.timeout(30_000);
    rmSync(certFile);
    execFileSync('mkfifo', [certFile]);
    // Only a process that waits for it needs this: it would not come to the end of the test.
    const release = spawn('sh', ['-c', 'sleep 20; exec 3<>"$0"', certFile], { stdio: 'ignore' });
    try {
      await lookTwice();
      expect(alerted()).to.equal(
        `http.tls.cert_file: ${certFile} could not be read within 5 s: its disk or mount does not answer, or this machine is overloaded. Check both, then try again`,
      );
      expect(given).to.deep.equal([]);
    } finally {
      release.kill();
      closeSync(openSync(certFile, constants.O_RDWR));
    }
    rmSync(certFile);
    put('second');
    // What was left behind has to answer before the file is asked for again.
    await eventually(async () => {
      await lookTwice();
      return given.length === 1 && alerted() === undefined;
    });
  });
});
