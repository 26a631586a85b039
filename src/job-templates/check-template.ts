// Whether a template can be kept. In: a body as it came. Out: what is to be kept and whose it is, or every problem by its path. Promised: a run of what
// passes, with nothing overridden, would be taken by the door of intake as it is now.
import type { Reach } from '../core/caller.js';
import { readJobTemplate, templateSource, type TemplateWish } from '../core/templates/job-template.js';
import { refusalAround } from '../core/refusal.js';
import { rawAt } from '../core/given/raw-body.js';
import { runRequest } from '../core/templates/template-run.js';
import type { ExaminedRequest } from '../ports/intake-door.js';
import type { TemplateAnswer } from '../ports/job-templates.js';
import type { JobTemplatesParts } from './parts.js';

type Refused = Extract<TemplateAnswer, { kind: 'refused' }>;
export type CheckedTemplate = { readonly kind: 'passed'; readonly wish: TemplateWish; readonly tenantId: string } | Refused;

export function checkTemplate(parts: JobTemplatesParts, body: unknown, reach: Reach): CheckedTemplate {
  const read = readJobTemplate(body);
  const request = rawAt(body, ['request']);
  const looked = isMap(request) ? look(parts, request, reach) : null;
  if (read.ok && looked?.ok === true) return { kind: 'passed', wish: read.value, tenantId: looked.row.tenantId };
  const within = looked === null || looked.ok ? null : looked.refusal;
  return { kind: 'refused', ...refusalAround(read.ok ? [] : read.problems, within) };
}

/** What is wrong with its request is told with the rest. */
function look({ examine, clock }: JobTemplatesParts, request: Readonly<Record<string, unknown>>, reach: Reach): ExaminedRequest {
  const template = { name: '', version: 1, request, overridable: [] };
  const sample = runRequest(template, { correlationId: 'run', createdAt: clock.now(), overrides: {} });
  return examine({ body: Buffer.from(JSON.stringify(sample)), source: templateSource, reach });
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
