// In: anything that somebody wants in a log line. Out: plain JSON values, bounded in depth, width and length, with secrets withheld and
// errors as {type, message, code, stack, cause}, without stacks where the store is away. Promised: never throws, whatever getters and proxies
// do; ends on circular values.
import { Fault } from '../../core/faults.js';
import { redacted } from '../../core/secret-places.js';
import { isSecretKey, type Redaction } from './redaction.js';

const depthMax = 6;
const entriesMax = 50;
const textMax = 8192;
const secretLengthMax = 4096;

export function plain(value: unknown, redaction: Redaction, depth = 0): unknown {
  return readable(value, { redaction, stacks: true }, depth);
}

interface Manner {
  readonly redaction: Redaction;
  readonly stacks: boolean;
}

function readable(value: unknown, manner: Manner, depth: number): unknown {
  try {
    return rendered(value, manner, depth);
  } catch {
    return '[unreadable]';
  }
}

function rendered(value: unknown, manner: Manner, depth: number): unknown {
  switch (typeof value) {
    case 'string':
      return bounded(value, manner.redaction);
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return String(value);
    case 'function':
    case 'symbol':
      return `[${typeof value}]`;
    case 'object':
      return value === null ? null : structured(value, manner, depth);
    default:
      return value;
  }
}

function structured(value: object, manner: Manner, depth: number): unknown {
  if (depth >= depthMax) return '[deeper]';
  if (value instanceof Error) return errorRecord(value, manner, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (Array.isArray(value)) return value.slice(0, entriesMax).map((item: unknown) => readable(item, manner, depth + 1));
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  const record: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value).slice(0, entriesMax)) {
    record[bounded(key, manner.redaction)] = isSecretKey(key) ? redacted : readable(item, manner, depth + 1);
  }
  return record;
}

/**
 * Only these fields: an HTTP client's error carries its request, headers and all. While the store is away each loop says so each minute: where
 * in the code it was noticed helps nobody, for its cause was known by its code or its words.
 */
function errorRecord(error: Error, outer: Manner, depth: number): Record<string, unknown> {
  const away = error instanceof Fault && error.code === 'store-unavailable';
  const manner = { ...outer, stacks: outer.stacks && !away };
  const { redaction, stacks } = manner;
  const record: Record<string, unknown> = { type: bounded(error.name, redaction), message: bounded(error.message, redaction) };
  if ('code' in error && (typeof error.code === 'string' || typeof error.code === 'number'))
    record['code'] = readable(error.code, manner, depth);
  if (stacks && typeof error.stack === 'string') record['stack'] = bounded(error.stack, redaction);
  if (error.cause !== undefined) record['cause'] = readable(error.cause, manner, depth + 1);
  if (error instanceof AggregateError) record['errors'] = readable(error.errors, manner, depth + 1);
  return record;
}

/** Redacted before it is cut. Of a huge text only the beginning is looked at, less the end of that, where a secret may have been cut in two. */
function bounded(text: string, redaction: Redaction): string {
  const huge = text.length > textMax * 4;
  const clean = redaction.text(huge ? text.slice(0, textMax * 4) : text);
  const kept = clean.slice(0, huge ? Math.min(textMax, Math.max(0, clean.length - secretLengthMax)) : textMax);
  return kept.length === clean.length ? clean : `${kept.replace(halfAtEnd, '')}... (${text.length} characters)`;
}

/** Of a character of two halves: many a reader of JSON refuses the whole line for one of them. */
const halfAtEnd = /[\ud800-\udbff]$/;
