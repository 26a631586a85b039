// In: mails. Out: each handed to the SMTP server. Promised: ends within its time; never throws; words of users cannot add a header or a
// recipient; the reason of a failure never holds the password. A server's "not now" (4xx), a refused log-in and a missing connection
// are `unavailable`, its "no" to the mail (5xx) is `refused`. Mail that some recipients were refused for is sent: the others have it.
import { createTransport } from 'nodemailer';
import type { Mail, Mailer, SendOutcome } from '../../ports/alerts.js';
import { oneLine } from './alert-text.js';

export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (port 465); otherwise STARTTLS where the server offers it. */
  readonly secure: boolean;
  /** Refuse a server that does not offer STARTTLS. */
  readonly requireTls?: boolean;
  readonly from: string;
  readonly credentials: { readonly user: string; readonly password: string } | null;
  readonly timeoutMs?: number;
}

const timeoutMsDefault = 10_000;
const recipientsMax = 100;
const subjectMax = 200;
const textMax = 20_000;
const quoteMax = 160;
const address = /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/;

export function smtpMailer(options: SmtpOptions): Mailer {
  const { host, port, secure, from, credentials, requireTls = false, timeoutMs = timeoutMsDefault } = options;
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: requireTls,
    ...(credentials === null ? {} : { auth: { user: credentials.user, pass: credentials.password } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (mail): Promise<SendOutcome> => {
      const problem = mailProblem(mail);
      if (problem !== null) return { kind: 'refused', reason: problem };
      try {
        const signal = AbortSignal.timeout(timeoutMs);
        const subject = oneLine(mail.subject, subjectMax);
        // Known to nodemailer, not yet to its types: the connection is closed when the time is over.
        const message = { from, to: [...mail.to], subject, text: mail.text.slice(0, textMax), signal };
        await transport.sendMail(message);
        return { kind: 'sent' };
      } catch (failure) {
        return outcomeOf(failure, credentials?.password ?? null, timeoutMs);
      }
    },
  };
}

function mailProblem({ to }: Mail): string | null {
  if (to.length === 0) return 'the mail has no recipient';
  if (to.length > recipientsMax) return `the mail has more than ${recipientsMax} recipients`;
  const wrong = to.find((one) => !address.test(one));
  return wrong === undefined ? null : `not a mail address: ${oneLine(wrong, 80)}`;
}

function outcomeOf(failure: unknown, password: string | null, timeoutMs: number): SendOutcome {
  const { code, response, responseCode } = fieldsOf(failure);
  if (code === 'EABORT' || code === 'ETIMEDOUT') return { kind: 'unavailable', reason: `no answer within ${timeoutMs} ms` };
  if (responseCode === 0) return { kind: 'unavailable', reason: `no connection: ${code}` };
  const reason = `SMTP ${oneLine(password === null ? response : response.replaceAll(password, '[redacted]'), quoteMax)}`;
  // A refused log-in or sequence is not about this mail: it is worth another try when the server or the configuration has been mended.
  const refused = responseCode >= 500 && responseCode !== 503 && code !== 'EAUTH';
  return { kind: refused ? 'refused' : 'unavailable', reason };
}

/** nodemailer's errors are plain errors with more fields. */
function fieldsOf(failure: unknown): { code: string; response: string; responseCode: number } {
  const fields: Record<string, unknown> = typeof failure === 'object' && failure !== null ? { ...failure } : {};
  return {
    code: typeof fields['code'] === 'string' ? fields['code'] : 'unknown',
    response: typeof fields['response'] === 'string' ? fields['response'] : '',
    responseCode: typeof fields['responseCode'] === 'number' ? fields['responseCode'] : 0,
  };
}
