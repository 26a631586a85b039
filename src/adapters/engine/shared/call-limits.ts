// What calls to any engine over HTTP are bound by, and what keeps them to it: one pace, one circuit breaker, a bounded number of attempts.
import type { Clock } from '../../../ports/clock.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import type { Api } from './api.js';
import { Circuit } from './circuit.js';
import { Pace } from './pace.js';
import type { WireLimits } from './wire.js';

export interface CallLimits extends WireLimits {
  /** Of all calls together. */
  readonly ratePerSecond: number;
  /** Of one call, with its first one. */
  readonly attemptsMax: number;
  readonly retryBaseMs: number;
  readonly retryMaxMs: number;
  /** A longer Retry-After is handed to the caller instead of being waited for. */
  readonly retryAfterMaxMs: number;
  readonly breakerFailuresMax: number;
  readonly breakerOpenMs: number;
}

/** What no engine has needed otherwise. */
export const usualOfCalls = {
  requestTimeoutMs: 20_000,
  socketsMax: 16,
  // A hundred jobs of a hundred tasks, of which each has a hundred fields.
  answerPartsMax: 1_000_000,
  attemptsMax: 4,
  retryBaseMs: 500,
  retryMaxMs: 8_000,
  retryAfterMaxMs: 15_000,
  breakerFailuresMax: 8,
  breakerOpenMs: 10_000,
} satisfies Partial<CallLimits>;

/** Shared by whoever calls one engine. */
export function boundsOf(
  limits: CallLimits,
  clock: Clock,
  telemetry: Telemetry,
): Pick<ConstructorParameters<typeof Api>[0], 'pace' | 'circuit' | 'retry'> {
  return {
    pace: new Pace(limits.ratePerSecond),
    circuit: new Circuit({ failuresMax: limits.breakerFailuresMax, openMs: limits.breakerOpenMs }, clock, telemetry),
    retry: {
      attemptsMax: limits.attemptsMax,
      baseMs: limits.retryBaseMs,
      maxMs: limits.retryMaxMs,
      floorMsMax: limits.retryAfterMaxMs,
    },
  };
}
