// When a waiting request will probably be let run. In: the question of what becomes of it, the runs that go on, those before it in the order, and
// how long runs of each job took of late. Out: an instant between two: once as if every run took as long as they usually do, once as if it took as
// long as the longest tenth. Pure and bounded; what comes meanwhile is not known and not in it.
import type { Candidate } from './candidate.js';
import type { Instant, JobId } from './ids.js';
import { byRank } from './order.js';
import type { Case } from './policy.js';
import { playedForward, type Ahead, type Played } from './played-forward.js';
import type { Question } from './question.js';

export type Forecast =
  /**
   * `likely`: if runs take as long as they usually do; `late`: as the longest tenth does; null: then not within the day that is looked ahead. `runsKnown`: of so many that ended it is known how
   * long they took; 0: it waits for the end of none.
   */
  | { readonly kind: 'between'; readonly likely: Instant; readonly late: Instant | null; readonly runsKnown: number }
  | { readonly kind: 'unknown'; readonly why: Why }
  | { readonly kind: 'unknown'; readonly why: 'too-few-runs'; readonly jobs: readonly JobId[] };

export type Why = 'held' | 'never-runs' | 'too-many-before' | 'not-foreseen' | (typeof byCase)[keyof typeof byCase];

/** What no end of a run changes. */
const byCase = {
  'no-cluster': 'cluster-to-come',
  'cluster-starting': 'cluster-to-come',
  'capacity-available': 'kept-by-policy',
  'engine-unreachable': 'engine-away',
  'job-not-declared': 'not-declared',
  'no-pool': 'no-pool',
} as const satisfies { readonly [Situation in Case]?: string };

export function forecast(question: Question, ahead: Ahead): Forecast {
  if (question.held) return { kind: 'unknown', why: 'held' };
  if (ahead.cut) return { kind: 'unknown', why: 'too-many-before' };
  const [usual, long] = [playedForward(question, ahead, 'usualMs'), playedForward(question, ahead, 'longMs')];
  if (usual.kind !== 'runs') return whyNot(usual, question, ahead);
  if (long.kind !== 'runs') return between(usual.at, null, question, ahead);
  // Where runs that take longer let others go first, it may come earlier.
  return between(Math.min(usual.at, long.at), Math.max(usual.at, long.at), question, ahead);
}

function between(likely: Instant, late: Instant | null, { candidate, outlook }: Question, ahead: Ahead): Forecast {
  const jobs = late === outlook.now ? [] : jobsOf(candidate, ahead);
  const runsKnown = [...jobs].reduce((sum, job) => sum + (ahead.runTimes.get(job)?.runs ?? 0), 0);
  return { kind: 'between', likely, late, runsKnown };
}

function whyNot({ decision }: Exclude<Played, { kind: 'runs' }>, { candidate }: Question, ahead: Ahead): Forecast {
  if (decision.outcome.kind === 'reject' || decision.outcome.kind === 'expire') return { kind: 'unknown', why: 'never-runs' };
  const why = (byCase as { readonly [Situation in Case]?: Why })[decision.case];
  if (why !== undefined) return { kind: 'unknown', why };
  const jobs = [...jobsOf(candidate, ahead)].filter((job) => !ahead.runTimes.has(job));
  return jobs.length > 0 ? { kind: 'unknown', why: 'too-few-runs', jobs } : { kind: 'unknown', why: 'not-foreseen' };
}

/** Of all whose end, or whose turn, it may wait for. */
function jobsOf(candidate: Candidate, { running, front }: Ahead): Set<JobId> {
  const before = front.filter((one) => byRank(one, candidate) < 0);
  return new Set([...running, ...before].map(({ jobId }) => jobId));
}
