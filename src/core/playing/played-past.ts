// A period played under settings and a policy: one that was, or one that somebody thought of. In: its requests, how long their runs take, the engine's
// clusters and jobs, what goes its own way meanwhile, and the setup. Out: what would have come of it. The decisions are the service's own, taken at each instant
// at which somebody comes, something ends, a cluster comes up, or a look at all is due. Pure, bounded, and the same each time.
import type { Candidate } from '../deciding/candidate.js';
import type { Course } from './course.js';
import { slotsOf, worldOn, type Ground, type Slots } from './ground.js';
import type { Instant, RequestId, TenantId } from '../ids.js';
import { comingsOf, feedOf, type Coming, type Comings } from './past-comings.js';
import { passedPast, type Depth, type Looking, type PastPass } from './past-pass.js';
import type { PastRequest } from './past-request.js';
import { pastRuns, runOf, type PastRuns, type PlayedRun } from './past-runs.js';
import type { Period, PeriodTally } from './past-tally.js';
import { historyTally, leftIn, type PlayHistory, type Unrun } from './play-history.js';
import { PlayedClusters } from './played-clusters.js';
import { triedAgain } from './played-tries.js';
import type { Case, Policy } from '../policy.js';
import { tenantSettings, type Settings } from '../settings.js';
import { waitingLanes } from './waiting-lanes.js';

export interface Setup {
  readonly settings: Settings;
  readonly policy: Policy;
  readonly slots: Slots;
}

export interface Past {
  readonly period: Period;
  readonly requests: readonly PastRequest[];
  /** That run when the period begins, and hold their slots until they end. */
  readonly going: readonly PlayedRun[];
  readonly runTimes: { readonly ms: ReadonlyMap<RequestId, number> };
  readonly ground: Ground;
  readonly course: Course;
}

export type PlayedPast =
  | {
      readonly kind: 'played';
      readonly tally: PeriodTally;
      readonly history: PlayHistory;
      /** What most of those wait for that were not started; null: there are none. */
      readonly leftIn: Case | null;
    }
  /** It would take too long: fewer requests can be played. */
  | { readonly kind: 'too-much' };

/** As sweeps do, if not as often. The hours of the calendar are whole multiples of it, in every zone. */
const checkMs = 300_000;
/** What still waits then was not started. */
const afterMs = 86_400_000;
const eventsMax = 400_000;
/** Of about ten microseconds each. */
export const decisionsMax = 3_000_000;

export function playedPast(past: Past, setup: Setup, most = decisionsMax): PlayedPast {
  const play = begun(past, setup);
  const { comings, runs, clusters, looking } = play;
  const end = past.period.until + afterMs;
  let [now, decisions] = [0, 0];
  for (let event = 0; event < eventsMax && decisions < most; event += 1) {
    // 1. On to the next instant at which anything can change.
    const check = nextCheck(now, looking);
    now = Math.min(comings.nextAt(), runs.nextEnd(), clusters.nextAt(), check);
    if (now > end || now === Infinity) return concluded(play, { past, setup, decisions });
    // 2. Clusters come up and break down; what has ended by then holds nothing any more; who comes waits, and who is withdrawn does not.
    const { lost, room } = clusters.by(now);
    runs.lose(lost, now);
    const ended = runs.end(now);
    for (const run of ended) leave(run, play);
    const moved = arrived(comings.take(now), now, play);
    // 3. A pass, as one would be taken then.
    if (looking.lanes.count() === 0) continue;
    const depth = depthOf({ isCheck: now === check, room: room || ended.length > 0 });
    decisions += passed({ depth, now, reachable: clusters.reachable(), ...moved }, play);
  }
  return { kind: 'too-much' };
}

function depthOf({ isCheck, room }: { readonly isCheck: boolean; readonly room: boolean }): Depth {
  if (isCheck) return 'again';
  return room ? 'ended' : 'came';
}

/** Where nobody waits there is nothing to look at. */
function nextCheck(now: Instant, { lanes }: Looking): Instant {
  return lanes.count() === 0 ? Infinity : (Math.floor(now / checkMs) + 1) * checkMs;
}

interface Playing {
  readonly comings: Comings;
  /** As each is now. */
  readonly candidates: Map<RequestId, Candidate>;
  /** That have a quota of run-seconds. */
  readonly measured: ReadonlySet<TenantId>;
  readonly clusters: PlayedClusters;
  readonly runs: PastRuns;
  readonly past: Past;
  readonly looking: Looking;
  readonly over: PlayedRun[];
  readonly unrun: Map<RequestId, Unrun>;
}

