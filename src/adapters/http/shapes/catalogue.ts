// The jobs of the catalogue as they are answered. A field that is taken away breaks somebody.
import { z } from 'zod';
import { scheduleKinds } from '../../../core/cluster.js';
import { finalStates } from '../../../core/lifecycle.js';
import { parameterKinds } from '../../../core/parameters/parameter-problems.js';
import { named } from '../api/named.js';

const MaybeText = z.string().nullable();

const JobLimitJson = named(
  'JobLimit',
  z.object({
    default: z.int().describe('For job requests without a value of their own.'),
    default_from: z.string().describe('The settings key that it comes from.'),
    max: z.int().describe('The maximum: a job request that asks for more gets this.'),
    max_from: MaybeText.describe('The settings key that it comes from; null: the job request contract.'),
  }),
);

const Compute = z.object({
  kind: z.enum(['cluster', 'own']).describe('own: a job cluster, serverless compute, or a process.'),
  cluster_id: MaybeText,
  cluster_name: MaybeText.describe('null also if the engine does not show the cluster.'),
});

const Schedule = z.object({
  kind: z
    .enum(scheduleKinds)
    .describe('cron: at times. every: at intervals. continuous: one run after the other. event: when something happens.'),
  expression: z
    .string()
    .describe(
      'cron: in the syntax of Quartz. every: such as "6 hours". event: the name that the engine has for it. continuous: empty.',
    ),
  time_zone: MaybeText,
  paused: z.boolean(),
});

const Row = z.object({
  job_id: z.string(),
  declared: z.boolean().describe('false: only the settings name it, and its job requests wait in the case job-not-declared.'),
  name: MaybeText.describe('Its name on the engine; null: it is not declared.'),
  compute: Compute.nullable().describe('Where the engine runs it by default; null: it is not declared.'),
  in_settings: z.boolean().describe('Whether settings.jobs has an entry for it.'),
  placement: z
    .enum(['declared', 'mapped', 'submit'])
    .describe(
      'declared: runs as declared. mapped: runs as another job in each pool. submit: its task runs on the chosen cluster.',
    ),
  max_concurrent_runs: JobLimitJson,
  max_run_seconds: JobLimitJson,
  declared_max_concurrent_runs: z
    .int()
    .nullable()
    .describe(
      'How many runs of it the engine lets be active at once, everybody’s; job requests wait for the rest. 0: none, it is closed there. null: any number, or the job is not declared.',
    ),
  declared_max_run_seconds: z
    .int()
    .nullable()
    .describe(
      'The engine’s own time limit for it; whichever limit is shorter ends a run. null: there is none, or the job is not declared.',
    ),
  declared_schedule: Schedule.nullable().describe(
    'By what the engine itself starts runs of it, which no job request asked for; null: it does not, or the job is not declared.',
  ),
  max_start_seconds: z
    .int()
    .nullable()
    .describe('How long a run of it may take to begin after its submission, in any pool; null: the pool’s limit applies.'),
});
export const JobRowJson = named('CatalogueJobRow', Row);

const Seen = {
  engine: z.string(),
  snapshot_age_seconds: z
    .number()
    .describe('The age of the snapshot. Its list of jobs may be up to a minute older, as it is read less often.'),
};

export const JobPageJson = named('CatalogueJobPage', z.object({ ...Seen, items: z.array(JobRowJson), next_cursor: MaybeText }));

const Parameter = z.object({
  required: z.boolean(),
  one_of: z.array(z.string()).nullable(),
  pattern: MaybeText.describe('An RE2 expression that must be found somewhere in the text.'),
});

export const JobJson = named(
  'CatalogueJob',
  z.object({
    ...Seen,
    ...Row.shape,
    named_in: z.array(z.string()).describe('The settings keys that name it.'),
    mapped: z
      .array(z.object({ pool: z.string(), job_id: z.string(), declared: z.boolean() }))
      .describe('If it is mapped: the job that it runs as in each pool.'),
    output_uri: MaybeText.describe(
      'The address pattern of its output, without the part after a question mark; null: the job reports its output itself.',
    ),
    keep: z
      .object({
        runs: z.int().nullable().describe('How many of its newest ended requests are kept for each tenant; null: no limit.'),
        days: z.int().nullable().describe('How many days ended requests are kept; null: for ever.'),
      })
      .describe(
        'How many of its ended requests are kept, and for how long. A request is removed as soon as either limit is reached.',
      ),
    retry: z.object({
      infrastructure_retries_max: z.int().describe('Also 0 if settings.retry.enabled is false.'),
      pause_seconds: z.int(),
      pause_seconds_max: z.int(),
    }),
    checkpoint: z
      .object({
        parameter: z.string(),
        as: z.enum(parameterKinds),
        uri: z.string().describe('Without the part after a question mark.'),
      })
      .nullable()
      .describe('The parameter that gives each run its checkpoint; null: there is none.'),
    parameters: z
      .object({
        python_params: z.array(Parameter),
        jar_params: z.array(Parameter),
        notebook_params: z.record(z.string(), Parameter),
        others: z.enum(['refuse', 'allow']).describe('Parameters that are not described here.'),
      })
      .nullable()
      .describe('The parameters that it takes; null: any.'),
    then: z
      .array(z.object({ job_id: z.string(), on: z.enum(['ended', ...finalStates]) }))
      .describe('The jobs that the end of one of its requests starts.'),
  }),
);
