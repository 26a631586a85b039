// The outbox of events: each move of a request, recorded with it where events are configured.
import type { RecordedMove } from '../../core/request-event.js';

export interface DueEvent extends RecordedMove {
  /** Its place: of one request's events, in the order of its versions. */
  readonly sequence: string;
  readonly tenantId: string;
  readonly correlationId: string;
}

export interface EventStore {
  /** The oldest that are not published; nobody holds them. */
  due(max: number): Promise<readonly DueEvent[]>;
  /** They are forgotten. */
  published(sequences: readonly string[]): Promise<void>;
}
