import { expect } from 'chai';
import fc from 'fast-check';
import { createTelemetry, type TelemetryKit } from '../../src/adapters/telemetry/create-telemetry.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { CapturedOutput } from './captured-output.js';

describe('redaction', () => {
  let output: CapturedOutput;
  let kit: TelemetryKit;
  beforeEach(() => {
    output = new CapturedOutput();
    kit = createTelemetry({ level: 'debug', pretty: false, version: '1', clock: new VirtualClock(), output });
  });
  const written = async (fields: Record<string, unknown>, msg = 'm'): Promise<string> => {
    kit.logger.write({ level: 'info', component: 'c', msg, fields });
    return (await output.lines(kit.logger)).join('\n');
  };

  it('withholds the last few secrets of a source that replaces them again and again, and never has no room for the newest', async () => {
    const nth = (n: number) => `replaced-secret-${n}-`;
    kit.registerSecret('one-of-the-start');
    for (let n = 0; n < 2_000; n += 1) kit.registerSecret(nth(n), '/run/secrets/token');
    const line = await written({ text: ['one-of-the-start', nth(1_999), nth(1_996), nth(1_995)].join(' ') });
    expect(JSON.parse(line)).to.have.property('text', `[redacted] [redacted] [redacted] ${nth(1_995)}`);
  });

  it('withholds what one source has replaced as long as another source, or the start, has it too', async () => {
    const shared = 'shared-by-two-sources';
    const ofTheStart = 'given-at-the-start';
    kit.registerSecret(ofTheStart);
    kit.registerSecret(shared, '/run/secrets/one');
    kit.registerSecret(shared, '/run/secrets/other');
    for (const value of [ofTheStart, ...Array.from({ length: 9 }, (_, n) => `replaced-secret-${n}`)])
      kit.registerSecret(value, '/run/secrets/one');
    expect(JSON.parse(await written({ text: `${ofTheStart} ${shared}` }))).to.have.property('text', '[redacted] [redacted]');
  });

  it('has room for the secrets of thousands of tenants', async () => {
    const nth = (n: number) => `secret-of-tenant-${n}-`;
    for (let n = 0; n < 2_000; n += 1) kit.registerSecret(nth(n), `/run/secrets/${n}`);
    const line = await written({ text: `${nth(0)} ${nth(1_999)}` });
    expect(JSON.parse(line)).to.have.property('text', '[redacted] [redacted]');
  });

  it('withholds a registered secret wherever it stands: in any text, key, error or depth, plain, in JSON, URL-encoded or in base64', async () => {
    // The letter keeps a run of one digit from being mistaken for the secret in a time stamp.
    const secrets = fc.string({ minLength: 8, maxLength: 40, unit: 'grapheme-ascii' }).map((text) => `Z${text}`);
    await fc.assert(
      fc.asyncProperty(secrets, fc.string({ maxLength: 10 }), async (secret, around) => {
        output = new CapturedOutput();
        kit = createTelemetry({ level: 'debug', pretty: false, version: '1', clock: new VirtualClock(), output });
        kit.registerSecret(secret);
        const text = `${around}${secret}${around}`;
        const cause = new Error(text);
        kit.telemetry.report({ kind: 'trouble', where: 'w', about: { tenantId: text }, error: new Error(text, { cause }) });
        const line = await written(
          {
            text,
            deep: { list: [{ [text]: text }] },
            url: `/x?y=${encodeURIComponent(secret)}`,
            inside: JSON.stringify({ value: secret }),
            encoded: Buffer.from(secret).toString('base64'),
          },
          text,
        );
        const inJson = JSON.stringify(secret).slice(1, -1);
        for (const form of [inJson, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')]) {
          expect(line).not.to.contain(form);
        }
        expect(JSON.parse(line.split('\n').at(-1) ?? ''))
          .to.have.property('inside')
          .that.does.not.contain(inJson);
      }),
      { numRuns: 100 },
    );
  });

  it('withholds the whole of a secret that begins with another secret', async () => {
    kit.registerSecret('hunter2');
    kit.registerSecret('hunter2-and-more');
    expect(await written({ text: 'it is hunter2-and-more, not hunter2.' })).to.contain('"it is [redacted], not [redacted]."');
  });

  it('does not blot out ordinary words because a secret is short', async () => {
    kit.registerSecret('e');
    expect(await written({ text: 'there' })).to.contain('"there"');
  });

  const held: Record<string, Record<string, unknown>> = {
    'a field named like a secret, whatever it holds': {
      client_secret: 'S3CRET',
      apiKey: 'S3CRET',
      Authorization: ['S3CRET'],
      deep: { connectionString: 'S3CRET', PASSWORD: 123 },
    },
    'the password of a URL': { text: 'amqp://keeper:S3CRET@host:5672/v' },
    'a bearer token': { text: 'sent Authorization: Bearer S3CRETS3CRET123' },
    'the key of a connection string': { text: 'Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=S3CRET=' },
    'the signature of a signed URL': { text: 'POST https://prod.logic.azure.com/workflows/1?sp=run&sig=S3CRET&x=1 failed' },
    'a secret in JSON text': { text: '{"client_secret": "S3CRET", "a": 1}' },
    'a secret with a quote in it, in JSON text': { text: '{"client_secret":"ab\\"S3CRET","a":1}' },
    'a secret in JSON text in JSON text': { text: '{"body":"{\\"client_secret\\":\\"a\\\\\\"S3CRET\\",\\"b\\":1}"}' },
    'an entry of a Python dict': { text: `{'user': 'x', 'password': 'S3CRET', 'b': 1}` },
    'an entry of a Python dict with a quote in it': { text: `{'x-api-key': "it's S3CRET"}` },
    'bytes of a Python dict': { text: `{'storage_account_key': b'S3CRET'}` },
    'a named argument': { text: `connect(host='h', password='S3CRET')` },
    'the key of a storage account': { text: 'fs.azure.account.key.lake.dfs.core.windows.net=S3CRET==' },
    'a private key': { text: '-----BEGIN RSA PRIVATE KEY-----\nS3CRET\n-----END RSA PRIVATE KEY-----' },
  };
  for (const [what, fields] of Object.entries(held)) {
    it(`withholds ${what}`, async () =>
      expect(await written(fields))
        .to.contain('[redacted]')
        .and.not.to.contain('S3CRET'));
  }

  it('withholds what looks like a token wherever it stands', async () => {
    const tokens = [`dapi${'0a1b'.repeat(8)}`, `eyJhbGciOiJFUzI1NiJ9.${'eyJz'.repeat(9)}.${'c2ln'.repeat(9)}`];
    const own = `jk_${'Dd52-_'.repeat(8).slice(0, 43)}`;
    const line = await written({ text: [...tokens, own, 'or not'].join(' ') });
    expect(JSON.parse(line)).to.have.property('text', '[redacted] [redacted] [redacted] or not');
  });
  it('ends where the secret does', async () => {
    const text = `{'password': 'x', 'b': 1} {"token":"y","c":2} password='z', d=3`;
    const left = `{'password': '[redacted]', 'b': 1} {"token":"[redacted]","c":2} password='[redacted]', d=3`;
    expect(JSON.parse(await written({ text }))).to.have.property('text', left);
  });

  it('leaves what is no secret', async () => {
    const text =
      'Unexpected token } in JSON at position 3; basic operation failed; password: is missing; see https://example.com/a?b=c';
    expect(await written({ text, tenant_id: '333' })).to.contain(`"text":"${text}","tenant_id":"333"`);
  });

  it('takes linear time over text made to stall a pattern', async () => {
    const began = performance.now();
    for (const text of [
      '://'.repeat(10_000),
      'a'.repeat(30_000) + '=',
      '"password'.repeat(3000),
      'Bearer '.repeat(5000),
      'w'.repeat(30_000) + '://',
      `password="`.repeat(3_000),
      'token=\\'.repeat(5_000),
      `'secret': '${'\\'.repeat(30_000)}`,
      'eyJ-eyJ.'.repeat(4_000),
      '-----BEGIN PRIVATE KEY-----'.repeat(1_000),
    ])
      await written({ text });
    expect(performance.now() - began).to.be.below(2000);
  });
});
