// The channels to people that are configured. The log always hears of an alert.
import { hostname } from 'node:os';
import { alertmanagerChannel } from '../../adapters/alerts/alertmanager-channel.js';
import { logChannel } from '../../adapters/alerts/log-channel.js';
import { mailChannel } from '../../adapters/alerts/mail-channel.js';
import { pagerDutyChannel } from '../../adapters/alerts/pager-duty-channel.js';
import { slackChannel } from '../../adapters/alerts/slack-channel.js';
import { smtpMailer } from '../../adapters/alerts/smtp-mailer.js';
import { teamsChannel } from '../../adapters/alerts/teams-channel.js';
import { webhookChannel } from '../../adapters/alerts/webhook-channel.js';
import type { AlertChannel, Mailer } from '../../ports/alerts.js';
import type { Clock } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';
import type { Channel, Config } from '../config/schema.js';

export interface Channels {
  readonly channels: readonly AlertChannel[];
  readonly mailer: Mailer | null;
}

export function configuredChannels(config: Config, clock: Clock, telemetry: Telemetry): Channels {
  const mailer = config.mail.url === null ? null : mailerAt(config.mail.url, config.mail);
  const log = logChannel({ name: 'log', severityMin: 'info', telemetry });
  return { mailer, channels: [log, ...config.alerts.channels.map((channel) => channelOf(channel, clock, mailer))] };
}

function channelOf(channel: Channel, clock: Clock, mailer: Mailer | null): AlertChannel {
  const common = { name: channel.name, severityMin: channel.severity_min, timeoutMs: channel.timeout_ms };
  switch (channel.kind) {
    case 'webhook':
      return webhookChannel({ ...common, url: channel.url, secret: channel.secret, clock });
    case 'slack':
      return slackChannel({ ...common, url: channel.url });
    case 'teams':
      return teamsChannel({ ...common, url: channel.url });
    case 'alertmanager':
      return alertmanagerChannel({ ...common, url: channel.url, authorization: null });
    case 'pagerduty':
      return pagerDutyChannel({ ...common, routingKey: channel.routing_key, source: hostname(), url: channel.url });
    case 'mail':
      if (mailer === null) throw new Error(`the alert channel ${channel.name} sends mail, but mail.url is not configured`);
      return mailChannel({ ...common, to: channel.to, mailer });
  }
}

/** smtp://user:password@host:587, smtps://host:465. */
function mailerAt(address: string, { from, timeout_ms: timeoutMs }: Config['mail']): Mailer {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const credentials =
    url.username === '' ? null : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  const port = url.port === '' ? (secure ? 465 : 587) : Number(url.port);
  return smtpMailer({
    host: url.hostname,
    port,
    secure,
    from,
    credentials,
    requireTls: credentials !== null && !secure,
    timeoutMs,
  });
}