function begun(past: Past, { settings, policy, slots }: Setup): Playing {
  const { period, requests, going, ground, course } = past;
  const world = worldOn(ground, settings, { slots, launches: course.launches });
  const comings = comingsOf(requests, settings, period.from);
  const isMeasured = ({ tenantId }: PastRequest) => tenantSettings(settings, tenantId).run_seconds_max !== null;
  const clusters = new PlayedClusters(world.pools, course, period);
  const runs = pastRuns(world, settings);
  for (const run of going) {
    runs.start(run);
    clusters.count(run.clusterId, 1, period.from);
  }
  return {
    comings: feedOf(comings),
    candidates: new Map(comings.map(({ candidate }) => [candidate.id, candidate])),
    measured: new Set(requests.filter(isMeasured).map(({ tenantId }) => tenantId)),
    ...{ clusters, runs, past },
    // A switch that is on now says nothing of the period.
    looking: {
      ...{ lanes: waitingLanes(), policy: { ...policy, maintenance: null }, settings },
      ...{ waits: new Map(), laneWaits: new Map() },
    },
    over: [],
    unrun: new Map(),
  };
}

/** One that the platform broke comes again. */
function leave(run: PlayedRun, { over, clusters, candidates, comings, looking }: Playing): void {
  over.push(run);
  clusters.count(run.clusterId, -1, run.endsAt);
  const candidate = candidates.get(run.id);
  const again = candidate === undefined ? null : triedAgain(run, candidate, looking.settings);
  if (again === null) return;
  candidates.set(run.id, again);
  comings.add(again);
  // It waits for another reason now.
  looking.waits.delete(run.id);
}

function arrived(comes: readonly Coming[], now: Instant, play: Playing): Pick<PastPass, 'came' | 'over'> {
  const { lanes } = play.looking;
  // Of one that was tried again, what was to come of it before is nothing now.
  const known = comes.filter(({ candidate }) => play.candidates.get(candidate.id) === candidate);
  for (const { kind, candidate } of known) {
    if (kind === 'comes') lanes.add(candidate);
    else if (kind === 'is-withdrawn' && lanes.remove(candidate)) play.unrun.set(candidate.id, { end: 'withdrawn', at: now });
  }
  const still = known.filter(({ candidate }) => lanes.has(candidate));
  const of = (wanted: Coming['kind']) => still.filter(({ kind }) => kind === wanted).map(({ candidate }) => candidate);
  return { came: of('comes'), over: of('is-over') };
}

/** How many decisions it took. */
function passed(pass: PastPass, { runs, clusters, past, looking, unrun, measured }: Playing): number {
  const { now } = pass;
  const choices = passedPast(pass, runs.worldAt(now, clusters.pools(), measured), looking);
  for (const choice of choices) {
    const { candidate, decision, replaces } = choice;
    if (replaces !== null) runs.replace(replaces, now);
    clusters.start(choice.starts, now);
    const lastsMs = past.runTimes.ms.get(candidate.id) ?? 0;
    const run = runOf(choice, now, { lastsMs, breaks: past.course.breaks.get(candidate.id) ?? [] });
    if (run !== null) {
      runs.start(run);
      clusters.count(run.clusterId, 1, now);
    } else if (decision.outcome.kind === 'reject') unrun.set(candidate.id, { end: 'rejected', at: now });
    else if (decision.outcome.kind === 'expire') unrun.set(candidate.id, { end: 'expired', at: now });
  }
  return choices.length;
}

interface Concluding {
  readonly past: Past;
  readonly setup: Setup;
  readonly decisions: number;
}

function concluded(
  { over, runs, candidates, clusters, unrun, looking }: Playing,
  { past, setup, decisions }: Concluding,
): PlayedPast {
  const { lanes, waits, laneWaits } = looking;
  const waiting = new Set([...candidates.values()].filter((one) => lanes.has(one)).map(({ id }) => id));
  const pools = [...clusters.pools()];
  const slots = new Map(pools.map(([name, pool]) => [name, slotsOf(pool)]));
  const ownSlots = new Map(pools.map(([name, pool]) => [name, pool.settings.own_compute_slots]));
  const before = new Set(past.going.map(({ id }) => id));
  const all = [...over, ...runs.going()];
  const history: PlayHistory = {
    ...{ runs: all.filter(({ id }) => !before.has(id)), going: all.filter(({ id }) => before.has(id)) },
    ...{ unrun, waiting, waits, laneWaits, decisions },
    ...{ requests: past.requests, settings: setup.settings, clusters: clusters.times(), slots, ownSlots },
  };
  return { kind: 'played', tally: historyTally(history, past.period), history, leftIn: leftIn(history) };
}
