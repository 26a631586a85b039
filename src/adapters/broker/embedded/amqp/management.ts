// The $management of an entity. In: an operation with its body. Out: a status, and a body or a condition. Promised: each operation does
// what the link does for the same case; what is not known is answered 501, a body that cannot be read 400.
import rhea from 'rhea';
import type { Broker } from '../machine/broker.js';
import type { Held, Message, Settlement } from '../machine/message.js';
import type { Queue } from '../machine/queue.js';
import { entityNotFound, lockLost, messageNotFound, notAllowed, refusal } from './conditions.js';
import { plainBytes } from './lock-token.js';
import { BadRequest } from './management-body.js';
import type { Body } from './management-body.js';
import { done, failed, nothing } from './management-reply.js';
import type { Operation, Reply } from './management-reply.js';
import { sessionOperations } from './management-sessions.js';
import { readMessage } from './read-message.js';
import { writeMessage } from './write-message.js';

/** A peer gets no more messages than this in one answer to a peek, nor, but for the first, more bytes: it asks again from the next. */
const peekMax = 250;
const peekBytesMax = 262_144;
const longCode = 0x81;
const timestampCode = 0x83;

const operations: Readonly<Record<string, Operation>> = {
  'com.microsoft:renew-lock': renewLock,
  'com.microsoft:peek-message': peekMessage,
  'com.microsoft:cancel-scheduled-message': cancelScheduled,
  'com.microsoft:receive-by-sequence-number': receiveBySequenceNumber,
  'com.microsoft:update-disposition': updateDisposition,
  ...sessionOperations,
};

export function manage(broker: Broker, address: string, operation: string, body: Body): Reply {
  try {
    if (operation === 'com.microsoft:schedule-message') return schedule(broker, address, body);
    const perform = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (perform === undefined) return failed(501, notAllowed(`The operation '${operation}' is not known here.`));
    const queue = broker.queue(address);
    return queue === null ? failed(404, entityNotFound(address)) : perform(queue, body);
  } catch (problem) {
    if (problem instanceof BadRequest) return failed(400, { condition: 'amqp:invalid-field', description: problem.message });
    throw problem;
  }
}

function renewLock(queue: Queue, body: Body): Reply {
  const ends = body.tokens('lock-tokens').map((token) => queue.renew(token));
  const expirations = ends.filter((end) => end !== null);
  if (expirations.length < ends.length) return failed(410, lockLost);
  return done({ expirations: rhea.types.wrap_array(expirations, timestampCode, undefined) });
}

function peekMessage(queue: Queue, body: Body): Reply {
  const count = Math.min(body.number('message-count'), peekMax);
  const seen = withinBytes(queue.peek(body.number('from-sequence-number'), count, body.optionalText('session-id')));
  return seen.length === 0 ? nothing : done({ messages: seen.map((held) => ({ message: writeMessage(held) })) });
}

function withinBytes(seen: readonly Held[]): readonly Held[] {
  let bytes = 0;
  const end = seen.findIndex(({ message }) => (bytes += message.sizeBytes) > peekBytesMax);
  return end === -1 ? seen : seen.slice(0, Math.max(1, end));
}

function cancelScheduled(queue: Queue, body: Body): Reply {
  const cancelled = body.numbers('sequence-numbers').map((sequence) => queue.cancelScheduled(sequence));
  return cancelled.every((one) => one) ? done() : failed(404, messageNotFound);
}

function receiveBySequenceNumber(queue: Queue, body: Body): Reply {
  const forGood = body.number('receiver-settle-mode', 1) === 0;
  const taken = body.numbers('sequence-numbers').flatMap((sequence) => queue.takeDeferred(sequence, forGood) ?? []);
  if (taken.length === 0) return failed(404, messageNotFound);
  return done({
    messages: taken.map((held) => ({
      message: writeMessage(held),
      'lock-token': rhea.types.wrap_uuid(held.lock === null ? Buffer.alloc(16) : plainBytes(held.lock.token)),
    })),
  });
}

function updateDisposition(queue: Queue, body: Body): Reply {
  const settlement = settlementIn(body);
  const results = body.tokens('lock-tokens').map((token) => queue.settle(token, settlement));
  return results.every((result) => result === 'done') ? done() : failed(410, lockLost);
}

function settlementIn(body: Body): Settlement {
  const status = body.text('disposition-status');
  const properties = body.map('properties-to-modify');
  switch (status) {
    case 'completed':
      return { kind: 'complete' };
    case 'abandoned':
      return { kind: 'abandon', properties };
    // As the service spells it, and as it should be.
    case 'defered':
    case 'deferred':
      return { kind: 'defer', properties };
    case 'suspended':
      return {
        kind: 'dead-letter',
        reason: body.optionalText('deadletter-reason'),
        description: body.optionalText('deadletter-description'),
        properties,
      };
    default:
      throw new BadRequest(`The disposition status '${status}' is not known.`);
  }
}

function schedule(broker: Broker, address: string, body: Body): Reply {
  if (!broker.takes(address)) return failed(404, entityNotFound(address));
  const messages = body.bodies('messages').map((entry) => decoded(entry.bytes('message')));
  const whole = broker.refusalOf(address, messages);
  if (whole !== null) return failed(403, refusal(whole, address));
  const sequences: number[] = [];
  for (const message of messages) {
    const put = broker.put(address, message);
    if (put.outcome === 'refused') return failed(403, refusal(put.reason, address));
    sequences.push(put.outcome === 'stored' ? put.sequence : 0);
  }
  return done({ 'sequence-numbers': rhea.types.wrap_array(sequences, longCode, undefined) });
}

function decoded(bytes: Buffer): Message {
  try {
    return readMessage(bytes, () => rhea.generate_uuid());
  } catch (problem) {
    throw new BadRequest(`A message that cannot be decoded: ${problem instanceof Error ? problem.message : String(problem)}.`);
  }
}
