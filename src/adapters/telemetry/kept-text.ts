// The text of the metrics, for whoever asks. In: how it is written. Out: the text. Promised: nothing that was reported before is missing in it; while nothing
// is reported it is written once in a second at most, for it takes milliseconds of the process, and anybody who can connect may ask for it.
import type { Clock } from '../../ports/clock.js';

/** What changes without a report, such as the memory of the process, may be as old as that. */
const keptMs = 1_000;

export interface KeptText {
  readonly text: () => Promise<string>;
  /** The next one who asks is told anew. */
  readonly changed: () => void;
}

export function keptText(clock: Pick<Clock, 'now'>, write: () => Promise<string>): KeptText {
  let kept: { readonly at: number; readonly text: Promise<string> } | null = null;
  const writtenAt = (at: number) => {
    const text = write();
    const written = { at, text };
    kept = written;
    text.catch(() => {
      if (kept === written) kept = null;
    });
    return text;
  };
  return {
    text: () => {
      const now = clock.now();
      // Also when the clock was set back.
      return kept !== null && now >= kept.at && now - kept.at < keptMs ? kept.text : writtenAt(now);
    },
    changed: () => {
      kept = null;
    },
  };
}
