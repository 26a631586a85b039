// What retention asks of the store: ended requests with all that hangs on them, done steps and closed alerts, removed in batches.
import type { Instant } from '../../core/ids.js';

export interface RetentionStore {
  /**
   * Removes at most `max` requests that ended before then, oldest first, with their bodies, attempts, decisions and responses. Who still has
   * a response to publish, or a parked one, stays. Answers how many went.
   */
  removeEnded(before: Instant, max: number): Promise<number>;
  /** Removes at most `max` done steps, and as many closed alerts. Answers how many rows went. */
  removeDone(before: Instant, max: number): Promise<number>;
}
