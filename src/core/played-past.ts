// A past period played again under other settings or another policy. In: its requests, how long their runs take, the engine's clusters and jobs, and
// the setup. Out: what would have come of it. The decisions are the service's own, taken at each instant at which somebody comes, something ends, or a
// look at all is due. Pure, bounded, and the same each time. What came of the real period is not in it: see measured-past.ts.
import type { Candidate } from './deciding/candidate.js';
import { slotsOf, worldOn, type Ground, type Slots } from './ground.js';
import type { Instant, RequestId, TenantId } from './ids.js';
import { comingsOf, feedOf, type Coming, type Comings } from './past-comings.js';
import { passedPast, type Looking, type PastPass } from './past-pass.js';
import type { PastRequest } from './past-request.js';
import type { PastRunTimes } from './past-run-times.js';
import { pastRuns, runOf, type PastRuns, type PlayedRun } from './past-runs.js';
import { tallyOf, type Period, type PeriodTally, type TalliedRun } from './past-tally.js';
import type { Case, Policy } from './policy.js';
import { tenantSettings, type Settings } from './settings.js';
import { waitingLanes } from './waiting-lanes.js';

export interface Setup {
  readonly settings: Settings;
  readonly policy: Policy;
  readonly slots: Slots;
}

export interface Past {
  readonly period: Period;
  readonly requests: readonly PastRequest[];
  readonly runTimes: PastRunTimes;
  readonly ground: Ground;
}

export type PlayedPast =
  | {
      readonly kind: 'played';
      readonly tally: PeriodTally;
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
const decisionsMax = 3_000_000;

export function playedPast(past: Past, setup: Setup): PlayedPast {
  const play = begun(past, setup);
  const { comings, runs, looking } = play;
  const end = past.period.until + afterMs;
  let [now, decisions] = [0, 0];
  for (let event = 0; event < eventsMax && decisions < decisionsMax; event += 1) {
    // 1. On to the next instant at which anything can change.
    const check = nextCheck(now, looking);
    now = Math.min(comings.nextAt(), runs.nextEnd(), check);
    if (now > end || now === Infinity) return { kind: 'played', ...concluded(play, past, setup) };
    // 2. What has ended by then holds nothing any more; who comes waits, and who is withdrawn does not.
    const ended = runs.end(now);
    play.over.push(...ended);
    const moved = arrived(comings.take(now), play);
    // 3. A pass, as one would be taken then.
    if (looking.lanes.count() === 0) continue;
    const depth = ended.length > 0 ? 'ended' : 'came';
    decisions += passed({ depth: now === check ? 'again' : depth, now, ...moved }, play);
  }
  return { kind: 'too-much' };
}

/** Where nobody waits there is nothing to look at. */
function nextCheck(now: Instant, { lanes }: Looking): Instant {
  return lanes.count() === 0 ? Infinity : (Math.floor(now / checkMs) + 1) * checkMs;
}

interface Playing {
  readonly comings: Comings;
  readonly candidates: ReadonlyMap<RequestId, Candidate>;
  /** That have a quota of run-seconds. */
  readonly measured: ReadonlySet<TenantId>;
  readonly slots: Slots;
  readonly runs: PastRuns;
  readonly runTimes: PastRunTimes;
  readonly looking: Looking;
  readonly over: PlayedRun[];
  readonly counts: { expired: number; rejected: number; withdrawn: number };
}

function begun({ requests, ground, runTimes }: Past, { settings, policy, slots }: Setup): Playing {
  const world = worldOn(ground, settings, slots);
  const comings = comingsOf(requests, settings);
  const isMeasured = ({ tenantId }: PastRequest) => tenantSettings(settings, tenantId).run_seconds_max !== null;
  return {
    comings: feedOf(comings),
    candidates: new Map(comings.map(({ candidate }) => [candidate.id, candidate])),
    measured: new Set(requests.filter(isMeasured).map(({ tenantId }) => tenantId)),
    slots: new Map([...world.pools].map(([name, pool]) => [name, slotsOf(pool)])),
    runs: pastRuns(world, settings),
    runTimes,
    // A switch that is on now says nothing of the period.
    looking: { lanes: waitingLanes(), policy: { ...policy, maintenance: null }, settings, waits: new Map() },
    over: [],
    counts: { expired: 0, rejected: 0, withdrawn: 0 },
  };
}

function arrived(comes: readonly Coming[], { looking: { lanes }, counts }: Playing): Pick<PastPass, 'came' | 'over'> {
  for (const { kind, candidate } of comes) {
    if (kind === 'comes') lanes.add(candidate);
    else if (kind === 'is-withdrawn' && lanes.remove(candidate)) counts.withdrawn += 1;
  }
  const still = comes.filter(({ candidate }) => lanes.has(candidate));
  const of = (wanted: Coming['kind']) => still.filter(({ kind }) => kind === wanted).map(({ candidate }) => candidate);
  return { came: of('comes'), over: of('is-over') };
}

/** How many decisions it took. */
function passed(pass: PastPass, { runs, runTimes, looking, counts, measured }: Playing): number {
  const { now } = pass;
  const choices = passedPast(pass, runs.worldAt(now, measured), looking);
  for (const choice of choices) {
    const { candidate, decision, replaces } = choice;
    if (replaces !== null) runs.replace(replaces, now);
    const run = runOf(choice, now, runTimes.ms.get(candidate.id) ?? 0);
    if (run !== null) runs.start(run);
    else if (decision.outcome.kind === 'reject') counts.rejected += 1;
    else if (decision.outcome.kind === 'expire') counts.expired += 1;
  }
  return choices.length;
}

function concluded(
  { over, runs, candidates, slots, counts, looking }: Playing,
  { period, requests }: Past,
  { settings }: Setup,
): { readonly tally: PeriodTally; readonly leftIn: Case | null } {
  const tallied = [...over, ...runs.going()].map(({ id, pool, submittedAt: from, endsAt: to }): TalliedRun => {
    return { pool, from, to, waitedMs: from - (candidates.get(id)?.dueAt ?? from) };
  });
  const left = requests.length - tallied.length - counts.expired - counts.rejected - counts.withdrawn;
  const waiting = [...looking.waits].filter(([id]) => {
    const candidate = candidates.get(id);
    return candidate !== undefined && looking.lanes.has(candidate);
  });
  const tally = { requests: requests.length, ...counts, left, ...tallyOf(period, { runs: tallied, slots, settings }) };
  return { tally, leftIn: mostOf(waiting.map(([, { case: situation }]) => situation)) };
}

function mostOf(all: readonly Case[]): Case | null {
  const counts = new Map<Case, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}
