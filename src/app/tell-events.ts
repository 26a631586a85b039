// What tells the moves of requests, on the queue that is configured. In: the house. Out: a turn of it; null where nobody is to hear of them. Promised:
// one replica at a time: of two, one would publish later moves while the other still has earlier ones.
import { openEventRelay } from '../events/events.js';
import type { House } from './house.js';

type Telling = Pick<House, 'config' | 'store' | 'responses' | 'clock' | 'telemetry'>;

/** A turn answers how many were published; null: another replica is at it. */
export function tellEvents({
  config,
  store,
  responses: queues,
  clock,
  telemetry,
}: Telling): (() => Promise<number | null>) | null {
  const { queue, source, batch_max: batchMax, missing_queue_interval_ms: missingMs } = config.events;
  if (queues === null || queue === null) return null;
  const parts = { store: store.events, alerts: store.alerts, queues, clock, telemetry };
  const turn = openEventRelay({ ...parts, queue, source, batchMax, missingMs });
  return () => store.tryAlone('events', turn);
}
