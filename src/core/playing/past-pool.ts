// How the clusters of one pool came and went in a past period, as a play needs it. In: what is on record of them. Out: those that were up when the period begins,
// what others did, how long starts took, and after which time without a run clusters went. Not taken over is what was decided: the starts that requests asked for come of the
// play's own decisions, and a cluster goes when nothing has run on it in the play.
import { marksOf, type PoolRecord } from './cluster-marks.js';
import type { ClusterTurn, Launch } from './course.js';
import type { ClusterId, Instant, PoolName } from '../ids.js';
import type { PastStart } from './past-clusters.js';
import type { Period } from './past-tally.js';
import { SeenClusters, type UpTime } from './seen-clusters.js';
import type { MeasuredStart } from './start-times.js';

export interface PastPool {
  readonly pool: PoolName;
  readonly launch: Launch;
  /** When the period begins, with since when each runs nothing; null: it does, or it is not known. */
  readonly begins: ReadonlyMap<ClusterId, Instant | null>;
  readonly turns: readonly ClusterTurn[];
  /** Within the period. */
  readonly startsAsked: number;
  /** null: it never went by itself. */
  readonly idle: IdleTime | null;
  /** Of the period. */
  readonly unknownMs: number;
}

export interface IdleTime {
  readonly ms: number;
  /** It was still there after so long, and gone after so long. */
  readonly stayedMs: number;
  readonly goneMs: number;
}

export interface Following {
  readonly pool: PoolName;
  readonly listed: readonly ClusterId[];
  readonly period: Period;
  /** What is on record begins so long before the period. */
  readonly beforeMs: number;
}

/** What was done by others was seen when something was decided: a little later than it was, and than who comes at that instant is to see it. */
const lateMs = 10_000;
/** Longer than it was ever seen to stay, by this at the most. */
const beyondMs = 300_000;

export function pastPool(record: PoolRecord, { pool, listed, period, beforeMs }: Following): PastPool {
  const seen = new SeenClusters(listed, record, period.from - beforeMs);
  const marks = marksOf(record).filter(({ at }) => at >= period.from - beforeMs && at < period.until);
  const before = marks.filter(({ at }) => at < period.from);
  for (const mark of before) seen.take(mark);
  const begun = seen.now();
  const coming = seen.onTheirWay(period.from);
  for (const mark of marks.slice(before.length)) seen.take(mark);
  seen.until(period.until);
  const within = seen.upTimes.filter(({ upAt }) => upAt >= period.from);
  const outcomes = seen.outcomes();
  const idle = idleOf(seen);
  const turning = { pool, from: period.from, idleMs: idle?.ms ?? Infinity };
  const turns = [
    ...seen.upTimes.flatMap((one) => turnsOf(one, turning)),
    ...coming.flatMap((start) => beganBefore(start, outcomes.get(start) ?? null, turning)),
  ];
  return {
    ...{ pool, idle, turns: turns.sort((one, other) => one.at - other.at) },
    begins: new Map([
      ...begun,
      ...within.filter(({ by }) => by === 'unknown').map(({ clusterId }) => [clusterId, null] as const),
    ]),
    launch: {
      starts: { measured: measuredOf(record.starts, outcomes), usualMs: null },
      idleMs: idle?.ms ?? null,
      startedAt: record.starts.findLast(({ recordedAt }) => recordedAt < period.from)?.recordedAt ?? null,
    },
    startsAsked: record.starts.filter(({ recordedAt }) => recordedAt >= period.from).length,
    unknownMs: seen.unknown.reduce((sum, one) => sum + lengthWithin(one, period), 0),
  };
}

function lengthWithin({ from, until }: Period, period: Period): number {
  return Math.max(0, Math.min(until, period.until) - Math.max(from, period.from));
}

/** Those of the time before too: of a start that nobody has timed it is known by what was seen, within what is looked at. */
function measuredOf(starts: readonly PastStart[], outcomes: ReadonlyMap<PastStart, MeasuredStart>): readonly MeasuredStart[] {
  return starts.flatMap((start): MeasuredStart[] => {
    const { recordedAt: at, upAt } = start;
    if (upAt !== null) return [{ at, afterMs: upAt - at, comesUp: true }];
    const outcome = outcomes.get(start);
    return outcome === undefined ? [] : [outcome];
  });
}

/** The shortest time that explains what was seen to go, and not what was seen to stay: nobody is told of clusters that would have been up, and were not. */
function idleOf({ upTimes, longestIdleMs: stayedMs }: SeenClusters): IdleTime | null {
  const goneMs = upTimes.flatMap(({ gone }) => idleWhenGone(gone) ?? []).filter((ms) => ms > stayedMs);
  if (goneMs.length === 0) return null;
  const least = Math.min(...goneMs);
  return { ms: Math.round(stayedMs + Math.min((least - stayedMs) / 2, beyondMs)), stayedMs, goneMs: least };
}

function idleWhenGone(gone: UpTime['gone']): number | null {
  return gone === null || gone.idleSince === null ? null : gone.at - gone.idleSince;
}

interface Turning {
  readonly pool: PoolName;
  readonly from: Instant;
  readonly idleMs: number;
}

function turnsOf({ clusterId, by, upAt, notBefore, comingFrom, gone }: UpTime, { pool, from, idleMs }: Turning): ClusterTurn[] {
  const turns: ClusterTurn[] = [];
  const turn = (to: ClusterTurn['to'], at: Instant) => turns.push({ at, pool, clusterId, to });
  if (by === 'others' && upAt >= from) {
    const at = Math.max(notBefore + 1, upAt - lateMs, from);
    if (comingFrom !== null) turn('starting', Math.min(Math.max(comingFrom - lateMs, from), at));
    turn('running', at);
  }
  const idled = idleWhenGone(gone);
  // Of one that has stood idle for long enough it needs no other reason.
  if (gone !== null && gone.at >= from && (idled === null || idled <= idleMs))
    turn('stopped', Math.max(gone.seenUpAt + 1, gone.at - lateMs, from));
  return turns;
}

/** It was decided before the play begins, and nothing in it changes that. */
function beganBefore({ clusterId }: PastStart, outcome: MeasuredStart | null, { pool, from }: Turning): ClusterTurn[] {
  if (clusterId === null || outcome === null) return [];
  const over = Math.max(from, outcome.at + outcome.afterMs);
  return [
    { at: from, pool, clusterId, to: 'starting' },
    { at: over, pool, clusterId, to: outcome.comesUp ? 'running' : 'stopped' },
  ];
}
