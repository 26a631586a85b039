// In: alerts. Out: a CloudEvent 1.0 (structured JSON) to a URL of one's own. Promised: the same alert has the same event id, so that the
// receiver can drop what comes twice; with a secret the body is signed, with the time of sending, so that it can be neither forged nor replayed.
import { createHash, createHmac } from 'node:crypto';
import { secretNow, type Secret } from '../../core/secret.js';
import type { AlertChannel, AlertMessage } from '../../ports/alerts.js';
import type { Clock } from '../../ports/clock.js';
import { detailsOf, summaryOf, timeOf } from './alert-text.js';
import { timeoutMsDefault, type ChannelOptions } from './channel-options.js';
import { httpPost } from './http-post.js';

export interface WebhookOptions extends ChannelOptions {
  readonly url: Secret;
  /** Null: the body is not signed. */
  readonly secret: Secret | null;
  readonly clock: Clock;
}

export function webhookChannel({
  name,
  severityMin,
  url,
  secret,
  clock,
  timeoutMs = timeoutMsDefault,
}: WebhookOptions): AlertChannel {
  return {
    name,
    severityMin,
    send: (message) => {
      const body = JSON.stringify(cloudEvent(message));
      const key = secret === null ? null : secretNow(secret);
      const signature = key === null ? {} : { 'x-job-keeper-signature': signatureOf(body, key, Math.floor(clock.now() / 1000)) };
      return httpPost({
        url: secretNow(url),
        body,
        timeoutMs,
        headers: { 'content-type': 'application/cloudevents+json; charset=utf-8', ...signature },
        secrets: key === null ? [] : [key],
      });
    },
  };
}

function cloudEvent(message: AlertMessage): Record<string, unknown> {
  const { key, action, severity } = message;
  return {
    specversion: '1.0',
    id: createHash('sha256')
      .update(JSON.stringify([key, action, message.at]))
      .digest('hex')
      .slice(0, 32),
    source: '/job-keeper',
    type: `job-keeper.alert.${action}`,
    subject: key,
    time: timeOf(message),
    datacontenttype: 'application/json',
    data: { key, action, severity, summary: summaryOf(message), details: Object.fromEntries(detailsOf(message)) },
  };
}

/** `t=<seconds>,v1=<hex>`, where v1 is HMAC-SHA256 over `<seconds>.<body>`. */
function signatureOf(body: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
