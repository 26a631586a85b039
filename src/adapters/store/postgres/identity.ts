// Ids of requests: as people type them, and as bounds of time. Promised: what cannot be an id is answered as "no such request", not as a failure of the
// database.
import type { Instant } from '../../../core/ids.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** Of the ids that are made in a millisecond, or before all of them. */
export function firstIdOf(instant: Instant): string {
  const time = Math.max(0, Math.min(instant, 0xffff_ffff_ffff)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
