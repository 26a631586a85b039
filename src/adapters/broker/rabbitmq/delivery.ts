// In: a message as the client library gives it. Out: a delivery in the words of the port.
import type { ConsumeMessage, GetMessage } from 'amqplib';
import type { Delivery } from '../../../ports/broker.js';

export function deliveryOf(queue: string, { content, fields, properties }: ConsumeMessage | GetMessage): Delivery {
  // What others put into properties has no type that could be trusted.
  const headers: Readonly<Record<string, unknown>> = properties.headers ?? {};
  return {
    queue,
    body: content,
    messageId: textOrNull(properties.messageId),
    redelivered: fields.redelivered,
    traceparent: textOrNull(headers['traceparent']),
    signature: textOrNull(headers['x-job-keeper-signature']),
    replyToSessionId: null,
  };
}

function textOrNull(value: unknown): string | null {
  if (typeof value === 'string' && value !== '') return value;
  return Buffer.isBuffer(value) ? value.toString('utf8') : null;
}
