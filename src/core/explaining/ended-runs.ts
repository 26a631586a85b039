// The worlds when runs have ended, and nobody says which. In: among which they are, and how many. Out: one world for every choice of them that makes
// a difference to the request or to anybody before it. Bounded: of more choices than are looked at nothing is said.
import { endOf, endOfForeign } from './end-of-run.js';
import { groupsOf, type Ending, type When } from './alike-runs.js';
import type { ClusterId, PoolName } from '../ids.js';
import { picks } from './picks.js';
import type { Question } from './question.js';
import { keyOf, keysOf } from '../deciding/world.js';

export type RunsEnd =
  /** Runs on the cluster that is the best of the pool for it; null: runs with compute of their own. */
  | { readonly kind: 'runs-end'; readonly pool: PoolName; readonly clusterId: ClusterId | null; readonly runs: number }
  | { readonly kind: 'job-runs-end'; readonly runs: number }
  | { readonly kind: 'tenant-runs-end'; readonly runs: number };

interface Choosing {
  /** When the answer is asked for. */
  readonly when: When;
  readonly most: number;
}

/** None: there are not so many that could end. null: there are more choices than `most`. */
export function whenEnded(change: RunsEnd, question: Question, { when, most }: Choosing): readonly Question[] | null {
  const groups = groupsOf(endingBy(change, question), question, when);
  const sizes = groups.map(({ ours, foreign }) => ours.length + foreign.length);
  const chosen = picks(sizes, change.runs, most);
  if (chosen === null) return null;
  return chosen.flatMap((counts) => {
    const left = groups.reduce((sofar, group, index) => ended(sofar, group, counts[index] ?? 0), question);
    return isSaved(left, question) ? [asTaken(left, question), left] : [left];
  });
}

/** Of how many a change of its kind speaks. */
export function thereAre(change: RunsEnd, question: Question): number {
  const { ours, foreign } = endingBy(change, question);
  return ours.length + foreign.length;
}

/** They end now, or after what they are counted as has passed: then their tenants' time is what it is. */
function asTaken(left: Question, { outlook: { world } }: Question): Question {
  return { ...left, outlook: { ...left.outlook, world: { ...left.outlook.world, runSeconds: world.runSeconds } } };
}

function isSaved(left: Question, before: Question): boolean {
  return left.outlook.world.runSeconds !== before.outlook.world.runSeconds;
}

/** A group holds runs of ours or runs of others. */
function ended(question: Question, { ours, foreign }: Ending, count: number): Question {
  const without = ours.slice(0, count).reduce(endOf, question);
  return foreign.slice(0, count).reduce(endOfForeign, without);
}

function endingBy(change: RunsEnd, { candidate, running, outlook }: Question): Ending {
  const under = (key: string) => running.filter((run) => keysOf(run).includes(key));
  switch (change.kind) {
    case 'job-runs-end':
      return { ours: under(keyOf.job(candidate.jobId)), foreign: [] };
    case 'tenant-runs-end':
      return { ours: under(keyOf.tenant(candidate.tenantId)), foreign: [] };
    case 'runs-end': {
      const { clusterId, pool } = change;
      if (clusterId === null) return { ours: under(keyOf.ownCompute(pool)), foreign: [] };
      const foreign = outlook.world.foreign.filter(({ clusterIds }) => clusterIds.includes(clusterId));
      return { ours: under(keyOf.cluster(clusterId)), foreign };
    }
  }
}
