// Where a text stops being JSON, for whoever has to mend it. In: what was sent. Out: the place in it, or null where it is JSON. The service has the
// last word on what is JSON and says why; where a line ends is easier to say here, with the file at hand.
import { parse } from 'lossless-json';
import { failureOf, type Told } from './call-api.js';
import { CommandFailure } from '../failure.js';
import type { Body } from './read-bodies.js';

function brokenAt(content: Uint8Array | string): string | null {
  const text = typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
  const [, position] = / at position (\d+)$/.exec(problemOf(text)) ?? [];
  if (position === undefined) return null;
  const before = text.slice(0, Number(position)).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  return text.includes('\n') ? `line ${before.length}, column ${column}` : `column ${column}`;
}

/** '': none. */
function problemOf(text: string): string {
  try {
    parse(text);
    return '';
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}

/** Of many bodies, which one it is and where in it. */
export function bodyFailure({ from, content }: Body, told: Told): CommandFailure {
  const { exitCode, message } = failureOf(told);
  return new CommandFailure(exitCode, `${from}: ${message}${placeLine(told, content)}`, told);
}

/** With the end of the line before it; '' where the service did not say that it is not JSON. */
export function placeLine({ code }: Told, content: Body['content']): string {
  const place = code === 'not-json' ? brokenAt(content) : null;
  return place === null ? '' : `\n  it goes wrong at ${place}`;
}
