// One look at those who wait, at an instant of a play, by the same choose() as a pass. In: why it is taken: somebody came, something has ended, or it is
// time to look at all again. Out: whose wait ends, and how. As in a pass, who is behind those that nothing is left for is not asked.
import type { Candidate } from '../deciding/candidate.js';
import { choose, ofOneRequest, type Choice } from '../deciding/choose.js';
import type { Instant, RequestId } from '../ids.js';
import { runsLeft } from '../deciding/job-limit.js';
import { byRank, laneOf } from '../deciding/order.js';
import type { Case, Policy } from '../policy.js';
import { roomOf } from '../deciding/room.js';
import { tenantSettings, type Settings } from '../settings.js';
import type { Seen, WaitingLanes } from './waiting-lanes.js';
import { keyOf, liveCount, runSecondsOf, type World } from '../deciding/world.js';

/** `came`: all else is as the last look has left it; `ended`: there is more room; `again`: rules look at the hour, and at how long a request has waited. */
export type Depth = 'came' | 'ended' | 'again';

export interface PastPass {
  readonly depth: Depth;
  readonly now: Instant;
  readonly came: readonly Candidate[];
  /** Their time is over. */
  readonly over: readonly Candidate[];
  /** The engine answers. */
  readonly reachable: boolean;
}

export interface Looking {
  readonly lanes: WaitingLanes;
  readonly policy: Policy;
  readonly settings: Settings;
  /** Under which each waits that has been decided on. */
  readonly waits: Map<RequestId, Wait>;
  /** And each lane: who comes behind its first waits as that one does. */
  readonly laneWaits: Map<string, Wait>;
}

export interface Wait {
  readonly case: Case;
  readonly rule: string;
}

/** After so many in a row that wait nobody further back is asked, where no room is left: a policy that overfills does so for who comes first. */
const inARowMax = 8;

export function passedPast({ depth, now, came, over, reachable }: PastPass, begun: World, looking: Looking): readonly Choice[] {
  const { lanes } = looking;
  const choices: Choice[] = [];
  let world = begun;
  const ask = (candidate: Candidate): Choice | null => {
    const chosen = choose([withWaits(candidate, looking)], {
      ...{ world, now, policy: looking.policy, settings: looking.settings, reachable, waiting: lanes.count() },
    });
    ({ world } = chosen);
    const [choice] = chosen.choices;
    if (choice === undefined) return null;
    choices.push(choice);
    const { case: situation, rule, outcome } = choice.decision;
    if (outcome.kind === 'wait') {
      looking.waits.set(candidate.id, { case: situation, rule });
      looking.laneWaits.set(laneOf(candidate), { case: situation, rule });
    }
    return choice;
  };
  for (const candidate of over) if (goes(ask(candidate))) lanes.remove(candidate);
  if (depth === 'came') {
    // The others wait as they did, and so does who comes behind one of its lane.
    for (const candidate of came.toSorted(byRank)) if (lanes.isFirst(candidate) && goes(ask(candidate))) lanes.remove(candidate);
    return choices;
  }
  let inARow = 0;
  lanes.walk((candidate) => {
    if (depth === 'ended' && !isOpen(candidate, world, looking.settings) && looking.waits.has(candidate.id)) return 'settled';
    const seen = seenOf(ask(candidate));
    inARow = seen === 'gone' ? 0 : inARow + 1;
    return depth === 'ended' && inARow >= inARowMax && roomOf(world) === 0 ? 'stop' : seen;
  });
  return choices;
}

function withWaits(candidate: Candidate, { waits }: Looking): Candidate {
  const known = waits.get(candidate.id);
  return known === undefined ? candidate : { ...candidate, state: 'waiting', waits: known };
}

function goes(choice: Choice | null): boolean {
  return choice !== null && choice.decision.outcome.kind !== 'wait';
}

function seenOf(choice: Choice | null): Seen {
  if (choice === null) return 'settled';
  if (goes(choice)) return 'gone';
  return ofOneRequest.includes(choice.decision.case) ? 'next' : 'settled';
}

/** Something is left of its limit and of its tenant's quotas, as for the lanes that a pass looks at. */
function isOpen(candidate: Candidate, world: World, settings: Settings): boolean {
  const { tenantId } = candidate;
  const { runs_max: runsMax, run_seconds_max: runSecondsMax } = tenantSettings(settings, tenantId);
  return (
    runsLeft(candidate, world, settings) > 0 &&
    (runsMax === null || liveCount(world, keyOf.tenant(tenantId)) < runsMax) &&
    (runSecondsMax === null || runSecondsOf(world, tenantId) < runSecondsMax)
  );
}
