// What a scenario came to. In: the history of its play. Out: figures by priority and by tenant, by pool, under which rules requests waited, and how it went
// from hour to hour.
import { costOf, priceOf } from '../ending/cost.js';
import type { PoolName, RequestId } from '../ids.js';
import { laneOf } from '../deciding/order.js';
import { candidateOf, dueAt, type PastRequest } from './past-request.js';
import { waitsOf, type Period, type Waits } from './past-tally.js';
import type { PlayHistory } from './play-history.js';
import { priorityName } from '../priority.js';
import { timelineOf, type TimelinePart } from './timeline.js';

/** Each request of it is one of started, expired, rejected and left. */
export interface Group {
  readonly name: string;
  readonly requests: number;
  readonly started: number;
  /** The others never ran. */
  readonly expired: number;
  readonly rejected: number;
  /** Not started until a day after the period. */
  readonly left: number;
  /** Of those that were started. */
  readonly failed: number;
  /** Of those that were started, in seconds. */
  readonly waits: Waits | null;
}

/** Within the period, but for what runs cost. */
export interface PoolFigures {
  /** Attempts, each of them. */
  readonly runs: number;
  /** With all clusters up. */
  readonly slots: number;
  /** Of the slots that were up. */
  readonly occupancy: number;
  readonly clusterStarts: number;
  readonly clusterHours: number;
  readonly idleHours: number;
  /** null: no price is set. */
  readonly cost: number | null;
}

export interface WaitedBy {
  readonly case: string;
  readonly rule: string;
  readonly requests: number;
}

export interface Simulated {
  readonly all: Group;
  /** Critical first. */
  readonly priorities: readonly Group[];
  readonly tenants: readonly Group[];
  readonly pools: readonly (PoolFigures & { readonly pool: string })[];
  readonly inAll: PoolFigures;
  /** The most first. */
  readonly waitedBy: readonly WaitedBy[];
  readonly timeline: readonly TimelinePart[];
  /** Attempts that the platform broke, and of them those that were tried again. */
  readonly broken: number;
  readonly triedAgain: number;
}

export interface Simulating {
  readonly period: Period;
  /** Of requests whose runs fail by themselves. */
  readonly failing: ReadonlySet<RequestId>;
  readonly clusterCosts: ReadonlyMap<PoolName, number>;
}

const hourMs = 3_600_000;

export function simulated(history: PlayHistory, simulating: Simulating): Simulated {
  const fates = fatesOf(history, simulating);
  const groups = (nameOf: (one: PastRequest) => string) => {
    const names = [...new Set(history.requests.map(nameOf))];
    return names.map((name) =>
      groupOf(
        name,
        fates.filter(({ request }) => nameOf(request) === name),
      ),
    );
  };
  const order = ['critical', 'high', 'normal', 'low'];
  const pools = [...history.slots.keys()].map((pool) => ({ pool, ...poolOf(pool, history, simulating) }));
  const broken = history.runs.filter((run) => run.broken).length;
  const tries = history.runs.filter(({ attempt }) => attempt > 1).length;
  return {
    all: groupOf('all', fates),
    priorities: groups(({ priority }) => priorityName(priority)).sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)),
    tenants: groups(({ tenantId }) => tenantId).sort((a, b) => b.requests - a.requests || (a.name < b.name ? -1 : 1)),
    pools: pools.map(({ usedMs: _used, slotMs: _slots, ...pool }) => pool),
    inAll: together(pools),
    waitedBy: waitedBy(fates, history),
    timeline: timelineOf(simulating.period, {
      waiting: fates.map(({ request, waitedUntil }) => ({ from: dueAt(request), to: waitedUntil })),
      running: history.runs.map(({ submittedAt, endsAt }) => ({ from: submittedAt, to: endsAt })),
    }),
    broken,
    triedAgain: tries,
  };
}

interface Fate {
  readonly request: PastRequest;
  readonly end: 'started' | 'expired' | 'rejected' | 'left';
  readonly failed: boolean;
  /** For its first run, where it had one. */
  readonly waitedUntil: number;
}

