// Looks at something that changes outside, on a beat and when asked. Promised: one at a time, in order; a look that waits its turn will see whatever
// came meanwhile, so that at most one waits.
export interface Looks<Seen> {
  now(): Promise<Seen>;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/** `look` never throws. */
export function lookingAt<Seen>(look: () => Promise<Seen>, intervalMs: number): Looks<Seen> {
  let last: Promise<Seen> | null = null;
  let waiting = false;
  const now = (): Promise<Seen> => {
    if (waiting && last !== null) return last;
    waiting = true;
    const turn = async () => {
      waiting = false;
      return look();
    };
    last = last === null ? Promise.resolve().then(turn) : last.then(turn);
    return last;
  };
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
