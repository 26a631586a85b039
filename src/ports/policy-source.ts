import type { Policy } from '../core/policy.js';

/** The policy in force. A reload swaps it whole; a pass takes it once and keeps it. */
export interface PolicySource {
  current(): Policy;
}
