// The clusters of the workspace: comes in calls and occupants, goes out states that only move along the allowed edges.
// Promise: a cluster with an occupant is started if it is not up, and every occupant is told when it may work or that it lost its cluster.
import { invalidParameter, invalidState } from './api-error.js';
import type { Behaviour } from './behaviour.js';
import {
  CLUSTER_EDGES,
  coresOf,
  isUsable,
  type Cluster,
  type ClusterSpec,
  type ClusterState,
  type Occupant,
  type TerminationReason,
} from './cluster.js';
import { freshCluster, USER_REQUEST } from './fresh-cluster.js';
import type { Ids } from './ids.js';
import type { JsonObject } from './lossless-json.js';
import type { Timeline } from './timeline.js';

const INACTIVITY: TerminationReason = { code: 'INACTIVITY', type: 'SUCCESS' };
const inWords = (state: ClusterState): string => state.charAt(0) + state.slice(1).toLowerCase();

export class Clusters {
  readonly #timeline: Timeline;
  readonly #behaviour: Behaviour;
  readonly #ids: Ids;
  readonly #clusters = new Map<string, Cluster>();
  #order = 0;

  constructor(timeline: Timeline, behaviour: Behaviour, ids: Ids) {
    this.#timeline = timeline;
    this.#behaviour = behaviour;
    this.#ids = ids;
  }

