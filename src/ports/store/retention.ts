// What retention asks of the store: ended requests with all that hangs on them, done steps, closed alerts and old audit entries, removed in batches.
import type { Instant } from '../../core/ids.js';

export interface RetentionStore {
  /**
   * Removes at most `max` requests that ended before then, oldest first, with their bodies, attempts, decisions and responses. Who still has
   * a response to publish, or a parked one, stays. Answers how many went.
   */
  removeEnded(before: Instant, max: number): Promise<number>;
  /** Removes at most `max` done steps, as many closed alerts, and what was seen of candidate policies. Answers how many steps and alerts went. */
  removeDone(before: Instant, max: number): Promise<number>;
  /** Removes at most `max` entries of who did what by hand. Answers how many went. */
  removeAudit(before: Instant, max: number): Promise<number>;
}
