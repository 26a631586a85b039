// One circuit breaker for an engine: after some failures in a row nobody calls for a while, then one call tries whether it is back.
// A failure is no answer, or one of a gateway; a refusal proves that the engine is there, and a 500 is a matter of that one call: the output
// of one broken run must not keep all others waiting. Reports each opening and closing once. Where the clock was set back since it was opened it is
// made anew: the library would call nobody for as long as the clock was set back.
import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhenResult } from 'cockatiel';
import type { Instant } from '../../../core/ids.js';
import type { Clock } from '../../../ports/clock.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import type { Exchange } from './wire.js';

export interface CircuitLimits {
  readonly failuresMax: number;
  readonly openMs: number;
}

export type Guarded = Exchange | { readonly kind: 'open'; readonly retryAfterMs: number };

export class Circuit {
  #breaker: ReturnType<typeof circuitBreaker>;
  #down = false;
  #openedAt: Instant = -Infinity;

  constructor(
    private readonly limits: CircuitLimits,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly telemetry: Telemetry,
  ) {
    this.#breaker = this.#closed();
  }

  async pass(exchange: () => Promise<Exchange>): Promise<Guarded> {
    if (this.clock.now() < this.#openedAt) this.#breaker = this.#closed();
    try {
      const answered = await this.#breaker.execute(exchange);
      if (!isFailure(answered) && this.#breaker.state === CircuitState.Closed) this.#report(false);
      return answered;
    } catch (problem) {
      if (problem instanceof BrokenCircuitError) return { kind: 'open', retryAfterMs: this.limits.openMs };
      throw problem;
    }
  }

  #closed(): ReturnType<typeof circuitBreaker> {
    this.#openedAt = -Infinity;
    const breaker = circuitBreaker(
      handleWhenResult((result) => isFailure(result as Exchange)),
      { halfOpenAfter: this.limits.openMs, breaker: new ConsecutiveBreaker(this.limits.failuresMax) },
    );
    breaker.onBreak(() => {
      this.#openedAt = this.clock.now();
      this.#report(true);
    });
    return breaker;
  }

  #report(down: boolean): void {
    if (this.#down === down) return;
    this.#down = down;
    const detail = down ? `not called for ${this.limits.openMs} ms` : null;
    this.telemetry.report({ kind: 'connection', to: 'engine', use: null, state: down ? 'down' : 'up', detail });
  }
}

function isFailure(exchange: Exchange): boolean {
  return exchange.kind === 'no-answer' || (exchange.kind === 'answer' && exchange.status > 501);
}
