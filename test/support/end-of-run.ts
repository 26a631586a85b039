// What a test run started is stopped here: once, in reverse order, by the root hooks. `onExit` is for what a crash must not leave behind.
const stops: (() => Promise<void>)[] = [];

export function atEndOfRun(stop: () => Promise<void>): void {
  stops.push(stop);
}

export function onExit(cleanUp: () => void): void {
  process.on('exit', cleanUp);
}

/** Everything is tried; the problems are reported together. */
export async function endRun(): Promise<void> {
  const problems: unknown[] = [];
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
    await stop().catch((problem: unknown) => problems.push(problem));
  }
  if (problems.length > 0) throw new AggregateError(problems, `not stopped cleanly: ${problems.map(String).join('; ')}`);
}
