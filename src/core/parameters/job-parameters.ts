// Which parameters a job takes, as platform managers write it down: names of notebook_params, or places of python_params or jar_params.
import { z } from 'zod';
import { parameterKinds } from './parameter-problems.js';

const JobParameter = z.strictObject({
  /** It is given, and is not empty. */
  required: z.boolean().default(false),
  one_of: z.array(z.string()).min(1).max(1000).nullable().default(null),
  /** Of RE2's syntax, found anywhere in the text unless it begins with ^ and ends with $. That it can be matched is checked with the configuration. */
  pattern: z.string().min(1).nullable().default(null),
});
export type JobParameter = z.infer<typeof JobParameter>;

const inOrder = z.array(JobParameter).max(100).default([]);

export const JobParameters = z
  .strictObject({
    python_params: inOrder,
    jar_params: inOrder,
    notebook_params: z.record(z.string().min(1), JobParameter).default({}),
    /** What is not described here. */
    others: z.enum(['refuse', 'allow']).default('refuse'),
  })
  .superRefine((parameters, context) => {
    const [, ...more] = parameterKinds.filter((kind) => Object.keys(parameters[kind]).length > 0);
    for (const kind of more)
      context.addIssue({ code: 'custom', path: [kind], message: 'another kind is described too, and a request carries one' });
  });
export type JobParameters = z.infer<typeof JobParameters>;

export interface PatternAt {
  /** As in `notebook_params.day.pattern`. */
  readonly path: string;
  readonly pattern: string;
}

export function patternsIn(parameters: JobParameters): PatternAt[] {
  return parameterKinds.flatMap((kind) =>
    Object.entries(parameters[kind]).flatMap(([name, { pattern }]) =>
      pattern === null ? [] : [{ path: `${kind}.${name}.pattern`, pattern }],
    ),
  );
}
