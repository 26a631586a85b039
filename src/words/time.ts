// An instant as people say it: "3 min ago", "in 40 s". In: the instant as the API writes it, and now. Out: the largest unit that is not zero, rounded
// down.

export function relativeTime(at: string, now: number): string {
  const instant = Date.parse(at);
  const text = duration(Math.abs(instant - now));
  return text === '0 s' ? 'now' : instant > now ? `in ${text}` : `${text} ago`;
}

/** Of something that is yet to come: when it is overdue, it may happen with the next beat. */
export function untilThen(at: string, now: number): string {
  return Date.parse(at) <= now ? 'any moment' : relativeTime(at, now);
}

/** How long it has been so. */
export function sinceThen(at: string, now: number): string {
  return duration(Math.max(0, now - Date.parse(at)));
}

export function duration(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  // Two days in hours are still easy to read; more are not.
  if (seconds < 172_800) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** With the instant itself, to be found in logs and on the engine. */
export function toldTime(at: string, now: number): string {
  return `${relativeTime(at, now)} (${new Date(at).toISOString()})`;
}
