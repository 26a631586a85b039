// What is wrong with something a person or a machine gave us: every problem at once, each with its path.

export interface Problem {
  /** Where, as in `job.job_context.tenant_id`; '' for the whole. */
  readonly path: string;
  readonly message: string;
}

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export function describe(problems: readonly Problem[]): string {
  return problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');
}
