// What came of a play, request by request. In: it. Out: the figures of the period, and what most of those wait for that were not started.
import type { ClusterTimes } from './held-cluster.js';
import type { Instant, PoolName, RequestId } from '../ids.js';
import type { Wait } from './past-pass.js';
import { dueAt, type PastRequest } from './past-request.js';
import type { PlayedRun } from './past-runs.js';
import { tallyOf, type Given, type Period, type PeriodTally, type TalliedRun } from './past-tally.js';
import type { Case } from '../policy.js';
import type { Settings } from '../settings.js';

export interface Unrun {
  readonly end: 'expired' | 'rejected' | 'withdrawn';
  readonly at: Instant;
}

export interface PlayHistory {
  readonly requests: readonly PastRequest[];
  readonly settings: Settings;
  /** Every attempt, those that still go on at the end too. */
  readonly runs: readonly PlayedRun[];
  /** Those that ran when the play began. */
  readonly going: readonly PlayedRun[];
  /** Whose wait ended otherwise; of one that was tried again, after its runs. */
  readonly unrun: ReadonlyMap<RequestId, Unrun>;
  /** Until the end. */
  readonly waiting: ReadonlySet<RequestId>;
  /** Under which each waited last that was decided on; of one that was not, its lane. */
  readonly waits: ReadonlyMap<RequestId, Wait>;
  readonly laneWaits: ReadonlyMap<string, Wait>;
  readonly clusters: ReadonlyMap<PoolName, ClusterTimes>;
  /** With all its clusters up. */
  readonly slots: ReadonlyMap<PoolName, number>;
  /** Of them, those of compute of its own. */
  readonly ownSlots: ReadonlyMap<PoolName, number>;
  readonly decisions: number;
}

export function historyTally(history: PlayHistory, period: Period): PeriodTally {
  const { requests, runs, unrun, settings } = history;
  const due = new Map(requests.map((one) => [one.id, dueAt(one)]));
  const started = new Set(runs.map(({ id }) => id));
  const tallied = runs.map(({ id, pool, attempt, submittedAt: from, endsAt: to }): TalliedRun => {
    return { pool, from, to, counted: true, waitedMs: attempt > 1 ? null : from - (due.get(id) ?? from) };
  });
  const before = history.going.map(({ pool, submittedAt: from, endsAt: to }): TalliedRun => {
    return { pool, from, to, counted: false, waitedMs: null };
  });
  const ends = [...unrun].filter(([id]) => !started.has(id)).map(([, { end }]) => end);
  const count = (wanted: Unrun['end']) => ends.filter((end) => end === wanted).length;
  const [expired, rejected, withdrawn] = [count('expired'), count('rejected'), count('withdrawn')];
  return {
    ...{ requests: requests.length, expired, rejected, withdrawn },
    left: requests.length - started.size - ends.length,
    ...tallyOf(period, { runs: [...tallied, ...before], given: givenOf(history, period), settings }),
  };
}

function givenOf({ slots, ownSlots, clusters }: PlayHistory, { from, until }: Period): ReadonlyMap<PoolName, Given> {
  return new Map(
    [...slots].map(([pool, all]) => {
      const times = clusters.get(pool);
      const ofClusters = times?.slotMs ?? 0;
      const ownMs = (ownSlots.get(pool) ?? 0) * (until - from);
      return [pool, { slots: all, slotMs: ofClusters + ownMs, clusterStarts: times?.starts ?? 0, clusterMs: times?.upMs ?? 0 }];
    }),
  );
}

export function leftIn({ waiting, waits }: Pick<PlayHistory, 'waiting' | 'waits'>): Case | null {
  return mostOf([...waits].filter(([id]) => waiting.has(id)).map(([, { case: situation }]) => situation));
}

function mostOf(all: readonly Case[]): Case | null {
  const counts = new Map<Case, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}
