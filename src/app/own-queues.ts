// Which queues are the service's own: what it reads from, and what it tells its events on. In: the configuration. Out: whether a queue is one of them, or
// one of their dead letters.
import { deadQueueOf } from '../adapters/broker/rabbitmq/queue-presence.js';
import type { Config } from './config/schema.js';
import { sourcesOf } from './parts/intake-queues.js';

type Named = Pick<Config, 'rabbitmq' | 'service_bus' | 'events'>;

export function ownQueues({ rabbitmq, service_bus: bus, events }: Named): (queue: string) => boolean {
  const told = events.queue === null ? [] : [events.queue];
  if (rabbitmq.url !== null) {
    const own = new Set([...sourcesOf(rabbitmq.intake_queues).flatMap(({ name }) => [name, deadQueueOf(name)]), ...told]);
    return (queue) => own.has(queue);
  }
  const own = new Set([...sourcesOf(bus.intake_queues).map(({ name }) => name), ...told].map(entityOf));
  return (queue) => own.has(entityOf(queue));
}

/** Service Bus takes capital letters for small ones; what stands behind a slash is of the same queue, or of what is sent to the topic. */
function entityOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\/+/, '')
    .replace(/\/+(subscriptions\/.*|\$.*)?$/, '');
}
