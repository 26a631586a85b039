// In: the word of a trouble that may repeat. Out: whether its line is written now, and how many before it were not. Promised: at most one
// line a second for each word, and of one that lasts ever fewer, down to one a minute; bounded memory however many words there are.
import type { Clock } from '../../ports/clock.js';

export interface Repeats {
  /** Null: not now, it has been counted. A number: now, so many were left out since the last line. `lasts`: an outage says it for hours. */
  leftOut(word: string, lasts?: boolean): number | null;
}

const quietMs = 1000;
/** Of what lasts; and what has not come for so long begins anew. */
const quietMaxMs = 60_000;
const wordsMax = 1000;

export function createRepeats(clock: Clock): Repeats {
  const seen = new Map<string, Seen>();
  return {
    leftOut: (word, lasts = false) => {
      const now = clock.now();
      const last = seen.get(word);
      // A clock that was set back must not silence a trouble.
      if (last !== undefined && now - last.at < last.quietMs && now >= last.at) {
        last.leftOut += 1;
        last.cameAt = now;
        return null;
      }
      seen.delete(word);
      if (seen.size >= wordsMax) forgetFirst(seen);
      seen.set(word, { at: now, cameAt: now, leftOut: 0, quietMs: lasts ? nextQuietMs(last, now) : quietMs });
      return last?.leftOut ?? 0;
    },
  };
}

interface Seen {
  readonly at: number;
  readonly quietMs: number;
  cameAt: number;
  leftOut: number;
}

function nextQuietMs(last: Seen | undefined, now: number): number {
  const goesOn = last !== undefined && now >= last.cameAt && now - last.cameAt < quietMaxMs;
  return goesOn ? Math.min(quietMaxMs, last.quietMs * 2) : quietMs;
}

/** The word whose last line is oldest: words are put in anew with each line. */
function forgetFirst(seen: Map<string, unknown>): void {
  for (const word of seen.keys()) {
    seen.delete(word);
    return;
  }
}
