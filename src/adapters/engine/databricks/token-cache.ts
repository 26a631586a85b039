// The access token in use. In: how to ask for one now; out: one that lives longer than the workspace demands.
// Promised: one request at a time; a refresh that fails or lasts is no harm while the old token is still good; bounded attempts; nobody waits longer for
// them than `patienceMs`: what they lead to is there for who comes after.
import { z } from 'zod';
import type { Instant } from '../../../core/ids.js';
import type { Clock } from '../../../ports/clock.js';
import { backoffMs } from '../shared/backoff.js';
import type { TokenOutcome } from '../shared/credential.js';
import { readFailure } from '../shared/failure.js';
import { parseJson } from '../shared/json.js';
import type { TokenRequest } from './token-request.js';
import type { Exchange, Wire } from '../shared/wire.js';

/** Azure Databricks refuses a token with 30 s or less to live; the vendor's clients leave 40 s. */
const leastLifeMs = 40_000;
const refreshAheadMs = 300_000;
const attemptsMax = 3;
const backoff = { baseMs: 200, maxMs: 2_000 };
const floorMsMax = 10_000;
/** Until then it has answered, or its next attempt is under way. */
const lateAgainMs = 10_000;
const passing = [429, 500, 502, 503, 504];

const Answer = z.looseObject({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

interface Asking {
  readonly outcome: Promise<TokenOutcome>;
  readonly late: Promise<TokenOutcome>;
}

interface Held {
  readonly token: string;
  readonly refreshAt: Instant;
  readonly uselessAt: Instant;
}

export class TokenCache {
  #held: Held | null = null;
  #asking: Asking | null = null;

  constructor(
    private readonly request: () => TokenRequest,
    private readonly wire: Wire,
    private readonly clock: Clock,
    private readonly patienceMs: number,
  ) {}

  async token(): Promise<TokenOutcome> {
    const held = this.#held;
    if (held !== null && this.clock.now() < held.refreshAt) return { kind: 'token', token: held.token };
    this.#asking ??= this.#begin();
    const outcome = await Promise.race([this.#asking.outcome, this.#asking.late]);
    if (outcome.kind === 'none' && held === this.#held && held !== null && this.clock.now() < held.uselessAt)
      return { kind: 'token', token: held.token };
    return outcome;
  }

  /** Only the one that was refused: another caller may have fetched its successor already. */
  drop(token: string): void {
    if (this.#held?.token === token) this.#held = null;
  }

  held(): readonly string[] {
    return this.#held === null ? [] : [this.#held.token];
  }

  #begin(): Asking {
    const outcome = this.#ask().finally(() => {
      this.#asking = null;
    });
    const reason = `no access token: the token endpoint has not answered within ${this.patienceMs} ms, and is waited for`;
    const late = new Promise<TokenOutcome>((resolve) => {
      const over = () => resolve({ kind: 'none', reason, retryAfterMs: lateAgainMs });
      AbortSignal.timeout(this.patienceMs).addEventListener('abort', over, { once: true });
    });
    return { outcome, late };
  }

  async #ask(): Promise<TokenOutcome> {
    let outcome: TokenOutcome = { kind: 'none', reason: 'no access token was asked for', retryAfterMs: null };
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      const exchange = await this.wire.send(this.request());
      outcome = this.#read(exchange);
      const floorMs = exchange.kind === 'answer' ? exchange.retryAfterMs : null;
      if (outcome.kind === 'token' || !mayPass(exchange) || attempt === attemptsMax || (floorMs ?? 0) > floorMsMax)
        return outcome;
      await this.clock.pause(backoffMs(backoff, attempt, floorMs));
    }
    return outcome;
  }

  #read(exchange: Exchange): TokenOutcome {
    if (exchange.kind !== 'answer') return { kind: 'none', reason: `no access token: ${exchange.reason}`, retryAfterMs: null };
    const answer = readAnswer(exchange);
    if (answer === null) return { kind: 'none', reason: refusal(exchange), retryAfterMs: exchange.retryAfterMs };
    const now = this.clock.now();
    const lifeMs = answer.expires_in * 1_000;
    this.#held = {
      token: answer.access_token,
      refreshAt: now + lifeMs - Math.max(Math.min(refreshAheadMs, lifeMs / 2), Math.min(leastLifeMs, lifeMs)),
      uselessAt: now + lifeMs - leastLifeMs,
    };
    return { kind: 'token', token: answer.access_token };
  }
}

function mayPass(exchange: Exchange): boolean {
  return exchange.kind === 'no-answer' || (exchange.kind === 'answer' && passing.includes(exchange.status));
}

function readAnswer({ status, text }: Exchange & { kind: 'answer' }): z.infer<typeof Answer> | null {
  if (status !== 200) return null;
  try {
    return Answer.safeParse(parseJson(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Only the word of the standard: what else such a body says may repeat what was sent. */
function refusal({ status, text }: Exchange & { kind: 'answer' }): string {
  const word = /^[a-z_]{3,40}$/.exec(readFailure(status, text).message)?.[0] ?? /"error"\s*:\s*"([a-z_]{3,40})"/.exec(text)?.[1];
  return `no access token: the token endpoint answered ${status}${word === undefined ? '' : ` ${word}`}`;
}
