// Injected trouble, by rule: the first rule that matches a request and has turns left is applied to it.
// `before`: nothing was done. `after`: the work is done and the answer is lost. A rate limit runs on the simulator's clock.
export interface FaultRule {
  readonly path: RegExp;
  readonly method?: string;
  /** Turns; default 1. `Infinity` for ever. */
  readonly times?: number;
  readonly when: 'before' | 'after';
  readonly kind: 'status' | 'html' | 'reset' | 'hang' | 'slow' | 'rate-limit';
  /** Of `status` (default 503) and `html` (default 200, as of a login page). */
  readonly status?: number;
  readonly errorCode?: string;
  readonly message?: string;
  readonly retryAfterSeconds?: number;
  /** Of `slow`: real milliseconds, for it is the wire that is slow. */
  readonly delayMs?: number;
}

export interface RateLimit {
  readonly perSecond: number;
  /** Default: every path. */
  readonly path?: RegExp;
  /** Null: no Retry-After header. Default 1. */
  readonly retryAfterSeconds?: number | null;
}

interface Armed {
  readonly rule: FaultRule;
  left: number;
}

export class Faults {
  #rules: Armed[] = [];
  #limit: RateLimit | null = null;
  #tokens = 0;
  #filledAt = 0;

  add(rule: FaultRule): void {
    this.#rules.push({ rule, left: rule.times ?? 1 });
  }

  rateLimit(limit: RateLimit | null): void {
    this.#limit = limit;
    this.#tokens = limit?.perSecond ?? 0;
    this.#filledAt = Number.NEGATIVE_INFINITY;
  }

  clear(): void {
    this.#rules = [];
    this.#limit = null;
  }

  /** Rules that still have turns left. */
  get pending(): number {
    return this.#rules.length;
  }

  take(when: FaultRule['when'], method: string, path: string): FaultRule | null {
    const armed = this.#rules.find(({ rule }) => matches(rule, when, method, path));
    if (armed === undefined) return null;
    armed.left -= 1;
    if (armed.left <= 0) this.#rules = this.#rules.filter((other) => other !== armed);
    return armed.rule;
  }

  /** The limit that refuses this request, or null. */
  overRate(path: string, now: number): RateLimit | null {
    const limit = this.#limit;
    if (limit === null || (limit.path !== undefined && !limit.path.test(path))) return null;
    const gained = this.#filledAt === Number.NEGATIVE_INFINITY ? 0 : ((now - this.#filledAt) / 1_000) * limit.perSecond;
    this.#tokens = Math.min(limit.perSecond, this.#tokens + gained);
    this.#filledAt = now;
    if (this.#tokens < 1) return limit;
    this.#tokens -= 1;
    return null;
  }
}

const matches = (rule: FaultRule, when: FaultRule['when'], method: string, path: string): boolean =>
  rule.when === when && (rule.method === undefined || rule.method === method) && rule.path.test(path);
