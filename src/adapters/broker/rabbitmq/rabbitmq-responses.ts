// Job responses on RabbitMQ. In: responses, each for the request's own notification queue. Out: for each, whether it is in that queue.
// Promised: none is called confirmed that reached no queue; notification queues are neither declared nor looked at; nothing is thrown.
import type { OutgoingResponse, ResponseQueues } from '../../../ports/broker.js';
import type { Outgoing, Properties } from './confirmed.js';
import { usualBackoff, type Backoff } from './keep-session.js';
import { Link, type LinkOptions } from './link.js';
import { Publisher } from './publisher.js';

export interface RabbitmqResponsesOptions extends LinkOptions {
  /** From the call to the last confirm. */
  readonly publishTimeoutMs?: number;
  /** Responses without their confirm; two full batches of the relay. */
  readonly inFlightMax?: number;
  readonly backoff?: Backoff;
}

/** What the protocol can carry in a property. */
const propertyBytesMax = 255;

export function rabbitmqResponses(options: RabbitmqResponsesOptions): ResponseQueues {
  const { publishTimeoutMs = 10_000 } = options;
  const publisher = new Publisher({
    link: new Link('responses', options),
    clock: options.clock,
    publishTimeoutMs,
    inFlightMax: options.inFlightMax ?? 1000,
    backoff: options.backoff ?? usualBackoff,
  });
  return {
    start: () => publisher.start(),
    publish: (responses) => publisher.publish(responses.map(outgoing)),
    stop: () => publisher.stop(publishTimeoutMs),
    health: () => publisher.health(),
  };
}

function outgoing({ queue, messageId, correlationId, body, traceparent, label }: OutgoingResponse): Outgoing {
  const properties: Properties = {
    mandatory: true,
    persistent: true,
    messageId,
    contentType: label?.contentType ?? 'application/json',
    type: label?.type ?? 'job-response',
    headers: traceparent === null ? {} : { traceparent },
  };
  // 128 characters may be more bytes than fit; the body carries it in any case.
  if (Buffer.byteLength(correlationId) <= propertyBytesMax) properties.correlationId = correlationId;
  return { queue, body, properties, plainProperties: null };
}
