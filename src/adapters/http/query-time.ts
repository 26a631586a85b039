// A point in time in a query. In: what was sent. Out: the instant. Promised: it is read as the times of a job request are, so that what a mediator
// writes there can be asked for.
import { z } from 'zod';
import type { Instant } from '../../core/ids.js';
import { IsoTime } from '../../core/given/iso-time.js';

/** The last instant that a Date can be. */
export const latestTime = 8_640_000_000_000_000;

/** null: it is none. */
export function timeOf(sent: string): Instant | null {
  // A + that was not encoded arrives as a space: the sign of the zone is the only place where it can have stood.
  const read = IsoTime.safeParse(sent.replace(' ', '+'));
  return read.success ? Date.parse(read.data) : null;
}

export const Time = z.string().transform((sent, context) => {
  const time = timeOf(sent);
  if (time !== null) return time;
  context.addIssue({ code: 'custom', message: 'must be ISO 8601 with a zone' });
  return z.NEVER;
});
