// The outbox of events: each move of a request, recorded with it where events are configured.
import type { Instant } from '../../core/ids.js';
import type { RecordedMove } from '../../core/request-event.js';

export interface ToldMove extends RecordedMove {
  readonly tenantId: string;
  readonly correlationId: string;
}

export interface DueEvent extends ToldMove {
  /** Its place: of one request's events, in the order of its versions. */
  readonly sequence: string;
}

type Which = Pick<ToldMove, 'requestId' | 'version'>;

export interface EventStore {
  /** The oldest that are neither published nor parked; nobody holds them. */
  due(max: number): Promise<readonly DueEvent[]>;
  /** They are forgotten. */
  published(sequences: readonly string[]): Promise<void>;
  /** Out of the way of the others, and kept. */
  park(events: readonly { readonly sequence: string; readonly reason: string }[], at: Instant): Promise<void>;
  /** Of those that are parked, the one that was tried longest ago. */
  parked(): Promise<ToldMove | null>;
  /** It was tried again, in vain: the others come before it. */
  parkedStill(which: Which, reason: string, at: Instant): Promise<void>;
  /** It is forgotten. */
  parkedPublished(which: Which): Promise<void>;
}
