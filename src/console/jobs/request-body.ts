// What is typed into the form of a job, as a job request. In: the fields. Out: the body as the API takes it. Promised: nothing is judged here: what is missing or
// does not fit is told by the service, by its path.
import type { Job, JobRequest } from '../api/shapes.js';

export type Kind = 'notebook_params' | 'python_params' | 'jar_params';
type Operation = NonNullable<JobRequest['job']['job_context']['job_operation']>;

export interface Typed {
  readonly tenant: string;
  readonly user: string;
  readonly priority: 'low' | 'normal' | 'high' | 'critical';
  readonly queue: string;
  readonly correlation: string;
  /** Of the declared parameters, by their name or place. */
  readonly declared: Readonly<Record<string, string>>;
  /** Of which kind the others are, and they, one a line: `name=value`, or the value alone where they have no names. */
  readonly kind: Kind;
  readonly others: string;
}

/** The kind of which parameters are declared; null: none are. */
export function declaredKind({ parameters }: Job): Kind | null {
  if (parameters === null) return null;
  const kinds = ['notebook_params', 'python_params', 'jar_params'] as const;
  return kinds.find((kind) => Object.keys(parameters[kind]).length > 0) ?? null;
}

export function takesOthers({ parameters }: Job): boolean {
  return parameters === null || parameters.others === 'allow';
}

export function bodyOf(job: Job, typed: Typed, createdTime: number): JobRequest {
  return {
    correlation_id: typed.correlation,
    notification_queue: typed.queue,
    created_time: createdTime,
    user_id: typed.user,
    priority: typed.priority,
    job: { job_id: job.job_id, job_context: { tenant_id: typed.tenant, job_operation: operationOf(job, typed) } },
  };
}

function operationOf(job: Job, { declared, kind: chosen, others }: Typed): Operation {
  const kind = declaredKind(job) ?? chosen;
  const lines = takesOthers(job) ? others.split('\n').filter((line) => line.trim() !== '') : [];
  const given = Object.entries(declared).filter(([, value]) => value !== '');
  if (kind === 'notebook_params') {
    const named = Object.fromEntries([...given, ...lines.map(halves)]);
    return Object.keys(named).length === 0 ? {} : { notebook_params: named };
  }
  const values = [...given.map(([, value]) => value), ...lines];
  return values.length === 0 ? {} : { [kind]: values };
}

function halves(line: string): readonly [string, string] {
  const at = line.indexOf('=');
  return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1)];
}
