// From the bytes of a body to JSON: its text and what it says, or why it is none. Promised: text is kept letter for letter.
import type { RequestSource } from '../core/request-source.js';

export type Read =
  { readonly ok: true; readonly text: string; readonly value: unknown } | { readonly ok: false; readonly why: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Clients of Azure Service Bus make JSON of a text, too: who hands them JSON sends a text in which it stands. What stands in it is meant. */
const twice: ReadonlySet<RequestSource> = new Set(['service-bus', 'rabbitmq']);

export function readBody(body: Buffer, source: RequestSource): Read {
  const text = decoded(body);
  if (text === null) return { ok: false, why: 'the body is not UTF-8' };
  const read = parsed(text);
  if (!read.ok || typeof read.value !== 'string' || !twice.has(source)) return read;
  const within = parsed(read.value);
  return within.ok ? within : read;
}

function decoded(body: Buffer): string | null {
  try {
    return utf8.decode(body);
  } catch {
    return null;
  }
}

function parsed(text: string): Read {
  try {
    return { ok: true, text, value: JSON.parse(text) as unknown };
  } catch (problem) {
    return {
      ok: false,
      why: `the body is not JSON: ${problem instanceof Error ? problem.message : String(problem)}`.slice(0, 500),
    };
  }
}
