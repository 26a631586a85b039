// Business time: hours of days in a zone, and holidays.
import { z } from 'zod';
import { isZone } from '../time-zone.js';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time of day such as 08:00');

export const CalendarSettings = z.strictObject({
  time_zone: z.string().refine(isZone, 'must be an IANA time zone such as Europe/Dublin').default('UTC'),
  /** Days 1 (Monday) to 7 (Sunday). `from` after `to` goes over midnight and belongs to the day it begins on. */
  business_hours: z
    .array(z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1), from: timeOfDay, to: timeOfDay }))
    .default([{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }]),
  holidays: z.array(z.iso.date()).default([]),
});
export type CalendarSettings = z.infer<typeof CalendarSettings>;
