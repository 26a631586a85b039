// Job responses on Azure Service Bus. In: responses, each for the request's own notification queue. Out: for each, whether it is in that queue.
// Promised: none is called confirmed that reached no queue; notification queues are neither made nor looked at; nothing is thrown. Needs the
// right to send, and no other.
import type { ResponseQueues } from '../../../ports/broker.js';
import { Link, type LinkOptions } from './link.js';
import { Publisher } from './publisher.js';
import { Senders } from './senders.js';

export interface ServiceBusResponsesOptions extends LinkOptions {
  /** From the call to the last answer. */
  readonly publishTimeoutMs?: number;
  /** Responses without their answer. */
  readonly inFlightMax?: number;
  /** Notification queues whose senders are kept open. */
  readonly sendersMax?: number;
  readonly senderIdleMs?: number;
}

export function serviceBusResponses(options: ServiceBusResponsesOptions): ResponseQueues {
  const { clock } = options;
  const publishTimeoutMs = options.publishTimeoutMs ?? 10_000;
  // A send into a connection that is just breaking is never answered: there is time for two more tries, under the same id.
  const link = new Link('responses', options, { timeoutInMs: publishTimeoutMs / 3 });
  const publisher = new Publisher({
    ...{ link, clock, publishTimeoutMs },
    senders: new Senders({ link, clock, max: options.sendersMax ?? 200, idleMs: options.senderIdleMs ?? 300_000 }),
    inFlightMax: options.inFlightMax ?? 500,
  });
  return {
    start: () => publisher.start(),
    publish: (responses) => publisher.publish(responses),
    stop: () => publisher.stop(),
    health: () => publisher.health(),
  };
}
