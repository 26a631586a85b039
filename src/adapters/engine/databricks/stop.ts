// Asks the workspace to stop a run. Asking again, or too late, or for a run that is gone, does no harm.
import type { RunId } from '../../../core/ids.js';
import type { StopOutcome } from '../../../ports/engine.js';
import type { Api } from '../shared/api.js';
import { reasonOf } from '../shared/api-result.js';
import { saysMissing } from './failure-meaning.js';
import { int64, isInt64 } from './int64.js';

export async function stop(api: Api, jobsApi: string, runId: RunId): Promise<StopOutcome> {
  if (!isInt64(runId)) return { kind: 'asked' };
  const result = await api.call({
    operation: 'runs-cancel',
    path: `/api/${jobsApi}/jobs/runs/cancel`,
    with: { body: { run_id: int64(runId) } },
    resend: 'harmless',
  });
  if (result.kind === 'ok') return { kind: 'asked' };
  if (result.kind === 'refused' && (saysMissing(result.failure) || result.failure.code === 'INVALID_STATE'))
    return { kind: 'asked' };
  return { kind: 'unreachable', reason: reasonOf(result) };
}
