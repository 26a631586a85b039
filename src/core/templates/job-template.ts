// A template of job requests, as it is kept, and as a run of it is asked for. In: bodies as they came. Out: what they say, or every problem by its path.
import { z } from 'zod';
import type { RequestTemplate } from '../schedules/fire-request.js';
import { readBody } from '../model-jobs/model-job.js';
import { overridableProblems, type Overrides } from './overrides.js';
import type { Checked, Problem } from '../problem.js';

/** How a run comes, in the place of a broker's name. Nobody else can come so: what a body says of `template` is believed of these only. */
export const templateSource = 'template';
/** What each run has for itself. */
export const ownOfARun = ['correlation_id', 'created_time', 'template'] as const;

const nameMax = 64;
const overridableMax = 100;

/** It is part of addresses. */
export const TemplateName = z
  .string()
  .max(nameMax, `must have at most ${nameMax} characters`)
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
    'must be letters, digits, dots, dashes and underscores, and begin with a letter or a digit',
  );

/** As much as the store's integers hold. */
const versionMax = 2_147_483_647;
const versionProblem = `must be a whole number from 1 to ${versionMax}`;

export const JobTemplateBody = z.strictObject({
  name: TemplateName.describe('Unique in its tenant. The same name again makes the next version.'),
  request: z
    .record(z.string(), z.unknown(), 'must be a job request')
    .describe(`A job request as mediators send it, without ${ownOfARun.join(', ')}.`),
  overridable: z
    .array(z.string().min(1, 'must not be empty').max(256, 'must have at most 256 characters'))
    .max(overridableMax, `must have at most ${overridableMax} items`)
    .default([])
    .describe('What a run may override: fields of a job request, or notebook_params.<name> for one parameter.'),
});

export const TemplateRunBody = z.strictObject({
  correlation_id: z.string().describe('As for every job request: the same id again is the same request.'),
  version: z
    .int({ error: versionProblem })
    .min(1, versionProblem)
    .max(versionMax, versionProblem)
    .nullish()
    .describe('Without it: the newest.'),
  overrides: z
    .record(z.string(), z.unknown(), 'must be an object')
    .default({})
    .describe(
      'The fields of the job request to change, as far as the template allows. notebook_params replace the template’s own, name by name.',
    ),
});

export interface TemplateContent {
  readonly request: RequestTemplate;
  readonly overridable: readonly string[];
}

export interface TemplateWish {
  readonly name: string;
  readonly content: TemplateContent;
}

export interface RunWish {
  readonly correlationId: string;
  /** null: the newest. */
  readonly version: number | null;
  readonly overrides: Overrides;
}

/** What is wrong with the request itself is for the door of intake to say. */
export function readJobTemplate(body: unknown): Checked<TemplateWish> {
  const read = readBody(JobTemplateBody, body);
  if (!read.ok) return read;
  const { name, request, overridable } = read.value;
  const problems = [...overridableProblems(overridable), ...ownProblems(request)];
  return problems.length === 0 ? { ok: true, value: { name, content: { request, overridable } } } : { ok: false, problems };
}

export function readTemplateRun(body: unknown): Checked<RunWish> {
  const read = readBody(TemplateRunBody, body);
  if (!read.ok) return read;
  const { correlation_id: correlationId, version, overrides } = read.value;
  return { ok: true, value: { correlationId, version: version ?? null, overrides } };
}

function ownProblems(request: RequestTemplate): Problem[] {
  return ownOfARun
    .filter((name) => Object.hasOwn(request, name))
    .map((name) => ({ path: `request.${name}`, message: 'must be left out: each run gets its own' }));
}
