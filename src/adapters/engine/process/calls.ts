// In: one call to the engine. Out: its answer. Promised: no call takes longer than its time, none goes unreported, and what goes wrong in it
// is one fault: the engine could not be asked.
import { Fault } from '../../../core/faults.js';
import type { Clock } from '../../../ports/clock.js';
import type { Telemetry } from '../../../ports/telemetry.js';

export type Call = <T>(operation: string, work: () => Promise<T>) => Promise<T>;

export function calls(clock: Clock, telemetry: Telemetry, timeoutMs: number): Call {
  return async (operation, work) => {
    const began = clock.now();
    const report = (outcome: 'ok' | 'unavailable', detail: string | null): void =>
      telemetry.report({ kind: 'engine-call', operation, outcome, seconds: (clock.now() - began) / 1000, detail });
    try {
      const answer = await within(clock, timeoutMs, work());
      report('ok', null);
      return answer;
    } catch (problem) {
      const detail = problem instanceof Error ? problem.message : String(problem);
      report('unavailable', detail);
      throw new Fault('engine-unavailable', `process engine, ${operation}: ${detail}`, { cause: problem });
    }
  };
}

async function within<T>(clock: Clock, ms: number, work: Promise<T>): Promise<T> {
  const enough = new AbortController();
  const late = clock.pause(ms, enough.signal).then((): never => {
    throw new Error(`no answer within ${ms} ms`);
  });
  // Aborting the pause settles it too; by then nobody listens any more.
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    enough.abort();
  }
}
