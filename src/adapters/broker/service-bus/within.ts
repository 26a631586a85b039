// In: work that waits for the broker. Out: its result, or a rejection when the broker does not answer in time.
import type { Clock } from '../../../ports/clock.js';

export interface Bound {
  readonly clock: Clock;
  readonly ms: number;
}

/** The broker, or the way to it, is stuck: what was asked may still happen. */
export class NoAnswer extends Error {}

const late = Symbol('late');
/** Given as the reason, or the platform would make an error with its stack for every message. */
const answered = Symbol('answered');

export async function within<T>({ clock, ms }: Bound, what: string, work: Promise<T>): Promise<T> {
  const enough = new AbortController();
  try {
    const first = await Promise.race([work, clock.pause(ms, enough.signal).then((): typeof late => late)]);
    if (first === late) throw new NoAnswer(`${what}: no answer within ${ms} ms`);
    return first;
  } finally {
    enough.abort(answered);
  }
}

/** Whether it ended in time; how it ended does not matter. */
export function endsWithin(bound: Bound, work: Promise<unknown>): Promise<boolean> {
  const ended = work.then(
    () => true,
    () => true,
  );
  return within(bound, '', ended).catch(() => false);
}

/** Rejects when the signal aborts first; what the work comes to then does not matter. */
export function unlessAborted<T>(signal: AbortSignal, why: string, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const gone = (): void => {
      reject(new Error(why));
    };
    signal.addEventListener('abort', gone, { once: true });
    if (signal.aborted) gone();
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', gone));
  });
}
