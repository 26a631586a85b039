// What would let a request run now. In: the question of what becomes of it. Out: the smallest changes after which decide() lets it run, each
// alone or, where several things stand in its way, one after the other. Nothing is guessed: each was applied and decided on, and where it does not
// say which runs end, whichever they are. Bounded as a whole: what would take longer to prove is not said, but that something was left out.
import { budgetOf, decisionsMax, type Budget } from './budget.js';
import type { Change } from './change.js';
import { firstTime } from './first-time.js';
import type { Instant, PoolName } from '../ids.js';
import { removalOf } from './obstacles.js';
import { namedPriorities } from '../priority.js';
import { answer, costOf, type Answer, type Question } from './question.js';
import { runsThatEnd } from './runs-that-end.js';
import { nobody } from './unseen.js';
import { fewest, whenSo, wouldRun, type Possible } from './would-run.js';

const clustersMax = 20;
/** Ways found one after the other: what stands in the way whatever the pool, removed. */
const obstaclesMax = 4;

export type Way = readonly Change[];

export interface Ways {
  readonly ways: readonly Way[];
  /** Nothing was left out. */
  readonly complete: boolean;
}

export function whatWouldRun(question: Question, decisions = decisionsMax): Ways {
  const budget = budgetOf(decisions);
  const ways = waysFrom({ possible: [question], budget }, obstaclesMax);
  return { ways, complete: !budget.isCut() };
}

interface Search {
  readonly possible: Possible;
  readonly budget: Budget;
}

/** First what would do alone. Where nothing would, several things stand in its way: the first is taken away, and the rest is asked again. */
function waysFrom(search: Search, obstaclesLeft: number): readonly Way[] {
  const { possible, budget } = search;
  const stuck = firstStuck(search);
  if (stuck === null) return [];
  const alone = wouldDoAlone(search, stuck);
  if (alone.length > 0 || obstaclesLeft === 0) return alone.map((change) => [change]);
  const removal = removalOf(stuck.question, stuck.now);
  const after = removal === null ? null : whenSo(removal, possible, { when: 'later', budget });
  if (removal === null || after === null) return [];
  return waysFrom({ possible: after, budget }, obstaclesLeft - 1).map((way) => withFirst(removal, way));
}

/** Runs that end one after the other are told once. */
function withFirst(removal: Change, way: Way): Way {
  const [next, ...later] = way;
  const isMore = next !== undefined && 'runs' in removal && 'runs' in next && removal.kind === next.kind;
  return isMore ? [{ ...next, runs: removal.runs + next.runs }, ...later] : [removal, ...way];
}

interface Stuck {
  readonly question: Question;
  readonly now: Answer;
}

/** Of the worlds that may be, one in which it waits: from there it is seen what might help. */
function firstStuck({ possible, budget }: Search): Stuck | null {
  for (const question of possible) {
    if (!budget.spend(costOf(question))) return null;
    const now = answer(question);
    if (!now.runs) return { question, now };
  }
  return null;
}

/** What takes the most to prove is looked for last, and leaves the rest as it is where too little is left. */
function wouldDoAlone(search: Search, stuck: Stuck): readonly Change[] {
  const { question, now } = stuck;
  const those = (changes: readonly Change[]) => changes.filter((change) => wouldRun(change, search.possible, search.budget));
  const released = question.held ? those([{ kind: 'release' }]) : [];
  const answering = question.outlook.reachable ? [] : those([{ kind: 'engine-answers' }]);
  const moved = those(pools(question));
  const raised = priorities(search);
  const later = those(times(stuck, search.budget));
  const declared = declarations(search, stuck);
  const up = clusters(search, stuck);
  const ended = runsThatEnd(search.possible, now, search.budget);
  return [...released, ...ended, ...raised, ...moved, ...up, ...declared, ...answering, ...later];
}

function priorities({ possible, budget }: Search): Change[] {
  const { priority } = possible[0].candidate;
  const higher = Object.values(namedPriorities).filter((named) => named > priority);
  const named = higher.find((one) => wouldRun({ kind: 'priority', priority: one }, possible, budget));
  if (named === undefined) return [];
  const below = Math.max(priority, ...higher.filter((one) => one < named));
  return fewest({ make: (one) => ({ kind: 'priority', priority: one }), tooFew: below, enough: named }, possible, budget);
}

function pools({ outlook, candidate }: Question): Change[] {
  const names = [...outlook.world.pools.keys()].filter((name) => name !== candidate.movedTo);
  return names.map((pool) => ({ kind: 'pool', pool }));
}

/** The first of each pool whose coming up would do. */
function clusters({ possible, budget }: Search, { question, now: { facts } }: Stuck): Change[] {
  return facts.pools.flatMap(({ name, can_host }) => {
    if (!can_host) return [];
    const pool = name as PoolName;
    const down = (question.outlook.world.pools.get(pool)?.clusters ?? []).filter(({ cluster }) => cluster.state !== 'running');
    const changes = down
      .slice(0, clustersMax)
      .map(({ cluster }): Change => ({ kind: 'cluster-up', pool, clusterId: cluster.id }));
    return changes.filter((change) => wouldRun(change, possible, budget)).slice(0, 1);
  });
}

function declarations({ possible, budget }: Search, { question, now: { facts } }: Stuck): Change[] {
  if (facts.job.declared) return [];
  const running = facts.pools.flatMap(({ name }) =>
    (question.outlook.world.pools.get(name as PoolName)?.clusters ?? []).filter(({ cluster }) => cluster.state === 'running'),
  );
  const places = [null, ...running.slice(0, clustersMax).map(({ cluster }) => cluster.id)];
  const changes = places.map((clusterId): Change => ({ kind: 'job-declared', clusterId }));
  return changes.filter((change) => wouldRun(change, possible, budget)).slice(0, 1);
}

/** The first minute of the coming week in which it would be let run although nothing else has changed. */
function times({ question, now: { world } }: Stuck, budget: Budget): Change[] {
  const { candidate, outlook } = question;
  // Those before it take what they take now; whether they would take more at that time is seen when the change is tried whole.
  const spans = new Map([...question.spans].filter(([tenantId]) => tenantId === candidate.tenantId));
  const alone = { ...question, spans, others: [], unseen: nobody, outlook: { ...outlook, world } };
  const runsAt = (at: Instant) => wouldRun({ kind: 'time', at }, [alone], budget);
  const found = firstTime(outlook.now, candidate.expiresAt, runsAt);
  return found === null ? [] : [{ kind: 'time', at: found }];
}
