// What retention asks of the store: ended requests with all that hangs on them, done steps, closed alerts and old audit entries, removed in batches.
import type { Instant, RequestId } from '../../core/ids.js';
import type { NewAuditEntry } from './hands.js';
import type { EndedRequest } from '../../core/keeping.js';

export interface EndedAsked {
  /** Only those that ended before. */
  readonly before: Instant;
  /** Whose requests are asked for. */
  readonly jobIds: readonly string[];
  /** Those that ended before are asked for, too, whatever their job; null: none. */
  readonly anyBefore: Instant | null;
  /** How many are looked at, and with the last of them all that ended at the same instant. */
  readonly max: number;
}

export interface RemovalAsked {
  /** Only those that did not end before; null: all. */
  readonly from: Instant | null;
  readonly before: Instant;
  /** At most so many go. */
  readonly max: number;
}

export interface Removal {
  readonly count: number;
  /** The last of them ended then: the next batch is from there on. `from`, when none went. */
  readonly last: Instant | null;
}

export interface RetentionStore {
  /**
   * Removes requests that ended by then, oldest first, with their bodies, attempts, decisions and responses. Who still has a response to publish,
   * or a parked one, stays; so does who is the request of a model job: it goes with its job.
   */
  removeEnded(asked: RemovalAsked): Promise<Removal>;
  /**
   * Looks at those that ended last, newest first, and answers which of them are asked for, and the oldest in any case: the next page is before it.
   * None: nothing has ended before.
   */
  ended(asked: EndedAsked): Promise<readonly EndedRequest[]>;
  /** Removes these as `removeEnded` does. Who must stay stays. */
  remove(ids: readonly RequestId[]): Promise<number>;
  /** Removes one in the same way, also of a model job that is closed, with the entry of who did it, in one transaction. False: it must stay, is in somebody's hand, or is not there. */
  removeByHand(id: RequestId, entry: NewAuditEntry, at: Instant): Promise<boolean>;
  /** Removes at most `max` done steps, as many closed alerts, and what was seen of candidate policies. Answers how many steps and alerts went. */
  removeDone(before: Instant, max: number): Promise<number>;
  /** Removes at most `max` entries of who did what by hand. Answers how many went. */
  removeAudit(before: Instant, max: number): Promise<number>;
  /** Removes what at most `max` tenants have taken of their rates, where that was an hour ago. Answers how many. */
  removeRates(max: number): Promise<number>;
}
