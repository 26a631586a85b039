// In: a message that cannot be taken, and why. Out: the message that is kept in its place: the same body and properties, and the reason.
import type { ConsumeMessage } from 'amqplib';
import type { Outgoing } from './confirmed.js';
import { deadQueueOf } from './queue-presence.js';

const descriptionMax = 4096;

export interface Why {
  readonly reason: string;
  readonly description: string;
}

/** An expiry would take the dead letter away before anybody looks at it; a user id of somebody else would be refused. */
const droppedProperties = ['headers', 'expiration', 'userId', 'clusterId', 'deliveryMode'];
/** They would send it to further queues. */
const droppedHeaders = ['CC', 'BCC'];

export function deadLetterOf(queue: string, { content, properties }: ConsumeMessage, why: Why): Outgoing {
  const { userId } = properties as { userId?: unknown }; // What others put into properties has no type that could be trusted.
  const kept = without(properties, droppedProperties);
  return {
    queue: deadQueueOf(queue),
    body: content,
    properties: {
      ...kept,
      headers: {
        ...without(properties.headers ?? {}, droppedHeaders),
        ...(typeof userId === 'string' ? { 'original-user-id': userId } : {}),
        ...reasonHeaders(why),
      },
    },
    // The reason is worth more than headers that leave no room for it.
    plainProperties: { ...kept, headers: reasonHeaders(why) },
  };
}

function reasonHeaders({ reason, description }: Why): Record<string, string> {
  return { reason, description: description.slice(0, descriptionMax) };
}

function without(properties: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([name, value]) => value !== undefined && !names.includes(name)));
}
