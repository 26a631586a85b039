// In: a message that cannot be taken, and why. Out: the message that is kept in its place: the same body and properties, and the reason.
import type { Message } from 'amqplib';
import type { Instant } from '../../../core/ids.js';
import type { Outgoing } from './confirmed.js';
import { deadQueueOf } from './queue-presence.js';

const descriptionMax = 4096;

export interface Why {
  readonly reason: string;
  readonly description: string;
  /** When it was put aside. */
  readonly at: Instant;
}

/** An expiry would take the dead letter away before anybody looks at it; a user id of somebody else would be refused. */
const droppedProperties = ['headers', 'expiration', 'userId', 'clusterId', 'deliveryMode'];
/** They would send it to further queues. */
const droppedHeaders = ['CC', 'BCC'];

const sure = { mandatory: true, persistent: true } as const;

export function deadLetterOf(queue: string, message: Message, why: Why): Outgoing {
  const { kept, headers } = keptOf(message);
  return {
    queue: deadQueueOf(queue),
    body: message.content,
    properties: { ...kept, headers: { ...headers, ...reasonHeaders(why) }, ...sure },
    // The reason is worth more than headers that leave no room for it.
    plainProperties: { ...kept, headers: reasonHeaders(why), ...sure },
  };
}

/** What the broker counts for itself; written anew, a letter begins at 0. */
export const deliveryCount = 'x-delivery-count';

/** The same letter once more, for the same queue. */
export function writtenAnew(deadQueue: string, message: Message): Outgoing {
  const { kept, headers } = keptOf(message);
  const properties = { ...kept, headers: without(headers, [deliveryCount]), ...sure };
  return { queue: deadQueue, body: message.content, properties, plainProperties: null };
}

function keptOf({ properties }: Message): { readonly kept: Record<string, unknown>; readonly headers: Record<string, unknown> } {
  const { userId } = properties as { userId?: unknown }; // What others put into properties has no type that could be trusted.
  const headers = without(properties.headers ?? {}, droppedHeaders);
  return {
    kept: without(properties, droppedProperties),
    headers: typeof userId === 'string' ? { ...headers, 'original-user-id': userId } : headers,
  };
}

function reasonHeaders({ reason, description, at }: Why): Record<string, string> {
  return { reason, description: description.slice(0, descriptionMax), 'dead-lettered-at': new Date(at).toISOString() };
}

function without(properties: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([name, value]) => value !== undefined && !names.includes(name)));
}
