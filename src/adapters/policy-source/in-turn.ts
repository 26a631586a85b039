/** One at a time, in order; one that waits its turn will see whatever came meanwhile, so that at most one waits. `act` never throws. */
export function inTurn<Answer>(act: () => Promise<Answer>): () => Promise<Answer> {
  let last: Promise<Answer> | null = null;
  let waiting = false;
  return () => {
    if (waiting && last !== null) return last;
    waiting = true;
    const turn = async () => {
      waiting = false;
      return act();
    };
    last = last === null ? Promise.resolve().then(turn) : last.then(turn);
    return last;
  };
}
