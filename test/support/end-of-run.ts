// What a test run started is stopped here: once, in reverse order, by the root hooks. A run that is killed gets here no more: what must
// not outlive it (servers, processes) hangs on a pipe instead.
const stops: (() => Promise<void>)[] = [];

export function atEndOfRun(stop: () => Promise<void>): void {
  stops.push(stop);
}

/** Everything is tried; the problems are reported together. */
export async function endRun(): Promise<void> {
  const problems: unknown[] = [];
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
    await stop().catch((problem: unknown) => problems.push(problem));
  }
  if (problems.length > 0) throw new AggregateError(problems, `not stopped cleanly: ${problems.map(String).join('; ')}`);
}
