// Events. In: the moves of job requests that were recorded with their events. Out: each on the queue that is configured, at least once, always
// under the same id. Promised: one is forgotten only after the broker has confirmed it; a queue that is not there is told to SRE once, costs one
// publication a turn, and gets all of them, in their order, when it is there.
import { eventContentType, eventOf } from '../core/request-event.js';
import type { Instant } from '../core/ids.js';
import type { OutgoingResponse, PublishOutcome, ResponseQueues } from '../ports/broker.js';
import type { Clock } from '../ports/clock.js';
import type { DueEvent, EventStore } from '../ports/store/events.js';
import type { AlertStore } from '../ports/store/steps.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface EventRelayParts {
  readonly store: EventStore;
  readonly alerts: Pick<AlertStore, 'raise' | 'resolve'>;
  readonly queues: Pick<ResponseQueues, 'publish'>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly queue: string;
  readonly source: string;
  readonly batchMax: number;
  /** Between two tries of a queue that is not there. */
  readonly missingMs: number;
}

/** Batches a call relays at the most; the rest is left for the next one. */
const roundsMax = 1_000;
const backOffMaxMs = 60_000;

/** How the queue was found the last time. Of this process only: another one finds it out by one publication. */
interface Standing {
  readonly kind: 'unknown' | 'open' | 'missing' | 'away';
  /** Nothing is tried before. */
  readonly until: Instant;
  /** Tries in a row that failed. */
  readonly failures: number;
}

/** A turn answers how many were published. One at a time, over all replicas: the order is that of the store. */
export function openEventRelay(parts: EventRelayParts): () => Promise<number> {
  let standing: Standing = { kind: 'unknown', until: 0, failures: 0 };
  return async () => {
    let published = 0;
    for (let round = 0; round < roundsMax && parts.clock.now() >= standing.until; round += 1) {
      // 1. The oldest; of a queue that was not there, or not reached, one to try it with.
      const max = standing.failures === 0 ? parts.batchMax : 1;
      const due = await parts.store.due(max);
      if (due.length === 0) break;
      // 2. Published, and forgotten when that is confirmed.
      const outcomes = await parts.queues.publish(due.map((event) => messageOf(event, parts)));
      const confirmed = due.filter((_, index) => outcomes[index]?.kind === 'confirmed');
      await parts.store.published(confirmed.map(({ sequence }) => sequence));
      published += confirmed.length;
      tell(parts, confirmed.length, outcomes);
      // 3. How things stand then.
      standing = await stand(parts, standing, outcomes);
      if (standing.failures === 0 && due.length < max) break;
    }
    return published;
  };
}

/** Its request is its session, for queues that have some: of one request's events they keep the order. */
function messageOf(event: DueEvent, { queue, source }: EventRelayParts): OutgoingResponse {
  const { correlationId, traceparent, requestId } = event;
  const body = eventOf(event, source);
  return {
    ...{ queue, messageId: body.id, correlationId, traceparent, sessionId: requestId },
    body: Buffer.from(JSON.stringify(body)),
    label: { contentType: eventContentType, type: body.type },
  };
}

async function stand(
  parts: EventRelayParts,
  { kind, failures }: Standing,
  outcomes: readonly PublishOutcome[],
): Promise<Standing> {
  const { alerts, queue, clock, missingMs } = parts;
  const key = `events-undeliverable:${queue}`;
  const now = clock.now();
  const refused = reasonOf(outcomes, 'undeliverable');
  if (refused !== null) {
    const summary = `Events cannot be delivered to the queue ${queue}: ${refused}. They are kept, and go out when the queue is there.`;
    await alerts.raise([{ key, severity: 'error', summary, details: { queue }, requestId: null }], now);
    return { kind: 'missing', until: now + missingMs, failures: failures + 1 };
  }
  if (reasonOf(outcomes, 'unavailable') !== null) return { kind: 'away', until: now + backOff(failures), failures: failures + 1 };
  // Another process may have raised it: each closes it when it first finds the queue open.
  if (kind !== 'open') await alerts.resolve([key], now);
  return { kind: 'open', until: now, failures: 0 };
}

function reasonOf(outcomes: readonly PublishOutcome[], kind: 'undeliverable' | 'unavailable'): string | null {
  const one = outcomes.find((outcome) => outcome.kind === kind);
  return one === undefined || one.kind === 'confirmed' ? null : one.reason;
}

/** What is committed, a batch in one line. */
function tell({ telemetry, queue }: EventRelayParts, published: number, outcomes: readonly PublishOutcome[]): void {
  if (published > 0) telemetry.report({ kind: 'events', outcome: 'published', count: published, queue, detail: null });
  for (const [kind, outcome] of [
    ['unavailable', 'retry'],
    ['undeliverable', 'no-queue'],
  ] as const) {
    const count = outcomes.filter((one) => one.kind === kind).length;
    if (count > 0) telemetry.report({ kind: 'events', outcome, count, queue, detail: reasonOf(outcomes, kind) });
  }
}

/** 1 s, 2 s, 4 s ... 60 s. */
function backOff(failures: number): number {
  return Math.min(backOffMaxMs, 1_000 * 2 ** Math.min(failures, 6));
}