  add(spec: ClusterSpec): Cluster {
    const id = spec.clusterId ?? this.#ids.mintCluster();
    this.#order += 1;
    const birth = { id, order: this.#order, now: this.#timeline.now(), usualStartMs: this.#behaviour.clusterStartMs };
    const cluster = freshCluster(spec, birth);
    this.#clusters.set(id, cluster);
    this.#resume(cluster);
    return cluster;
  }

  create(spec: ClusterSpec): Cluster {
    const cluster = this.add({ source: 'API', ...spec, state: 'TERMINATED' });
    this.#note(cluster, 'CREATING', {});
    this.#bringUp(cluster);
    return cluster;
  }

  find(id: string): Cluster | null {
    return this.#clusters.get(id) ?? null;
  }

  get(id: string): Cluster {
    const cluster = this.find(id);
    if (cluster === null) throw invalidParameter(`Cluster ${id} does not exist`);
    return cluster;
  }

  all(): readonly Cluster[] {
    return [...this.#clusters.values()];
  }

  start(id: string): void {
    const cluster = this.get(id);
    if (cluster.source === 'JOB') throw invalidState(`Cluster ${id} is a job cluster and cannot be started.`);
    if (!['TERMINATED', 'ERROR', 'UNKNOWN'].includes(cluster.state)) throw this.#unexpected(cluster);
    this.#bringUp(cluster);
  }

  /** Terminates; nothing happens if it is already on its way down. */
  terminate(id: string, reason: TerminationReason = USER_REQUEST): void {
    const cluster = this.get(id);
    if (cluster.state === 'TERMINATING' || cluster.state === 'TERMINATED') return;
    this.#takeDown(cluster, reason);
  }

  restart(id: string): void {
    const cluster = this.get(id);
    if (cluster.state !== 'RUNNING') return;
    this.#move(cluster, 'RESTARTING');
    this.#tellLost(cluster);
    this.#later(cluster, cluster.startMs, () => this.#up(cluster));
  }

  remove(id: string): void {
    const cluster = this.get(id);
    this.terminate(id);
    cluster.pendingMove?.cancel();
    this.#clusters.delete(id);
    for (const occupant of [...cluster.occupants.keys()]) occupant.lost(USER_REQUEST);
  }

  resize(id: string, size: Pick<Cluster, 'autoscale'> & { readonly numWorkers: number | null }): void {
    const cluster = this.get(id);
    if (cluster.state !== 'RUNNING') throw this.#unexpected(cluster);
    const before = cluster.numWorkers;
    cluster.autoscale = size.autoscale;
    cluster.numWorkers = size.numWorkers ?? Math.max(before, size.autoscale?.min ?? before);
    const details = { current_num_workers: before, target_num_workers: cluster.numWorkers, cause: 'USER_REQUEST' };
    this.#move(cluster, 'RESIZING', details);
    this.#later(cluster, this.#behaviour.clusterResizeMs, () => {
      this.#note(cluster, 'UPSIZE_COMPLETED', {
        current_num_workers: cluster.numWorkers,
        target_num_workers: cluster.numWorkers,
      });
      this.#move(cluster, 'RUNNING');
    });
  }

  /** Only RUNNING or TERMINATED; a running one restarts. */
  edit(id: string, change: (cluster: Cluster) => void): void {
    const cluster = this.get(id);
    if (cluster.state !== 'RUNNING' && cluster.state !== 'TERMINATED') throw this.#unexpected(cluster);
    change(cluster);
    this.#note(cluster, 'EDITED', {});
    this.restart(id);
  }

  /** From now until `leave` the cluster is needed. A stopped one is started, one that stops is started again after it. */
  occupy(cluster: Cluster, occupant: Occupant): { leave(): void } {
    cluster.occupants.set(occupant, false);
    if (isUsable(cluster.state)) this.#tellUsable(cluster);
    else if (cluster.state === 'TERMINATED') this.#bringUp(cluster);
    return {
      leave: () => {
        if (cluster.occupants.delete(occupant)) this.#watchIdle(cluster);
      },
    };
  }

  #unexpected(cluster: Cluster): Error {
    return invalidState(`Cluster ${cluster.id} is in unexpected state ${inWords(cluster.state)}.`);
  }

  #move(cluster: Cluster, to: ClusterState, details: JsonObject = {}): void {
    if (!CLUSTER_EDGES[cluster.state].includes(to))
      throw new Error(`cluster ${cluster.id}: no way from ${cluster.state} to ${to}`);
    cluster.state = to;
    this.#note(cluster, to === 'PENDING' ? 'STARTING' : to, details);
  }

  #note(cluster: Cluster, type: string, details: JsonObject): void {
    cluster.events.push({ timestamp: this.#timeline.now(), type, details });
  }

  #later(cluster: Cluster, ms: number, act: () => void): void {
    cluster.pendingMove?.cancel();
    cluster.pendingMove = this.#timeline.after(ms, act);
  }

  /** A cluster that is added in a passing state goes on from there. */
  #resume(cluster: Cluster): void {
    if (cluster.state === 'PENDING' || cluster.state === 'RESTARTING')
      this.#later(cluster, cluster.startMs, () => this.#up(cluster));
    if (cluster.state === 'RESIZING') this.#later(cluster, this.#behaviour.clusterResizeMs, () => this.#move(cluster, 'RUNNING'));
    if (cluster.state === 'TERMINATING')
      this.#later(cluster, this.#behaviour.clusterStopMs, () => this.#down(cluster, USER_REQUEST));
    this.#watchIdle(cluster);
  }

  #bringUp(cluster: Cluster): void {
    this.#move(cluster, 'PENDING');
    cluster.startedAt = this.#timeline.now();
    cluster.terminatedAt = null;
    cluster.terminationReason = null;
    this.#later(cluster, cluster.startMs, () => {
      if (cluster.startFails === null) this.#up(cluster);
      else this.#takeDown(cluster, cluster.startFails);
    });
  }

  #up(cluster: Cluster): void {
    const cores = coresOf(cluster);
    this.#move(cluster, 'RUNNING', { current_num_workers: cluster.numWorkers, current_num_vcpus: cores });
    this.#tellUsable(cluster);
    this.#watchIdle(cluster);
  }

  #takeDown(cluster: Cluster, reason: TerminationReason): void {
    cluster.idleCheck?.cancel();
    this.#move(cluster, 'TERMINATING', { reason: { ...reason } });
    cluster.terminationReason = reason;
    const occupants = [...cluster.occupants.keys()];
    cluster.occupants.clear();
    this.#later(cluster, this.#behaviour.clusterStopMs, () => this.#down(cluster, reason));
    for (const occupant of occupants) occupant.lost(reason);
  }

  #down(cluster: Cluster, reason: TerminationReason): void {
    this.#move(cluster, 'TERMINATED');
    cluster.terminatedAt = this.#timeline.now();
    cluster.terminationReason = reason;
    if (cluster.occupants.size > 0) this.#bringUp(cluster);
  }

  #tellUsable(cluster: Cluster): void {
    for (const [occupant, told] of [...cluster.occupants]) {
      if (told) continue;
      cluster.occupants.set(occupant, true);
      occupant.usable();
    }
  }

  /** A restart takes the cluster from those who worked on it; those who wait for it go on waiting. */
  #tellLost(cluster: Cluster): void {
    for (const [occupant, told] of [...cluster.occupants]) {
      if (!told) continue;
      cluster.occupants.delete(occupant);
      occupant.lost(USER_REQUEST);
    }
  }

  #watchIdle(cluster: Cluster): void {
    cluster.idleCheck?.cancel();
    if (cluster.autoterminationMinutes === 0 || cluster.occupants.size > 0 || cluster.state !== 'RUNNING') return;
    cluster.idleCheck = this.#timeline.after(cluster.autoterminationMinutes * 60_000, () => {
      if (cluster.state === 'RUNNING' && cluster.occupants.size === 0) this.#takeDown(cluster, INACTIVITY);
    });
  }
}
