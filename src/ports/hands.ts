// What operators do with their hands, what came of it, and what is asked of the record of it.
import type { Reach } from '../core/caller.js';
import type { Applies, Hand } from '../core/hand.js';
import type { Found, Selection } from './store/hands.js';

export interface HandAsked {
  readonly hand: Hand;
  readonly selection: Omit<Selection, 'receivedBefore' | 'changedBy'> & { readonly olderThanMs: number | null };
  readonly actor: string;
  /** For the record and for whoever asks why; may be ''. */
  readonly reason: string;
  /** Says what would be touched, and touches nothing. */
  readonly dryRun: boolean;
  readonly max: number;
}

export interface Touch {
  /** As it is now; of a dry run, and of one that is cancelled, as it was found. */
  readonly request: Found;
  /** `done`, or `would`, or why not. */
  readonly outcome: 'done' | 'would' | 'moved-meanwhile' | Exclude<Applies, 'applies'>;
}

export type HandAnswer =
  | { readonly kind: 'no-such-pool'; readonly pools: readonly string[] }
  | {
      readonly kind: 'acted';
      /** Those that were named by id, and of a filter those that it applied to. */
      readonly touches: readonly Touch[];
      /** There are more that it applies to: ask again. */
      readonly more: boolean;
    };

export interface AuditAsked {
  readonly requestId: string | null;
  /** Older than this entry. */
  readonly before: string | null;
  readonly limit: number;
  /** Absent: also of the whole house. */
  readonly reach?: Reach;
}
