// In: alerts. Out: messages through an incoming webhook of Slack. Promised: words of users are shown as they are; they cannot mention
// anybody, format or link anything.
import { secretNow, type Secret } from '../../core/secret.js';
import type { AlertChannel, AlertMessage } from '../../ports/alerts.js';
import { detailsOf, summaryOf, wordOf } from './alert-text.js';
import { timeoutMsDefault, type ChannelOptions } from './channel-options.js';
import { httpPost } from './http-post.js';

export interface SlackOptions extends ChannelOptions {
  /** A secret. */
  readonly url: Secret;
}

export function slackChannel({ name, severityMin, url, timeoutMs = timeoutMsDefault }: SlackOptions): AlertChannel {
  return {
    name,
    severityMin,
    send: (message) =>
      httpPost({
        url: secretNow(url),
        timeoutMs,
        body: JSON.stringify({
          text: textOf(message),
          mrkdwn: false,
          link_names: false,
          unfurl_links: false,
          unfurl_media: false,
        }),
      }),
  };
}

function textOf(message: AlertMessage): string {
  const details = detailsOf(message).map(([name, value]) => `${name}: ${value}`);
  return [`[${wordOf(message)}] ${summaryOf(message)}`, ...details].map(escaped).join('\n');
}

/** The three characters that begin mentions, links and entities; Slack asks for these and no others. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
