// The store's part of followers: what they are made of.
import type { First } from '../../core/followers/follower-request.js';
import type { RequestId } from '../../core/ids.js';

/** What its follower has of it beside the body. */
export interface EndedFirst extends First {
  readonly traceparent: string | null;
  readonly replyToSessionId: string | null;
}

export interface FollowerStore {
  /** null: it has been removed. */
  first(id: RequestId): Promise<EndedFirst | null>;
}
