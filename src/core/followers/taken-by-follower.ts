// What a follower gives to the job that it begins, held against what that job takes: a mistyped name would come out hours later, when the job before it has
// ended. In: the three kinds, and what the other job's settings describe. Out: every problem, by the field. What a text will be is known at the end only,
// so words and patterns are for the door of intake.
import type { Follower } from './follower.js';
import type { JobParameter, JobParameters } from '../parameters/job-parameters.js';
import { takenProblems } from '../parameters/taken-parameters.js';
import type { Problem } from '../problem.js';

const nothing = { names: new Set<string>(), items: 0 };

export function takenByFollower({ job: jobId, parameters }: Follower, takes: JobParameters): readonly Problem[] {
  return takenProblems(parameters, { jobId, takes: anyWords(takes), matches: () => true, added: nothing });
}

function anyWords({ python_params: python, jar_params: jar, notebook_params: notebook, others }: JobParameters): JobParameters {
  const named = Object.entries(notebook).map(([name, parameter]) => [name, anyText(parameter)]);
  return {
    python_params: python.map(anyText),
    jar_params: jar.map(anyText),
    notebook_params: Object.fromEntries(named) as JobParameters['notebook_params'],
    others,
  };
}

function anyText({ required }: JobParameter): JobParameter {
  return { required, one_of: null, pattern: null };
}
