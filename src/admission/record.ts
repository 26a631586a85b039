// What was chosen, written. In: choices, inside the turn of their pass. Out: which of them changed something, what is to be submitted, and whether
// there are steps. Promised: where nothing has changed nothing is written.
import type { Choice } from '../core/deciding/choose.js';
import type { RequestId } from '../core/ids.js';
import type { AdmissionTx } from '../ports/store/admission.js';
import type { Leased } from '../ports/store/runs.js';
import type { AdmissionParts } from './parts.js';
import { isChanged, verdictsOf } from './verdicts.js';

export interface Written {
  readonly told: readonly Choice[];
  readonly admitted: readonly Leased[];
  /** How many steps to perform, and alerts, which lead to some. */
  readonly work: number;
}

interface Recording {
  readonly parts: AdmissionParts;
  /** Nothing is asked of the transaction afterwards. */
  readonly last: boolean;
}

export async function record(tx: AdmissionTx, choices: readonly Choice[], { parts, last }: Recording): Promise<Written> {
  const readAt = parts.clock.now();
  const ending = choices.filter(({ decision: { outcome } }) => outcome.kind === 'reject' || outcome.kind === 'expire');
  const answered =
    ending.length === 0 ? new Map<RequestId, never>() : await tx.answered(ending.map(({ candidate }) => candidate.id));
  const verdicts = verdictsOf(choices, {
    at: parts.clocks.later(),
    ids: parts.ids,
    settings: parts.settings,
    engine: parts.engine,
    leaseOwner: parts.replica,
    leaseMs: parts.leaseMs,
    checkAt: parts.nextSweepAt(),
    answered,
  });
  const written = [verdicts.admitted, verdicts.waiting, verdicts.ended, verdicts.steps, verdicts.alerts];
  if (written.every((list) => list.length === 0)) return { told: [], admitted: [], work: 0 };
  const { moved, submissions } = await (last ? tx.recordLast(verdicts) : tx.record(verdicts));
  return {
    told: choices.filter((choice) => isChanged(choice) && moved.has(choice.candidate.id)),
    admitted: submissions.map((submission) => ({ submission, validUntil: readAt + submission.leaseLeftMs, first: true })),
    work: verdicts.steps.length + verdicts.alerts.length,
  };
}
