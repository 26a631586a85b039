// One HTTP exchange with a host. In: method, address, headers, body; out: the answer whatever its status, or why there is none.
// Promised: never throws, ends within the timeout, follows no redirect, reads no more than `answerBytesMax` and hands on no more than `answerPartsMax`; a reason holds no header,
// no body and no address, so that nothing secret can be in it.
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { isAxiosError, type AxiosInstance } from 'axios';
import type { Clock } from '../../../ports/clock.js';
import { hasMoreParts } from '../../../core/given/many-parts.js';
import { retryAfterMs } from './retry-after.js';

export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export type Exchange =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly text: string;
      readonly retryAfterMs: number | null;
      readonly setCookies: readonly string[];
    }
  | { readonly kind: 'too-large'; readonly reason: string }
  /** Whether the host has seen the request cannot be known. */
  | { readonly kind: 'no-answer'; readonly reason: string };

export interface WireLimits {
  readonly requestTimeoutMs: number;
  readonly answerBytesMax: number;
  /** Values and names, wherever they stand in it. */
  readonly answerPartsMax: number;
  readonly socketsMax: number;
}

const closed: Exchange = { kind: 'no-answer', reason: 'the adapter has been closed' };

export class Wire {
  readonly #axios: AxiosInstance;
  readonly #agents: readonly [HttpAgent, HttpsAgent];
  /** Each exchange that is under way has one. */
  readonly #underWay = new Set<AbortController>();
  #closed = false;

  constructor(
    userAgent: string,
    private readonly limits: WireLimits,
    private readonly clock: Clock,
  ) {
    const agent = { keepAlive: true, maxSockets: limits.socketsMax, timeout: limits.requestTimeoutMs };
    this.#agents = [new HttpAgent(agent), new HttpsAgent(agent)];
    this.#axios = axios.create({
      httpAgent: this.#agents[0],
      httpsAgent: this.#agents[1],
      proxy: false,
      maxRedirects: 0,
      maxContentLength: limits.answerBytesMax,
      // Text as it came: numbers must not pass through a double.
      responseType: 'text',
      transformResponse: (text: unknown) => text,
      validateStatus: () => true,
      headers: { common: { 'User-Agent': userAgent, Accept: 'application/json' } },
    });
  }

  /** `leftMs`: the caller has no use for the answer after that; then its time is shorter. */
  async send({ method, url, headers, body }: WireRequest, leftMs = Infinity): Promise<Exchange> {
    const timeoutMs = Math.max(1, Math.min(this.limits.requestTimeoutMs, Math.floor(leftMs)));
    if (this.#closed) return closed;
    // Not a signal joined of others: what it is joined of is held by nothing, and a time that was collected as garbage is never over.
    const ending = new AbortController();
    const late = setTimeout(() => ending.abort(), timeoutMs);
    this.#underWay.add(ending);
    try {
      const answer = await this.#axios.request<unknown>({
        method,
        url,
        headers: { ...headers },
        ...(body === null ? {} : { data: body }),
        timeout: timeoutMs,
        // The library's timeout is one of silence, once a socket is connected; this one is of all of it.
        signal: ending.signal,
      });
      const text = typeof answer.data === 'string' ? answer.data : '';
      const { answerPartsMax } = this.limits;
      if (hasMoreParts(text, answerPartsMax))
        return { kind: 'too-large', reason: `the answer has more than ${answerPartsMax} parts` };
      return {
        kind: 'answer',
        status: answer.status,
        text,
        retryAfterMs: retryAfterMs(answer.headers['retry-after'], this.clock.now()),
        setCookies: cookiesOf(answer.headers['set-cookie']),
      };
    } catch (problem) {
      return this.#failed(problem, timeoutMs);
    } finally {
      clearTimeout(late);
      this.#underWay.delete(ending);
    }
  }

  /** Ends what is under way and lets go of the sockets. */
  close(): void {
    this.#closed = true;
    for (const exchange of this.#underWay) exchange.abort();
    for (const agent of this.#agents) agent.destroy();
  }

  #failed(problem: unknown, timeoutMs: number): Exchange {
    // The library's error holds the request with its credential: only its code leaves this place.
    const { code, message } = isAxiosError(problem) ? problem : { code: undefined, message: '' };
    if (message.startsWith('maxContentLength'))
      return { kind: 'too-large', reason: `the answer is larger than ${this.limits.answerBytesMax} bytes` };
    if (this.#closed) return closed;
    if (code === 'ERR_CANCELED' || code === 'ECONNABORTED' || code === 'ETIMEDOUT')
      return { kind: 'no-answer', reason: `no answer within ${timeoutMs} ms` };
    return { kind: 'no-answer', reason: `the connection failed (${code ?? 'unknown reason'})` };
  }
}

function cookiesOf(header: unknown): readonly string[] {
  return Array.isArray(header) ? header.filter((line) => typeof line === 'string') : [];
}
