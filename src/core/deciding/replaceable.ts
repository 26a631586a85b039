// Runs that a request may take the place of.
import type { Candidate } from './candidate.js';
import { keyOf, type LiveRequest, type World } from './world.js';

/** The oldest first: a tenant never stops another's, and nobody one that is more important. */
export function replaceableBy({ jobId, tenantId, priority }: Candidate, world: World): LiveRequest[] {
  return (world.replaceable.get(keyOf.job(jobId)) ?? []).filter((one) => one.tenantId === tenantId && one.priority <= priority);
}
