// What is said of a declared job.
import { z } from 'zod';
import { CheckpointSettings } from '../checkpoint.js';
import { NotifySettings } from '../ending/notify.js';
import { Follower } from '../followers/follower.js';
import { JobParameters } from '../parameters/job-parameters.js';
import { isGiven, parameterKinds } from '../parameters/parameter-problems.js';
import { templateOf } from './filled-template.js';
import { JobRetry } from './retry-settings.js';
import { secondsOrNone } from './seconds.js';

const outputValues = ['tenant_id', 'correlation_id', 'run_id', 'job_id', 'request_id'];

export const JobSettings = z
  .strictObject({
    /** declared: run the job as it is declared; mapped: another declared job per pool; submit: its task on the chosen cluster. */
    placement: z.enum(['declared', 'mapped', 'submit']).default('declared'),
    mapped: z.record(z.string(), z.string()).default({}),
    max_concurrent_runs: z.int().min(1).max(1000).nullable().default(null),
    max_run_seconds: z.int().min(1).max(2_592_000).nullable().default(null),
    /** In whatever pool, from the submission to the start of the execution; null: as its pool says. */
    max_start_seconds: secondsOrNone,
    /** For jobs that cannot report an output: {tenant_id} {correlation_id} {run_id} {job_id} are filled in. */
    output_uri: templateOf(outputValues).nullable().default(null),
    /** Its newest ended requests of each tenant are kept, and no more; null: however many there are. */
    keep_runs: z.int().min(1).max(1_000_000).nullable().default(null),
    /** Its ended requests are kept for so long; null: for ever; not given: as everybody's. */
    keep_days: z.int().min(1).max(3_650).nullable().optional(),
    /** What is not said here is as in `settings.retry`. */
    retry: JobRetry.prefault({}),
    /** Where its runs leave how far they have come; not given: nowhere that the service knows of. */
    checkpoint: CheckpointSettings.optional(),
    /** Which it takes; not given: whatever a request carries is for the job to judge. */
    parameters: JobParameters.optional(),
    /** Which jobs the end of a request of it begins. */
    then: z.array(Follower).max(10).default([]),
    /** Who gets a mail when a request of it ends, and of which ends. */
    notify: NotifySettings.prefault({}),
  })
  .superRefine(({ checkpoint, parameters }, context) => {
    if (checkpoint === undefined || parameters === undefined) return;
    const { parameter, as } = checkpoint;
    if (as === 'notebook_params' && Object.hasOwn(parameters.notebook_params, parameter))
      context.addIssue({
        code: 'custom',
        path: ['checkpoint', 'parameter'],
        message: 'is also a parameter that requests give',
      });
    if (parameterKinds.some((kind) => kind !== as && isGiven(parameters[kind])))
      context.addIssue({
        code: 'custom',
        path: ['checkpoint', 'as'],
        message: 'must be the kind of parameters that the job describes',
      });
  });
export type JobSettings = z.infer<typeof JobSettings>;
