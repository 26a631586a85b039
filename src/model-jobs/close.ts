// The end of model jobs. In: jobs whose request has ended, however it did, and jobs that were to stop and have not. Out: their results in the
// output folder, also those of a run that was stopped or has failed; then the last status and message. Promised: it is driven from rows, so
// that no way to end can pass it by; what cannot be stored now is tried again, and not for ever; no job stays in STOPPING beyond the bound.
import { Fault, isPassing, type FaultCode } from '../core/faults.js';
import { branded, type RunId } from '../core/ids.js';
import { inParallel } from '../core/in-parallel.js';
import { isFinal } from '../core/lifecycle.js';
import { closingOf, neverStopped, type Closing, type ResultsKept } from '../core/model-jobs/model-job-end.js';
import { unlessAway } from '../core/unless-away.js';
import type { ClosableJob } from '../ports/store/model-jobs.js';
import type { NewAlert } from '../ports/store/steps.js';
import type { ModelJobsParts } from './parts.js';

/** Of a pass that closes none for so long, a round more may last as long as storing may. */
const fruitlessMs = 10_000;

/** One pass; answers how many were closed. Those that cannot be stored now, and say so at once, keep no others from it: they may be another tenant's. */
export async function closeEnded(parts: ModelJobsParts): Promise<number> {
  const { clock } = parts;
  const { atOnceMax, roundsMax } = parts.closing;
  const begun = clock.now();
  let sum = 0;
  for (let round = 0; round < roundsMax; round += 1) {
    const { taken, closed } = await closeSome(parts);
    sum += closed;
    if (taken < atOnceMax || (closed === 0 && clock.now() - begun >= fruitlessMs)) break;
  }
  return sum;
}

/** No more are taken than go at once: where storing lasts, the lease of one that waits for its turn would be over, and each time would count as a try. */
async function closeSome(parts: ModelJobsParts): Promise<{ readonly taken: number; readonly closed: number }> {
  const { store, clock, closing } = parts;
  const at = clock.now();
  const due = await store.claim({
    at,
    leaseMs: closing.leaseMs,
    max: closing.atOnceMax,
    stoppingBefore: at - closing.stopTimeoutMs,
  });
  const closed = await inParallel(due, closing.atOnceMax, async (job) => {
    try {
      return await closeOne(parts, job);
    } catch (problem) {
      // Its lease ends by itself; the others are closed meanwhile.
      tellTrouble(parts, job, problem);
      return false;
    }
  });
  return { taken: due.length, closed: closed.filter((one) => one).length };
}

async function closeOne(parts: ModelJobsParts, job: ClosableJob): Promise<boolean> {
  if (job.ended === null) return close(parts, job, neverStopped(Math.round(parts.closing.stopTimeoutMs / 1000), job));
  const { executed, stoppedByOthers } = job;
  const { state, message, causes } = job.ended;
  if (!isFinal(state)) return false;
  const results = await keepResults(parts, job);
  if (results.kind === 'later') {
    await parts.store.later(job.id, parts.clock.now() + pauseAfter(job.attempts), results.reason);
    return false;
  }
  const optional = results.kind === 'failed' && (await goesOnWithout(parts, job));
  const kept = results.kind === 'failed' ? { ...results, optional } : results;
  return close(parts, job, closingOf({ state, message, causes, executed, stoppedByOthers }, kept));
}

async function close(
  { store, clock }: ModelJobsParts,
  job: ClosableJob,
  { status, message, resultsProblem }: Closing,
): Promise<boolean> {
  const alerts = job.ended === null ? [stillThere(job, message)] : [];
  return store.close({ id: job.id, at: clock.now(), status, message, resultsProblem, alerts });
}

type Kept =
  | Exclude<ResultsKept, { kind: 'failed' }>
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'later'; readonly reason: string };

async function keepResults(parts: ModelJobsParts, job: ClosableJob): Promise<Kept> {
  const { tenantId, outputFolderId: folderId, runId } = job;
  if (folderId === null || runId === null) return { kind: 'none' };
  try {
    const outputs = await outputsOf(parts, job, branded<RunId>(runId));
    const stored = await parts.registry.store({ tenantId, folderId, jobId: job.id, runId, outputs });
    return stored.kind === 'stored' ? stored : { kind: 'failed', reason: stored.reason };
  } catch (problem) {
    if (job.attempts >= parts.closing.attemptsMax) return givenUp(parts, job, problem);
    if (!isPassing(problem)) throw problem;
    return { kind: 'later', reason: problem.detail };
  }
}

/** Whatever it is that fails: no job stays as it is for ever. */
function givenUp(parts: ModelJobsParts, job: ClosableJob, problem: unknown): Kept {
  if (!isPassing(problem)) tellTrouble(parts, job, problem);
  const why = problem instanceof Fault ? whatFails[problem.code] : undefined;
  return { kind: 'failed', reason: `tried ${job.attempts} times: ${why ?? 'something went wrong inside the service'}` };
}

/** The public texts are about what somebody asks for: nobody can send this again. */
const whatFails: Partial<Record<FaultCode, string>> = {
  'registry-unavailable': 'the output folder could not be reached, or had no room',
  'engine-unavailable': 'the engine did not say what the run had left',
};

function tellTrouble({ telemetry }: ModelJobsParts, { id: requestId, tenantId }: ClosableJob, error: unknown): void {
  telemetry.report({ kind: 'trouble', where: 'model-jobs.close', about: { requestId, tenantId }, error });
}

/** As the model is declared now. One that cannot be looked up any more is nothing that was said to be optional. */
async function goesOnWithout({ registry }: ModelJobsParts, { tenantId, modelId }: ClosableJob): Promise<boolean> {
  const model = await unlessAway(registry.model(tenantId, modelId));
  return model?.kind === 'found' && model.thing.optionalSteps.includes('store-results');
}

/** What the job reported; of a run that did not succeed, what it had left by then. */
async function outputsOf(
  { engine }: ModelJobsParts,
  { ended, engine: ranOn }: ClosableJob,
  runId: RunId,
): Promise<readonly string[]> {
  const reported = ended?.outputs ?? [];
  if (reported.length > 0 || ended?.state === 'succeeded' || engine.name !== ranOn) return reported;
  return engine.leftOutputs(runId);
}

/** The job's user is told that it has failed; its run may still be there and holds its slot: that is for the operators. */
function stillThere(job: ClosableJob, message: string): NewAlert {
  return {
    key: `model-job-not-stopped:${job.id}`,
    severity: 'error',
    summary:
      `Job ${job.id} of tenant ${job.tenantId} should have stopped and has not: ${message} ` +
      `Stop run ${job.runId ?? 'of it'} in the workspace of the engine: it holds its slot until it ends.`,
    details: { request_id: job.id, tenant_id: job.tenantId, run_id: job.runId ?? '' },
    requestId: job.id,
  };
}

/** 1 s, 2 s, 4 s ... 60 s. */
function pauseAfter(attempts: number): number {
  return Math.min(60_000, 1_000 * 2 ** Math.min(Math.max(attempts - 1, 0), 6));
}
