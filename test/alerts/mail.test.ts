import { expect } from 'chai';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { mailChannel } from '../../src/adapters/alerts/mail-channel.js';
import { smtpMailer, type SmtpOptions } from '../../src/adapters/alerts/smtp-mailer.js';
import type { Mailer } from '../../src/ports/alerts.js';
import { anAlert } from './an-alert.js';

interface Delivered {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
}

const password = 'pass-word-secret';

describe('mail', () => {
  const delivered: Delivered[] = [];
  const closing: (() => void)[] = [];
  beforeEach(() => (delivered.length = 0));
  afterEach(() => closing.splice(0).forEach((close) => close()));

  const serve = async (options: SMTPServerOptions = {}): Promise<number> => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onData: (stream, session, done) => {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          delivered.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), text });
          done();
        });
      },
      ...options,
    });
    closing.push(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return portOf(server.server);
  };
  const portOf = (server: Server): number => (server.address() as AddressInfo).port; // it listens on TCP
  const mailerTo = (port: number, more: Partial<SmtpOptions> = {}): Mailer =>
    smtpMailer({
      host: '127.0.0.1',
      port,
      secure: false,
      from: 'keeper@example.com',
      credentials: null,
      timeoutMs: 2000,
      ...more,
    });
  const mail = { to: ['james@example.com'], subject: 'Done', text: 'Your report is written.' };
  const failing = (code: number, text: string): SMTPServerOptions => ({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error(text), { responseCode: code })),
  });

  it('reaches every recipient, from the configured sender, as plain text', async () => {
    const outcome = await mailerTo(await serve()).send({ ...mail, to: ['a@example.com', 'b@example.com'] });
    expect(outcome).to.deep.equal({ kind: 'sent' });
    expect(delivered).to.have.length(1);
    expect(delivered[0]).to.deep.include({ from: 'keeper@example.com', to: ['a@example.com', 'b@example.com'] });
    expect(delivered[0]?.text)
      .to.match(/^Content-Type: text\/plain; charset=utf-8/m)
      .and.contain('Your report is written.');
  });

  it('logs in when it has credentials', async () => {
    const seen: unknown[] = [];
    const port = await serve({
      authOptional: false,
      onAuth: ({ username, password: given }, _session, done) => {
        seen.push([username, given]);
        done(null, { user: 1 });
      },
    });
    expect(await mailerTo(port, { credentials: { user: 'keeper', password } }).send(mail)).to.deep.equal({ kind: 'sent' });
    expect(seen).to.deep.equal([['keeper', password]]);
  });

  it('lets nobody add a header or a recipient by the words of a subject', async () => {
    await mailerTo(await serve()).send({ ...mail, subject: 'Hi\r\nBcc: evil@example.com\r\n\r\nbody' });
    expect(delivered[0]?.to).to.deep.equal(['james@example.com']);
    expect(delivered[0]?.text)
      .to.match(/^Subject: Hi Bcc: evil@example.com body\r$/m)
      .and.not.match(/^Bcc/m);
  });

  for (const to of ['', 'nobody', 'a@b.c, evil@example.com', 'a@b.c\r\nRCPT TO:<evil@example.com>', 'A <a@b.c>']) {
    it(`refuses ${JSON.stringify(to)} as a recipient without asking the server`, async () => {
      expect(await mailerTo(1).send({ ...mail, to: [to] })).to.have.property('kind', 'refused');
    });
  }

  it('refuses a mail to nobody, or to a crowd', async () => {
    expect(await mailerTo(1).send({ ...mail, to: [] })).to.deep.equal({ kind: 'refused', reason: 'the mail has no recipient' });
    expect(await mailerTo(1).send({ ...mail, to: Array<string>(101).fill('a@b.c') })).to.have.property('kind', 'refused');
  });

  it('takes a 5xx for refused and a 4xx for unavailable, with the words of the server', async () => {
    expect(await mailerTo(await serve(failing(550, 'no such mailbox'))).send(mail)).to.deep.equal({
      kind: 'refused',
      reason: 'SMTP 550 no such mailbox',
    });
    expect(await mailerTo(await serve(failing(451, 'greylisted'))).send(mail)).to.deep.equal({
      kind: 'unavailable',
      reason: 'SMTP 451 greylisted',
    });
  });

  it('is worth another try after a refused log-in, and never tells the password', async () => {
    const port = await serve({
      authOptional: false,
      onAuth: (_auth, _session, done) => done(Object.assign(new Error(`bad password ${password}`), { responseCode: 535 })),
    });
    const outcome = await mailerTo(port, { credentials: { user: 'keeper', password } }).send(mail);
    expect(outcome).to.deep.equal({ kind: 'unavailable', reason: 'SMTP 535 bad password [redacted]' });
  });

  it('is unavailable, in bounded time, when the server is away, silent, or cuts the connection', async () => {
    expect(await mailerTo(1).send(mail)).to.deep.equal({ kind: 'unavailable', reason: 'no connection: ESOCKET' });
    const talk = async (talker: (socket: Socket) => void): Promise<number> => {
      const sockets = new Set<Socket>();
      const server = createServer((socket) => {
        sockets.add(socket.on('error', () => undefined));
        talker(socket);
      });
      closing.push(() => {
        sockets.forEach((socket) => socket.destroy());
        server.close();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return portOf(server);
    };
    const silent = await talk(() => undefined);
    expect(await mailerTo(silent, { timeoutMs: 50 }).send(mail)).to.deep.equal({
      kind: 'unavailable',
      reason: 'no answer within 50 ms',
    });
    // Never quiet for long, never done: only a bound on the whole ends this one.
    const endless = await talk((socket) => {
      const drip = setInterval(() => socket.write('220-wait\r\n'), 10);
      socket.once('close', () => clearInterval(drip));
    });
    expect(await mailerTo(endless, { timeoutMs: 100 }).send(mail)).to.deep.equal({
      kind: 'unavailable',
      reason: 'no answer within 100 ms',
    });
    const cutting = await talk((socket) => socket.end());
    expect((await mailerTo(cutting).send(mail)).kind).to.equal('unavailable');
  });

  it('as a channel to SRE says how bad it is, what it is about, and when', async () => {
    const channel = mailChannel({ name: 'mail', severityMin: 'error', to: ['sre@example.com'], mailer: mailerTo(await serve()) });
    expect(channel).to.include({ name: 'mail', severityMin: 'error' });
    expect(await channel.send(anAlert())).to.deep.equal({ kind: 'sent' });
    expect(delivered[0]?.to).to.deep.equal(['sre@example.com']);
    const text = delivered[0]?.text.replaceAll('=\r\n', '') ?? '';
    expect(text).to.contain('Subject: [Job Keeper] ERROR: Job 175 is not declared on the engine\r\n');
    expect(text).to.contain('tenant_id: 333').and.contain('2024-01-02T03:04:05.000Z').and.contain('job-not-declared:175');
  });
});
