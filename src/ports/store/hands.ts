// Operators' hands: what they find and change in the queue, and the record of who did what.
import type { Reach } from '../../core/caller.js';
import type { Hand } from '../../core/hand.js';
import type { Instant, JobId, PoolName, RequestId, TenantId } from '../../core/ids.js';
import type { State } from '../../core/lifecycle.js';

/** All that is given must hold; null: anything. */
export interface Selection {
  readonly ids: readonly RequestId[] | null;
  readonly states: readonly State[] | null;
  readonly tenantId: string | null;
  readonly jobId: string | null;
  /** The case that it waits under; 'held' for those that an operator holds. */
  readonly waitCase: string | null;
  readonly receivedBefore: Instant | null;
  readonly reach: Reach;
  /** Only those that it would change; what is named by its id is found all the same. null: all. */
  readonly changedBy: Hand | null;
}

export interface Found {
  readonly id: RequestId;
  readonly version: number;
  readonly state: State;
  readonly tenantId: TenantId;
  readonly jobId: JobId;
  readonly clusterType: string;
  readonly priority: number;
  readonly maxConcurrentRuns: number;
  readonly movedTo: PoolName | null;
  readonly held: boolean;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly expiresAt: Instant;
  readonly rankAt: Instant;
}

/** Who acted, on what, and what it was before and after. */
export interface NewAuditEntry {
  readonly actor: string;
  readonly act: string;
  readonly requestId: RequestId | null;
  /** Whose operators may see it; null: it concerns the whole house. */
  readonly tenantId: string | null;
  /** What was acted on, for people: a request, a policy. */
  readonly subject: string;
  readonly reason: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AuditEntry extends Omit<NewAuditEntry, 'tenantId'> {
  readonly id: string;
  readonly at: Instant;
}

/** Of a change that has an entry in its own transaction: who makes it, and when. */
export interface ByHand {
  readonly actor: string;
  readonly at: Instant;
}

/** A request of the queue as it is to be from now on. */
export interface Placement {
  readonly id: RequestId;
  /** The version it was found with: one that has moved since is left alone. */
  readonly version: number;
  /** '' is no lane: admission does not see it. */
  readonly lane: string;
  readonly priority: number;
  readonly rankAt: Instant;
  readonly movedTo: PoolName | null;
  /** null: why it waits stays as it is. */
  readonly waits: { readonly case: string; readonly rule: string; readonly reason: string; readonly checkAt: Instant } | null;
  readonly entry: NewAuditEntry;
}

/** Where a page of a selection ended, in the order of id. */
export type After = RequestId | null;

export interface HandStore {
  find(selection: Selection, after: After, max: number): Promise<readonly Found[]>;
  /** Compare-and-set by version, each with its entry, in one transaction. Answers the ids that were changed. */
  place(placements: readonly Placement[], at: Instant): Promise<ReadonlySet<RequestId>>;
  note(entries: readonly NewAuditEntry[], at: Instant): Promise<void>;
  /** Newest first, before `before`. */
  audit(asked: {
    readonly requestId: string | null;
    readonly before: string | null;
    readonly limit: number;
    readonly reach?: Reach;
  }): Promise<readonly AuditEntry[]>;
}
