// What a job request names, held against the settings and the sender's reach. In: the names, of a request that was checked or of a body that is
// refused all the same. Out: every problem with its path.
import { reaches, type Reach } from '../core/caller.js';
import { besideCheckpoint, checkpointOf, type Checkpoint, type CheckpointSettings } from '../core/checkpoint.js';
import { addedParameters, type ModelJob } from '../core/model-jobs/model-job.js';
import type { ParameterFields } from '../core/parameters/parameter-problems.js';
import { matchesPattern } from '../core/pattern.js';
import type { Problem } from '../core/problem.js';
import { rawAt, textAt } from '../core/given/raw-body.js';
import { jobSettings, tenantSettings, type Settings } from '../core/settings.js';
import { takenProblems, type Added, type Matches } from '../core/parameters/taken-parameters.js';

/** What settings are asked about; null: it is not said, or no text. */
export interface Names {
  readonly tenant: string | null;
  readonly queue: string | null;
  readonly clusterType: string | null;
  readonly job: string | null;
  readonly correlation: string | null;
  /** null: where they should stand is nothing that could carry any. */
  readonly parameters: ParameterFields | null;
  /** null: the service has put none of them in. */
  readonly modelJob: ModelJob | null;
}

const contextPath = ['job', 'job_context'];
const operationPath = [...contextPath, 'job_operation'];

/** Of a body that is refused. */
export function namesIn(body: unknown, modelJob: ModelJob | null): Names {
  return {
    tenant: textAt(body, [...contextPath, 'tenant_id']),
    queue: textAt(body, ['notification_queue']),
    clusterType: textAt(body, [...operationPath, 'cluster_type']),
    job: textAt(body, ['job', 'job_id']),
    correlation: textAt(body, ['correlation_id']),
    parameters: parametersIn(rawAt(body, contextPath), rawAt(body, operationPath)),
    modelJob,
  };
}

/** A context without an operation carries no parameters; where there is no context, that is told and no more. */
function parametersIn(context: unknown, operation: unknown): ParameterFields | null {
  const around = isObject(context) ? (operation ?? {}) : null;
  return isObject(around) ? around : null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** null: whoever sent it may send for this tenant. */
export function reachProblems({ tenant }: Names, reach: Reach): Problem[] | null {
  if (tenant === null || reaches(reach, tenant)) return null;
  return [{ path: 'job.job_context.tenant_id', message: `${tenant} is not among your tenants` }];
}

export function typeProblems({ clusterType: type }: Names, settings: Settings): Problem[] {
  if (type === null || Object.hasOwn(settings.cluster_types, type)) return [];
  const known = Object.keys(settings.cluster_types).join(', ');
  return [
    { path: 'job.job_context.job_operation.cluster_type', message: `no cluster type is called ${type}; there are: ${known}` },
  ];
}

const none: readonly Problem[] = [];

/** What is held against parameters. */
export interface Patterns {
  readonly settings: Settings;
  readonly matches: Matches;
}

export function jobProblems(names: Names, { settings, matches }: Patterns): readonly Problem[] {
  const { job, parameters, modelJob } = names;
  if (job === null || parameters === null) return none;
  const { parameters: takes, checkpoint: leaves } = jobSettings(settings, job);
  // As good as always.
  if (takes === undefined && leaves === undefined) return none;
  const checkpoint = leaves === undefined ? null : checkpointIn(names, leaves);
  const beside = checkpoint === null ? none : besideCheckpoint(parameters, checkpoint);
  const taken = takes === undefined ? none : takenProblems(parameters, { jobId: job, takes, matches, added: addedTo(modelJob) });
  const told = new Set(beside.map(({ path }) => path));
  return [...beside, ...taken.filter(({ path }) => !told.has(path))].map(({ path, message }) => ({
    path: [...operationPath, ...(path === '' ? [] : [path])].join('.'),
    message,
  }));
}

/** As long as that of the request will be, which has an id of the same length. */
const anId = '00000000-0000-7000-8000-000000000000';
function checkpointIn({ tenant, correlation, job }: Names, settings: CheckpointSettings): Checkpoint | null {
  const ids = { tenant_id: whole(tenant), correlation_id: whole(correlation), job_id: whole(job), request_id: anId };
  return checkpointOf(settings, ids);
}

/** Half a character, of a body that is refused anyhow, has no form in an address. */
function whole(id: string | null): string {
  return (id ?? '').replaceAll(/\p{Surrogate}/gu, '');
}

/** In a list each is a flag and its value. */
function addedTo(modelJob: ModelJob | null): Added {
  const names = modelJob === null ? [] : addedParameters(modelJob);
  return { names: new Set(names), items: 2 * names.length };
}

/** What is held against a queue. */
export interface Queues {
  readonly settings: Settings;
  /** Whether it is one of this service itself. */
  readonly isOwnQueue: (queue: string) => boolean;
}

export function queueProblems({ queue, tenant }: Names, { settings, isOwnQueue }: Queues): Problem[] {
  if (queue === null || tenant === null) return [];
  // Whatever the patterns say: there its answers would be bad job requests, hide the dead letters of others, or stand among events.
  if (isOwnQueue(queue)) return [{ path: 'notification_queue', message: `${queue} belongs to this service itself` }];
  // A `*` in a tenant's own id would widen the pattern; as text it cannot match one. A `$` is text too, which a replacement that is no function reads.
  const id = tenant.replaceAll('*', '\u0000');
  const patterns = tenantSettings(settings, tenant).notification_queues;
  if (patterns.some((pattern) => matchesPattern(filledIn(pattern, id), queue))) return [];
  const message = `${queue} is not among the queues that tenant ${tenant} may name: ${namedAs(patterns, tenant)}`;
  return [{ path: 'notification_queue', message }];
}

function filledIn(pattern: string, id: string): string {
  return pattern.replaceAll('{tenant_id}', () => id);
}

/** Enough to see one's mistake by. They are the tenant's own: whoever may not send for it is refused before this. */
const patternsToldMax = 5;
function namedAs(patterns: readonly string[], tenant: string): string {
  if (patterns.length === 0) return 'none';
  const told = patterns.slice(0, patternsToldMax).map((pattern) => filledIn(pattern, tenant));
  const more = patterns.length - told.length;
  return told.join(', ') + (more === 0 ? '' : `, and ${more} more`);
}
