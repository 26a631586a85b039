// Which queues are the service's own: what it reads from. In: the configuration. Out: whether a queue is one of them, or one of their dead letters.
import { deadQueueOf } from '../adapters/broker/rabbitmq/queue-presence.js';
import type { Config } from './config/schema.js';
import { sourcesOf } from './parts/intake-queues.js';

export function ownQueues({ rabbitmq, service_bus: bus }: Pick<Config, 'rabbitmq' | 'service_bus'>): (queue: string) => boolean {
  if (rabbitmq.url !== null) {
    const own = new Set(sourcesOf(rabbitmq.intake_queues).flatMap(({ name }) => [name, deadQueueOf(name)]));
    return (queue) => own.has(queue);
  }
  // Of a topic, what is sent to it is read from its subscription. Service Bus takes capital letters for small ones.
  const own = new Set(sourcesOf(bus.intake_queues).map(({ name }) => name.toLowerCase().replace(/\/subscriptions\/.*$/, '')));
  return (queue) => own.has(queue.toLowerCase());
}
