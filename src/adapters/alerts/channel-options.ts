// What every channel is told: its name in the configuration, from which severity on it is used, and for how long it may try.
import type { Severity } from '../../core/policy.js';

export interface ChannelOptions {
  readonly name: string;
  readonly severityMin: Severity;
  /** Bounds the whole of one send. */
  readonly timeoutMs?: number;
}

export const timeoutMsDefault = 5_000;
