// The convention by which a job reports its output: a URI, a JSON string or array of URIs, or {"outputs": [...]}, with an optional message.
// Promised: outputs are not lost for what stands beside them, or for how many they are.
import { z } from 'zod';

const uriMax = 2048;
const Uri = z
  .string()
  .max(uriMax)
  .regex(/^[a-z][a-z0-9+.-]*:\S+$/i);
const Item = z.union([Uri, z.looseObject({ uri: Uri }).transform(({ uri }) => uri)]);
const outputsMax = 1000;
const messageMax = 4096;
/** Python's None is null, and a number is no sentence. */
const Message = z.unknown().transform((given) => (typeof given === 'string' ? given.slice(0, messageMax) : ''));
const Reported = z.union([
  Uri.transform((uri) => ({ outputs: [uri], message: '' })),
  z.array(Item).transform((outputs) => ({ outputs, message: '' })),
  z
    .looseObject({ outputs: z.array(Item), message: Message.optional() })
    .transform(({ outputs, message = '' }) => ({ outputs, message })),
]);

export interface Output {
  readonly outputs: readonly string[];
  /** What the job said in words; a value that follows no convention is kept here, cut. */
  readonly message: string;
  /** There were more than are listed. */
  readonly cut: boolean;
}

export function readOutput(value: string): Output {
  const text = value.trim();
  const reported = Reported.safeParse(parsed(text));
  if (!reported.success) return { outputs: [], message: text.slice(0, messageMax), cut: false };
  const { outputs, message } = reported.data;
  return { outputs: outputs.slice(0, outputsMax), message, cut: outputs.length > outputsMax };
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
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
