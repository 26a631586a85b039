// A wish to cancel, from a person or a mediator.
import type { Instant, RequestId } from '../../core/ids.js';
import type { Answered } from '../../core/ending/job-response.js';
import type { State } from '../../core/lifecycle.js';

export type Wished =
  | { readonly kind: 'already-final'; readonly state: State }
  /** It holds a slot: the wish is stored without raising the version (the submitter is not to be fenced off), and the runs room carries it out. */
  | { readonly kind: 'wished'; readonly state: State }
  /** It is in the queue: the caller finishes it with this version. */
  | { readonly kind: 'queued'; readonly version: number; readonly answered: Answered };

export interface CancelStore {
  /** Those that are there. */
  wishCancel(ids: readonly RequestId[], at: Instant): Promise<ReadonlyMap<RequestId, Wished>>;
}
