// What a running service tells of a past period: by what it decides now, and the requests with what became of them, page by page. Promised: bounded; a
// period with more is to be asked for in parts.
import { z } from 'zod';
import type { Client } from '../../client/client.js';
import type { Ground } from '../../core/playing/ground.js';
import { branded, type ClusterId, type JobId, type PoolName, type RequestId, type TenantId } from '../../core/ids.js';
import { states } from '../../core/lifecycle.js';
import type { PastRequest, PastRun } from '../../core/playing/past-request.js';
import type { Period } from '../../core/playing/past-tally.js';
import { Settings } from '../../core/settings.js';
import { ask, type Api } from '../calling/call-api.js';
import { CommandFailure } from '../failure.js';

export const requestsMax = 20_000;
const pageSize = 1_000;

export const time = z.iso.datetime().transform((text) => Date.parse(text));
export const poolName = z.string().transform((pool) => branded<PoolName>(pool));
export const clusterId = z.string().transform((id) => branded<ClusterId>(id));

const Cluster = z.object({
  id: clusterId,
  name: z.string(),
  state: z.enum(['running', 'starting', 'stopping', 'stopped', 'broken']),
  cores: z.number().nullable(),
});
const Job = z
  .object({
    ...{ id: z.string(), name: z.string(), cluster_id: z.string().nullable() },
    // A service of the version before does not say it.
    runs_max: z.int().nullable().default(null),
  })
  .transform(({ id, name, cluster_id: cluster, runs_max: runsMax }) => ({
    ...{ id: branded<JobId>(id), name, maxRunSeconds: null },
    ...(runsMax === null ? {} : { runsMax }),
    compute:
      cluster === null ? ({ kind: 'own' } as const) : ({ kind: 'cluster', clusterId: branded<ClusterId>(cluster) } as const),
  }));
const Deciding = z.object({
  policy: z.object({ name: z.string(), version: z.string(), text: z.string().nullable() }),
  settings: Settings,
  engine: z.object({ name: z.string(), clusters: z.array(Cluster), jobs: z.array(Job) }),
});

export interface DecidingNow {
  readonly policy: { readonly version: string; readonly text: string | null };
  readonly settings: Settings;
  readonly ground: Ground;
}

export async function decidingNow(api: Api): Promise<DecidingNow> {
  const asked = (client: Client) => client.GET('/v1/deciding', { parseAs: 'text' });
  const { policy, settings, engine } = (await ask(api, asked, Deciding)).value;
  return { policy, settings, ground: { engine: engine.name, clusters: engine.clusters, jobs: engine.jobs } };
}

/** To be compiled again here. */
export function policyInForce({ text, version }: DecidingNow['policy']): { readonly name: string; readonly text: string } {
  if (text === null) throw new CommandFailure(1, `the service does not hold the text of its policy ${version}`);
  return { name: `policy ${version}`, text };
}

const Ran = z
  .object({
    ...{ pool: poolName, started: time, run_seconds: z.number(), goes_on: z.boolean() },
    last_attempt: z.object({ cluster_id: clusterId.nullable(), accepted: time, ended: time.nullable() }),
  })
  .transform(({ pool, started, run_seconds: seconds, goes_on: goesOn, last_attempt: last }): PastRun => ({
    ...{ pool, startedAt: started, tookMs: Math.round(seconds * 1_000), goesOn },
    last: { clusterId: last.cluster_id, acceptedAt: last.accepted, endedAt: last.ended },
  }));
const Item = z
  .object({
    request_id: z.string().transform((id) => branded<RequestId>(id)),
    tenant_id: z.string().transform((id) => branded<TenantId>(id)),
    job_id: z.string().transform((id) => branded<JobId>(id)),
    user_id: z.string(),
    priority: z.int(),
    source: z.string(),
    moved_to: poolName.nullable(),
    received: time,
    asked: z.object({
      cluster_type: z.string().nullable(),
      max_concurrent_runs: z.int().nullable(),
      max_wait_seconds: z.int().nullable(),
      max_run_seconds: z.int().nullable(),
      start_after: time.nullable(),
    }),
    context: z.object({
      ...{ location_id: z.string(), pos_id: z.string(), client_id: z.string() },
      ...{ operation_id: z.string(), operation_name: z.string() },
      parameters: z.enum(['none', 'python', 'jar', 'notebook']),
    }),
    state: z.enum(states),
    finished: time.nullable(),
    ran: Ran.nullable(),
  })
  .transform(({ asked, ran, ...one }): PastRequest => ({
    ...{ id: one.request_id, tenantId: one.tenant_id, jobId: one.job_id, userId: one.user_id, priority: one.priority },
    ...{ source: one.source, movedTo: one.moved_to, receivedAt: one.received, context: one.context, state: one.state },
    finishedAt: one.finished,
    asked: {
      clusterType: asked.cluster_type,
      maxConcurrentRuns: asked.max_concurrent_runs,
      maxWaitSeconds: asked.max_wait_seconds,
      maxRunSeconds: asked.max_run_seconds,
      startAfter: asked.start_after,
    },
    ran,
  }));
const Page = z.object({ items: z.array(Item), next_after: z.string().nullable() });

/** Those of the period, and those that ran or waited when it begins. */
export async function pastRequests(api: Api, { from, until }: Period): Promise<readonly PastRequest[]> {
  const times = { from: new Date(from).toISOString(), to: new Date(until).toISOString() };
  const period = { ...times, earlier: 'unended' as const, limit: String(pageSize) };
  const all: PastRequest[] = [];
  let after: string | null = null;
  for (let page = 0; page < requestsMax / pageSize; page += 1) {
    const { items, next_after: next } = await pageOf(api, { ...period, ...(after === null ? {} : { after }) });
    all.push(...items);
    if (next === null) return all;
    after = next;
  }
  throw new CommandFailure(1, `the period has more than ${requestsMax} requests: ask for a shorter one`);
}

export interface PageAsked {
  readonly from: string;
  readonly to: string;
  readonly limit: string;
  readonly after?: string;
}

async function pageOf(api: Api, query: PageAsked & { readonly earlier: 'unended' }): Promise<z.infer<typeof Page>> {
  const asked = (client: Client) => client.GET('/v1/past-requests', { params: { query }, parseAs: 'text' });
  return (await ask(api, asked, Page)).value;
}
