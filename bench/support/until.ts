// Waits for what a server will come to, looking seldom enough not to be part of what is measured; gives up rather than hang a run.
import { setTimeout as pause } from 'node:timers/promises';

export async function until(holds: () => Promise<boolean>, { everyMs = 20, boundMs = 120_000 } = {}): Promise<void> {
  const end = performance.now() + boundMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${boundMs} ms: ${holds.toString()}`);
    await pause(everyMs);
  }
}
