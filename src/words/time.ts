// An instant as people say it: "3 min 20 s ago", "in 40 s"; and how long something takes. In: the instant as the API writes it, and now. Out: the largest unit, and
// with fewer than ten of it the next smaller one too. Promised: what is said is rounded down, and by less than a tenth: a limit of 90 minutes is no "1 h".

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
  if (seconds < 3_600) return unitsText(seconds, [60, 'min'], [1, 's']);
  // Two days in hours are still easy to read; more are not.
  if (seconds < 172_800) return unitsText(seconds, [3_600, 'h'], [60, 'min']);
  return unitsText(seconds, [86_400, 'd'], [3_600, 'h']);
}

type Unit = readonly [seconds: number, name: string];

function unitsText(seconds: number, [whole, name]: Unit, [part, smaller]: Unit): string {
  const count = Math.floor(seconds / whole);
  const rest = count < 10 ? Math.floor((seconds % whole) / part) : 0;
  return rest === 0 ? `${count} ${name}` : `${count} ${name} ${rest} ${smaller}`;
}

/** With the instant itself, to be found in logs and on the engine. */
export function toldTime(at: string, now: number): string {
  return `${relativeTime(at, now)} (${new Date(at).toISOString()})`;
}
