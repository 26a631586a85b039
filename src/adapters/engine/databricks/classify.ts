// How a run or a task stands, out of the old `state`, the new `status`, or both. Pure. Promised: whatever is not known to be over is
// active, and whatever is not known to be a success is none.
import type { Standing } from './run-wire.js';
import { verdictOfCode, verdictOfLifeCycle, verdictOfResult, verdictOfType, type Verdict } from './termination.js';

export type Phase = 'queued' | 'pending' | 'running' | 'ending';

export type Classified =
  | { readonly kind: 'active'; readonly phase: Phase; readonly word: string }
  | { readonly kind: 'over'; readonly verdict: Verdict; readonly code: string; readonly message: string };

const phases: ReadonlyMap<string, Phase> = new Map<string, Phase>([
  ['QUEUED', 'queued'],
  ['PENDING', 'pending'],
  ['BLOCKED', 'pending'],
  ['TERMINATING', 'ending'],
]);

export function classify(standing: Standing): Classified {
  const { state, status } = standing;
  const word = status.state || state.life_cycle_state;
  const over = status.state === '' ? verdictOfLifeCycle.has(word) : word === 'TERMINATED';
  // A state of tomorrow counts as running: it takes a slot, and its time limit is watched.
  if (!over) return { kind: 'active', phase: phases.get(word) ?? 'running', word };
  const { code, message } = status.termination_details;
  return {
    kind: 'over',
    verdict: verdictOf(standing),
    code: code || state.result_state || state.life_cycle_state || 'UNKNOWN',
    message: message || state.state_message,
  };
}

function verdictOf({ state, status }: Standing): Verdict {
  const byCode = verdictOfCode.get(status.termination_details.code);
  if (byCode !== undefined) return refined(byCode, { state, status });
  const byResult = verdictOfResult.get(state.result_state);
  const byType = verdictOfType.get(status.termination_details.type);
  if (byType === undefined) return byResult ?? verdictOfLifeCycle.get(state.life_cycle_state) ?? 'failed';
  // The type says whose fault it was; the result may know that it was nobody's.
  return byResult === undefined || byResult === 'succeeded' || byResult === 'failed' ? byType : byResult;
}

/** Two codes say less than what stands beside them. */
function refined(byCode: Verdict, { state, status }: Standing): Verdict {
  const { code, message } = status.termination_details;
  const byResult = verdictOfResult.get(state.result_state);
  // SKIPPED is also said when something before it failed.
  if (code === 'SKIPPED') return byResult === 'failed' || byResult === 'cancelled' ? byResult : byCode;
  if (code !== 'CANCELED') return byCode;
  // The platform's own cancelling, of a time limit as well; without a result only the words tell.
  return byResult === 'timed-out' || (byResult === undefined && /timed ?out/i.test(message)) ? 'timed-out' : byCode;
}
