// A problem document (RFC 9457) as the OpenAPI document shows it.
import { z } from 'zod';
import { named } from '../api/named.js';

export const ProblemError = z.object({
  path: z.string().describe('The field, such as job.job_context.tenant_id; empty for the whole body.'),
  message: z.string(),
});

export const ProblemJson = named(
  'Problem',
  z.object({
    type: z.string().describe('The code as a URN.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('One sentence for people.'),
    code: z.string().describe('Stable, and never re-used. See docs/errors.md.'),
    instance: z.string().optional().describe('The path that was called.'),
    errors: z.array(ProblemError).optional().describe('All problems with what was sent.'),
  }),
);
