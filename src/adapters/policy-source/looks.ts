// Looks at something that changes outside, on a beat and when asked, in turn.
import { inTurn } from './in-turn.js';

export interface Looks<Seen> {
  now(): Promise<Seen>;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/** `look` never throws. */
export function lookingAt<Seen>(look: () => Promise<Seen>, intervalMs: number): Looks<Seen> {
  let last: Promise<Seen> | null = null;
  const next = inTurn(look);
  const now = () => (last = next());
  // The contents are compared, on a beat. Watching a file for events misses every swap of a mounted ConfigMap after the first, and
  // comparing times misses a change between the first look and the first comparison.
  const beat = setInterval(() => void now(), intervalMs);
  beat.unref();
  return {
    now,
    stop: async () => {
      clearInterval(beat);
      await last;
    },
  };
}
