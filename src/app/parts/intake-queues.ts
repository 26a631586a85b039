// The configured intake queues, whichever way they were written: by name, or with their weight and their floor.
import type { Source } from '../../ports/broker.js';
import type { IntakeQueue } from '../config/brokers.js';

export function sourcesOf(queues: readonly IntakeQueue[]): readonly Source[] {
  return queues.map((queue) => (typeof queue === 'string' ? { name: queue } : { name: queue.name, weight: queue.weight }));
}

/** By the name of the queue: the priority that its requests have at least. */
export function floorsOf(queues: readonly IntakeQueue[]): ReadonlyMap<string, number> {
  return new Map(queues.flatMap((queue) => (typeof queue === 'string' ? [] : [[queue.name, queue.priority_floor] as const])));
}

export function namesOf(queues: readonly IntakeQueue[]): string {
  return sourcesOf(queues)
    .map(({ name }) => name)
    .join(', ');
}
