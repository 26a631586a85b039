// In: one JSON document for one URL. Out: what became of it. Promised: ends within its time; follows no redirect; never throws; the reason
// says enough to act on, and never the URL or another secret: a webhook's URL is its key.
import axios, { isAxiosError } from 'axios';
import type { SendOutcome } from '../../ports/alerts.js';
import { oneLine } from './alert-text.js';

export interface HttpPost {
  readonly url: string;
  readonly body: string;
  readonly timeoutMs: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Further values that must not stand in a reason, should the answer repeat them. */
  readonly secrets?: readonly string[];
}

const answerBytesMax = 1_000_000;
const quoteMax = 160;
/** Refusals that time heals: the request took too long, came too early, or too often. */
const passing: ReadonlySet<number> = new Set([408, 425, 429]);

export async function httpPost(post: HttpPost): Promise<SendOutcome> {
  try {
    const { status, data } = await axios.post<unknown>(post.url, post.body, {
      headers: { 'content-type': 'application/json', ...post.headers },
      timeout: post.timeoutMs,
      // `timeout` is about the answer only; this is about name, connection and the whole of the answer as well.
      signal: AbortSignal.timeout(post.timeoutMs),
      maxRedirects: 0,
      maxContentLength: answerBytesMax,
      responseType: 'text',
      transformResponse: (text: unknown) => text,
      validateStatus: () => true,
    });
    return outcomeOf(status, quoted(data, post));
  } catch (problem) {
    return { kind: 'unavailable', reason: networkReason(problem, post.timeoutMs) };
  }
}

function outcomeOf(status: number, quote: string): SendOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  const reason = quote === '' ? `HTTP ${status}` : `HTTP ${status}: ${quote}`;
  return { kind: status >= 500 || passing.has(status) ? 'unavailable' : 'refused', reason };
}

/** The beginning of the answer, without what it may repeat of our secrets. */
function quoted(answer: unknown, { url, secrets = [] }: HttpPost): string {
  if (typeof answer !== 'string') return '';
  const { pathname, search, searchParams, username, password } = new URL(url);
  const parts = [url, pathname, search, username, password, ...pathname.split('/'), ...searchParams.values(), ...secrets];
  // Longest first: what is part of another must not leave the rest of it behind.
  const hidden = parts.filter(({ length }) => length >= 4).sort((a, b) => b.length - a.length);
  return oneLine(
    hidden.reduce((text, part) => text.replaceAll(part, '[redacted]'), answer),
    quoteMax,
  );
}

/** Codes only: messages of the network may name what was called. */
function networkReason(problem: unknown, timeoutMs: number): string {
  if (!isAxiosError(problem)) return 'the call could not be made';
  const tooLong = problem.code === 'ERR_CANCELED' || problem.code === 'ECONNABORTED' || problem.code === 'ETIMEDOUT';
  return tooLong ? `no answer within ${timeoutMs} ms` : `no connection: ${problem.code ?? 'unknown'}`;
}
