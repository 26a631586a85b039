// Runs that an order may have started whose answer was lost. The workspace lists no tokens: a run of the job where it is declared to run, or one whose
// name ends as the order's would, that was started as who sends the order. Promised: whatever may not be seen is a Fault, and no empty list.
import { Fault } from '../../../core/faults.js';
import { branded, type Instant, type RunId } from '../../../core/ids.js';
import type { SentOrder } from '../../../ports/engine.js';
import { reasonOf } from '../shared/api-result.js';
import { saysMissing } from './failure-meaning.js';
import type { Identity } from './identity.js';
import { int64, isInt64 } from './int64.js';
import type { JobSettings } from './job-settings.js';
import { markOf } from './placed-run.js';
import type { Run } from './run-wire.js';
import { listRuns, type RunsListParts } from './runs-list.js';

export interface StartedForParts extends RunsListParts {
  readonly settings: JobSettings;
  readonly identity: Identity;
}

export async function startedFor(parts: StartedForParts, order: SentOrder, since: Instant): Promise<readonly RunId[]> {
  // It was never sent.
  if (!isInt64(order.jobId)) return [];
  if (order.onCluster === null) await mustSee(parts, order);
  const runs = await runsSince(parts, order, since);
  const found = runs.filter((run) => mayBeBy(parts.identity, order, run) && (order.onCluster === null || isNamed(run, order)));
  return [...new Set(found.map(({ run_id: id }) => branded<RunId>(id)))];
}

/** Of a job that we may not see we are shown no runs. One that is gone has left those that it had. */
async function mustSee({ settings }: StartedForParts, { jobId }: SentOrder): Promise<void> {
  const found = await settings.again(jobId);
  if (found.kind === 'settings' || (found.result.kind === 'refused' && saysMissing(found.result.failure))) return;
  throw new Fault('engine-unavailable', `the runs of job ${jobId} cannot be seen: ${reasonOf(found.result)}`);
}

function runsSince(parts: StartedForParts, { jobId, onCluster }: SentOrder, since: Instant): Promise<readonly Run[]> {
  const which = onCluster === null ? { job_id: int64(jobId).toString() } : { run_type: 'SUBMIT_RUN' };
  return listRuns(parts, { ...which, start_time_from: since });
}

/** Where a name is not known it may be anybody. */
function mayBeBy({ name }: Identity, { identity }: SentOrder, { creator_user_name: creator }: Run): boolean {
  if (name === null || creator === '') return true;
  return identity === null ? creator === name : creator !== name;
}

function isNamed({ run_name: name }: Run, order: SentOrder): boolean {
  return name.endsWith(markOf(order));
}
