// The configuration of who is told of what: channels of alerts, and mail.
import { z } from 'zod';
import { severities } from '../../core/policy.js';
import { address, milliseconds, optional, text } from './fields.js';

const channel = { name: text, severity_min: z.enum(severities).default('warning'), timeout_ms: milliseconds(10_000) };
export const Channel = z.discriminatedUnion('kind', [
  z.strictObject({ ...channel, kind: z.literal('webhook'), url: z.url(), secret: optional }),
  z.strictObject({ ...channel, kind: z.literal('slack'), url: z.url() }),
  z.strictObject({ ...channel, kind: z.literal('teams'), url: z.url() }),
  z.strictObject({ ...channel, kind: z.literal('alertmanager'), url: z.url() }),
  z.strictObject({
    ...channel,
    kind: z.literal('pagerduty'),
    routing_key: text,
    url: z.url().default('https://events.pagerduty.com/v2/enqueue'),
  }),
  z.strictObject({ ...channel, kind: z.literal('mail'), to: z.array(z.email()).min(1) }),
]);
export type Channel = z.infer<typeof Channel>;

export const Mail = z.strictObject({
  /** smtp(s)://user:password@host:port; none: no mail is sent. */
  url: address(/^smtps?:\/\//, 'smtp:// or smtps://'),
  from: z.email().default('job-keeper@localhost.localdomain'),
  timeout_ms: milliseconds(15_000),
});
