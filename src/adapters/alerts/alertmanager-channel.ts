// In: alerts. Out: alerts of Prometheus Alertmanager, API v2. Promised: labels depend on the key, the severity and the configured labels only,
// so that trigger, repeat and resolve are one alert; an alert stays until it is resolved, at most for `holdMs`.
import type { AlertChannel, AlertMessage } from '../../ports/alerts.js';
import { detailsOf, oneLine, summaryOf, timeOf } from './alert-text.js';
import { timeoutMsDefault, type ChannelOptions } from './channel-options.js';
import { httpPost } from './http-post.js';

export interface AlertmanagerOptions extends ChannelOptions {
  /** Of the server; `/api/v2/alerts` is added. */
  readonly url: string;
  /** More labels for routing, such as the environment. */
  readonly labels?: Readonly<Record<string, string>>;
  /** `Authorization` header, or null. A secret. */
  readonly authorization: string | null;
  /**
   * Alertmanager ends an alert that nobody repeats, after five minutes unless told otherwise. An alert is sent once here, so it is told
   * otherwise. Default: 7 days.
   */
  readonly holdMs?: number;
}

const keyMax = 1000;
const week = 7 * 24 * 3_600_000;

export function alertmanagerChannel(options: AlertmanagerOptions): AlertChannel {
  const { name, severityMin, authorization, labels = {}, holdMs = week, timeoutMs = timeoutMsDefault } = options;
  const url = `${options.url.replace(/\/+$/, '')}/api/v2/alerts`;
  const secrets = authorization === null ? {} : { headers: { authorization }, secrets: [authorization] };
  return {
    name,
    severityMin,
    send: (message) => httpPost({ url, timeoutMs, body: JSON.stringify([alert(message, labels, holdMs)]), ...secrets }),
  };
}

function alert(message: AlertMessage, labels: Readonly<Record<string, string>>, holdMs: number): Record<string, unknown> {
  const ends = message.action === 'resolve' ? message.at : message.at + holdMs;
  const details = detailsOf(message).map(([name, value]) => `${name}: ${value}`);
  return {
    labels: {
      ...labels,
      alertname: 'JobKeeper',
      service: 'job-keeper',
      severity: message.severity,
      key: oneLine(message.key, keyMax),
    },
    annotations: { summary: summaryOf(message), ...(details.length === 0 ? {} : { description: details.join('\n') }) },
    // A resolve names no start: Alertmanager keeps the one it has.
    ...(message.action === 'resolve' ? {} : { startsAt: timeOf(message) }),
    endsAt: new Date(ends).toISOString(),
  };
}
