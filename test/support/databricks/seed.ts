// The seed of a spawned simulator: a JSON file of clusters, jobs and behaviour. Unknown keys are refused.
import { z } from 'zod';
import type { ClusterSpec } from './cluster.js';
import { declareJob, type DeclaredJob } from './declared-job.js';
import type { Workspace } from './workspace.js';

const durationMs = z.number().nonnegative().exactOptional();
const text = z.string().exactOptional();

export const seedOutcome = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('succeed'), exitValue: text, durationMs, logs: text }),
  z.strictObject({
    result: z.literal('fail'),
    message: z.string(),
    trace: text,
    durationMs,
    logs: text,
    code: text,
    type: z.enum(['CLIENT_ERROR', 'INTERNAL_ERROR', 'CLOUD_FAILURE']).exactOptional(),
  }),
  z.strictObject({ result: z.literal('endless'), logs: text }),
]);

const count = z.number().int().nonnegative().exactOptional();
const reason = z.strictObject({ code: z.string(), type: z.enum(['SUCCESS', 'CLIENT_ERROR', 'INTERNAL_ERROR', 'CLOUD_FAILURE']) });
const script = z.union([seedOutcome, z.array(seedOutcome).min(1)]).exactOptional();
const kind = z.enum(['notebook', 'python', 'jar']).exactOptional();

const job = z.strictObject({
  jobId: z.string().regex(/^\d+$/).exactOptional(),
  name: z.string(),
  clusterId: text,
  kind,
  maxConcurrentRuns: count,
  queueEnabled: z.boolean().exactOptional(),
  timeoutSeconds: count,
  outcome: script,
});

const cluster = z.strictObject({
  clusterId: z.string(),
  name: z.string(),
  state: z
    .enum(['PENDING', 'RUNNING', 'RESTARTING', 'RESIZING', 'TERMINATING', 'TERMINATED', 'ERROR', 'UNKNOWN'])
    .exactOptional(),
  cores: count,
  numWorkers: count,
  autoterminationMinutes: count,
  tags: z.record(z.string(), z.string()).exactOptional(),
  startMs: durationMs,
  startFails: reason.exactOptional(),
});

const behaviour = z.strictObject({
  ids: z.enum(['small', 'big', 'string']).exactOptional(),
  activeRunsMax: count,
  clusterStartMs: durationMs,
  clusterStopMs: durationMs,
  clusterResizeMs: durationMs,
  launchMs: durationMs,
  cleanupMs: durationMs,
  cancelMs: durationMs,
  defaultOutcome: seedOutcome.exactOptional(),
  tokenLifetimeMs: durationMs,
});

export const seedFile = z.strictObject({
  token: text,
  clientId: text,
  clientSecret: text,
  behaviour: behaviour.exactOptional(),
  clusters: z.array(cluster).default([]),
  jobs: z.array(job).default([]),
});

export interface Seed {
  readonly clusters: readonly ClusterSpec[];
  readonly jobs: readonly DeclaredJob[];
}

export function plant(workspace: Workspace, seed: Seed): void {
  for (const spec of seed.clusters) workspace.addCluster(spec);
  for (const declared of seed.jobs) declareJob(workspace, declared);
}
