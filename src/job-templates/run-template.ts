// A run of a template. In: which template, and what the run says for itself. Out: a job request by the door of intake, or every problem. Promised: what a
// run may not override is refused and never dropped; the same run asked for again is the same request, whatever the time, whatever versions have come
// since, and also when its template is retired.
import { everyTenant } from '../core/caller.js';
import { readTemplateRun, templateSource, type RunWish } from '../core/templates/job-template.js';
import type { Instant } from '../core/ids.js';
import { sortOverrides } from '../core/templates/overrides.js';
import type { Refusal } from '../core/refusal.js';
import { problemsOfRun, runRequest } from '../core/templates/template-run.js';
import type { Taken } from '../ports/intake-door.js';
import type { RunAnswer, RunAsked } from '../ports/job-templates.js';
import type { JobTemplate, TemplateKey } from '../ports/store/job-templates.js';
import type { JobTemplatesParts } from './parts.js';

export interface Run extends RunWish {
  readonly traceparent: string | null;
  readonly createdAt: Instant;
}

type Parts = Omit<JobTemplatesParts, 'bounds'>;

export async function runTemplate(parts: Parts, { key, body, traceparent }: RunAsked): Promise<RunAnswer> {
  const read = readTemplateRun(body);
  if (!read.ok) return { kind: 'refused', code: 'invalid-request', problems: read.problems };
  return runOnce(parts, key, { ...read.value, traceparent, createdAt: parts.clock.now() });
}

export async function runOnce(parts: Parts, key: TemplateKey, run: Run): Promise<RunAnswer> {
  const template = await parts.store.template(key, run.version);
  if (template === null) return { kind: 'not-found' };
  const answer: RunAnswer = template.retiredAt === null ? await taken(parts, template, run) : { kind: 'retired' };
  if (answer.kind !== 'refused' && answer.kind !== 'retired') return answer;
  const before = await again(parts, template, run);
  return before === null || before.kind === 'refused' ? answer : before;
}

/** As it was asked for the first time, whatever stands against it now; null: it was not. */
async function again(parts: Parts, { tenantId, name }: JobTemplate, run: Run): Promise<RunAnswer | null> {
  const before = await parts.store.ranAs(tenantId, run.correlationId);
  if (before?.name !== name) return null;
  const template = await parts.store.template({ tenantId, name }, run.version ?? before.version);
  return template === null ? null : taken(parts, template, { ...run, createdAt: before.createdAt });
}

async function taken(parts: Parts, { name, version, content }: JobTemplate, run: Run): Promise<RunAnswer> {
  const order = {
    body: Buffer.from(JSON.stringify(runRequest({ name, version, ...content }, run))),
    source: templateSource,
  } as const;
  const { problems } = sortOverrides(run.overrides, content.overridable);
  if (problems.length === 0) return answerTo(await parts.take({ ...order, traceparent: run.traceparent }), run);
  // What else is wrong is told with it.
  const rest = parts.examine({ ...order, reach: everyTenant });
  const more = rest.ok ? [] : problemsOfRun(rest.refusal.problems, run.overrides);
  return { kind: 'refused', code: 'invalid-request', problems: [...problems, ...more] };
}

function answerTo(answer: Taken, run: Run): RunAnswer {
  if (answer.kind === 'refused') return refused(answer.refusal, run);
  const { id: requestId, correlationId } = answer;
  if (answer.kind === 'stored') return { kind: 'stored', requestId, correlationId };
  return { kind: 'same', requestId, correlationId, state: answer.state };
}

function refused({ code, problems }: Refusal, { overrides }: Run): RunAnswer {
  return { kind: 'refused', code, problems: problemsOfRun(problems, overrides) };
}
