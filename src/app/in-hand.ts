// Work that nobody waits for, but that a stop must let end.
export interface InHand {
  take(work: Promise<unknown>): void;
  /** Resolves when all that was taken has ended. */
  ended(): Promise<void>;
}

export function inHand(onProblem: (problem: unknown) => void): InHand {
  const working = new Set<Promise<unknown>>();
  return {
    take: (work) => {
      const ending = work.catch(onProblem).finally(() => working.delete(ending));
      working.add(ending);
    },
    ended: async () => {
      while (working.size > 0) await Promise.all(working);
    },
  };
}
