// What speaks against the job request that a model job would be, as its user reads it. In: problems by the paths of the request, which nobody but us has
// written. Out: the same by what the user named: the model, or the configuration, as operators have declared it.
import type { Problem } from '../problem.js';

const operation = 'job.job_context.job_operation.';

export function problemsAsNamed(problems: readonly Problem[]): Problem[] {
  return problems.map(({ path, message }) => {
    const field = fieldOf(path);
    if (field === null) return { path, message };
    const why = `is not declared as its job needs it, which is for the operators to mend (${field}: ${message})`;
    return { path: field === 'cluster_type' ? 'configurationId' : 'modelId', message: why };
  });
}

/** null: it is nothing that is declared. */
function fieldOf(path: string): string | null {
  if (path.startsWith(operation)) return path.slice(operation.length);
  return path === 'job.job_id' ? 'job_id' : null;
}
