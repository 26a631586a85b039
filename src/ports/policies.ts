// The policy in force, and another that is put in its place.
import type { Instant } from '../core/ids.js';
import type { Problem } from '../core/problem.js';
import type { RefusedPolicy } from './policy-source.js';
import type { SettingsStanding } from './settings.js';
import type { InForce, KeptVersion } from './store/policies.js';

export interface PoliciesView {
  /** Who answers. */
  readonly replica: string;
  /** On this replica. */
  readonly inForce: { readonly name: string; readonly version: string; readonly loadedAt: Instant };
  /** What every replica is to decide by; this one takes it with its next look. null: nothing yet. */
  readonly wanted: InForce | null;
  /** The newest text, when it does not take effect. */
  readonly refused: RefusedPolicy | null;
  /** Of the configuration, on this replica. */
  readonly settings: SettingsStanding;
  /** Versions that were in force on any replica, the newest first. */
  readonly kept: readonly KeptVersion[];
}

export interface PromoteAsked {
  readonly what:
    | { readonly kind: 'shadow' }
    /** One that was in force before. */
    | { readonly kind: 'kept'; readonly version: string }
    | { readonly kind: 'text'; readonly file: string; readonly text: string; readonly examples: string | null };
  readonly actor: string;
  /** For the record; may be ''. */
  readonly reason: string;
  /** Says what would be, and changes nothing. */
  readonly dryRun: boolean;
}

export interface PolicyName {
  readonly name: string;
  readonly version: string;
}

export type PromoteAnswer =
  | {
      readonly kind: 'promoted' | 'would' | 'already-in-force';
      readonly policy: PolicyName;
      /** What it follows; null: nothing. */
      readonly before: InForce | null;
    }
  | { readonly kind: 'no-candidate'; readonly why: string }
  /** `explained`: as a person reads the problems; `problems`: each with its place. */
  | { readonly kind: 'refused'; readonly version: string; readonly explained: string; readonly problems: readonly Problem[] }
  /** It is for all tenants, and whoever asks is not. */
  | { readonly kind: 'not-allowed' };
