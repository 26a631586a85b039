// In: transfers of a client to a queue or topic. Out: stored messages, and for each transfer its answer. Promised: accepted means stored;
// a batch is stored whole or not at all as far as its sizes and sessions tell.
import rhea from 'rhea';
import type { Delivery } from 'rhea';
import type { Broker } from '../machine/broker.js';
import type { Message, PutOutcome } from '../machine/message.js';
import type { Faults } from '../faults.js';
import { notAllowed, refusal, serverBusy, tooLarge } from './conditions.js';
import type { Condition } from './conditions.js';
import { batchFormat, readBatch, readMessage } from './read-message.js';

export interface Transfer {
  readonly address: string;
  readonly bytes: Buffer;
  readonly delivery: Delivery;
}

/** Null: stored. */
export function take(broker: Broker, faults: Faults, { address, bytes, delivery }: Transfer): Condition | null {
  if (faults.takeBusy()) return serverBusy;
  if (faults.sendRefusal !== null) return { condition: faults.sendRefusal, description: 'as it was asked for' };
  const bytesMax = broker.messageBytesMax(address);
  if (bytes.length > bytesMax) return tooLarge(bytes.length, bytesMax);
  const messages = read(bytes, delivery.format, faults.idsLeftOut ? () => '' : () => rhea.generate_uuid());
  if (messages === null) return notAllowed('The transfer holds no message that can be decoded.');
  const whole = broker.refusalOf(address, messages);
  if (whole !== null) return refusal(whole, address);
  for (const message of messages) {
    const put: PutOutcome = broker.put(address, message);
    if (put.outcome === 'refused') return refusal(put.reason, address);
  }
  return null;
}

function read(bytes: Buffer, format: number, makeId: () => string): readonly Message[] | null {
  try {
    return format === batchFormat ? readBatch(bytes, makeId) : [readMessage(bytes, makeId)];
  } catch {
    // Bytes of a peer that are no message: the refusal says so, and there is nothing more to be known.
    return null;
  }
}
