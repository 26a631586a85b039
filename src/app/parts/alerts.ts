// The channels to people that are configured, and only they are loaded. The log always hears of an alert.
import { hostname } from 'node:os';
import { logChannel } from '../../adapters/alerts/log-channel.js';
import type { AlertChannel, Mailer } from '../../ports/alerts.js';
import type { Clock } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { BadConfiguration } from '../config/bad-configuration.js';
import type { Config } from '../config/schema.js';
import { logName, type Channel } from '../config/telling.js';

export interface Channels {
  readonly channels: readonly AlertChannel[];
  readonly mailer: Mailer | null;
}

export async function configuredChannels(config: Config, clock: Clock, telemetry: Telemetry): Promise<Channels> {
  const mailer = config.mail.url === null ? null : await mailerAt(config.mail.url, config.mail);
  const log = logChannel({ name: logName, severityMin: 'info', telemetry });
  const asked = await Promise.all(config.alerts.channels.map((channel) => channelOf(channel, clock, mailer)));
  return { mailer, channels: [log, ...asked] };
}

async function channelOf(channel: Channel, clock: Clock, mailer: Mailer | null): Promise<AlertChannel> {
  const common = { name: channel.name, severityMin: channel.severity_min, timeoutMs: channel.timeout_ms };
  switch (channel.kind) {
    case 'webhook':
      return (await import('../../adapters/alerts/webhook-channel.js')).webhookChannel({
        ...common,
        url: channel.url,
        secret: channel.secret,
        clock,
      });
    case 'slack':
      return (await import('../../adapters/alerts/slack-channel.js')).slackChannel({ ...common, url: channel.url });
    case 'teams':
      return (await import('../../adapters/alerts/teams-channel.js')).teamsChannel({ ...common, url: channel.url });
    case 'alertmanager':
      return (await import('../../adapters/alerts/alertmanager-channel.js')).alertmanagerChannel({
        ...common,
        url: channel.url,
        authorization: null,
      });
    case 'pagerduty':
      return (await import('../../adapters/alerts/pager-duty-channel.js')).pagerDutyChannel({
        ...common,
        routingKey: channel.routing_key,
        source: hostname(),
        url: channel.url,
      });
    case 'mail':
      if (mailer === null)
        throw new BadConfiguration(`the alert channel ${channel.name} sends mail, but mail.url is not configured`);
      return (await import('../../adapters/alerts/mail-channel.js')).mailChannel({ ...common, to: channel.to, mailer });
  }
}

/** smtp://user:password@host:587, smtps://host:465. */
async function mailerAt(address: string, { from, timeout_ms: timeoutMs }: Config['mail']): Promise<Mailer> {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const credentials =
    url.username === '' ? null : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  const port = url.port === '' ? (secure ? 465 : 587) : Number(url.port);
  const { smtpMailer } = await import('../../adapters/alerts/smtp-mailer.js');
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
