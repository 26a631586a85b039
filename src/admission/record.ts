// What was chosen, written. In: choices, inside the turn of their pass. Out: who moved, what is to be submitted, and whether there are steps.
// Promised: where nothing has changed nothing is written.
import type { Choice } from '../core/choose.js';
import type { RequestId } from '../core/ids.js';
import type { AdmissionTx, Recorded } from '../ports/store/admission.js';
import type { AdmissionParts } from './parts.js';
import { verdictsOf } from './verdicts.js';

export interface Written extends Recorded {
  /** How many steps to perform, and alerts, which lead to some. */
  readonly work: number;
}

export async function record(tx: AdmissionTx, choices: readonly Choice[], parts: AdmissionParts): Promise<Written> {
  const ending = choices.filter(({ decision: { outcome } }) => outcome.kind === 'reject' || outcome.kind === 'expire');
  const answered =
    ending.length === 0 ? new Map<RequestId, never>() : await tx.answered(ending.map(({ candidate }) => candidate.id));
  const verdicts = verdictsOf(choices, {
    at: parts.clock.now(),
    ids: parts.ids,
    engine: parts.engine,
    leaseOwner: parts.replica,
    leaseMs: parts.leaseMs,
    checkAt: parts.nextSweepAt(),
    answered,
  });
  const written = [verdicts.admitted, verdicts.waiting, verdicts.ended, verdicts.steps, verdicts.alerts];
  if (written.every((list) => list.length === 0)) return { moved: new Set(), submissions: [], work: 0 };
  return { ...(await tx.record(verdicts)), work: verdicts.steps.length + verdicts.alerts.length };
}
