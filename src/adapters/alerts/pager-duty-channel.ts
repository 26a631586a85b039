// In: alerts. Out: events of PagerDuty's Events API v2. Promised: one key is one incident: a repeat is folded into it, a resolve ends it, also when a trigger whose answer was lost
// arrives after it.
import { createHash } from 'node:crypto';
import { secretNow, type Secret } from '../../core/secret.js';
import type { AlertChannel, AlertMessage } from '../../ports/alerts.js';
import { detailsOf, summaryOf, timeOf } from './alert-text.js';
import { timeoutMsDefault, type ChannelOptions } from './channel-options.js';
import { httpPost } from './http-post.js';

export interface PagerDutyOptions extends ChannelOptions {
  /** The integration key. A secret. */
  readonly routingKey: Secret;
  /** Which house speaks: a host, a cluster, an environment. */
  readonly source: string;
  /** Default: PagerDuty's own address; the one of its European region, or a stand-in, otherwise. */
  readonly url?: string;
}

const enqueueUrl = 'https://events.pagerduty.com/v2/enqueue';
const dedupKeyMax = 255;
/** Events are taken up in no promised order; a resolve of what is not open changes nothing. */
const endAgainMs = 120_000;

export function pagerDutyChannel(options: PagerDutyOptions): AlertChannel {
  const { name, severityMin, routingKey, source, url = enqueueUrl, timeoutMs = timeoutMsDefault } = options;
  return {
    name,
    severityMin,
    endAgainMs,
    send: (message) => {
      const key = secretNow(routingKey);
      const event = { routing_key: key, event_action: message.action, dedup_key: dedupKey(message.key) };
      const whole = message.action === 'resolve' ? event : { ...event, client: 'Job Keeper', payload: payload(message, source) };
      return httpPost({ url, timeoutMs, body: JSON.stringify(whole), secrets: [key] });
    },
  };
}

function payload(message: AlertMessage, source: string): Record<string, unknown> {
  return {
    summary: summaryOf(message),
    source,
    severity: message.severity,
    timestamp: timeOf(message),
    component: 'job-keeper',
    custom_details: Object.fromEntries(detailsOf(message)),
  };
}

/** A key that is too long would be refused, and cut short it could be another's. */
function dedupKey(key: string): string {
  return key.length <= dedupKeyMax ? key : createHash('sha256').update(key).digest('hex');
}
