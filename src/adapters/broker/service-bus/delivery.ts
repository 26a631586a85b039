// In: a message as the client library gives it. Out: a delivery in the words of the port. Promised: the bytes of a data section as they
// came; a body that another client sent as a text or a value is its text or its JSON.
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { Delivery } from '../../../ports/broker.js';

export function deliveryOf(queue: string, message: ServiceBusReceivedMessage): Delivery {
  const properties: Readonly<Record<string, unknown>> = message.applicationProperties ?? {};
  return {
    queue,
    body: bodyOf(message.body),
    messageId: identityOf(message.messageId),
    redelivered: (message.deliveryCount ?? 0) > 0,
    // Clients with tracing write the older name.
    traceparent: textOrNull(properties['traceparent']) ?? textOrNull(properties['Diagnostic-Id']),
    signature: textOrNull(properties['x-job-keeper-signature']),
    replyToSessionId: textOrNull(message.replyToSessionId),
  };
}

function bodyOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  // Several data sections are one body.
  if (Array.isArray(body) && body.length > 0 && body.every((part) => Buffer.isBuffer(part))) return Buffer.concat(body);
  if (typeof body === 'string') return Buffer.from(body);
  // JSON has no word for an absent value; an empty body has.
  return Buffer.from(body === undefined ? '' : JSON.stringify(body));
}

function identityOf(id: unknown): string | null {
  if (typeof id === 'number') return String(id);
  // An identity of the type uuid comes as its 16 bytes.
  return Buffer.isBuffer(id) ? id.toString('hex') : textOrNull(id);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
