// One cluster of a play. In: how its state changes, and the runs that begin and end on it. Out: what it is now, when it goes down by itself, and how
// long it was up within the period, in use or not. Changed in place, by the play that owns it.
import type { Cluster } from '../cluster.js';
import type { ClusterId, Instant, PoolName } from '../ids.js';
import type { Period } from './past-tally.js';
import type { PoolCluster } from '../deciding/world.js';
import type { StartCourse } from './start-times.js';

/** Of the clusters of a pool, within the period. */
export interface ClusterTimes {
  starts: number;
  upMs: number;
  /** Up without a run. */
  idleMs: number;
  /** Slots of those that were up, together. */
  slotMs: number;
}

export class HeldCluster {
  /** When its start is over; Infinity: it is not on its way, or somebody else starts it. */
  startEnds: Instant = Infinity;
  #comesUp = true;
  /** Somebody wants it to stop, and lets what runs on it end. */
  #leaving = false;
  /** That go on at once. */
  #outages = 0;
  #runs = 0;
  #upSince: Instant | null;
  #idleSince: Instant | null;

  constructor(
    readonly pool: PoolName,
    private shown: PoolCluster,
    private readonly within: {
      readonly period: Period;
      readonly idleMs: number | null;
      readonly idleSince: Instant | null;
      readonly times: ClusterTimes;
    },
  ) {
    const { period, idleSince } = within;
    this.#upSince = shown.cluster.state === 'running' ? period.from : null;
    this.#idleSince = this.#upSince === null ? null : (idleSince ?? period.from);
  }

  get id(): ClusterId {
    return this.shown.cluster.id;
  }

  get one(): PoolCluster {
    return this.shown;
  }

  /** By itself; Infinity: something runs on it, or it stays. */
  get downAt(): Instant {
    const { idleMs } = this.within;
    if (this.#idleSince === null) return Infinity;
    if (this.#leaving) return this.#idleSince;
    return idleMs === null ? Infinity : this.#idleSince + idleMs;
  }

  /** What it is when its start is over. */
  get started(): 'running' | 'stopped' {
    return this.#comesUp ? 'running' : 'stopped';
  }

  turn(state: Cluster['state'], now: Instant): void {
    const { times } = this.within;
    const upMs = this.#upSince === null ? 0 : this.#within(this.#upSince, now);
    times.upMs += upMs;
    times.slotMs += upMs * this.shown.slots;
    const up = state === 'running' ? now : null;
    if (up === null) this.#runs = 0;
    this.#settle(now, this.#runs > 0 ? null : up);
    this.#upSince = up;
    this.startEnds = Infinity;
    this.#leaving = false;
    this.shown = { ...this.shown, cluster: { ...this.shown.cluster, state } };
  }

  start(now: Instant, { afterMs, comesUp }: StartCourse): void {
    this.turn('starting', now);
    this.startEnds = now + afterMs;
    this.#comesUp = comesUp;
    this.within.times.starts += this.#within(now, now + 1);
  }

  /** Somebody stops it; when something runs on it, after that. */
  leave(now: Instant): void {
    if (this.#runs > 0) this.#leaving = true;
    else this.turn('stopped', now);
  }

  /** false: it was broken before. */
  breaks(now: Instant): boolean {
    this.#outages += 1;
    if (this.#outages === 1) this.turn('broken', now);
    return this.#outages === 1;
  }

  /** After the last outage that goes on. */
  mends(now: Instant, state: 'running' | 'stopped'): void {
    this.#outages -= 1;
    if (this.#outages === 0) this.turn(state, now);
  }

  /** A run began on it, or one has ended. What an outage took was counted out with it. */
  count(by: 1 | -1, now: Instant): void {
    if (this.#upSince === null) return;
    this.#runs += by;
    this.#settle(now, this.#runs > 0 ? null : (this.#idleSince ?? now));
  }

  #settle(now: Instant, idleSince: Instant | null): void {
    if (this.#idleSince !== null && idleSince !== this.#idleSince) this.within.times.idleMs += this.#within(this.#idleSince, now);
    this.#idleSince = idleSince;
  }

  #within(from: Instant, to: Instant): number {
    const { period } = this.within;
    return Math.max(0, Math.min(to, period.until) - Math.max(from, period.from));
  }
}
