// The judge. In: a whole history. Out: every broken promise, in a sentence; none: the promises held. Pure: no clock, no server.
import { checkAccounts } from './check-accounts.js';
import { checkLimits } from './check-limits.js';
import { checkRuns } from './check-runs.js';
import { checkTold } from './check-told.js';
import { checkWaiting } from './check-waiting.js';
import type { Event } from './event.js';
import type { Violation } from './violation.js';

export function check(events: readonly Event[]): readonly Violation[] {
  return [...checkAccounts(events), ...checkRuns(events), ...checkLimits(events), ...checkWaiting(events), ...checkTold(events)];
}

/** For people. */
export function inWords(violations: readonly Violation[]): string {
  return violations.map(({ promise, sentence }) => `${promise}: ${sentence}`).join('\n');
}
