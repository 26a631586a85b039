// What the room is given, and an event as a message.
import { eventContentType, eventOf } from '../core/request-event.js';
import type { OutgoingResponse, PublishOutcome, ResponseQueues } from '../ports/broker.js';
import type { Clock } from '../ports/clock.js';
import type { EventStore, ToldMove } from '../ports/store/events.js';
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
  /** Between two tries of a queue that is not there, and of an event that is parked. */
  readonly missingMs: number;
}

/** Its request is its session, for queues that have some: of one request's events they keep the order. */
export function messageOf(move: ToldMove, { queue, source }: EventRelayParts): OutgoingResponse {
  const { correlationId, traceparent, requestId } = move;
  const body = eventOf(move, source);
  return {
    ...{ queue, messageId: body.id, correlationId, traceparent, sessionId: requestId },
    body: Buffer.from(JSON.stringify(body)),
    label: { contentType: eventContentType, type: body.type },
  };
}

export const noAnswer: PublishOutcome = { kind: 'unavailable', reason: 'the broker adapter gave no answer for it' };
