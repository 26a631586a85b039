// The channels to people that are configured, and only they are loaded. The log always hears of an alert.
import { hostname } from 'node:os';
import { boundedMailer } from '../../adapters/alerts/bounded-mailer.js';
import { logChannel } from '../../adapters/alerts/log-channel.js';
import type { AlertChannel, Mailer } from '../../ports/alerts.js';
import type { Clock } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { madeOf } from '../../core/secret.js';
import { BadConfiguration } from '../config/bad-configuration.js';
import type { Config } from '../config/schema.js';
import type { Secrets } from '../config/secrets.js';
import { logName, type Channel } from '../config/telling.js';

export interface Channels {
  readonly channels: readonly AlertChannel[];
  readonly mailer: Mailer | null;
}

interface Told {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export async function configuredChannels(config: Config, secrets: Secrets, { clock, telemetry }: Told): Promise<Channels> {
  const mailer = config.mail.url === null ? null : await mailerAt(config.mail.url, config.mail, secrets);
  const log = logChannel({ name: logName, severityMin: 'info', telemetry });
  const around = { clock, mailer, secrets };
  const asked = await Promise.all(config.alerts.channels.map((channel) => channelOf(channel, around)));
  // Those of a channel are the operator's own; whom a mail about a job is for is mostly said by whoever sends the request.
  return { mailer: mailer && boundedMailer(mailer, config.mail.recipients), channels: [log, ...asked] };
}

interface Around {
  readonly clock: Clock;
  readonly mailer: Mailer | null;
  readonly secrets: Secrets;
}

async function channelOf(channel: Channel, { clock, mailer, secrets }: Around): Promise<AlertChannel> {
  const common = { name: channel.name, severityMin: channel.severity_min, timeoutMs: channel.timeout_ms };
  const secretOf = (key: string, value: string | null, file: string | null) =>
    secrets.given(`${key}_file of the alert channel ${channel.name}`, value, file);
  switch (channel.kind) {
    case 'webhook':
      return (await import('../../adapters/alerts/webhook-channel.js')).webhookChannel({
        ...common,
        url: secretOf('url', channel.url, channel.url_file),
        secret:
          channel.secret === null && channel.secret_file === null
            ? null
            : secretOf('secret', channel.secret, channel.secret_file),
        clock,
      });
    case 'slack':
      return (await import('../../adapters/alerts/slack-channel.js')).slackChannel({
        ...common,
        url: secretOf('url', channel.url, channel.url_file),
      });
    case 'teams':
      return (await import('../../adapters/alerts/teams-channel.js')).teamsChannel({
        ...common,
        url: secretOf('url', channel.url, channel.url_file),
      });
    case 'alertmanager':
      return (await import('../../adapters/alerts/alertmanager-channel.js')).alertmanagerChannel({
        ...common,
        url: channel.url,
        authorization: null,
      });
    case 'pagerduty':
      return (await import('../../adapters/alerts/pager-duty-channel.js')).pagerDutyChannel({
        ...common,
        routingKey: secretOf('routing_key', channel.routing_key, channel.routing_key_file),
        source: hostname(),
        url: channel.url,
      });
    case 'mail':
      if (mailer === null)
        throw new BadConfiguration(`the alert channel ${channel.name} sends mail, but mail.url is not configured`);
      return (await import('../../adapters/alerts/mail-channel.js')).mailChannel({ ...common, to: channel.to, mailer });
  }
}

/** Another address is another server from the next mail on. */
async function mailerAt(address: string, { from, timeout_ms: timeoutMs }: Config['mail'], secrets: Secrets): Promise<Mailer> {
  const { smtpMailer } = await import('../../adapters/alerts/smtp-mailer.js');
  const now = madeOf(secrets.of('mail.url', address), (url) => smtpMailer({ ...serverAt(url), from, timeoutMs }));
  return { send: (mail) => now().send(mail) };
}

/** smtp://user:password@host:587, smtps://host:465. */
function serverAt(address: string) {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const credentials =
    url.username === '' ? null : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  const port = url.port === '' ? (secure ? 465 : 587) : Number(url.port);
  return { host: url.hostname, port, secure, credentials, requireTls: credentials !== null && !secure };
}
