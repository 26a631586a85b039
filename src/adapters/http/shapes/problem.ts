// A problem document (RFC 9457) as the OpenAPI document shows it.
import { z } from 'zod';
import { named } from '../api/named.js';

export const ProblemError = z.object({
  path: z.string().describe("Where, as in job.job_context.tenant_id; '' for the whole."),
  message: z.string(),
});

export const ProblemJson = named(
  'Problem',
  z.object({
    type: z.string().describe('A URN of the code.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('One sentence for people.'),
    code: z.string().describe('Stable, never re-used: docs/errors.md.'),
    instance: z.string().optional().describe('The path that was called.'),
    errors: z.array(ProblemError).optional().describe('Everything that is wrong with what was sent.'),
  }),
);
