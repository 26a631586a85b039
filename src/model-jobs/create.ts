// Step one of a model job, and its order. In: what the job is asked with, and in whose name. Out: the job, stored with its request; or every
// reason why not. Promised: all that it names is looked for, and may be used by its tenant, before anything is stored or started.
import type { RequestId } from '../core/ids.js';
import type { ModelJob } from '../core/model-jobs/model-job.js';
import { problemsAsNamed } from '../core/model-jobs/declared-problems.js';
import type { Checked, Problem } from '../core/problem.js';
import type { Found, ModelRegistry } from '../ports/model-registry.js';
import type { ModelJobsParts } from './parts.js';
import { requestBody, type Resolved } from './request-body.js';

/** How it comes, in the place of a broker's name. */
const source = 'job-manager';

export interface JobWish {
  readonly job: ModelJob;
  readonly tenantId: string;
  readonly userId: string;
  /** The same wish under the same id is one job. */
  readonly correlationId: string;
  readonly createdAt: number;
  readonly traceparent: string | null;
}

export type JobCheck = Pick<JobWish, 'job' | 'tenantId' | 'userId'>;

export type CreatedJob =
  { readonly kind: 'created'; readonly id: RequestId } | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/**
 * Whoever made it may have died before it could say so. Asked for again it is that job, whatever is declared by then: a model that has changed, or is
 * gone, is no reason to say that no job was made.
 */
export async function createJob(parts: ModelJobsParts, wish: JobWish): Promise<CreatedJob> {
  const created = await create(parts, wish);
  if (created.kind === 'created') return created;
  const before = await parts.store.madeAs(wish.tenantId, wish.correlationId);
  return before === null ? created : { kind: 'created', id: before };
}

async function create({ registry, take }: ModelJobsParts, wish: JobWish): Promise<CreatedJob> {
  const checked = await resolve(registry, wish.tenantId, wish.job);
  if (!checked.ok) return { kind: 'refused', problems: checked.problems };
  const body = Buffer.from(JSON.stringify(requestBody(wish.job, checked.value, wish)));
  const { job: modelJob, traceparent } = wish;
  const taken = await take({ body, source, traceparent, modelJob });
  if (taken.kind !== 'refused') return { kind: 'created', id: taken.id };
  return { kind: 'refused', problems: problemsAsNamed(taken.refusal.problems) };
}

/** What a schedule is checked with, before it is kept: whether a job could be made of it now. */
export async function checkJob({ registry, examine, clock }: ModelJobsParts, checking: JobCheck): Promise<Checked<unknown>> {
  const { tenantId, job: modelJob } = checking;
  const resolved = await resolve(registry, tenantId, modelJob);
  if (!resolved.ok) return resolved;
  const named = { ...checking, correlationId: 'model-job', createdAt: clock.now() };
  const body = Buffer.from(JSON.stringify(requestBody(modelJob, resolved.value, named)));
  const examined = examine({ body, source, modelJob });
  return examined.ok ? resolved : { ok: false, problems: problemsAsNamed(examined.refusal.problems) };
}

async function resolve(registry: ModelRegistry, tenantId: string, job: ModelJob): Promise<Checked<Resolved>> {
  const [model, environment, inputFolder, outputFolder] = await Promise.all([
    registry.model(tenantId, job.modelId),
    registry.environment(tenantId, job.configurationId),
    maybe(job.inputFolderId, (id) => registry.folder(tenantId, id, 'read')),
    maybe(job.outputFolderId, (id) => registry.folder(tenantId, id, 'write')),
  ]);
  const named = { modelId: model, configurationId: environment, inputFolderId: inputFolder, outputFolderId: outputFolder };
  const problems = Object.entries(named).flatMap(([path, found]) =>
    found.kind === 'missing' ? [{ path, message: found.reason }] : [],
  );
  if (model.kind === 'missing' || environment.kind === 'missing' || problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      model: model.thing,
      environment: environment.thing,
      inputFolder: inputFolder.kind === 'found' ? inputFolder.thing : null,
      outputFolder: outputFolder.kind === 'found' ? outputFolder.thing : null,
    },
  };
}

async function maybe<Thing>(id: string | null, look: (id: string) => Promise<Found<Thing>>): Promise<Found<Thing | null>> {
  return id === null ? { kind: 'found', thing: null } : look(id);
}
