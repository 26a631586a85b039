// What is needed of the messages that could not be taken, where the broker keeps them: looked at, and taken out once they have been taken.
import type { RequestSource } from '../core/request-source.js';
import type { Instant } from '../core/ids.js';
import type { Delivery } from './broker.js';

/** A message as it came, and why it could not be taken. */
export interface DeadLetter extends Delivery {
  /** Code of a fault, or the broker's own word. */
  readonly reason: string;
  readonly description: string;
  /** When it was put aside, or else came; null: the broker does not say. */
  readonly at: Instant | null;
}

export interface Looked {
  /** The oldest of each intake queue first. */
  readonly letters: readonly DeadLetter[];
  /** There are others that were not looked at. */
  readonly more: boolean;
}

/** Methods throw a Fault 'dead-letters-unavailable'. */
export interface DeadLetters {
  /** As of intake. */
  readonly name: RequestSource;
  /** At most so many of each queue. Takes none. */
  look(eachMax: number): Promise<Looked>;
  /**
   * Shows at most so many of each queue to `judge`, several at once. What it says 'remove' of is removed then, and not before; all others stay,
   * also when it throws, which then is thrown on.
   */
  sift(eachMax: number, judge: (letter: DeadLetter) => Promise<'keep' | 'remove'>): Promise<void>;
}
