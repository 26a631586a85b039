// What SRE is told of submissions that do not mend themselves: one that stays in doubt, and an identity of tenants that the engine does not let in or
// does not let run. In: the submission and what the engine said. Out: an alert, one for whatever it is said of. Promised: names, never a secret.
import type { SubmitOutcome } from '../ports/engine.js';
import type { Submission } from '../ports/store/runs.js';
import type { RunsParts } from './parts.js';

type Telling = Pick<RunsParts, 'alerts' | 'clock' | 'engine'>;

/** A submission that is in doubt for longer is told to SRE. */
const doubtMaxMs = 600_000;

/**
 * A submission whose outcome stays unknown holds its slot, and cannot be cancelled, for as long as that lasts: the run may be there. That is
 * for people to know.
 */
export async function tellOfDoubt({ alerts, clock, engine }: Telling, submission: Submission, reason: string): Promise<void> {
  const at = clock.now();
  if (at - submission.submittedAt < doubtMaxMs) return;
  const minutes = Math.round((at - submission.submittedAt) / 60_000);
  const summary =
    `For ${minutes} min it has not been known whether ${engine.name} took the run of request ${submission.id}, which keeps its slot. ` +
    `It is asked again until it answers. Last: ${reason}`;
  const details = { request_id: submission.id, job_id: submission.jobId, tenant_id: submission.tenantId };
  await alerts.raise(
    [{ key: `submission-uncertain:${submission.id}`, severity: 'error', summary, details, requestId: submission.id }],
    at,
  );
}

/** What became of it is known: who was told of the doubt is told of its end. */
export async function tellOfNoDoubt({ alerts, clock }: Telling, { id, submittedAt }: Submission): Promise<void> {
  const at = clock.now();
  if (at - submittedAt >= doubtMaxMs) await alerts.resolve([`submission-uncertain:${id}`], at);
}

/** Whoever runs as it waits, and nobody else does. */
export async function tellOfNoEntry({ alerts, clock, engine }: Telling, submission: Submission, reason: string): Promise<void> {
  const { identity, tenantId } = submission;
  if (identity === null) return;
  const summary =
    `${engine.name} does not accept the identity ${identity}, under which requests of tenant ${tenantId} run: they wait. ` +
    `Renew its secret. ${reason}`;
  const details = { identity, tenant_id: tenantId };
  await alerts.raise(
    [{ key: `identity-no-entry:${identity}`, severity: 'error', summary, details, requestId: null }],
    clock.now(),
  );
}

/** Who waited for its identity to be let in runs: one that is tried again is the first to show it. */
export async function tellOfEntry({ alerts, clock }: Telling, { identity, attempt }: Submission): Promise<void> {
  if (identity !== null && attempt > 1) await alerts.resolve([`identity-no-entry:${identity}`], clock.now());
}

/** The request has failed, and said why; it is told as well because every other one for the job will fail so until somebody gives the right. */
export async function tellOfNoRight(
  { alerts, clock, engine }: Telling,
  { identity, tenantId, jobId, runsAs }: Submission,
  { code, reason }: Extract<SubmitOutcome, { kind: 'refused' }>,
): Promise<void> {
  if (identity === null || code !== 'PERMISSION_DENIED') return;
  const summary =
    `${engine.name} does not let ${identity} run job ${runsAs}, which requests of tenant ${tenantId} ask for: they fail. ` +
    `Grant it that right (on Databricks CAN_MANAGE_RUN), or ask the tenant why it wants that job. ${reason}`;
  const details = { identity, tenant_id: tenantId, job_id: jobId };
  await alerts.raise(
    [{ key: `identity-no-right:${identity}:${runsAs}`, severity: 'warning', summary, details, requestId: null }],
    clock.now(),
  );
}
