// In: alerts. Out: mails to SRE, through the mailer. Promised: what the mailer promises; the subject holds the severity and the sentence.
import type { AlertChannel, Mailer } from '../../ports/alerts.js';
import { detailsOf, summaryOf, timeOf, wordOf } from './alert-text.js';
import type { ChannelOptions } from './channel-options.js';

export interface MailChannelOptions extends Omit<ChannelOptions, 'timeoutMs'> {
  readonly to: readonly string[];
  readonly mailer: Mailer;
}

export function mailChannel({ name, severityMin, to, mailer }: MailChannelOptions): AlertChannel {
  return {
    name,
    severityMin,
    send: (message) => {
      const subject = `[Job Keeper] ${wordOf(message)}: ${summaryOf(message)}`;
      const details = detailsOf(message).map(([title, value]) => `${title}: ${value}`);
      return mailer.send({
        to,
        subject,
        text: [summaryOf(message), '', ...details, `at: ${timeOf(message)}`, `key: ${message.key}`, ''].join('\n'),
      });
    },
  };
}