function fatesOf(history: PlayHistory, { failing }: Simulating): readonly Fate[] {
  const runs = new Map<RequestId, { first: number; last: number; broken: boolean }>();
  for (const { id, attempt, submittedAt, broken } of history.runs) {
    const known = runs.get(id) ?? { first: submittedAt, last: 0, broken };
    const isLast = attempt > known.last;
    runs.set(id, {
      first: Math.min(known.first, submittedAt),
      last: isLast ? attempt : known.last,
      broken: isLast ? broken : known.broken,
    });
  }
  return history.requests.map((request): Fate => {
    const ran = runs.get(request.id);
    const unrun = history.unrun.get(request.id);
    if (ran !== undefined)
      return { request, end: 'started', failed: ran.broken || failing.has(request.id), waitedUntil: ran.first };
    const end = unrun === undefined || unrun.end === 'withdrawn' ? 'left' : unrun.end;
    return { request, end, failed: false, waitedUntil: unrun?.at ?? Infinity };
  });
}

function groupOf(name: string, fates: readonly Fate[]): Group {
  const started = fates.filter(({ end }) => end === 'started');
  const count = (wanted: Fate['end']) => fates.filter(({ end }) => end === wanted).length;
  return {
    ...{ name, requests: fates.length, started: started.length },
    ...{ expired: count('expired'), rejected: count('rejected'), left: count('left') },
    failed: started.filter(({ failed }) => failed).length,
    waits: waitsOf(started.map(({ request, waitedUntil }) => (waitedUntil - dueAt(request)) / 1000)),
  };
}

type Measured = PoolFigures & { readonly usedMs: number; readonly slotMs: number };

function poolOf(
  pool: PoolName,
  { runs, settings, slots, clusters }: PlayHistory,
  { period, clusterCosts }: Simulating,
): Measured {
  const own = runs.filter((run) => run.pool === pool);
  const { starts, upMs, idleMs, slotMs: ofClusters } = clusters.get(pool) ?? { starts: 0, upMs: 0, idleMs: 0, slotMs: 0 };
  const slotMs = ofClusters + (settings.pools[pool]?.own_compute_slots ?? 0) * (period.until - period.from);
  const usedMs = own.reduce(
    (sum, run) => sum + Math.max(0, Math.min(run.endsAt, period.until) - Math.max(run.submittedAt, period.from)),
    0,
  );
  const [perRun, perCluster] = [priceOf(settings, pool), clusterCosts.get(pool) ?? null];
  const ofRuns = own.reduce((sum, run) => sum + costOf(run.submittedAt, run.endsAt, perRun ?? 0), 0);
  return {
    ...{ runs: own.length, slots: slots.get(pool) ?? 0, occupancy: slotMs === 0 ? 0 : usedMs / slotMs, usedMs, slotMs },
    ...{ clusterStarts: starts, clusterHours: upMs / hourMs, idleHours: idleMs / hourMs },
    cost: perRun === null && perCluster === null ? null : ofRuns + (upMs / hourMs) * (perCluster ?? 0),
  };
}

function together(pools: readonly Measured[]): PoolFigures {
  const sum = (of: (pool: Measured) => number) => pools.reduce((total, pool) => total + of(pool), 0);
  const slotMs = sum((pool) => pool.slotMs);
  const priced = pools.filter(({ cost, runs }) => cost !== null || runs > 0);
  return {
    ...{ runs: sum(({ runs }) => runs), slots: sum(({ slots }) => slots) },
    occupancy: slotMs === 0 ? 0 : sum(({ usedMs }) => usedMs) / slotMs,
    ...{ clusterStarts: sum((pool) => pool.clusterStarts), clusterHours: sum((pool) => pool.clusterHours) },
    idleHours: sum(({ idleHours }) => idleHours),
    cost: priced.length === 0 || priced.some(({ cost }) => cost === null) ? null : sum(({ cost }) => cost ?? 0),
  };
}

/** Who waited at all, by the last rule that it was seen to wait under, or the first of its lane. */
function waitedBy(fates: readonly Fate[], { waits, laneWaits, settings }: PlayHistory): readonly WaitedBy[] {
  const rules = new Map<string, WaitedBy>();
  for (const { request, waitedUntil } of fates) {
    if (waitedUntil <= dueAt(request)) continue;
    const wait = waits.get(request.id) ?? laneWaits.get(laneOf(candidateOf(request, settings)));
    if (wait === undefined) continue;
    const key = JSON.stringify([wait.case, wait.rule]);
    rules.set(key, { ...wait, requests: (rules.get(key)?.requests ?? 0) + 1 });
  }
  return [...rules.values()].sort((one, other) => other.requests - one.requests);
}
