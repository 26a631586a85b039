// Runs of templates that a schedule asks for. In: which template, what is to be otherwise, and under which name. Out: a job request by the door of intake, or
// every reason why there is none. Promised: as a run that somebody asks for; a template out of reach is none that a schedule can be kept for.
import { reaches, type Reach } from '../core/caller.js';
import type { Problem } from '../core/problem.js';
import type { Refusal } from '../core/refusal.js';
import { templateSource } from '../core/templates/job-template.js';
import { sortOverrides } from '../core/templates/overrides.js';
import { problemsOfRun, runRequest } from '../core/templates/template-run.js';
import type { RunAnswer } from '../ports/job-templates.js';
import type { JobTemplate } from '../ports/store/job-templates.js';
import type { ScheduledExamined, ScheduledOrder, ScheduledTaken, TemplateDoor } from '../ports/template-door.js';
import type { JobTemplatesParts } from './parts.js';
import { runOnce } from './run-template.js';

export function openTemplateDoor(parts: Omit<JobTemplatesParts, 'bounds'>): TemplateDoor {
  return {
    take: async (order) => taken(order, await runOnce(parts, order.key, { ...order, traceparent: null })),
    examine: (order, reach) => examine(parts, order, reach),
  };
}

function taken({ key: { name }, version }: ScheduledOrder, answer: RunAnswer): ScheduledTaken {
  switch (answer.kind) {
    case 'stored':
    case 'same':
      return { kind: 'created', id: answer.requestId };
    case 'not-found':
      return { kind: 'refused', problems: [notThere(version)] };
    case 'retired':
      return { kind: 'refused', problems: [retired(name)] };
    case 'refused':
      return { kind: 'refused', problems: answer.problems };
  }
}

async function examine(
  { store, examine: door }: Omit<JobTemplatesParts, 'bounds'>,
  order: ScheduledOrder,
  reach: Reach,
): Promise<ScheduledExamined> {
  const { key, version, overrides } = order;
  if (!reaches(reach, key.tenantId))
    return refused('tenant-not-allowed', [{ path: 'tenant_id', message: `${key.tenantId} is not among your tenants` }]);
  const template = await store.template(key, version);
  if (template === null) return refused('invalid-request', [notThere(version)]);
  const own = [
    ...(template.retiredAt === null ? [] : [retired(key.name)]),
    ...sortOverrides(overrides, template.content.overridable).problems,
  ];
  const examined = door({ body: bodyOf(template, order), source: templateSource, reach });
  if (examined.ok && own.length === 0) return { ok: true, userId: examined.row.userId, template: nowOf(template) };
  const rest = examined.ok ? [] : problemsOfRun(examined.refusal.problems, overrides);
  const code = own.length > 0 || examined.ok ? 'invalid-request' : examined.refusal.code;
  return refused(code, [...own, ...rest]);
}

function bodyOf({ name, version, content }: JobTemplate, order: ScheduledOrder): Buffer {
  return Buffer.from(JSON.stringify(runRequest({ name, version, ...content }, order)));
}

function nowOf({ version, jobId, retiredAt }: JobTemplate) {
  return { version, jobId, retired: retiredAt !== null };
}

function notThere(version: number | null): Problem {
  return version === null
    ? { path: 'name', message: 'there is no template of this name' }
    : { path: 'version', message: `there is no template of this name, or no version ${version} of it` };
}

function retired(name: string): Problem {
  return { path: 'name', message: `${name} is retired: no new runs are made of it` };
}

function refused(code: Refusal['code'], problems: readonly Problem[]): ScheduledExamined {
  return { ok: false, refusal: { code, problems } };
}
