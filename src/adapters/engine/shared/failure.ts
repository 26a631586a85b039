// What an answer that is not a success says, out of every shape the engine and the boxes in front of it have been seen to send.
// Promised: never throws, whatever the body; the message is storable and bounded.
import { parseJson } from './json.js';
import { safeText } from './safe-text.js';

export interface Failure {
  readonly status: number;
  /** null when the body has none, or an integer in its place. */
  readonly code: string | null;
  readonly message: string;
  /** What the vendor's support asks for. */
  readonly requestId: string | null;
}

const messageMax = 500;
const codeShape = /^[A-Z][A-Z0-9_]{1,79}$/;
const plainText = /^([A-Z][A-Z0-9_]{2,79}): ?(.+)$/s;

const worded = ['message', 'detail', 'error_description', 'error'];

/** Whether the engine itself may have said it: what stands in front of it answers with pages, or with nothing. */
export function isSaid(body: string): boolean {
  const parsed = parsedObject(body);
  if (parsed === null) return plainText.test(body.trim());
  return ['error_code', ...worded].some((name) => parsed[name] !== undefined);
}

export function readFailure(status: number, body: string): Failure {
  const parsed = parsedObject(body);
  if (parsed === null) return fromText(status, body);
  const code = textOf(parsed['error_code']);
  const message = worded.map((name) => textOf(parsed[name])).find((text) => text !== null);
  return {
    status,
    code: code !== null && codeShape.test(code) ? code : null,
    message: safeText(message ?? `status ${status} without a message`, messageMax),
    requestId: requestIdOf(parsed['details']),
  };
}

/** One line for people. */
export function inWords({ status, code, message, requestId }: Failure): string {
  const support = requestId === null ? '' : ` (request ${requestId})`;
  return `${status} ${code ?? 'without a code'}: ${message}${support}`;
}

function parsedObject(body: string): Record<string, unknown> | null {
  try {
    const parsed = parseJson(body);
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function fromText(status: number, body: string): Failure {
  const words = plainText.exec(body.trim());
  if (words?.[1] !== undefined && words[2] !== undefined) {
    return { status, code: words[1], message: safeText(words[2], messageMax), requestId: null };
  }
  return { status, code: null, message: messageOfText(status, body), requestId: null };
}

function messageOfText(status: number, body: string): string {
  // A page may be long, and is not ours: only its beginning is searched.
  const page = body.slice(0, 20_000);
  const marked = /<(pre|title)[^>]*>([^<]{1,1000})</i.exec(page)?.[2] ?? (page.trimStart().startsWith('<') ? '' : page);
  return safeText(marked, messageMax) || `status ${status} without a message`;
}

function requestIdOf(details: unknown): string | null {
  if (!Array.isArray(details)) return null;
  const ids = details.map((detail: unknown) => (isObject(detail) ? textOf(detail['request_id']) : null));
  const id = ids.find((text) => text !== null) ?? null;
  return id === null ? null : safeText(id, 80);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
