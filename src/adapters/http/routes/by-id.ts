// The id of a job request in an address. One that no request can have is not found, and the store need not be asked.
import { z } from 'zod';
import { problem } from '../api/route.js';

const missing = 'There is no job request with this id.';

/** For declarations. */
export const ofOneRequest = {
  tag: 'job requests',
  params: z.object({ request_id: z.guid().transform((id) => id.toLowerCase()) }),
  missing,
} as const;
export const byId = '/job-requests/:request_id';

export const unknownRequest = () => problem('not-found', missing);
export const locationOf = (id: string) => ({ location: `/v1/job-requests/${id}` });
