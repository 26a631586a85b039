// The active runs of a workspace: ours and everybody's that we may see. Promised: each run once, although runs start and end between pages.
import { z } from 'zod';
import type { ActiveRun } from '../../../core/cluster.js';
import { branded, type JobId, type RunId } from '../../../core/ids.js';
import type { Api } from '../shared/api.js';
import { classify } from './classify.js';
import { allPages } from './pages.js';
import type { Identity } from './identity.js';
import { clustersInUse, executingSince, phaseOf } from './run-phase.js';
import { pageOf } from './run-page.js';
import { Run } from './run-wire.js';

/** The largest that every age of the API takes. */
const pageSize = 25;
const Page = z.looseObject({ runs: z.array(Run).nullish() });

export async function listActiveRuns(
  api: Api,
  { jobsApi, pagesMax }: { readonly jobsApi: string; readonly pagesMax: number },
  identity: Identity,
): Promise<readonly ActiveRun[]> {
  const runs = await allPages({
    operation: 'runs-list',
    pagesMax,
    ask: (pageToken) =>
      api.call({
        operation: 'runs-list',
        path: `/api/${jobsApi}/jobs/runs/list`,
        with: {
          query: {
            active_only: true,
            expand_tasks: true,
            limit: pageSize,
            ...(pageToken === null ? {} : { page_token: pageToken }),
          },
        },
        resend: 'harmless',
      }),
    read: (body) => Page.parse(body).runs ?? [],
  });
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
