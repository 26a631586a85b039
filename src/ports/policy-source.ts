import type { Instant } from '../core/ids.js';
import type { Policy } from '../core/policy.js';
import type { Problem } from '../core/problem.js';

/** What a text is compiled with beside itself. */
export interface PolicyScope {
  readonly poolNames: readonly string[];
}

/** A text that does not take effect. */
export interface RefusedPolicy {
  /** '': it could not be read. */
  readonly version: string;
  readonly at: Instant;
  /** As a person reads them; cut where it is very long. */
  readonly problems: string;
  /** The same, each with its place: `file:line:column`. */
  readonly places: readonly Problem[];
}

/** What a source stands on: since when its policy is in force, and whether a newer text waits to be mended. */
export interface PolicyStanding {
  readonly loadedAt: Instant;
  /** null: the newest text is the one in force. */
  readonly refused: RefusedPolicy | null;
}

/** The policy in force. A change swaps it whole; a pass takes it once and keeps it. */
export interface PolicySource {
  current(): Policy;
  standing(): PolicyStanding;
  /** Looks now whether another one is in force. */
  renew(): Promise<void>;
}

/** A candidate, that is evaluated beside the policy in force and has no effect. */
export interface ShadowSource {
  /** null: its newest text is refused. */
  current(): Policy | null;
  /** Of the current one. */
  text(): string;
  refused(): RefusedPolicy | null;
  /** Looks now whether its text has changed. */
  renew(): Promise<void>;
}
