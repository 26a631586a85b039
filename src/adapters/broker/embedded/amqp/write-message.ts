// In: a message at its place. Out: its bytes for a receiver. Promised: properties and body go out as they came in; the header counts the
// earlier deliveries; the annotations say number, times and state; what was added since it came is in the application properties.
import rhea from 'rhea';
import type { Typed } from 'rhea';
import type { Held } from '../machine/message.js';
import { code, writeSection } from './sections.js';

const stateCodes: Readonly<Record<Held['state'], number>> = { active: 0, locked: 0, deferred: 1, scheduled: 2, gone: 0 };

export function writeMessage(held: Held): Buffer {
  const { properties, body } = held.message.content;
  return Buffer.concat([header(held), annotations(held), properties ?? Buffer.alloc(0), applicationProperties(held), body]);
}

function header(held: Held): Buffer {
  const { types } = rhea;
  const { durable, priority } = held.message.content;
  const earlier = Math.max(0, held.deliveries - (held.state === 'active' || held.state === 'scheduled' ? 0 : 1));
  const { ttlMs } = held.message;
  return writeSection(
    code.header,
    types.wrap_list([
      durable,
      priority === null ? null : types.wrap_ubyte(priority),
      ttlMs === null ? null : types.wrap_uint(ttlMs),
      null,
      types.wrap_uint(earlier),
    ]),
  );
}

function annotations(held: Held): Buffer {
  const { types } = rhea;
  const all: Record<string, unknown> = {
    ...held.message.content.annotations,
    'x-opt-sequence-number': types.wrap_long(held.sequence),
    'x-opt-enqueue-sequence-number': types.wrap_long(held.enqueuedSequence),
    'x-opt-enqueued-time': types.wrap_timestamp(held.enqueuedAt),
    'x-opt-message-state': types.wrap_int(held.deferred ? stateCodes.deferred : stateCodes[held.state]),
  };
  if (held.lock !== null) all['x-opt-locked-until'] = types.wrap_timestamp(held.lock.until);
  if (held.deadLetterSource !== null) all['x-opt-deadletter-source'] = held.deadLetterSource;
  return writeSection(code.annotations, types.wrap_symbolic_map(all));
}

function applicationProperties(held: Held): Buffer {
  const all = { ...held.message.content.applicationProperties, ...held.message.added };
  if (Object.keys(all).length === 0) return Buffer.alloc(0);
  return writeSection(code.applicationProperties, rhea.types.wrap_map(all) satisfies Typed);
}
