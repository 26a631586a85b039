// Whether a change would let a request run, and the smallest of its kind that does: it is applied and decided on, in every world that may be then.
import type { Budget } from './budget.js';
import { applied, type Change } from './change.js';
import type { Candidate } from '../deciding/candidate.js';
import { byRank } from '../deciding/order.js';
import { tenantSettings } from '../settings.js';
import type { When } from './alike-runs.js';
import { whenEnded, type RunsEnd } from './ended-runs.js';
import { answer, costOf, type Question } from './question.js';

/** One of these is so, and nobody knows which: runs have ended, and which ones is open. At least one. */
export type Possible = readonly [Question, ...Question[]];

/** More runs than that nobody waits for. */
const runsMax = 512;
/** Of one change. */
const worldsMax = 400;

export function wouldRun(change: Change, possible: Possible, budget: Budget): boolean {
  return proved(change, possible, budget) ?? false;
}

/** null: there are more ways for it to be so than are looked at, or none. */
function proved(change: Change, possible: Possible, budget: Budget): boolean | null {
  for (const one of whenSo(change, possible, { when: 'now', budget }) ?? [null]) {
    const would = one === null ? null : runs(one, budget);
    if (would !== true) return would;
  }
  return true;
}

function runs(question: Question, budget: Budget): boolean | null {
  return budget.spend(costOf(question)) ? answer(question).runs : null;
}

interface Looking {
  readonly when: When;
  readonly budget: Budget;
}

/** null: it cannot be so, or it may be so in more ways than are looked at. */
export function whenSo(change: Change, possible: Possible, { when, budget }: Looking): Possible | null {
  if (change.kind === 'time' && possible.some(isTimeUnknown)) return null;
  if (!('runs' in change)) return asPossible(possible.map((one) => applied(change, one)));
  // The end of a run takes about as long as a decision. What is left for other changes is as much again.
  const most = Math.min(worldsMax, Math.floor(budget.left() / 2 / (change.runs + costOf(possible[0]))));
  const after: Question[] = [];
  for (const one of possible) {
    const worlds = whenEnded(change, one, { when, most: most - after.length });
    if (worlds === null) budget.leaveOut();
    if (worlds === null || worlds.length === 0 || !budget.spend(worlds.length * change.runs)) return null;
    after.push(...worlds);
  }
  return asPossible(after);
}

/**
 * The least number of runs that lets it run, whichever they are: more never does worse, as a rule. Looked for from below in steps that double, for of few
 * runs there are few choices. Where it cannot be told of fewer whether they would do, nothing is told.
 */
export function fewestRuns(make: (runs: number) => RunsEnd, there: number, possible: Possible, budget: Budget): Change[] {
  const most = Math.min(there, runsMax);
  if (most < 1 || !wouldRun(make(most), possible, budget)) return [];
  for (let [tooFew, runs] = [0, 1]; ; [tooFew, runs] = [runs, Math.min(most, 2 * runs)]) {
    const would = proved(make(runs), possible, budget);
    if (would === null) return [];
    if (would) return fewest({ make, tooFew, enough: runs }, possible, budget);
  }
}

interface Between {
  readonly make: (number: number) => Change;
  readonly tooFew: number;
  /** It would do. */
  readonly enough: number;
}

export function fewest({ make, ...between }: Between, possible: Possible, budget: Budget): Change[] {
  let { tooFew, enough } = between;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    const would = proved(make(middle), possible, budget);
    if (would === null) return [];
    if (would) enough = middle;
    else tooFew = middle;
  }
  return [make(enough)];
}

/** Of somebody before it whose tenant has a quota of time it is not known what its runs will have taken by then: so many tenants are not followed. */
function isTimeUnknown({ candidate, others, spans, outlook: { settings } }: Question): boolean {
  const hasQuota = ({ tenantId }: Candidate) => tenantSettings(settings, tenantId).run_seconds_max !== null;
  return others.some((one) => byRank(one, candidate) < 0 && hasQuota(one) && !spans.has(one.tenantId));
}

function asPossible([first, ...others]: readonly Question[]): Possible | null {
  return first === undefined ? null : [first, ...others];
}
