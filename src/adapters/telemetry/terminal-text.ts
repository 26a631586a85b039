// In: the record of a line. Out: one line of text for a person at a terminal. Promised: no text from outside can begin a new line, move
// the cursor or turn the direction of writing: control characters leave as escapes.
import { styleText } from 'node:util';

const colours = { error: 'red', warn: 'yellow', info: 'green', debug: 'gray' } as const;
// C0 and C1 controls, DEL, line separators, and the characters that turn the direction of writing.
// eslint-disable-next-line no-control-regex -- these are the ones to be shown, not passed on
const control = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const ownColumns = new Set(['time', 'level', 'msg', 'component', 'error']);

export function terminalText(record: Readonly<Record<string, unknown>>, colour: boolean): string {
  const level = String(record['level']);
  const paint = level in colours && colour ? colours[level as keyof typeof colours] : null; // just looked up
  const word = level.toUpperCase().padEnd(5);
  const fields = Object.entries(record)
    .filter(([key]) => !ownColumns.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? visible(value) : visible(JSON.stringify(value))}`);
  const head = [
    String(record['time']).slice(11, 23),
    paint === null ? word : styleText(paint, word),
    visible(String(record['component'])).padEnd(13),
    visible(String(record['msg'])),
  ];
  return [...head, ...fields].join(' ') + stackText(record['error']);
}

/** The stack keeps its lines, each made harmless by itself and set in. */
function stackText(error: unknown): string {
  if (typeof error !== 'object' || error === null) return error === undefined ? '' : ` error=${visible(JSON.stringify(error))}`;
  // made by plain(): any field may be missing
  const { stack, cause, type, message } = error as Readonly<Record<string, unknown>>;
  const shortly = typeof message === 'string' ? `${String(type)}: ${message}` : JSON.stringify(error);
  const lines = typeof stack === 'string' ? stack.split('\n') : [shortly];
  const text = lines.map((line) => `\n    ${visible(line.trimEnd())}`).join('');
  return cause === undefined ? text : `${text}\n    caused by:${stackText(cause)}`;
}

function visible(text: string): string {
  return text.replace(control, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
