// Events that their queue would not have. In: a turn. Out: how many it has taken after all. Promised: the one that was tried longest ago is tried every
// few minutes, and when it goes through the next one, under the id that it always had; so they cost one publication a turn, however many there are.
import { messageOf, noAnswer, type EventRelayParts } from './parts.js';

/** Of one turn; the rest is left for the next one. */
const publishedMax = 1_000;

export function openParkedEvents(parts: EventRelayParts): () => Promise<number> {
  const { store, alerts, queues, clock, telemetry, queue, missingMs } = parts;
  let until = 0;
  return async () => {
    if (clock.now() < until) return 0;
    until = clock.now() + missingMs;
    for (let published = 0; published < publishedMax; published += 1) {
      const event = await store.parked();
      if (event === null) {
        await alerts.resolve([`events-parked:${queue}`], clock.now());
        return published;
      }
      const [outcome = noAnswer] = await queues.publish([messageOf(event, parts)]);
      if (outcome.kind !== 'confirmed') {
        await store.parkedStill(event, outcome.reason, clock.now());
        return published;
      }
      await store.parkedPublished(event);
      telemetry.report({ kind: 'events', outcome: 'published', count: 1, queue, detail: null });
    }
    return publishedMax;
  };
}
