// A candidate policy, and what it would have decided otherwise.
import type { Outcome } from '../core/deciding/decision.js';
import type { Instant } from '../core/ids.js';
import type { Case } from '../core/policy.js';
import type { PolicyName } from './policies.js';
import type { RefusedPolicy } from './policy-source.js';

/** `pool` null: it is not let run. */
export interface ShadowAnswer {
  readonly case: Case;
  readonly rule: string;
  readonly outcome: Outcome['kind'];
  readonly pool: string | null;
}

export interface ShadowDifference {
  readonly requestId: string;
  readonly at: Instant;
  readonly active: ShadowAnswer;
  readonly would: ShadowAnswer;
}

/** Of the replica that answers. `broken`: it threw, and is not asked again. */
export interface ShadowStanding extends PolicyName {
  readonly since: Instant;
  readonly broken: boolean;
}

export interface ShadowView {
  readonly replica: string;
  /** null: there is none now. */
  readonly policy: ShadowStanding | null;
  /** The newest text of the candidate, when it is refused: then there is no shadow. */
  readonly refused: RefusedPolicy | null;
  /** Since when any replica has looked at this candidate; null: none has yet. */
  readonly since: Instant | null;
  /** By the case of the policy in force, of all replicas. */
  readonly byCase: readonly { readonly case: Case; readonly same: number; readonly differs: number }[];
  /** The last of them, of all replicas, the newest first. */
  readonly differences: readonly ShadowDifference[];
}
