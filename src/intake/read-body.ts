// From the bytes of a body to JSON: its text and what it says, or why it is none. Promised: text is kept letter for letter.
import { whyNotJson } from '../core/given/why-not-json.js';
import type { RequestSource } from '../core/request-source.js';

export type Read =
  { readonly ok: true; readonly text: string; readonly value: unknown } | { readonly ok: false; readonly why: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Clients of Azure Service Bus make JSON of a text, too: who hands them JSON sends a text in which it stands. What stands in it is meant. */
const twice: ReadonlySet<RequestSource> = new Set(['service-bus', 'rabbitmq']);

export function readBody(body: Buffer, source: RequestSource): Read {
  try {
    const text = utf8.decode(body);
    const value = JSON.parse(text) as unknown;
    return (typeof value === 'string' && twice.has(source) ? within(value) : null) ?? { ok: true, text, value };
  } catch (problem) {
    return { ok: false, why: whyNotJson(body, problem) };
  }
}

function within(text: string): Read | null {
  try {
    return { ok: true, text, value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
