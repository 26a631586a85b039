// In: alerts. Out: Adaptive Cards through a Workflows webhook of Microsoft Teams. Promised: words of users stand in text runs only, the one
// element that knows no markdown; the card stays below the 28 KB that Teams takes.
import { secretNow, type Secret } from '../../core/secret.js';
import type { AlertChannel, AlertMessage } from '../../ports/alerts.js';
import { detailsOf, summaryOf, timeOf, wordOf } from './alert-text.js';
import { timeoutMsDefault, type ChannelOptions } from './channel-options.js';
import { httpPost } from './http-post.js';

export interface TeamsOptions extends ChannelOptions {
  /** A secret: it carries its own signature. */
  readonly url: Secret;
}

const colours = { info: 'accent', warning: 'warning', error: 'attention', critical: 'attention' } as const;
const bytesMax = 24_000;

export function teamsChannel({ name, severityMin, url, timeoutMs = timeoutMsDefault }: TeamsOptions): AlertChannel {
  return { name, severityMin, send: (message) => httpPost({ url: secretNow(url), timeoutMs, body: bodyOf(message) }) };
}

/** Where the whole is too large, the details give way to the sentence. */
function bodyOf(message: AlertMessage): string {
  const body = JSON.stringify(card(message, detailsOf(message)));
  return Buffer.byteLength(body) <= bytesMax ? body : JSON.stringify(card(message, []));
}

function card(message: AlertMessage, details: readonly (readonly [string, string])[]): Record<string, unknown> {
  const color = message.action === 'resolve' ? 'good' : colours[message.severity];
  const body = [
    line({ text: wordOf(message), weight: 'bolder', color }),
    line({ text: summaryOf(message), size: 'medium' }),
    ...details.map(([name, value]) => line({ text: `${name}: `, weight: 'bolder' }, { text: value })),
    line({ text: timeOf(message), isSubtle: true, size: 'small' }),
  ];
  const content = { $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', type: 'AdaptiveCard', version: '1.4', body };
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  };
}

function line(...runs: readonly Record<string, unknown>[]): Record<string, unknown> {
  return { type: 'RichTextBlock', inlines: runs.map((run) => ({ type: 'TextRun', ...run })) };
}
