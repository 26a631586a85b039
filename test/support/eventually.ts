// Waits for a condition of a real server, by asking it, with a bound. Fails with the last problem seen.
import { setTimeout as pause } from 'node:timers/promises';

export async function eventually<T>(ask: () => Promise<T> | T, boundMs = 30_000, everyMs = 20): Promise<NonNullable<T>> {
  const end = performance.now() + boundMs;
  let last: unknown = new Error('the condition was never asked');
  while (performance.now() < end) {
    try {
      const answer = await ask();
      if (answer !== false && answer !== null && answer !== undefined) return answer;
      last = new Error(`the condition was still ${String(answer)}`);
    } catch (problem) {
      last = problem;
    }
    await pause(everyMs);
  }
  throw new Error(`not within ${boundMs} ms: ${last instanceof Error ? last.message : String(last)}`, { cause: last });
}
