// One circuit breaker for a workspace: after some failures in a row nobody calls for a while, then one call tries whether it is back.
// A failure is no answer, or one of a gateway; a refusal proves that the workspace is there, and a 500 is a matter of that one call: the output
// of one broken run must not keep all others waiting. Reports each opening and closing once.
import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhenResult } from 'cockatiel';
import type { Telemetry } from '../../../ports/telemetry.js';
import type { Exchange } from './wire.js';

export interface CircuitLimits {
  readonly failuresMax: number;
  readonly openMs: number;
}

export type Guarded = Exchange | { readonly kind: 'open'; readonly retryAfterMs: number };

export class Circuit {
  readonly #breaker;
  readonly #openMs: number;

  constructor({ failuresMax, openMs }: CircuitLimits, telemetry: Telemetry) {
    this.#openMs = openMs;
    this.#breaker = circuitBreaker(
      handleWhenResult((result) => isFailure(result as Exchange)),
      { halfOpenAfter: openMs, breaker: new ConsecutiveBreaker(failuresMax) },
    );
    let down = false;
    const report = (state: 'up' | 'down'): void => {
      if (down === (state === 'down')) return;
      down = state === 'down';
      telemetry.report({ kind: 'connection', to: 'engine', state, detail: down ? `not called for ${openMs} ms` : null });
    };
    this.#breaker.onBreak(() => report('down'));
    this.#breaker.onReset(() => report('up'));
  }

  async pass(exchange: () => Promise<Exchange>): Promise<Guarded> {
    try {
      return await this.#breaker.execute(exchange);
    } catch (problem) {
      if (problem instanceof BrokenCircuitError) return { kind: 'open', retryAfterMs: this.#openMs };
      throw problem;
    }
  }
}

function isFailure(exchange: Exchange): boolean {
  return exchange.kind === 'no-answer' || (exchange.kind === 'answer' && exchange.status > 501);
}
