// What stands in a request's way whatever the pool. In: the decision that it met. Out: the least change that takes away what it met first, so
// that the next one is seen. Full or missing pools are none of these: of them it is told what would do alone.
import type { Change } from './change.js';
import { firstTime } from './first-time.js';
import type { Instant } from '../ids.js';
import { jobLimitReached } from '../deciding/job-limit.js';
import { quotaReached, secondsWithin } from '../deciding/quota.js';
import type { Answer, Question } from './question.js';
import { runsThere } from './runs-that-end.js';
import { tenantSettings } from '../settings.js';

/** null: nothing would. */
export function removalOf(question: Question, { decision, facts }: Answer): Change | null {
  const { candidate, held, outlook } = question;
  if (held) return { kind: 'release' };
  switch (decision.case) {
    case 'too-early':
      return candidate.dueAt > outlook.now ? { kind: 'time', at: candidate.dueAt } : null;
    case 'engine-unreachable':
      return { kind: 'engine-answers' };
    case 'job-at-its-limit':
      return runsOfJobEnd(facts, question);
    case 'tenant-at-its-quota': {
      const { tenant } = facts;
      if (quotaReached(tenant) !== 'runs') return windowOpens(question);
      const runs = tooMany(tenant.live_runs, tenant.runs_max);
      return runs <= runsThere('tenant-runs-end', question) ? { kind: 'tenant-runs-end', runs } : null;
    }
    default:
      return null;
  }
}

/** Of ours: when those of others end nobody here knows. */
function runsOfJobEnd(facts: Answer['facts'], question: Question): Change | null {
  const limit = jobLimitReached(facts);
  if (limit === null) return null;
  const runs = tooMany(limit.taken, limit.of);
  return runs <= runsThere('job-runs-end', question) ? { kind: 'job-runs-end', runs } : null;
}

/** For one more to be within the limit. */
function tooMany(live: number, most: number): number {
  return live - most + 1;
}

/** When so much of what its tenant's runs took lies before the window that one more may begin. */
function windowOpens({ candidate, spans, outlook }: Question): Change | null {
  const { run_seconds_max: most, run_window_seconds: seconds } = tenantSettings(outlook.settings, candidate.tenantId);
  const taken = spans.get(candidate.tenantId);
  if (most === null || taken === undefined) return null;
  const isOpen = (at: Instant) => secondsWithin(taken, seconds * 1000, at) < most;
  const at = firstTime(outlook.now, candidate.expiresAt, isOpen);
  return at === null ? null : { kind: 'time', at };
}
