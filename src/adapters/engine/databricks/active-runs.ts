// The active runs of a workspace: ours and everybody's that we may see. Promised: each run once, although runs start and end between pages.
import type { ActiveRun } from '../../../core/cluster.js';
import { branded, type JobId, type RunId } from '../../../core/ids.js';
import { classify } from './classify.js';
import type { Identity } from './identity.js';
import { clustersInUse, executingSince, phaseOf } from './run-phase.js';
import { pageOf } from './run-page.js';
import type { Run } from './run-wire.js';
import { listRuns, type RunsListParts } from './runs-list.js';

export async function listActiveRuns(parts: RunsListParts, identity: Identity): Promise<readonly ActiveRun[]> {
  const runs = await listRuns(parts, { active_only: true, expand_tasks: true });
  // The later page is the newer sight of a run.
  const once = new Map(runs.map((run) => [run.run_id, run]));
  for (const run of once.values()) identity.listed(run);
  return [...once.values()].flatMap((run) => activeRun(run, identity.name));
}

function activeRun(run: Run, identity: string | null): readonly ActiveRun[] {
  const stands = classify(run);
  if (stands.kind === 'over') return [];
  return [
    {
      runId: branded<RunId>(run.run_id),
      jobId: run.job_id === null ? null : branded<JobId>(run.job_id),
      phase: phaseOf(run, stands.phase),
      clusterIds: clustersInUse(run),
      executingSince: executingSince(run),
      ours: identity === null || run.creator_user_name === '' ? null : run.creator_user_name === identity,
      startedAt: run.start_time > 0 ? run.start_time : null,
      url: pageOf(run),
    },
  ];
}
