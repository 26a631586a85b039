// When a view asks again. In: what became of the last call, and how many have failed one after another. Out: the pause. Promised: a service that is in
// trouble is asked less and less, and never before it says that it may be.
import type { Trouble } from '../api/answer.js';

export const usualMs = 5_000;
const longestMs = 60_000;

/** `failed`: calls that failed since the last that did not. */
export function pauseMs(trouble: Trouble | null, failed: number): number {
  if (trouble === null || failed < 1) return usualMs;
  const growing = Math.min(longestMs, usualMs * 2 ** Math.min(failed, 10));
  return trouble.kind === 'problem' ? Math.max(growing, trouble.retryAfterMs ?? 0) : growing;
}
