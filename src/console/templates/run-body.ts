// What is typed into the form of a run of a template. In: the fields, by the names that the template lets be overridden. Out: the run as the API takes it, and the
// job request that it comes to, for the dry run. Promised: what is left empty is as the template says; nothing is judged here: that is for the service.
import type { JobRequest, Template, TemplateRun } from '../api/shapes.js';

/** By the names of `overridable`. */
export type TypedRun = Readonly<Record<string, string>>;

const named = 'notebook_params';
const oneParameter = `${named}.`;
const numbers: readonly string[] = ['priority', 'max_concurrent_runs', 'max_wait_seconds', 'max_run_seconds'];
const lists: readonly string[] = ['email_notifications', 'python_params', 'jar_params'];
const ofRequest: readonly string[] = ['user_id', 'notification_queue', 'priority'];

/** Whether a field takes several values, one a line; of `notebook_params` name=value. */
export function isOfLines(field: string): boolean {
  return field === named || lists.includes(field);
}

/** The version is said: the one that is shown is the one that is run. */
export function runOf({ version, overridable }: Template, typed: TypedRun, correlation: string): TemplateRun {
  return { correlation_id: correlation, version, overrides: overridesOf(overridable, typed) };
}

/** The tenant and all that is not overridden are those of the template. */
export function requestOf({ request }: Template, { correlation_id, overrides }: TemplateRun, createdTime: number): JobRequest {
  const whole = request as unknown as JobRequest;
  const operation = { ...whole.job.job_context.job_operation };
  const own = Object.entries(overrides).filter(([field]) => ofRequest.includes(field));
  const others = Object.entries(overrides).filter(([field]) => !ofRequest.includes(field));
  const changed = others.map(([field, value]): readonly [string, unknown] =>
    field === named ? [field, { ...operation.notebook_params, ...(value as object) }] : [field, value],
  );
  return {
    ...whole,
    ...Object.fromEntries(own),
    job: {
      ...whole.job,
      job_context: { ...whole.job.job_context, job_operation: { ...operation, ...Object.fromEntries(changed) } },
    },
    correlation_id,
    created_time: createdTime,
  };
}

function overridesOf(overridable: readonly string[], typed: TypedRun): Readonly<Record<string, unknown>> {
  const given = overridable.map((field) => [field, typed[field] ?? ''] as const).filter(([, text]) => text !== '');
  const parameters = given.flatMap(([field, text]) => parametersOf(field, text));
  const fields = given
    .filter(([field]) => field !== named && !field.startsWith(oneParameter))
    .map(([field, text]) => [field, valueOf(field, text)] as const);
  return {
    ...Object.fromEntries<unknown>(fields),
    ...(parameters.length === 0 ? {} : { [named]: Object.fromEntries(parameters) }),
  };
}

function parametersOf(field: string, text: string): (readonly [string, string])[] {
  if (field.startsWith(oneParameter)) return [[field.slice(oneParameter.length), text]];
  return field === named ? linesOf(text).map(halves) : [];
}

function valueOf(field: string, text: string): unknown {
  if (lists.includes(field)) return linesOf(text);
  return numbers.includes(field) && /^[0-9]{1,9}$/.test(text) ? Number(text) : text;
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function halves(line: string): readonly [string, string] {
  const at = line.indexOf('=');
  return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1)];
}
