// In: work that waits for the broker. Out: its result, or a rejection when the broker does not answer in time.
import type { Clock } from '../../../ports/clock.js';

export interface Bound {
  readonly clock: Clock;
  readonly ms: number;
}

/** The broker, or the way to it, is stuck: what was asked may still happen. */
export class NoAnswer extends Error {}

export async function within<T>({ clock, ms }: Bound, what: string, work: Promise<T>): Promise<T> {
  const enough = new AbortController();
  const late = clock.pause(ms, enough.signal).then((): never => {
    throw new NoAnswer(`${what}: no answer within ${ms} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    enough.abort();
  }
}

/** Whether it ended in time; how it ended does not matter. */
export function endsWithin(bound: Bound, work: Promise<unknown>): Promise<boolean> {
  return within(
    bound,
    '',
    work.then(() => true),
  ).catch(() => false);
}

/** What the work comes to; null when the signal aborts first. A signal outlives many connections: none of them leaves a listener on it. */
export function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const gone = (): void => resolve(null);
    signal.addEventListener('abort', gone, { once: true });
    if (signal.aborted) gone();
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', gone));
  });
}
