// What every route of the Job Manager API declares alike.
import { z } from 'zod';
import { ErrorsJson } from './shapes.js';

export const ofJobManager = {
  tag: 'job manager',
  /** Its errors have a shape of their own. */
  problemShape: { type: 'application/json', json: ErrorsJson },
} as const;

export const idParams = z.object({ id: z.guid().transform((id) => id.toLowerCase()) });
/** What any of its routes answers to a call that names no tenant, or one out of reach. */
export const ofTenants = ['no-tenant', 'not-allowed'] as const;
/** Of a body that is parsed here. */
export const ofBodies = ['not-json', 'invalid-request', 'too-large', 'unsupported-media-type', 'registry-unavailable'] as const;
