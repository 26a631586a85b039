// The jobs of the catalogue as they are answered. A field that is taken away breaks somebody.
import { z } from 'zod';
import { finalStates } from '../../../core/lifecycle.js';
import { parameterKinds } from '../../../core/parameters/parameter-problems.js';
import { named } from '../api/named.js';

const MaybeText = z.string().nullable();

const JobLimitJson = named(
  'JobLimit',
  z.object({
    default: z.int().describe('For a job request that says nothing.'),
    default_from: z.string().describe('The key of the settings that says so.'),
    max: z.int().describe('The most that a job request may have: one that asks for more has this.'),
    max_from: MaybeText.describe('The key of the settings that says so; null: the contract of job requests.'),
  }),
);

const Compute = z.object({
  kind: z.enum(['cluster', 'own']).describe('own: job clusters, serverless, or a process.'),
  cluster_id: MaybeText,
  cluster_name: MaybeText.describe('null also for a cluster that the engine does not show.'),
});

const Row = z.object({
  job_id: z.string(),
  declared: z.boolean().describe('false: only the settings name it; its job requests are in the case job-not-declared.'),
  name: MaybeText.describe('As the engine has it; null: it is not declared.'),
  compute: Compute.nullable().describe('Where the engine runs it when nothing else is said; null: it is not declared.'),
  in_settings: z.boolean().describe('settings.jobs has it.'),
  placement: z
    .enum(['declared', 'mapped', 'submit'])
    .describe('declared: as it is declared; mapped: as another job in each pool; submit: its task on the chosen cluster.'),
  max_concurrent_runs: JobLimitJson,
  max_run_seconds: JobLimitJson,
  declared_max_run_seconds: z
    .int()
    .nullable()
    .describe(
      'The time limit that the engine itself has for it: the shorter of the two ends a run. null: it has none, or is not declared.',
    ),
  max_start_seconds: z
    .int()
    .nullable()
    .describe('How long a run of it may take to begin, from its submission, in whatever pool; null: as the pool says.'),
});
export const JobRowJson = named('CatalogueJobRow', Row);

const Seen = {
  engine: z.string(),
  snapshot_age_seconds: z
    .number()
    .describe('How old the snapshot is. Its list of jobs may be a minute older: it is not read each time.'),
};

export const JobPageJson = named('CatalogueJobPage', z.object({ ...Seen, items: z.array(JobRowJson), next_cursor: MaybeText }));

const Parameter = z.object({
  required: z.boolean(),
  one_of: z.array(z.string()).nullable(),
  pattern: MaybeText.describe('Of RE2, found anywhere in the text.'),
});

export const JobJson = named(
  'CatalogueJob',
  z.object({
    ...Seen,
    ...Row.shape,
    named_in: z.array(z.string()).describe('The keys of the settings that name it.'),
    mapped: z
      .array(z.object({ pool: z.string(), job_id: z.string(), declared: z.boolean() }))
      .describe('As which job it runs in which pool, where it is mapped.'),
    output_uri: MaybeText.describe(
      'The template of its output; null: it reports one itself. Without what follows a question mark.',
    ),
    keep: z
      .object({
        runs: z.int().nullable().describe('Its newest ended requests of each tenant; null: however many there are.'),
        days: z.int().nullable().describe('null: for ever.'),
      })
      .describe('How many of its ended requests are kept, and how long: the first that lets one go removes it.'),
    retry: z.object({
      infrastructure_retries_max: z.int().describe('0 also where settings.retry.enabled is false.'),
      pause_seconds: z.int(),
      pause_seconds_max: z.int(),
    }),
    checkpoint: z
      .object({
        parameter: z.string(),
        as: z.enum(parameterKinds),
        uri: z.string().describe('Without what follows a question mark.'),
      })
      .nullable()
      .describe('The parameter in which each run is given its checkpoint; null: none is.'),
    parameters: z
      .object({
        python_params: z.array(Parameter),
        jar_params: z.array(Parameter),
        notebook_params: z.record(z.string(), Parameter),
        others: z.enum(['refuse', 'allow']).describe('What is not described here.'),
      })
      .nullable()
      .describe('Which it takes; null: whatever a job request carries.'),
    then: z
      .array(z.object({ job_id: z.string(), on: z.enum(['ended', ...finalStates]) }))
      .describe('Which jobs the end of a request of it begins.'),
  }),
);
