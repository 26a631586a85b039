// The clusters of a play. In: those at its begin, how they come and go, outages, and the runs that begin and end on them. Out: the pools as the engine
// would show them, the next instant at which that changes, what an outage takes with it, and how long they were up. Changed in place, by the play that owns it.
import type { Choice } from '../deciding/choose.js';
import type { Cluster } from '../cluster.js';
import type { ClusterTurn, Course, Outage } from './course.js';
import { HeldCluster, type ClusterTimes } from './held-cluster.js';
import { branded, type ClusterId, type Instant, type PoolName } from '../ids.js';
import type { Period } from './past-tally.js';
import { startAt } from './start-times.js';
import { slotsOf, type PoolCluster, type PoolStart, type World } from '../deciding/world.js';

export interface ClustersChange {
  /** Those that broke down: what ran on them is lost. */
  readonly lost: ReadonlySet<ClusterId>;
  /** One has come up, or the engine answers again. */
  readonly room: boolean;
}

export class PlayedClusters {
  readonly #held: HeldCluster[] = [];
  readonly #byId = new Map<ClusterId, HeldCluster>();
  readonly #starts = new Map<PoolName, PoolStart>();
  readonly #times = new Map<PoolName, ClusterTimes>();
  readonly #edges: readonly Edge[];
  #edge = 0;
  #turn = 0;
  /** Outages of the engine that go on. */
  #away = 0;
  #shown: World['pools'] | null = null;

  constructor(
    private readonly begun: World['pools'],
    private readonly course: Course,
    private readonly period: Period,
  ) {
    this.#edges = edgesOf(course.outages);
    for (const [pool, { clusters }] of begun) for (const one of clusters) this.#hold(pool, one);
    for (const [pool, { startedAt }] of course.launches)
      if (startedAt !== null)
        this.#starts.set(pool, { pool, recordedAt: startedAt, doneAt: startedAt, clusterId: null, up: true });
  }

  /** Infinity: nothing changes by itself any more. */
  nextAt(): Instant {
    const edge = this.#edges[this.#edge]?.at ?? Infinity;
    const turn = this.course.turns[this.#turn]?.at ?? Infinity;
    return this.#held.reduce((next, { startEnds, downAt }) => Math.min(next, startEnds, downAt), Math.min(edge, turn));
  }

  by(now: Instant): ClustersChange {
    const lost = new Set<ClusterId>();
    const away = this.#away;
    let room = this.#turned(now);
    for (const held of this.#held.filter(({ startEnds, downAt }) => Math.min(startEnds, downAt) <= now)) {
      const state = held.startEnds <= now ? held.started : 'stopped';
      room ||= state === 'running';
      held.turn(state, now);
      this.#shown = null;
    }
    for (let edge = this.#edges[this.#edge]; edge !== undefined && edge.at <= now; edge = this.#edges[this.#edge]) {
      this.#edge += 1;
      room = this.#strike(edge, now, lost) || room;
    }
    return { lost, room: room || (away > 0 && this.#away === 0) };
  }

  start(starts: Choice['starts'], now: Instant): void {
    for (const { pool, clusterId } of starts) {
      const held = (clusterId === null ? undefined : this.#byId.get(clusterId)) ?? this.#made(pool);
      const launch = this.course.launches.get(pool);
      held.start(now, launch === undefined ? atOnce : startAt(launch.starts, now));
      this.#starts.set(pool, { pool, recordedAt: now, doneAt: now, clusterId: held.id, up: true });
      this.#shown = null;
    }
  }

  /** A run began on it, or one has ended. */
  count(cluster: ClusterId | null, by: 1 | -1, now: Instant): void {
    if (cluster !== null) this.#byId.get(cluster)?.count(by, now);
  }

  pools(): World['pools'] {
    this.#shown ??= new Map(
      [...this.begun].map(([name, { settings }]) => {
        const clusters = this.#held.filter(({ pool }) => pool === name).map(({ one }) => one);
        return [name, { settings, clusters, start: this.#starts.get(name) ?? null }];
      }),
    );
    return this.#shown;
  }

  /** The engine answers. */
  reachable(): boolean {
    return this.#away === 0;
  }

  times(): ReadonlyMap<PoolName, ClusterTimes> {
    // Of those that are up, until the end of the period.
    for (const held of this.#held) held.turn(held.one.cluster.state, this.period.until);
    return this.#times;
  }

  /** What others do. true: one has come up. */
  #turned(now: Instant): boolean {
    let room = false;
    const { turns, launches } = this.course;
    for (let turn = turns[this.#turn]; turn !== undefined && turn.at <= now; turn = turns[this.#turn]) {
      this.#turn += 1;
      if (launches.has(turn.pool) && this.begun.has(turn.pool)) room = this.#take(turn, now) || room;
    }
    return room;
  }

  #take({ clusterId, pool, to }: ClusterTurn, now: Instant): boolean {
    const held = this.#byId.get(clusterId) ?? this.#made(pool, clusterId);
    const { state } = held.one.cluster;
    this.#shown = null;
    if (to === 'stopped') {
      if (state === 'running' || (state === 'starting' && held.startEnds === Infinity)) held.leave(now);
    } else if (state === 'stopped' || (state === 'starting' && to === 'running')) {
      held.turn(to, now);
      return to === 'running';
    }
    return false;
  }

  #strike({ outage, begins }: Edge, now: Instant, lost: Set<ClusterId>): boolean {
    this.#shown = null;
    if (outage.of === 'engine') this.#away += begins ? 1 : -1;
    const struck = outage.of === 'engine' ? [] : outage.clusters.flatMap((id) => this.#byId.get(id) ?? []);
    for (const held of struck) {
      if (begins && held.breaks(now)) lost.add(held.id);
      else if (!begins) held.mends(now, this.course.launches.has(held.pool) ? 'stopped' : 'running');
    }
    return !begins;
  }

  #hold(pool: PoolName, one: PoolCluster): HeldCluster {
    const times = this.#times.get(pool) ?? { starts: 0, upMs: 0, idleMs: 0, slotMs: 0 };
    this.#times.set(pool, times);
    const idleMs = this.course.launches.get(pool)?.idleMs ?? null;
    const idleSince = this.course.idleSince.get(one.cluster.id) ?? null;
    const held = new HeldCluster(pool, one, { ...{ period: this.period, times }, idleMs, idleSince });
    this.#held.push(held);
    this.#byId.set(held.id, held);
    return held;
  }

  /** One that is still to be made has the slots of the pool's largest. */
  #made(pool: PoolName, known: ClusterId | null = null): HeldCluster {
    const clusters = this.#held.filter((held) => held.pool === pool);
    const id = known ?? branded<ClusterId>(`${pool} ${clusters.length + 1}`);
    const cluster: Cluster = { id, name: id, state: 'stopped', cores: null };
    const settings = this.begun.get(pool)?.settings;
    const usual = settings === undefined ? 1 : slotsOf(cluster, settings);
    return this.#hold(pool, { cluster, slots: Math.max(usual, ...clusters.map(({ one }) => one.slots)), foreignRuns: 0 });
  }
}

/** It is not said how its clusters come and go. */
const atOnce = { afterMs: 0, comesUp: true } as const;

interface Edge {
  readonly at: Instant;
  readonly outage: Outage;
  readonly begins: boolean;
}

/** One that ends when another begins has ended. */
function edgesOf(outages: readonly Outage[]): readonly Edge[] {
  return outages
    .flatMap((outage) => [
      { at: outage.from, outage, begins: true },
      { at: outage.until, outage, begins: false },
    ])
    .sort((one, other) => one.at - other.at || Number(one.begins) - Number(other.begins));
}
