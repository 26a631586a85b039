// The body that starts a declared job where it is declared to run. Pure. Queueing at the engine is switched off: the waiting queue is ours,
// and a run that finds no room ends at once as SKIPPED.
import type { Parameters } from '../../../core/job-request.js';
import type { SubmitOrder } from '../../../ports/engine.js';
import { int64 } from './int64.js';

export type Body = Readonly<Record<string, unknown>>;

/** `definesParameters`: the job has parameters of its own; the values then go to those and not to its tasks. */
export function runNowBody({ jobId, token, parameters }: SubmitOrder, definesParameters: boolean): Body {
  return {
    job_id: int64(jobId),
    idempotency_token: token,
    queue: { enabled: false },
    ...parameterFields(parameters, definesParameters),
  };
}

function parameterFields(parameters: Parameters, definesParameters: boolean): Body {
  switch (parameters.kind) {
    case 'none':
      return {};
    case 'notebook':
      return definesParameters ? { job_parameters: parameters.map } : { notebook_params: parameters.map };
    case 'python':
      return { python_params: parameters.list };
    case 'jar':
      return { jar_params: parameters.list };
  }
}
