// Events. In: the moves of job requests that were recorded with their events. Out: each on the queue that is configured, at least once, always
// under the same id. Promised: one is forgotten only after the broker has confirmed it; a queue that is not there is told to SRE once, costs one
// publication a turn, and gets all of them when it is there; one that the queue never takes is parked and told of, and the others go on.
import type { Telemetry } from '../ports/telemetry.js';
import { openParkedEvents } from './parked.js';
import { messageOf, noAnswer, type EventRelayParts } from './parts.js';
import { atFirst, find, isShut, nextOf, type Answered, type Found, type Standing } from './standing.js';

/** Batches a call relays at the most; the rest is left for the next one. */
const roundsMax = 1_000;
/** Where one of another request is looked for, to try the queue with. */
const aheadMax = 500;

/** A turn answers how many were published. One at a time, over all replicas: the order is that of the store. */
export function openEventRelay(parts: EventRelayParts): () => Promise<number> {
  const tryParked = openParkedEvents(parts);
  let standing = atFirst;
  return async () => {
    let published = 0;
    // What the queue took in the turn before proves nothing now.
    if (standing.kind === 'proved') standing = { ...standing, kind: 'open' };
    for (let round = 0; round < roundsMax && parts.clock.now() >= standing.until; round += 1) {
      // 1. The oldest; of a queue that was not there, or not reached, one to try it with.
      const due = await parts.store.due(isShut(standing) ? Math.max(aheadMax, parts.batchMax) : parts.batchMax);
      if (due.length === 0) break;
      const sent = nextOf(due, standing);
      // 2. Published, and forgotten when that is confirmed.
      const outcomes = await parts.queues.publish(sent.map((event) => messageOf(event, parts)));
      const answers = sent.map((event, index) => ({ event, outcome: outcomes[index] ?? noAnswer }));
      const confirmed = answers.flatMap(({ event, outcome }) => (outcome.kind === 'confirmed' ? [event.sequence] : []));
      await parts.store.published(confirmed);
      published += confirmed.length;
      // 3. How things stand then.
      const found = find(standing, answers, parts.clock.now(), parts.missingMs);
      await act(parts, standing, found);
      tell(parts, answers, found);
      standing = found.standing;
      if (sent.length === due.length && due.length < parts.batchMax) break;
    }
    // 4. And those that the queue would not have before.
    return standing.failures === 0 ? published + (await tryParked()) : published;
  };
}

async function act(parts: EventRelayParts, before: Standing, { standing, parked, missing }: Found): Promise<void> {
  const { store, alerts, queue, clock } = parts;
  const now = clock.now();
  const key = `events-undeliverable:${queue}` as const;
  if (missing !== null) {
    const summary = `Events cannot be delivered to the queue ${queue}: ${missing}. They are kept, and go out by themselves once that is fixed.`;
    await alerts.raise([{ key, severity: 'error', summary, details: { queue }, requestId: null }], now);
  }
  // Another process may have raised it: each closes it when it first finds the queue open.
  if (before.kind !== 'open' && before.kind !== 'proved' && !isShut(standing)) await alerts.resolve([key], now);
  const [first] = parked;
  if (first === undefined) return;
  const { requestId, version, tenantId } = first.event;
  const summary =
    `The queue ${queue} accepts other events but not this one: ${first.reason}. It is kept and tried again every few minutes. ` +
    'Fix that: once it goes through, all that are parked follow.';
  const details = { queue, tenant_id: tenantId, event: `${requestId}/${version}` };
  // Told of first: what is parked, nobody looks at again.
  await alerts.raise([{ key: `events-parked:${queue}`, severity: 'error', summary, details, requestId }], now);
  await store.park(
    parked.map(({ event, reason }) => ({ sequence: event.sequence, reason })),
    now,
  );
}

type Outcome = Extract<Parameters<Telemetry['report']>[0], { kind: 'events' }>['outcome'];

/** What is committed, a batch in one line. */
function tell({ telemetry, queue }: EventRelayParts, answers: readonly Answered[], { parked }: Found): void {
  const away = new Set(parked.map(({ event }) => event));
  const words = { confirmed: 'published', 'not-now': 'retry', unavailable: 'retry', undeliverable: 'no-queue' } as const;
  const counts = new Map<Outcome, { count: number; detail: string | null }>();
  for (const { event, outcome } of answers) {
    const word = away.has(event) ? 'parked' : words[outcome.kind];
    const { count = 0, detail = outcome.kind === 'confirmed' ? null : outcome.reason } = counts.get(word) ?? {};
    counts.set(word, { count: count + 1, detail });
  }
  for (const [outcome, { count, detail }] of counts) telemetry.report({ kind: 'events', outcome, count, queue, detail });
}
