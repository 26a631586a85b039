// When a waiting request will probably be let run. In: the question of what becomes of it, the runs that go on, those before it in the order, and
// how long runs of each job, and starts of clusters, took of late. Out: an instant between two: once as if each took as long as they usually do, once
// as if it took as long as the longest tenth. Pure and bounded; what comes meanwhile is not known and not in it.
import type { Candidate } from '../deciding/candidate.js';
import type { Times } from './foreseen-runs.js';
import type { StartTimes } from './foreseen-starts.js';
import type { Instant, JobId, PoolName } from '../ids.js';
import { byRank } from '../deciding/order.js';
import type { Case } from '../policy.js';
import { playedForward, type Ahead, type Played } from './played-forward.js';
import type { Question } from '../explaining/question.js';

export type Forecast =
  /**
   * `likely`: if all takes as long as it usually does; `late`: as the longest tenth does; null: then not within the day that is looked ahead. `runsKnown`: of so many that ended it is known how
   * long they took; 0: it waits for the end of none.
   */
  | {
      readonly kind: 'between';
      readonly likely: Instant;
      readonly late: Instant | null;
      readonly runsKnown: number;
      /** Of which a cluster comes up first, and how long that took of late. */
      readonly clusters: readonly ({ readonly pool: PoolName } & StartTimes)[];
      /** From then to the start of its execution, where it brings compute of its own; null: it does not, or it is not known. */
      readonly toBegin: Times | null;
    }
  | { readonly kind: 'unknown'; readonly why: Why }
  | { readonly kind: 'unknown'; readonly why: 'too-few-runs'; readonly jobs: readonly JobId[] }
  | { readonly kind: 'unknown'; readonly why: 'too-few-starts'; readonly pools: readonly PoolName[] };

export type Why = 'held' | 'never-runs' | 'too-many-before' | 'not-foreseen' | (typeof byCase)[keyof typeof byCase];

/** What no end of a run changes. */
const byCase = {
  'no-cluster': 'no-cluster-comes',
  'capacity-available': 'kept-by-policy',
  'engine-unreachable': 'engine-away',
  'job-not-declared': 'not-declared',
  'no-pool': 'no-pool',
  maintenance: 'maintenance',
  'pool-maintenance': 'maintenance',
  'too-early': 'not-foreseen',
} as const satisfies { readonly [Situation in Case]?: string };

export function forecast(question: Question, ahead: Ahead): Forecast {
  if (question.held) return { kind: 'unknown', why: 'held' };
  if (ahead.cut) return { kind: 'unknown', why: 'too-many-before' };
  const [usual, long] = [playedForward(question, ahead, 'usualMs'), playedForward(question, ahead, 'longMs')];
  return usual.kind === 'runs' ? between([usual, long], question, ahead) : whyNot(usual, question, ahead);
}

/** Where runs that take longer let others go first, it may come earlier. */
function between([usual, long]: readonly [usual: Runs, long: Played], { candidate }: Question, ahead: Ahead): Forecast {
  const late = long.kind === 'runs' ? Math.max(usual.at, long.at) : null;
  const likely = long.kind === 'runs' ? Math.min(usual.at, long.at) : usual.at;
  const ended = new Set([...usual.ended, ...(long.kind === 'runs' ? long.ended : [])]);
  const runsKnown = [...ended].reduce((sum, job) => sum + (ahead.runTimes.get(job)?.runs ?? 0), 0);
  const clusters = [...usual.cameUp].flatMap((pool) => {
    const times = ahead.startTimes.get(pool);
    return times === undefined ? [] : [{ pool, ...times }];
  });
  return { kind: 'between', likely, late, runsKnown, clusters, toBegin: toBeginOf(usual, candidate, ahead) };
}

function toBeginOf({ decision: { outcome } }: Runs, { jobId }: Candidate, { runTimes }: Ahead): Times | null {
  const bringsItsOwn = outcome.kind === 'run' && outcome.clusterId === '';
  return bringsItsOwn ? (runTimes.get(jobId)?.toBegin ?? null) : null;
}

type Runs = Extract<Played, { kind: 'runs' }>;

function whyNot({ decision, coming }: Exclude<Played, Runs>, question: Question, ahead: Ahead): Forecast {
  if (decision.outcome.kind === 'reject' || decision.outcome.kind === 'expire') return { kind: 'unknown', why: 'never-runs' };
  if (coming.size > 0 && ofClusters.includes(decision.case)) {
    const pools = [...coming].filter((pool) => !ahead.startTimes.has(pool));
    return pools.length > 0 ? { kind: 'unknown', why: 'too-few-starts', pools } : { kind: 'unknown', why: 'not-foreseen' };
  }
  const why = (byCase as { readonly [Situation in Case]?: Why })[decision.case];
  if (why !== undefined) return { kind: 'unknown', why };
  const jobs = [...jobsOf(question, ahead)].filter((job) => !ahead.runTimes.has(job));
  return jobs.length > 0 ? { kind: 'unknown', why: 'too-few-runs', jobs } : { kind: 'unknown', why: 'not-foreseen' };
}

const ofClusters: readonly Case[] = ['no-cluster', 'cluster-starting'];

/** Of all whose end, or whose turn, it may wait for. */
function jobsOf({ candidate, running }: Question, { front }: Ahead): Set<JobId> {
  const before = front.filter((one) => byRank(one, candidate) < 0);
  return new Set([...running, ...before].map(({ jobId }) => jobId));
}
