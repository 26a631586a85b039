// Text that the engine sent, made fit to be kept and shown: storable, of bounded length, on as many lines as it had, and read in the direction in which it is
// written: a name must not turn the sentence round that it stands in.

const textMax = 2_000;
// eslint-disable-next-line no-control-regex -- control characters are what is taken out; tab and line feed stay
const unstorable = /[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/gu;

/** What turns the direction of all that follows. The marks of a direction, which texts of such languages have, turn nothing. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/** Nothing that the store cannot hold: no NUL, no half of a surrogate pair. */
export function storable(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(unstorable, '');
}

/** Storable, trimmed and cut. */
export function safeText(text: string, max = textMax): string {
  const clean = storable(text).replaceAll(turning, '').trim();
  return clean.length <= max ? clean : `${storable(clean.slice(0, max))}...`;
}

/** The end of a stack trace says what went wrong; the beginning only how one got there. */
export function traceEnd(trace: string, linesMax = 8): string {
  // eslint-disable-next-line no-control-regex -- notebooks colour their traces with terminal escapes
  const plain = trace.replaceAll(/\u001b\[[0-9;]*m/g, '');
  return safeText(plain.trim().split('\n').slice(-linesMax).join('\n'), 1_000);
}
