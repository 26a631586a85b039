// An instant as people say it, in the words of the command line: "3 min ago", "in 40 s". Times come as the API writes them.

export function relativeTime(at: string, now: number): string {
  const instant = Date.parse(at);
  const text = duration(Math.abs(instant - now));
  return text === '0 s' ? 'now' : instant > now ? `in ${text}` : `${text} ago`;
}

/** Of something that is yet to come: when it is overdue, it may happen with the next beat. */
export function untilThen(at: string, now: number): string {
  return Date.parse(at) <= now ? 'any moment' : relativeTime(at, now);
}

export function duration(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** With the instant itself, to be found in logs and on the engine. */
export function toldTime(at: string | null, now: number): string | null {
  return at === null ? null : `${relativeTime(at, now)} (${new Date(at).toISOString()})`;
}
