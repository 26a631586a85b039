// The file in which operators declare what tenants may run: models, with the engine's job behind each, and environments. In: its path. Out:
// the declarations as they are now. Promised: a bad file stops the start with every problem; one that becomes bad later is reported once,
// and what was declared before holds on.
import { readFile, stat } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { branded, type JobId } from '../../../core/ids.js';
import { issueProblems } from '../../../core/given/issue-problems.js';
import { readingYaml } from '../../../core/given/issue-words.js';
import { optionalSteps } from '../../../core/model-jobs/model-job-steps.js';
import { describe } from '../../../core/problem.js';
import { ResourceId } from '../../../core/model-jobs/model-job.js';
import { namedPriorities, Priority } from '../../../core/priority.js';
import type { Environment, Model } from '../../../ports/model-registry.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import { inTime } from '../../policy-source/in-time.js';

const name = z.string().min(1).max(256);
const parameterMax = 2_048;

/** Where it may be used; none: everywhere. */
const regions = z.array(z.string().min(1).max(64)).min(1).optional();

const DeclaredModel = z.strictObject({
  name: name.optional(),
  job_id: z.string().min(1).max(128),
  takes: z.enum(['notebook', 'python', 'nothing']).default('notebook'),
  parameters: z.record(z.string().min(1).max(128), z.string().max(parameterMax)).default({}),
  optional_steps: z.array(z.enum(optionalSteps)).default([]),
  regions,
});
const DeclaredEnvironment = z.strictObject({
  name: name.optional(),
  cluster_type: z.string().min(1).nullable().default(null),
  priority: Priority.default(namedPriorities.normal),
  runs_max: z.int().min(1).max(1000).nullable().default(null),
  regions,
});
const Tenant = z.strictObject({
  models: z.record(ResourceId, DeclaredModel).default({}),
  configurations: z.record(ResourceId, DeclaredEnvironment).default({}),
});
const File = z.strictObject({ tenants: z.record(z.string().min(1).max(128), Tenant) });
type File = z.infer<typeof File>;

export interface Declarations {
  /** Of the tenant, else of every tenant. */
  model(tenantId: string, id: string): Promise<Model | null>;
  environment(tenantId: string, id: string): Promise<Environment | null>;
}

export const everyTenant = '*';
const bytesMax = 4 * 1024 * 1024;
const readTimeoutMs = 5_000;

/** Throws one sentence with every problem when the file cannot take effect. */
export async function openDeclarations(path: string, region: string | null, telemetry: Telemetry): Promise<Declarations> {
  let text = await textOf(path);
  let declared = parse(path, text);
  // Read at each use: a job is made now and then, and a mounted file is swapped without a word.
  const current = async (): Promise<File> => {
    try {
      const now = await textOf(path);
      if (now === text) return declared;
      text = now;
      declared = parse(path, now);
    } catch (error) {
      telemetry.report({ kind: 'trouble', where: 'model registry', about: {}, error });
    }
    return declared;
  };
  return {
    model: async (tenantId, id) => {
      const found = lookUp(await current(), tenantId, ({ models }) => here(own(models, id), region));
      if (found === null) return null;
      const { job_id: jobId, takes, parameters, optional_steps: optional } = found;
      return { name: found.name ?? id, jobId: branded<JobId>(jobId), takes, parameters, optionalSteps: optional };
    },
    environment: async (tenantId, id) => {
      const found = lookUp(await current(), tenantId, ({ configurations }) => here(own(configurations, id), region));
      if (found === null) return null;
      const { cluster_type: clusterType, priority, runs_max: runsMax } = found;
      return { name: found.name ?? id, clusterType, priority, runsMax };
    },
  };
}

/** What is for other regions is not there: also a tenant's own entry, which does not hide the one of every tenant then. */
function here<Thing extends { readonly regions?: readonly string[] | undefined }>(
  thing: Thing | null,
  region: string | null,
): Thing | null {
  if (thing?.regions === undefined) return thing;
  return region !== null && thing.regions.includes(region) ? thing : null;
}

function lookUp<Thing>(
  { tenants }: File,
  tenantId: string,
  find: (tenant: z.infer<typeof Tenant>) => Thing | null,
): Thing | null {
  for (const id of [tenantId, everyTenant]) {
    const tenant = own(tenants, id);
    const found = tenant === null ? null : find(tenant);
    if (found !== null) return found;
  }
  return null;
}

function own<Thing>(things: Readonly<Record<string, Thing>>, id: string): Thing | null {
  return Object.hasOwn(things, id) ? (things[id] ?? null) : null;
}

function textOf(path: string): Promise<string> {
  return inTime(path, readTimeoutMs, async (signal) => {
    const { size } = await stat(path);
    if (size > bytesMax) throw new Error(`${path} has ${size} bytes; at most ${bytesMax} are allowed`);
    return readFile(path, { encoding: 'utf8', signal });
  });
}

function parse(path: string, text: string): File {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) throw new Error(`${path} is not YAML: ${error.message.split('\n')[0] ?? ''}`);
  const plain: unknown = document.toJS({ maxAliasCount: 100 });
  const checked = File.safeParse(plain, readingYaml);
  if (checked.success) return checked.data;
  throw new Error(`${path} does not declare models: ${describe(issueProblems(checked.error.issues, plain))}`);
}
