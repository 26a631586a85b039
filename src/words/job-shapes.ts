// As much of the catalogue's answers as is told of it.
import { z } from 'zod';

const maybeText = z.string().nullable();

const JobLimit = z.object({ default: z.number(), default_from: z.string(), max: z.number(), max_from: maybeText });
export type JobLimit = z.infer<typeof JobLimit>;

const Schedule = z.object({ kind: z.string(), expression: z.string(), time_zone: maybeText, paused: z.boolean() });

const JobRow = z.object({
  job_id: z.string(),
  declared: z.boolean(),
  name: maybeText,
  compute: z.object({ kind: z.string(), cluster_id: maybeText, cluster_name: maybeText }).nullable(),
  placement: z.string(),
  max_concurrent_runs: JobLimit,
  max_run_seconds: JobLimit,
  // A service of the version before does not say it.
  declared_max_concurrent_runs: z.number().nullable().default(null),
  declared_max_run_seconds: z.number().nullable().default(null),
  declared_schedule: Schedule.nullable().default(null),
  max_start_seconds: z.number().nullable().default(null),
});
export type JobRow = z.infer<typeof JobRow>;

const seen = { engine: z.string(), snapshot_age_seconds: z.number() };

export const JobPage = z.object({ ...seen, items: z.array(JobRow), next_cursor: maybeText });
export type JobPage = z.infer<typeof JobPage>;

const Parameter = z.object({ required: z.boolean(), one_of: z.array(z.string()).nullable(), pattern: maybeText });
export type Parameter = z.infer<typeof Parameter>;

export const ShownJob = JobRow.extend({
  ...seen,
  named_in: z.array(z.string()),
  mapped: z.array(z.object({ pool: z.string(), job_id: z.string(), declared: z.boolean() })),
  output_uri: maybeText,
  keep: z.object({ runs: z.number().nullable(), days: z.number().nullable() }),
  retry: z.object({ infrastructure_retries_max: z.number(), pause_seconds: z.number(), pause_seconds_max: z.number() }),
  checkpoint: z.object({ parameter: z.string(), as: z.string(), uri: z.string() }).nullable(),
  parameters: z
    .object({
      python_params: z.array(Parameter),
      jar_params: z.array(Parameter),
      notebook_params: z.record(z.string(), Parameter),
      others: z.string(),
    })
    .nullable(),
  then: z.array(z.object({ job_id: z.string(), on: z.string() })),
});
export type ShownJob = z.infer<typeof ShownJob>;
