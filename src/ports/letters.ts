// Dead letters as people ask for them: which are there, and what becomes of those that are sent again.
import type { LetterIdentity, LetterSelection } from '../core/dead-letter.js';
import type { RequestId } from '../core/ids.js';
import type { DeadLetter } from './dead-letters.js';

/** `id` is a fingerprint of what it says: two that say the same have the same one, and are one request. */
export interface KeptLetter extends DeadLetter, LetterIdentity {
  readonly id: string;
}

export interface LettersAsked {
  readonly selection: LetterSelection;
  readonly max: number;
}

export interface Letters {
  readonly letters: readonly KeptLetter[];
  /** There are more that are meant, or that were not looked at. */
  readonly more: boolean;
}

export interface ReplayAsked extends LettersAsked {
  readonly actor: string;
  /** For the record; may be ''. */
  readonly reason: string;
  /** Says which would be replayed, and replays none. */
  readonly dryRun: boolean;
}

export type ReplayOutcome =
  | { readonly kind: 'would' }
  /** It is a request now, or is the same as one; the letter is gone. */
  | { readonly kind: 'stored' | 'same'; readonly requestId: RequestId }
  /** It cannot be taken still; the letter stays. */
  | { readonly kind: 'refused'; readonly reason: string; readonly description: string };

export interface Replayed {
  readonly letter: KeptLetter;
  readonly outcome: ReplayOutcome;
}

export interface ReplayAnswer {
  readonly replayed: readonly Replayed[];
  readonly more: boolean;
}
