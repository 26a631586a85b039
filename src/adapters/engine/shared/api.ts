// All calls to one engine. In: a call; out: what came of it. Promised: never throws; within the shared pace and behind the shared circuit
// breaker; sent again only where that does no harm, a bounded number of times; every exchange reported; nothing secret in any reason.
import type { Instant } from '../../../core/ids.js';
import type { Clock } from '../../../ports/clock.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import { reasonOf, type ApiResult } from './api-result.js';
import { backoffMs, type Backoff } from './backoff.js';
import type { Circuit, Guarded } from './circuit.js';
import type { Credential } from './credential.js';
import { writeJson } from './json.js';
import type { Pace } from './pace.js';
import { readAnswer, type Answer } from './read-answer.js';
import type { Wire } from './wire.js';

type Query = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface ApiCall {
  /** The word in metrics: run-now, runs-list. */
  readonly operation: string;
  readonly path: string;
  /** `query`: a GET. `body`: a POST. */
  readonly with:
    | { readonly query: Query }
    | { readonly body: Readonly<Record<string, unknown>> }
    | { readonly method: 'PUT'; readonly body: Readonly<Record<string, unknown>> }
    | { readonly method: 'DELETE' };
  /**
   * `never`: sent again only when the engine has said that it did nothing. `by-token`: harmless, for it is done once; but a refusal that comes after a try without
   * an answer says nothing of that try.
   */
  readonly resend: 'harmless' | 'by-token' | 'never';
  /** Not sent after this instant, and not waited for beyond it. */
  readonly until?: Instant;
}

interface RetryLimits extends Backoff {
  readonly attemptsMax: number;
  /** Asked to wait longer than this, the caller is told instead. */
  readonly floorMsMax: number;
}

/** How the engine is spoken to, where engines differ. */
export interface Dialect {
  /** What proves on a call who we are. */
  authorize(token: string): Readonly<Record<string, string>>;
  /** Whether an answer means that another token may do. */
  refusesToken(answer: Answer): boolean;
  readRefusal(answer: Answer, scrub: (text: string) => string): ApiResult;
}

interface ApiParts {
  readonly host: string;
  readonly dialect: Dialect;
  readonly wire: Wire;
  readonly credential: Credential;
  readonly pace: Pace;
  readonly circuit: Circuit;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly retry: RetryLimits;
}

export class Api {
  constructor(private readonly parts: ApiParts) {}

  async call(call: ApiCall): Promise<ApiResult> {
    const { retry, clock } = this.parts;
    let doubt = false;
    for (let attempt = 1; ; attempt += 1) {
      const result = after(doubt, call, await this.#attempt(call));
      doubt ||= result.kind === 'unavailable';
      const floorMs = 'retryAfterMs' in result ? result.retryAfterMs : null;
      if (attempt >= retry.attemptsMax || !mayGoAgain(result, call) || (floorMs ?? 0) > retry.floorMsMax) return result;
      await clock.pause(backoffMs(retry, attempt, floorMs));
    }
  }

  /** One exchange; a second one when a token that was refused can be replaced. */
  async #attempt(call: ApiCall): Promise<ApiResult> {
    for (let tokens = 1; ; tokens += 1) {
      const credential = await this.parts.credential.token();
      if (credential.kind === 'none') return this.#notSent(call, { ...credential, kind: 'no-entry' });
      if ((await this.parts.pace.turn()) === 'too-many') return this.#notSent(call, away('too many calls wait for their turn'));
      if (this.#leftMs(call) <= 0) return this.#notSent(call, away('its time was over before it could be sent'));
      const { exchange, result } = await this.#exchange(call, credential.token);
      if (exchange.kind !== 'answer' || !this.parts.dialect.refusesToken(exchange)) return result;
      const another = this.parts.credential.drop(credential.token);
      if (!another || tokens > 1) return result;
    }
  }

  #notSent({ operation }: ApiCall, result: ApiResult): ApiResult {
    this.#report(operation, result, 0);
    return result;
  }

  async #exchange(call: ApiCall, token: string): Promise<{ exchange: Guarded; result: ApiResult }> {
    const { clock, circuit, wire, credential, dialect } = this.parts;
    const began = clock.now();
    const exchange = await circuit.pass(() => wire.send(this.#request(call, token), this.#leftMs(call)));
    const result = readAnswer(exchange, {
      asked: 'query' in call.with ? 'question' : 'command',
      readRefusal: (answer) => dialect.readRefusal(answer, (text) => credential.scrub(text)),
    });
    this.#report(call.operation, result, (clock.now() - began) / 1_000);
    return { exchange, result };
  }

  #leftMs({ until }: ApiCall): number {
    return until === undefined ? Infinity : until - this.parts.clock.now();
  }

  #request(call: ApiCall, token: string): Parameters<Wire['send']>[0] {
    const url = `${this.parts.host}${call.path}`;
    const ours = this.parts.dialect.authorize(token);
    if ('query' in call.with) return { method: 'GET', url: `${url}${queryText(call.with.query)}`, headers: ours, body: null };
    if (!('body' in call.with)) return { method: call.with.method, url, headers: ours, body: null };
    return {
      method: 'method' in call.with ? call.with.method : 'POST',
      url,
      headers: { ...ours, 'Content-Type': 'application/json' },
      body: writeJson(call.with.body),
    };
  }

  #report(operation: string, result: ApiResult, seconds: number): void {
    this.parts.telemetry.report({ kind: 'engine-call', operation, seconds, ...reported(result) });
  }
}

function reported(result: ApiResult): { outcome: 'ok' | 'refused' | 'rate-limited' | 'unavailable'; detail: string | null } {
  switch (result.kind) {
    case 'ok':
      return { outcome: 'ok', detail: null };
    case 'refused':
    case 'no-room':
      return { outcome: 'refused', detail: reasonOf(result) };
    case 'rate-limited':
      return { outcome: 'rate-limited', detail: result.reason };
    case 'unavailable':
    case 'too-large':
    case 'no-entry':
      return { outcome: 'unavailable', detail: result.reason };
  }
}

function away(reason: string): ApiResult {
  return { kind: 'unavailable', reason, retryAfterMs: null, passing: false };
}

/** Who is not let in has done nothing by that; what was sent before, and not answered, may have. */
function after(doubt: boolean, { resend }: ApiCall, result: ApiResult): ApiResult {
  if (!doubt || result.kind === 'ok' || !(result.kind === 'no-entry' || (resend === 'by-token' && isRefusal(result))))
    return result;
  const retryAfterMs = 'retryAfterMs' in result ? result.retryAfterMs : null;
  return { kind: 'unavailable', reason: reasonOf(result), retryAfterMs, passing: false };
}

function isRefusal({ kind }: ApiResult): boolean {
  return kind === 'refused' || kind === 'no-room';
}

function mayGoAgain(result: ApiResult, { resend }: ApiCall): boolean {
  if (result.kind === 'rate-limited') return true;
  return result.kind === 'unavailable' && resend !== 'never' && result.passing;
}

function queryText(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly string[]) : [String(value)]).map((text): [string, string] => [name, text]),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}
