// Many job requests in one call, as they are sent and answered.
import { z } from 'zod';
import { named } from '../api/named.js';
import { JobRequestJson, TakenJson } from './job-request.js';
import { ProblemJson } from './problem.js';

export const bulkMax = 500;

export const BulkJson = named('JobRequests', z.object({ items: z.array(JobRequestJson).min(1).max(bulkMax) }));

export const BulkAnswerJson = named(
  'JobRequestsTaken',
  z.object({
    items: z.array(
      z.object({
        status: z
          .int()
          .describe('The status that the job request would get if sent alone: 202, 200, 400, 403, 409, 413, 429, 503.'),
        taken: TakenJson.nullable(),
        problem: ProblemJson.nullable(),
      }),
    ),
  }),
);
