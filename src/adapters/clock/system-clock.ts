// In: nothing. Out: the time of this machine and pauses on its timers. Promised: a pause never rejects, ends at once on abort, leaves no
// listener and no timer behind, and may be longer than a timer of the platform can be.
import type { Clock } from '../../ports/clock.js';

/** A longer delay makes the platform's timer fire at once. */
const timerMsMax = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  pause: async (ms, signal) => {
    let left = ms;
    while (left > timerMsMax && signal?.aborted !== true) {
      await pauseOnce(timerMsMax, signal);
      left -= timerMsMax;
    }
    await pauseOnce(left, signal);
  },
};

function pauseOnce(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted === true) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end, { once: true });
  });
}
