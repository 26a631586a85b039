import type { Instant } from '../core/ids.js';
import type { Policy } from '../core/policy.js';

/** What a text is compiled with beside itself. */
export interface PolicyScope {
  readonly poolNames: readonly string[];
}

/** A text that does not take effect. */
export interface RefusedPolicy {
  /** '': it could not be read. */
  readonly version: string;
  readonly at: Instant;
  /** Each at its line and column; cut where it is very long. */
  readonly problems: string;
}

/** What a source stands on: since when its policy is in force, and whether a newer text waits to be mended. */
export interface PolicyStanding {
  readonly loadedAt: Instant;
  /** null: the newest text is the one in force. */
  readonly refused: RefusedPolicy | null;
}

/** The policy in force. A reload swaps it whole; a pass takes it once and keeps it. */
export interface PolicySource {
  current(): Policy;
  standing(): PolicyStanding;
}

/** A candidate, that is evaluated beside the policy in force and has no effect. */
export interface ShadowSource {
  /** null: its newest text is refused. */
  current(): Policy | null;
  refused(): RefusedPolicy | null;
}
