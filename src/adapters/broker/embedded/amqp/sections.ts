// In: the bytes of an encoded message. Out: its sections, each with its bytes and its value with wire types. Promised: what is handed on
// keeps the types that it came with. Throws on bytes that are no message.
import rhea from 'rhea';
import type { Typed } from 'rhea';
import { wire } from './rhea-internals.js';

export const code = { header: 0x70, annotations: 0x72, properties: 0x73, applicationProperties: 0x74, data: 0x75 } as const;

/** Delivery annotations end at the broker; everything from here on is the body. */
const bodyFrom = 0x75;
/** No message has more sections than this many; a batch counts its messages. */
const sectionsMax = 10_000;

export interface Section {
  readonly code: number;
  readonly bytes: Buffer;
  /** Lists and maps: their items, keys and values in turn. Data: a buffer. */
  readonly value: unknown;
}

export function readSections(bytes: Buffer): Section[] {
  const reader = new wire.Reader(bytes);
  const sections: Section[] = [];
  while (reader.remaining() > 0) {
    if (sections.length >= sectionsMax) throw new Error(`a message of more than ${sectionsMax} sections`);
    const start = reader.position;
    const section = reader.read();
    sections.push({ code: codeOf(section), bytes: bytes.subarray(start, reader.position), value: section.value });
  }
  return sections;
}

export function bodyOf(sections: readonly Section[]): Buffer {
  return Buffer.concat(sections.filter((section) => section.code >= bodyFrom).map(({ bytes }) => bytes));
}

/** The values of a list section; absent and null ones are undefined. */
export function listOf(section: Section | undefined): unknown[] {
  return Array.isArray(section?.value) ? section.value.map((item) => plain(item)) : [];
}

/** A map section: its keys, and its values with their wire types. */
export function mapOf(section: Section | undefined): Record<string, unknown> {
  const items: unknown[] = Array.isArray(section?.value) ? section.value : [];
  const map: Record<string, unknown> = {};
  for (let place = 0; place + 1 < items.length; place += 2) map[String(plain(items[place]))] = items[place + 1];
  return map;
}

export function plain(value: unknown): unknown {
  return rhea.types.unwrap(value) ?? undefined;
}

export function writeSection(sectionCode: number, value: Typed): Buffer {
  const writer = new wire.Writer();
  writer.write(rhea.types.described_nc(rhea.types.wrap_ulong(sectionCode), value) as Typed);
  return writer.toBuffer();
}

function codeOf(section: Typed): number {
  const descriptor = plain(section.descriptor);
  if (typeof descriptor === 'number') return descriptor;
  throw new Error(`a message section described by ${String(descriptor)}`);
}
