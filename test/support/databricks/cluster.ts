// One cluster: its record, the states it may take, and who waits for it or works on it.
import type { JsonObject } from './lossless-json.js';
import type { TerminationType } from './outcome.js';
import type { Cancellation } from './timeline.js';

export type ClusterState = 'PENDING' | 'RUNNING' | 'RESTARTING' | 'RESIZING' | 'TERMINATING' | 'TERMINATED' | 'ERROR' | 'UNKNOWN';

export const CLUSTER_EDGES: Readonly<Record<ClusterState, readonly ClusterState[]>> = {
  PENDING: ['RUNNING', 'TERMINATING'],
  RUNNING: ['RESIZING', 'RESTARTING', 'TERMINATING'],
  RESTARTING: ['RUNNING', 'TERMINATING'],
  RESIZING: ['RUNNING', 'TERMINATING'],
  TERMINATING: ['TERMINATED'],
  TERMINATED: ['PENDING'],
  ERROR: ['PENDING', 'TERMINATING'],
  UNKNOWN: ['PENDING', 'TERMINATING'],
};

export interface TerminationReason {
  readonly code: string;
  readonly type: TerminationType;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A task that needs the cluster: told once when it may work, and once if the cluster is lost to it. */
export interface Occupant {
  usable(): void;
  lost(reason: TerminationReason): void;
}

export interface ClusterEvent {
  readonly timestamp: number;
  readonly type: string;
  readonly details: JsonObject;
}

export interface Cluster {
  readonly id: string;
  readonly order: number;
  readonly source: 'UI' | 'API' | 'JOB';
  readonly startMs: number;
  /** Every start falls back to TERMINATED with this reason. Null: starts work. */
  startFails: TerminationReason | null;
  name: string;
  state: ClusterState;
  numWorkers: number;
  coresPerNode: number;
  autoscale: { readonly min: number; readonly max: number } | null;
  autoterminationMinutes: number;
  tags: Readonly<Record<string, string>>;
  sparkVersion: string;
  nodeType: string;
  startedAt: number;
  terminatedAt: number | null;
  terminationReason: TerminationReason | null;
  sparkContextId: string;
  readonly events: ClusterEvent[];
  /** True once told that the cluster may be used. */
  readonly occupants: Map<Occupant, boolean>;
  pendingMove: Cancellation | null;
  idleCheck: Cancellation | null;
}

export interface ClusterSpec {
  readonly clusterId?: string;
  readonly name: string;
  readonly state?: ClusterState;
  readonly cores?: number;
  readonly coresPerNode?: number;
  readonly numWorkers?: number;
  readonly autoscale?: { readonly min: number; readonly max: number } | null;
  readonly autoterminationMinutes?: number;
  readonly tags?: Readonly<Record<string, string>>;
  readonly startMs?: number;
  readonly startFails?: TerminationReason | null;
  readonly source?: 'UI' | 'API' | 'JOB';
  readonly sparkVersion?: string;
  readonly nodeType?: string;
}

export const coresOf = (cluster: Cluster): number => cluster.coresPerNode * (cluster.numWorkers + 1);

export const isUsable = (state: ClusterState): boolean => state === 'RUNNING' || state === 'RESIZING';
