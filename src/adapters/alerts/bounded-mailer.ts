// Mail to whom it may go only. In: mails whose recipients are named by senders of job requests, and patterns of addresses. Out: the mail to those who match.
// Promised: nobody else gets one; a mail that nobody may have is refused.
import { matchesPattern } from '../../core/pattern.js';
import type { Mailer } from '../../ports/alerts.js';

export function boundedMailer(mailer: Mailer, recipients: readonly string[]): Mailer {
  const patterns = recipients.map((pattern) => pattern.toLowerCase());
  const may = (address: string) => patterns.some((pattern) => matchesPattern(pattern, address.toLowerCase()));
  return {
    send: (mail) => {
      const to = mail.to.filter(may);
      return to.length === 0
        ? Promise.resolve({ kind: 'refused', reason: 'no recipient is among mail.recipients' })
        : mailer.send({ ...mail, to });
    },
  };
}
