// A scenario made into what is played. In: it, the settings and a seed. Out: the period with its requests, how their runs go, clusters, outages, and the
// settings; or where it would come to more than can be played. Promised: the same for the same seed, on every machine; whatever the policy is, the same
// requests come and their runs take the same time, so that two policies are compared on the same day.
import type { Course, Outage } from './course.js';
import { branded, type ClusterId, type Instant, type JobId, type RequestId, type TenantId } from '../ids.js';
import { instantOf, windowsIn, type Zoned } from './moments.js';
import type { PastRequest } from './past-request.js';
import type { Past } from './played-past.js';
import { lengthMs } from './run-lengths.js';
import { arrivalsOf } from './scenario-arrivals.js';
import { scenarioGround, scenarioLaunches, scenarioSettings } from './scenario-settings.js';
import type { Arrival, Scenario, ScenarioOutage } from './scenario.js';
import { seeded, type Chance } from './seeded.js';
import type { Settings } from '../settings.js';
import type { Simulating } from './simulated.js';

/** As many as a past period may have. */
export const requestsMax = 20_000;
/** More tries than any setting allows. */
const breaksMax = 21;
const hourMs = 3_600_000;

export type ScenarioPlay =
  | { readonly kind: 'playable'; readonly past: Past; readonly settings: Settings; readonly simulating: Simulating }
  /** The entry of `arrivals` with which there are too many. */
  | { readonly kind: 'too-many'; readonly arrival: number };

export function scenarioPlay(scenario: Scenario, given: Settings, seed: number): ScenarioPlay {
  const settings = scenarioSettings(scenario, given);
  const zone = scenario.zone ?? settings.calendar.time_zone;
  const from = instantOf(scenario.period.from, zone);
  const zoned = { zone, period: { from, until: from + Math.round(scenario.period.hours * hourMs) } };
  const wanted: Wanted[] = [];
  for (const [index, arrival] of scenario.arrivals.entries()) {
    const arriving = { ...zoned, calendar: settings.calendar, load: scenario.load, most: requestsMax - wanted.length };
    const all = arrivalsOf(arrival, arriving, seeded(seed, `arrivals ${index}`));
    if (all.length > arriving.most) return { kind: 'too-many', arrival: index };
    wanted.push(...runsOf(arrival, all, { scenario, chance: seeded(seed, `runs ${index}`) }));
  }
  // In order where they come at the same time: as the arrivals are listed.
  wanted.sort((one, other) => one.at - other.at);
  const made = wanted.map((one, index) => ({ ...one, request: requestOf(one, index, scenario) }));
  const course: Course = {
    ...{ launches: scenarioLaunches(scenario), turns: [], idleSince: new Map() },
    outages: scenario.outages.flatMap((outage) => outagesOf(outage, settings, zoned)),
    breaks: new Map(made.flatMap(({ request, breaks }) => (breaks.length === 0 ? [] : [[request.id, breaks]]))),
  };
  const past: Past = {
    period: zoned.period,
    ...{ requests: made.map(({ request }) => request), going: [] },
    runTimes: { ms: new Map(made.map(({ request, lastsMs }) => [request.id, lastsMs])) },
    ground: scenarioGround(scenario, settings),
    course,
  };
  const failing = new Set(made.filter(({ fails }) => fails).map(({ request }) => request.id));
  return { kind: 'playable', past, settings, simulating: { period: zoned.period, failing, clusterCosts: costsOf(scenario) } };
}

interface Wanted {
  readonly at: Instant;
  readonly arrival: Arrival;
  readonly lastsMs: number;
  readonly breaks: readonly number[];
  readonly fails: boolean;
}

interface Drawing {
  readonly scenario: Scenario;
  readonly chance: Chance;
}

function runsOf(arrival: Arrival, all: readonly Instant[], { scenario, chance }: Drawing): Wanted[] {
  const job = scenario.jobs[arrival.job];
  if (job === undefined) return [];
  return all.map((at) => {
    const lastsMs = lengthMs(job.run_seconds, chance);
    const breaks: number[] = [];
    while (breaks.length < breaksMax && chance() < job.broken_share) breaks.push(chance());
    return { at, arrival, lastsMs, breaks, fails: chance() < job.failed_share };
  });
}

function requestOf({ at, arrival }: Wanted, index: number, { jobs }: Scenario): PastRequest {
  const { tenant, job, user, priority, source } = arrival;
  const { location_id, pos_id, client_id, operation_id, operation_name, parameters } = arrival;
  const asked = jobs[job];
  return {
    id: branded<RequestId>(`00000000-0000-7000-8000-${String(index).padStart(12, '0')}`),
    ...{ tenantId: branded<TenantId>(tenant), jobId: branded<JobId>(job), userId: user, priority },
    ...{ source, movedTo: null, receivedAt: at, state: 'received', finishedAt: null, ran: null },
    context: { location_id, pos_id, client_id, operation_id, operation_name, parameters },
    asked: {
      clusterType: asked?.cluster_type ?? null,
      maxConcurrentRuns: asked?.max_concurrent_runs ?? null,
      maxWaitSeconds: asked?.max_wait_seconds ?? null,
      maxRunSeconds: asked?.max_run_seconds ?? null,
      startAfter: null,
    },
  };
}

function outagesOf({ pool, clusters, ...window }: ScenarioOutage, settings: Settings, zoned: Zoned): Outage[] {
  const struck = pool === undefined ? [] : (settings.pools[pool]?.clusters ?? []);
  const ids = struck.slice(0, clusters).map((id) => branded<ClusterId>(id));
  return windowsIn(window, zoned).map((one) =>
    pool === undefined ? { of: 'engine', ...one } : { of: 'clusters', clusters: ids, ...one },
  );
}

function costsOf({ pools }: Scenario): Simulating['clusterCosts'] {
  return new Map(
    Object.entries(pools).flatMap(([name, { cluster_cost_per_hour: cost }]) =>
      cost === undefined ? [] : [[branded(name), cost]],
    ),
  );
}
