// A model job: one run of a model that a tenant has registered, as the users of the Job Manager API know it. Underneath it is a job request
// like any other; here is what it is asked with, and how the states of the request read in the seven statuses of that API.
import { z } from 'zod';
import { issueProblems } from '../given/issue-problems.js';
import { readingJson } from '../given/issue-words.js';
import { plainJsonProblems } from '../given/plain-json.js';
import type { Checked } from '../problem.js';

export const jobStatuses = ['SUBMITTED', 'STARTING', 'RUNNING', 'STOPPING', 'FAILED', 'SUCCEEDED', 'STOPPED'] as const;
export type JobStatus = (typeof jobStatuses)[number];
/** Of a job that is closed: its results are kept or given up, and nothing about it changes any more. */
export type ClosedStatus = Extract<JobStatus, 'FAILED' | 'SUCCEEDED' | 'STOPPED'>;

/**
 * Where a job is that has not been closed, and what its users read there. The store finds the stage from the rows of the request, and
 * filters by the same words. Storing what a stopped job has left still belongs to its stopping.
 */
export const stages = {
  received: { status: 'SUBMITTED', message: '' },
  waiting: { status: 'SUBMITTED', message: 'Waiting for the environment: ' },
  starting: { status: 'STARTING', message: 'Starting environment.' },
  preparing: { status: 'STARTING', message: 'Starting environment, preparing input data.' },
  executing: { status: 'RUNNING', message: 'Started notebook execution.' },
  stopping: { status: 'STOPPING', message: 'Stopping environment.' },
  storing: { status: 'RUNNING', message: 'Storing results.' },
  'storing-stopped': { status: 'STOPPING', message: 'Environment stopped, storing results.' },
} as const satisfies Record<string, { status: JobStatus; message: string }>;
export type Stage = keyof typeof stages;

/** What a job is made of, beside its request. */
export interface ModelJob {
  readonly modelId: string;
  readonly configurationId: string;
  readonly inputFolderId: string | null;
  readonly outputFolderId: string | null;
  /** Of the execution only. null: as the service's settings say. */
  readonly executionSecondsMax: number | null;
  /** The schedule that made it. */
  readonly scheduleId: string | null;
}

/** What a run is started with beside what its model says. */
export type AddedParameter = 'model_id' | 'configuration_id' | 'input_folder' | 'output_folder';

export function addedParameters({ inputFolderId, outputFolderId }: ModelJob): AddedParameter[] {
  return [
    'model_id',
    'configuration_id',
    ...(inputFolderId === null ? [] : ['input_folder' as const]),
    ...(outputFolderId === null ? [] : ['output_folder' as const]),
  ];
}

/** Ids stand in paths of folders and addresses: nothing that could leave its place. */
export const resourceIdPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const resourceIdProblem = 'must be an id: letters, digits, . _ and -, at most 128';
export const ResourceId = z.string().regex(resourceIdPattern, resourceIdProblem);
export const MaybeResourceId = z
  .union([ResourceId.nullish(), z.literal('')], { error: resourceIdProblem })
  .transform((id) => (id === '' ? null : (id ?? null)));

const secondsMax = 2_592_000;
const secondsProblem = `must be a whole number of seconds from 1 to ${secondsMax}, as a number or as a text of digits`;
const Seconds = z
  .union([z.int({ error: secondsProblem }), z.string().regex(/^[0-9]{1,9}$/, secondsProblem)], { error: secondsProblem })
  .transform(Number)
  .pipe(z.int().min(1, secondsProblem).max(secondsMax, secondsProblem));

const JobBody = z
  .object({
    modelId: ResourceId,
    configurationId: ResourceId,
    inputFolderId: MaybeResourceId,
    outputFolderId: MaybeResourceId,
    maximumExecutionTimeInSeconds: Seconds.nullish(),
  })
  .transform(({ maximumExecutionTimeInSeconds, ...ids }): ModelJob => ({
    ...ids,
    executionSecondsMax: maximumExecutionTimeInSeconds ?? null,
    scheduleId: null,
  }));

export function readJobBody(body: unknown): Checked<ModelJob> {
  return readBody(JobBody, body);
}

/** Every problem at once, in the words of the API's users. */
export function readBody<Value>(schema: z.ZodType<Value>, body: unknown): Checked<Value> {
  const unstorable = plainJsonProblems(body);
  if (unstorable.length > 0) return { ok: false, problems: unstorable };
  const checked = schema.safeParse(body, readingJson);
  return checked.success ? { ok: true, value: checked.data } : { ok: false, problems: issueProblems(checked.error.issues, body) };
}
