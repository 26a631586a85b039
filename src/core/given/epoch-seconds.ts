// A time in seconds where milliseconds are expected: the commonest mistake in a time, and one that nothing later would notice, for it is a moment of
// early 1970. In: a number. Out: whether it is that. Promised: only what is almost surely one; whoever means those weeks of 1970 writes ISO 8601.

/** Ten digits: from September 2001 on as seconds, until April 1970 as milliseconds. */
export function looksLikeSeconds(time: number): boolean {
  return time >= 1_000_000_000 && time < 10_000_000_000;
}

export const secondsWords = 'must be epoch milliseconds, and looks like seconds';
