// What an explanation may cost, as a whole: all that is tried shares it. Counted in decisions and not in time, so that the same question has the same
// answer on every machine.

/** Some tenths of a second at most, with hundreds of runs, clusters and requests before it. */
export const decisionsMax = 10_000;

export interface Budget {
  readonly left: () => number;
  /** false: so much is not left. Then nothing is: what is found after a gap could be told as the least, and would not be. */
  readonly spend: (decisions: number) => boolean;
  readonly leaveOut: () => void;
  /** Something was left out. */
  readonly isCut: () => boolean;
}

export function budgetOf(decisions: number): Budget {
  let left = decisions;
  let cut = false;
  return {
    left: () => left,
    spend: (cost) => {
      const enough = cost <= left;
      left = enough ? left - cost : 0;
      cut ||= !enough;
      return enough;
    },
    leaveOut: () => {
      cut = true;
    },
    isCut: () => cut,
  };
}
