import type { Policy } from '../core/policy.js';

/** What a text is compiled with beside itself. */
export interface PolicyScope {
  readonly poolNames: readonly string[];
}

/** The policy in force. A reload swaps it whole; a pass takes it once and keeps it. */
export interface PolicySource {
  current(): Policy;
}
