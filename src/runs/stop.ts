// Asks the engine to stop a run. Promised: what goes wrong with one run is told, and keeps no other from being stopped.
import type { RequestId, RunId } from '../core/ids.js';
import type { StopOutcome } from '../ports/engine.js';
import type { RunsParts } from './parts.js';

export async function stop(
  { engine, telemetry }: Pick<RunsParts, 'engine' | 'telemetry'>,
  runId: RunId,
  about: { readonly requestId?: RequestId },
): Promise<StopOutcome> {
  try {
    return await engine.stop(runId);
  } catch (problem) {
    telemetry.report({ kind: 'trouble', where: 'runs.stop', about, error: problem });
    return { kind: 'unreachable', reason: problem instanceof Error ? problem.message : String(problem) };
  }
}
