// The convention by which a job reports its output: a URI, a JSON string or array of URIs, or {"outputs": [...]}, with an optional message.
// Promised: outputs are not lost for what stands beside them, or for how many they are.
import { hasMoreParts } from '../given/many-parts.js';

const uriMax = 2048;
const outputsMax = 1000;
const messageMax = 4096;
/** Zeppelin hands on tens of megabytes: in parts of three bytes they held the process for seconds. What has more is not read as JSON. */
const partsMax = 1_000_000;

export interface Output {
  readonly outputs: readonly string[];
  /** What the job said in words; a value that follows no convention is kept here, cut. */
  readonly message: string;
  /** There were more than are listed. */
  readonly cut: boolean;
}

export function readOutput(value: string): Output {
  const text = value.trim();
  const reported = reportedIn(parsed(text));
  if (reported === null) return { outputs: [], message: text.slice(0, messageMax), cut: false };
  const { outputs, message } = reported;
  return { outputs: outputs.slice(0, outputsMax), message, cut: outputs.length > outputsMax };
}

interface Reported {
  readonly outputs: readonly string[];
  readonly message: string;
}

/** null: it follows no convention. */
function reportedIn(value: unknown): Reported | null {
  const uri = typeof value === 'string' ? uriIn(value) : null;
  if (uri !== null) return { outputs: [uri], message: '' };
  const outputs = urisIn(value) ?? urisIn(fieldOf(value, 'outputs'));
  if (outputs === null) return null;
  const message = fieldOf(value, 'message');
  // Python's None is null, and a number is no sentence.
  return { outputs, message: typeof message === 'string' ? message.slice(0, messageMax) : '' };
}

/**
 * By hand, and only as far as the first item that is none: notebooks exit with their rows, and a schema, which tells everything that is wrong, took 24 seconds and
 * 2.4 GB of the process for the 5 MB that an engine keeps.
 */
function urisIn(items: unknown): readonly string[] | null {
  if (!Array.isArray(items)) return null;
  const uris: string[] = [];
  for (const item of items) {
    const uri = uriIn(item);
    if (uri === null) return null;
    uris.push(uri);
  }
  return uris;
}

/** Of a text, or of an object with a `uri`. */
function uriIn(item: unknown): string | null {
  const uri = typeof item === 'string' ? item : fieldOf(item, 'uri');
  return typeof uri === 'string' && uri.length <= uriMax && uriPattern.test(uri) ? uri : null;
}

const uriPattern = /^[a-z][a-z0-9+.-]*:\S+$/i;

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/**
 * Fills {tenant_id} and the like into a configured template. Values are percent-encoded: none can climb out of its path segment. null: one that
 * is `..` or `.` would be a step by itself, and nothing that readers of addresses know keeps it from being one.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string | null {
  const segments = template.split('/').map((segment) => ({ segment, filled: fillSegment(segment, values) }));
  if (segments.some(({ segment, filled }) => segment !== filled && steps.test(filled))) return null;
  return segments.map(({ filled }) => filled).join('/');
}

/** What a configured template names and nothing fills in, as a sentence; null: it names nothing of the kind. */
export function unknownValueIn(template: string, known: readonly string[]): string | null {
  const names = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const unknown = names.find((name) => !known.includes(name));
  return unknown === undefined
    ? null
    : `{${unknown}} cannot be filled in; there are: ${known.map((name) => `{${name}}`).join(' ')}`;
}

const steps = /^\.{1,2}([?#]|$)/;

function fillSegment(segment: string, values: Readonly<Record<string, string>>): string {
  return segment.replaceAll(/\{([a-z_]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? encodeURIComponent(values[name] ?? '') : whole,
  );
}

function parsed(text: string): unknown {
  if (hasMoreParts(text, partsMax)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
