// A run of a template as a job request. In: one version of a template, and what the run says for itself. Out: the request. Promised: the same of the
// same; it differs from its template only in what the template lets be overridden, whatever the run says.
import type { Instant } from '../ids.js';
import type { RunWish, TemplateContent } from './job-template.js';
import { placeOf, sortOverrides, type Change, type Overrides } from './overrides.js';
import type { Problem } from '../problem.js';
import { rawAt } from '../given/raw-body.js';

export interface OfTemplate extends TemplateContent {
  readonly name: string;
  readonly version: number;
}

export interface RunOfTemplate extends Pick<RunWish, 'correlationId' | 'overrides'> {
  readonly createdAt: Instant;
}

export function runRequest(template: OfTemplate, run: RunOfTemplate): Readonly<Record<string, unknown>> {
  const { name, version, request, overridable } = template;
  const { changes } = sortOverrides(run.overrides, overridable);
  const changed = changes.reduce<unknown>((whole, change) => changedAt(whole, change.path, change), request);
  return {
    ...(changed as object),
    correlation_id: run.correlationId,
    created_time: run.createdAt,
    template: { name, version },
  };
}

/** What the door says of a run, by the paths of what whoever runs it has sent; of what the template says, by those of the template. */
export function problemsOfRun(problems: readonly Problem[], overrides: Overrides): Problem[] {
  return problems.map(({ path, message }) => ({ path: pathInRun(path, overrides), message }));
}

function pathInRun(path: string, overrides: Overrides): string {
  if (path === '' || path === 'correlation_id') return path;
  for (const field of Object.keys(overrides)) {
    const place = placeOf(field).join('.');
    if (path === place || path.startsWith(`${place}.`)) return `overrides.${field}${path.slice(place.length)}`;
  }
  return `request.${path}`;
}

/** Where nothing stands on the way, an object is put. */
function changedAt(whole: unknown, [step, ...rest]: readonly string[], change: Change): unknown {
  if (step === undefined) return change.value;
  const around = typeof whole === 'object' && whole !== null ? whole : {};
  return { ...around, [step]: changedAt(rawAt(around, [step]), rest, change) };
}
