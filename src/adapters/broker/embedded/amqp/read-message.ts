// In: the bytes of one encoded message, or of a batch. Out: messages of the state machine. Promised: a message without an id gets one,
// because a client that renews locks cannot settle it otherwise; unless `makeId` makes none. Throws on bytes that are no message.
import rhea from 'rhea';
import type { Field, Message } from '../machine/message.js';
import { bodyOf, code, listOf, mapOf, plain, readSections, writeSection } from './sections.js';
import type { Section } from './sections.js';

/** The format of a transfer whose data sections are encoded messages. */
export const batchFormat = 0x80013700;

const at = {
  messageId: 0,
  to: 2,
  subject: 3,
  replyTo: 4,
  correlationId: 5,
  contentType: 6,
  sessionId: 10,
  replyToSessionId: 12,
} as const satisfies Record<Field, number>;
const propertiesLength = 13;
const ubyteMax = 0xff;
const uintMax = 0xffff_ffff;

/** '': the message stays without an id. */
type MakeId = () => string;

export function readBatch(bytes: Buffer, makeId: MakeId): Message[] {
  return readSections(bytes)
    .filter((section) => section.code === code.data)
    .map(({ value }) => readMessage(Buffer.isBuffer(value) ? value : Buffer.alloc(0), makeId));
}

export function readMessage(bytes: Buffer, makeId: MakeId): Message {
  const sections = readSections(bytes);
  const of = (wanted: number): Section | undefined => sections.find((section) => section.code === wanted);
  const annotations = mapOf(of(code.annotations));
  const applicationProperties = mapOf(of(code.applicationProperties));
  const [durable, priority, ttl] = listOf(of(code.header));
  if (sections.length === 0) throw new Error('a message of no sections');
  const { properties, fields, messageId } = identified(of(code.properties), makeId);
  return {
    messageId,
    sessionId: fields.sessionId ?? null,
    ttlMs: wholeUpTo(uintMax, ttl),
    scheduledAt: instant(plain(annotations['x-opt-scheduled-enqueue-time'])),
    fields,
    properties: Object.fromEntries(Object.entries(applicationProperties).map(([name, value]) => [name, plain(value)])),
    added: {},
    sizeBytes: bytes.length,
    content: {
      durable: durable === true,
      priority: wholeUpTo(ubyteMax, priority),
      annotations,
      properties,
      applicationProperties,
      body: bodyOf(sections),
    },
  };
}

interface Identified {
  readonly properties: Buffer | null;
  readonly fields: Partial<Record<Field, string>>;
  readonly messageId: string;
}

function identified(section: Section | undefined, makeId: MakeId): Identified {
  const values = listOf(section);
  const fields: Partial<Record<Field, string>> = {};
  for (const [name, place] of Object.entries(at) as [Field, number][]) {
    const value = text(values[place]);
    if (value !== null) fields[name] = value;
  }
  if (fields.messageId !== undefined) return { properties: section?.bytes ?? null, fields, messageId: fields.messageId };
  const messageId = makeId();
  if (messageId === '') return { properties: section?.bytes ?? null, fields, messageId };
  return { properties: withId(section, messageId), fields: { ...fields, messageId }, messageId };
}

function withId(section: Section | undefined, messageId: string): Buffer {
  const items: unknown[] = Array.isArray(section?.value) ? [...(section.value as unknown[])] : [];
  while (items.length < propertiesLength) items.push(null);
  items[at.messageId] = rhea.types.wrap_string(messageId);
  return writeSection(code.properties, rhea.types.wrap_list(items));
}

/** Ids may be text, numbers, UUIDs or bytes. */
function text(value: unknown): string | null {
  if (Buffer.isBuffer(value)) return value.toString('hex');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** Undefined: it is not said. Anything that could not be written into a header again is no message: nobody could be given it. */
function wholeUpTo(max: number, value: unknown): number | null {
  if (value === undefined) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max) return value;
  throw new Error(`a header without a whole number up to ${max} where one belongs`);
}

/** An hour that is none would be waited for by everything behind it. */
function instant(value: unknown): number | null {
  const at = value instanceof Date ? value.getTime() : value;
  if (typeof at !== 'number') return null;
  if (!Number.isFinite(at)) throw new Error('a message for an hour that is none');
  return at;
}
