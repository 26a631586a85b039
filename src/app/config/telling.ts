// The configuration of who is told of what: channels of alerts, and mail.
import { z } from 'zod';
import type { NotifySettings } from '../../core/ending/notify.js';
import { MailAddress } from '../../core/mail-address.js';
import { severities } from '../../core/policy.js';
import type { Problem } from '../../core/problem.js';
import { address, milliseconds, optional, text } from './fields.js';
import { placed, twice } from './twice.js';

const channel = { name: text, severity_min: z.enum(severities).default('warning'), timeout_ms: milliseconds(10_000) };
/** A secret, or the file that has it, which is read whenever the channel is used. */
const secretUrl = { url: z.url().nullable().default(null), url_file: optional };
export const Channel = z.discriminatedUnion('kind', [
  z.strictObject({ ...channel, ...secretUrl, kind: z.literal('webhook'), secret: optional, secret_file: optional }),
  z.strictObject({ ...channel, ...secretUrl, kind: z.literal('slack') }),
  z.strictObject({ ...channel, ...secretUrl, kind: z.literal('teams') }),
  z.strictObject({ ...channel, kind: z.literal('alertmanager'), url: z.url() }),
  z.strictObject({
    ...channel,
    kind: z.literal('pagerduty'),
    routing_key: optional,
    routing_key_file: optional,
    url: z.url().default('https://events.pagerduty.com/v2/enqueue'),
  }),
  z.strictObject({ ...channel, kind: z.literal('mail'), to: z.array(MailAddress).min(1) }),
]);
export type Channel = z.infer<typeof Channel>;

export const Mail = z.strictObject({
  /** smtp(s)://user:password@host:port; none: no mail is sent. */
  url: address(/^smtps?:\/\//, 'smtp:// or smtps://'),
  from: MailAddress.default('job-keeper@localhost.localdomain'),
  /** Who may get mail about jobs: patterns with `*`. */
  recipients: z.array(z.string().min(1).max(254)).min(1).max(100).default(['*']),
  timeout_ms: milliseconds(15_000),
});

interface Told {
  readonly alerts: { readonly channels: readonly Channel[] };
  readonly mail: { readonly url: string | null };
  readonly settings: { readonly jobs: Readonly<Record<string, { readonly notify: Pick<NotifySettings, 'enabled' | 'to'> }>> };
}

/** The channel that is always there. */
export const logName = 'log';

/** Whoever is promised a mail gets one. */
export function notifyProblems({ mail, settings: { jobs } }: Told): readonly Problem[] {
  if (mail.url !== null) return [];
  return Object.entries(jobs).flatMap(([id, { notify }]) =>
    notify.enabled && notify.to.length > 0
      ? [{ path: 'mail.url', message: `is required: settings.jobs.${id}.notify.to names recipients` }]
      : [],
  );
}

/** A step names its channel: of two with one name, one would never hear of anything. */
export function channelProblems({ alerts: { channels }, mail }: Told): readonly Problem[] {
  const names = channels.map(({ name }) => name);
  return [
    // Told of the place that is to be set: of one that is wrong already it is told that, and no more.
    ...channels.flatMap(({ kind, name }) =>
      kind === 'mail' && mail.url === null ? [{ path: 'mail.url', message: `is required: the channel ${name} sends mail` }] : [],
    ),
    ...names.flatMap((name, index) =>
      name === logName
        ? [{ path: `alerts.channels.${index}.name`, message: `${name} is reserved for the log: choose another name` }]
        : [],
    ),
    ...channels.flatMap((given, index) => secretProblems(given, `alerts.channels.${index}`)),
    ...twice(placed('alerts.channels', channels, 'name')),
  ];
}

/** Each as it is, or in a file; and what a channel cannot do without, in one of the two ways. */
function secretProblems(given: Channel, path: string): readonly Problem[] {
  const ways: readonly (readonly [key: string, value: string | null, file: string | null, isNeeded: boolean])[] = [
    ...('url_file' in given ? [['url', given.url, given.url_file, true] as const] : []),
    ...('secret_file' in given ? [['secret', given.secret, given.secret_file, false] as const] : []),
    ...('routing_key_file' in given ? [['routing_key', given.routing_key, given.routing_key_file, true] as const] : []),
  ];
  return ways.flatMap(([key, value, file, isNeeded]) => {
    if (value !== null && file !== null) return [{ path: `${path}.${key}`, message: `is given twice: also as ${key}_file` }];
    if (!isNeeded || value !== null || file !== null) return [];
    return [{ path: `${path}.${key}`, message: `is required; or set ${key}_file` }];
  });
}
