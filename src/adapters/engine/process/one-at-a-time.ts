// In: work. Out: the same work, each piece after the one before. Promised: a failure stays with its own piece; what waits is bounded.

export type OneAtATime = <T>(work: () => Promise<T>) => Promise<T>;

export function oneAtATime(waitingMax: number, tooMany: () => Error): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return (work) => {
    if (waiting >= waitingMax) return Promise.reject(tooMany());
    waiting += 1;
    const done = last.then(work).finally(() => {
      waiting -= 1;
    });
    last = done.catch(() => undefined);
    return done;
  };
}
