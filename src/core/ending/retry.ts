// Whether a run that ended badly is tried again, when, and why not. Job failures are not: they would fail again. What the platform broke is,
// a bounded number of times, at growing pauses. What found no room never ran: it goes back to the queue as often as it takes, keeping its
// place. Each try is a new attempt with a token of its own.
import type { RunEnd, StopWish } from './run-end.js';
import { jobSettings, type Settings } from '../settings.js';
import type { RetrySettings } from '../settings/retry-settings.js';

/** Whose fault it was that an attempt brought no result. `unknown`: it may have run to its end, and nobody can say. */
export const failureClasses = ['job', 'infrastructure', 'capacity', 'unknown'] as const;
export type FailureClass = (typeof failureClasses)[number];

export function failureOf(end: RunEnd): FailureClass | null {
  switch (end.kind) {
    case 'failed':
      return 'job';
    case 'infrastructure':
      return 'infrastructure';
    case 'no-room':
      return 'capacity';
    case 'forgotten':
      return 'unknown';
    case 'succeeded':
    case 'cancelled':
    case 'timed-out':
    case 'not-begun':
      return null;
  }
}

export interface Trying {
  readonly jobId: string;
  /** A stop that was asked for: then nothing is tried again. */
  readonly wish: StopWish | null;
  /** Of this attempt. */
  readonly attempt: number;
  /** Earlier attempts of the request that the platform broke. */
  readonly infrastructureFailures: number;
  readonly settings: Settings;
  /** Before a request that found no room is looked at again, the first time. */
  readonly noRoomPauseMs: number;
}

export type Retry =
  | { readonly kind: 'final' }
  | {
      readonly kind: 'again';
      readonly failure: 'infrastructure' | 'capacity';
      readonly pauseMs: number;
      /** For people: why it waits. */
      readonly reason: string;
    };

const final: Retry = { kind: 'final' };

export function retryOf(end: RunEnd, trying: Trying): Retry {
  if (trying.wish !== null) return final;
  if (end.kind === 'no-room')
    return {
      kind: 'again',
      failure: 'capacity',
      pauseMs: noRoomPause(trying.noRoomPauseMs, trying.attempt),
      reason: end.message,
    };
  if (end.kind !== 'infrastructure') return final;
  const { settings, jobId, infrastructureFailures } = trying;
  const retry = jobRetry(settings, jobId);
  if (!settings.retry.enabled || infrastructureFailures >= retry.infrastructure_retries_max) return final;
  const left = retry.infrastructure_retries_max - infrastructureFailures - 1;
  const said = end.causes[0] ?? { code: 'UNKNOWN', message: 'it did not say why' };
  return {
    kind: 'again',
    failure: 'infrastructure',
    pauseMs: backOff(retry, infrastructureFailures),
    reason: `Attempt ${trying.attempt} was broken by the platform (${said.code}: ${said.message}). It is retried; retries left after this one: ${left}.`,
  };
}

/** Room comes back within minutes; a workspace that has none for days is not to be asked, nor a run started to be skipped, thousands of times. */
const doublingsMax = 3;

export function noRoomPause(firstMs: number, attempt: number): number {
  return firstMs * 2 ** Math.min(Math.max(attempt - 1, 0), doublingsMax);
}

function backOff({ pause_seconds: first, pause_seconds_max: most }: RetrySettings, failures: number): number {
  // Beyond 2^30 the bound holds anyhow, and the number stays one.
  return Math.min(first * 2 ** Math.min(failures, 30), Math.max(first, most)) * 1000;
}

/** What is not said of a job is as for every job. */
export function jobRetry(settings: Settings, jobId: string): RetrySettings {
  const { infrastructure_retries_max, pause_seconds, pause_seconds_max } = settings.retry;
  const usual = { infrastructure_retries_max, pause_seconds, pause_seconds_max };
  const named = jobSettings(settings, jobId).retry;
  const said = Object.entries(named).filter(([, value]) => value !== undefined);
  return { ...usual, ...Object.fromEntries(said) };
}
