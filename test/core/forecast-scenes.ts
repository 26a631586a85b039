// Scenes of a forecast: one pool, at any hour, where nobody has another priority or a limit: first come, first served.
import { nobody } from '../../src/core/explaining/unseen.js';
import type { Candidate } from '../../src/core/deciding/candidate.js';
import type { Cluster } from '../../src/core/cluster.js';
import { forecast, type Forecast } from '../../src/core/forecast/forecast.js';
import { forecastSentence } from '../../src/core/forecast/forecast-sentence.js';
import type { RunTimes } from '../../src/core/forecast/foreseen-runs.js';
import { branded, type JobId, type PoolName, type RequestId, type TenantId } from '../../src/core/ids.js';
import type { Policy } from '../../src/core/policy.js';
import { rankAt } from '../../src/core/deciding/order.js';
import type { Ahead } from '../../src/core/forecast/played-forward.js';
import { secondsWithin, type RunSpan } from '../../src/core/deciding/quota.js';
import { observe, type LiveRequest, type PoolStart } from '../../src/core/deciding/world.js';
import { defaultPolicy } from '../support/house-policy.js';
import { aCandidate, aJob, aSnapshot, monday, someSettings } from '../support/scenes.js';

export const minute = 60_000;
export const jobs = Array.from({ length: 8 }, (_, index) => `${index}`);

/** In minutes. */
type Took = readonly [usual: number, long: number];

export interface Scene {
  readonly slots?: number;
  /** Minutes that each has run already, by its job. */
  readonly running?: readonly (readonly [job: string, minutes: number])[];
  /** Jobs of those before it, the first first. */
  readonly before?: readonly string[];
  /** What each of those is besides. */
  readonly each?: Partial<Candidate>;
  readonly takes?: Readonly<Record<string, Took>>;
  /** How long runs of each job take to begin. */
  readonly begins?: Took;
  readonly candidate?: Partial<Candidate>;
  readonly changes?: Partial<Ahead>;
  readonly stopWished?: boolean;
  readonly held?: boolean;
  /** Of tenant `t`, which has twenty minutes of each hour. */
  readonly spans?: readonly RunSpan[];
  /** Left out: it is business time at any hour. */
  readonly hours?: readonly [from: string, to: string];
  readonly policy?: Policy;
  /** Left out: runs bring compute of their own. Those that run already are on the first of them. */
  readonly clusters?: readonly Cluster[];
  /** Of the pool. */
  readonly pool?: { readonly clusters_max?: number; readonly new_cluster?: Record<string, unknown> };
  /** Of the pool's last start, so many minutes ago. */
  readonly start?: { readonly minutesAgo: number; readonly pending?: boolean; readonly clusterId?: string };
  /** How long clusters take to come up. */
  readonly comesUp?: Took;
}

export function forecastOf(scene: Scene): Forecast {
  const { running = [], before = [], candidate, changes, clusters, policy = defaultPolicy } = scene;
  const settings = settingsOf(scene);
  const live = running.map(([job, minutes], index): LiveRequest => {
    const place = { pool, clusterId: clusters?.[0]?.id ?? null, runId: null, tenantId: branded<TenantId>('t') };
    const submittedAt = monday - minutes * minute;
    const stopWished = scene.stopWished === true;
    return { ...place, id: branded(`live-${index}`), priority: 50, submittedAt, stopWished, jobId: branded(job) };
  });
  const spans = scene.spans ?? live.map(({ submittedAt }) => ({ from: submittedAt, to: null }));
  const snapshot = aSnapshot({ clusters: [...(clusters ?? [])], jobs: jobs.map((job) => aJob(job)) });
  const runSeconds = new Map([[branded<TenantId>('t'), secondsWithin(spans, 60 * minute, monday)]]);
  const world = observe({ snapshot, live, endedRuns: new Set(), starts: startsOf(scene), runSeconds }, settings);
  const ahead = {
    front: before.map((jobId, index) => waiting(index, { jobId: branded(jobId), ...scene.each })),
    cut: false,
    ...timesOf(scene),
  };
  const outlook = { world, settings, now: monday, reachable: true, waiting: 0 };
  const asked = waiting(999, { jobId: branded('0'), ...candidate });
  const held = scene.held === true;
  const question = {
    candidate: asked,
    spans: new Map([[branded<TenantId>('t'), spans]]),
    running: live,
    others: [],
    unseen: nobody,
    outlook,
    policy,
    held,
  };
  return forecast(question, { ...ahead, ...changes });
}

const pool = branded<PoolName>('active');

function settingsOf({ slots = 1, clusters, hours: [from, to] = ['00:00', '24:00'], pool: more }: Scene) {
  const own = clusters === undefined;
  return someSettings({
    pools: {
      active: own ? { own_compute_slots: slots } : { clusters: ['active*'], slots_per_cluster: slots, ...more },
      passive: {},
    },
    calendar: { business_hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from, to }] },
    tenants: { t: { run_seconds_max: 1_200, run_window_seconds: 3_600 } },
    jobs: own ? {} : Object.fromEntries(jobs.map((job) => [job, { placement: 'submit' as const }])),
  });
}

function startsOf({ start }: Scene): PoolStart[] {
  if (start === undefined) return [];
  const { minutesAgo, pending = false, clusterId = 'active-1' } = start;
  const recordedAt = monday - minutesAgo * minute;
  return [{ pool, recordedAt, doneAt: pending ? null : recordedAt, clusterId: branded(clusterId), up: false }];
}

function timesOf({ takes = {}, begins, comesUp }: Scene): Pick<Ahead, 'runTimes' | 'startTimes'> {
  const times = ([usual, long]: Took) => ({ usualMs: usual * minute, longMs: long * minute });
  const toBegin = begins === undefined ? null : times(begins);
  const runTimes = Object.entries(takes).map(([job, took]): [JobId, RunTimes] => [
    branded(job),
    { runs: 10, ...times(took), toBegin },
  ]);
  const startTimes = comesUp === undefined ? [] : [[pool, { starts: 7, ...times(comesUp) }] as const];
  return { runTimes: new Map(runTimes), startTimes: new Map(startTimes) };
}

export function waiting(place: number, changes: Partial<Candidate>): Candidate {
  const id = branded<RequestId>(`00000000-0000-7000-8000-${String(place).padStart(12, '0')}`);
  const common = { id, dueAt: monday - minute, expiresAt: monday + 30 * 86_400_000, maxConcurrentRuns: 1_000 };
  const one = aCandidate({ ...common, state: 'waiting', ...changes });
  return { ...one, rankAt: rankAt(one.dueAt, one.priority, 60) };
}

/** In minutes from now. */
export function minutesOf(told: Forecast): readonly [from: number, to: number | null] {
  if (told.kind === 'unknown') throw new Error(forecastSentence(told));
  return [(told.likely - monday) / minute, told.late === null ? null : (told.late - monday) / minute];
}

export const exactly = (minutes: number) => [minutes, minutes] as const;
