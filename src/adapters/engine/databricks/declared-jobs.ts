// The jobs that are declared in a workspace, and where each runs when nothing else is said.
import { z } from 'zod';
import type { DeclaredJob } from '../../../core/cluster.js';
import { branded, type ClusterId, type JobId } from '../../../core/ids.js';
import type { Api } from '../shared/api.js';
import { listOf } from '../shared/list-of.js';
import { declaredSchedule, startedBy } from './declared-schedule.js';
import { Int64 } from './int64.js';
import { allPages } from './pages.js';
import { word } from './run-wire.js';
import { safeText } from '../shared/safe-text.js';

const Task = z.looseObject({ existing_cluster_id: word });
const Settings = z.looseObject({
  name: word,
  // Of a job in the oldest form, that has no list of tasks.
  existing_cluster_id: word,
  // 0 is none.
  timeout_seconds: z.coerce.number().int().positive().nullish().catch(null),
  max_concurrent_runs: z.coerce.number().int().nonnegative().nullish().catch(null),
  ...startedBy,
  tasks: listOf(Task)
    .nullish()
    .transform((tasks) => tasks ?? []),
});
const Job = z.looseObject({
  job_id: Int64,
  settings: Settings.nullish().transform((settings) => settings ?? Settings.parse({})),
});
const Page = z.looseObject({ jobs: listOf(Job).nullish() });

export interface JobListing {
  readonly jobsApi: string;
  readonly pageSize: number;
  readonly pagesMax: number;
}

export async function listDeclaredJobs(api: Api, listing: JobListing): Promise<ReadonlyMap<JobId, DeclaredJob>> {
  const jobs = await allPages({
    operation: 'jobs-list',
    pagesMax: listing.pagesMax,
    ask: (pageToken) =>
      api.call({
        operation: 'jobs-list',
        path: `/api/${listing.jobsApi}/jobs/list`,
        with: {
          query: { expand_tasks: true, limit: listing.pageSize, ...(pageToken === null ? {} : { page_token: pageToken }) },
        },
        resend: 'harmless',
      }),
    read: (body) => (Page.parse(body).jobs ?? []).map(declaredJob),
  });
  return new Map(jobs.map((job) => [job.id, job]));
}

function declaredJob({ job_id: id, settings }: z.infer<typeof Job>): DeclaredJob {
  const clusterId = [settings, ...settings.tasks].map((placed) => placed.existing_cluster_id).find((text) => text !== '');
  const schedule = declaredSchedule(settings);
  const runsMax = settings.max_concurrent_runs ?? null;
  return {
    id: branded<JobId>(id),
    name: safeText(settings.name, 256),
    compute: clusterId === undefined ? { kind: 'own' } : { kind: 'cluster', clusterId: branded<ClusterId>(clusterId) },
    maxRunSeconds: settings.timeout_seconds ?? null,
    ...(runsMax === null ? {} : { runsMax }),
    ...(schedule === null ? {} : { schedule }),
  };
}
