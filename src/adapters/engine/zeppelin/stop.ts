// Asks Zeppelin to stop a run. Asking again, or too late, or for a run that is gone, does no harm: what has ended is left as it is.
import type { RunId } from '../../../core/ids.js';
import type { StopOutcome } from '../../../ports/engine.js';
import { reasonOf } from '../shared/api-result.js';
import type { Api } from '../shared/api.js';
import { saysMissing } from './dialect.js';
import { isNoteId } from './note-paths.js';

export async function stop(api: Api, runId: RunId): Promise<StopOutcome> {
  if (!isNoteId(runId)) return { kind: 'asked' };
  const result = await api.call({
    operation: 'note-stop',
    path: `/api/notebook/job/${runId}`,
    with: { method: 'DELETE' },
    resend: 'harmless',
  });
  if (result.kind === 'ok' || saysMissing(result)) return { kind: 'asked' };
  return { kind: 'unreachable', reason: reasonOf(result) };
}
