// In: the word of a trouble that may repeat. Out: whether its line is written now, and how many before it were not. Promised: at most one
// line a second for each word; bounded memory however many words there are.
import type { Clock } from '../../ports/clock.js';

export interface Repeats {
  /** Null: not now, it has been counted. A number: now, so many were left out since the last line. */
  leftOut(word: string): number | null;
}

const quietMs = 1000;
const wordsMax = 1000;

export function createRepeats(clock: Clock): Repeats {
  const seen = new Map<string, { at: number; leftOut: number }>();
  return {
    leftOut: (word) => {
      const now = clock.now();
      const last = seen.get(word);
      // A clock that was set back must not silence a trouble.
      if (last !== undefined && now - last.at < quietMs && now >= last.at) {
        last.leftOut += 1;
        return null;
      }
      seen.delete(word);
      if (seen.size >= wordsMax) forgetFirst(seen);
      seen.set(word, { at: now, leftOut: 0 });
      return last?.leftOut ?? 0;
    },
  };
}

/** The word whose last line is oldest: words are put in anew with each line. */
function forgetFirst(seen: Map<string, unknown>): void {
  for (const word of seen.keys()) {
    seen.delete(word);
    return;
  }
}
