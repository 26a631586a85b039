// An instant as people say it: "3 min ago", "in 40 s". In: the instant and now. Out: the largest unit that is not zero, rounded down.
import type { Instant } from '../../core/ids.js';

export function relativeTime(at: Instant, now: Instant): string {
  const text = duration(Math.abs(at - now));
  return text === '0 s' ? 'now' : at > now ? `in ${text}` : `${text} ago`;
}

/** Of something that is yet to come: when it is overdue, it may happen with the next beat. */
export function untilThen(at: Instant, now: Instant): string {
  return at <= now ? 'any moment' : relativeTime(at, now);
}

export function duration(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  // Two days in hours are still easy to read; more are not.
  if (seconds < 172_800) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}
