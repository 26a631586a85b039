// What the rooms need of an engine. The required part is small; what only some engines can do is optional and null where it is missing.
import type { Snapshot } from '../core/cluster.js';
import type { ClusterId, IdempotencyToken, Instant, JobId, PoolName, RunId } from '../core/ids.js';
import type { Parameters } from '../core/job-request.js';
import type { RunEnd } from '../core/ending/run-end.js';

export interface SubmitOrder {
  /** The same token starts at most one run, however often it is sent. */
  readonly token: IdempotencyToken;
  readonly requestId: string;
  readonly correlationId: string;
  readonly tenantId: string;
  /** As whom it is sent, by name; null: as the service itself. A token is sent as nobody else. */
  readonly identity: string | null;
  readonly pool: PoolName;
  /** The declared job to run. */
  readonly jobId: JobId;
  /** null: where the job is declared to run. Else its task is run on this cluster. */
  readonly onCluster: ClusterId | null;
  readonly parameters: Parameters;
  /** From the start of the execution. */
  readonly maxRunSeconds: number;
  /**
   * The end of the lease under which this is sent. No call that starts a run is sent after it, nor waited for beyond it: from then on
   * somebody else may have closed the attempt, and a run of it would be nobody's. Then `uncertain`.
   */
  readonly validUntil: Instant;
}

/** What there is to know of an order that was sent before. */
export type SentOrder = Pick<SubmitOrder, 'jobId' | 'onCluster' | 'correlationId' | 'identity'>;

export type SubmitOutcome =
  /** `url`: its page for people; null: there is none, or it is told only by who looks at the run. */
  | { readonly kind: 'accepted'; readonly runId: RunId; readonly url: string | null }
  /** No room there: back to the waiting queue, not before `retryAfterMs`, within bounds. */
  | { readonly kind: 'no-room'; readonly reason: string; readonly retryAfterMs: number | null }
  /** The job has gone since the snapshot. */
  | { readonly kind: 'not-declared'; readonly reason: string }
  /** It will never be accepted like this. */
  | { readonly kind: 'refused'; readonly code: string; readonly reason: string }
  /** Nobody is let in as its identity: nothing was done for this order. Not before `retryAfterMs`, within bounds. */
  | { readonly kind: 'no-entry'; readonly reason: string; readonly retryAfterMs: number | null }
  /** Whether there is a run cannot be known: send the same token again, not before `retryAfterMs`, within bounds. */
  | { readonly kind: 'uncertain'; readonly reason: string; readonly retryAfterMs: number | null };

export type RunSight =
  | {
      readonly kind: 'active';
      readonly phase: 'queued' | 'pending' | 'running' | 'ending';
      readonly executingSince: Instant | null;
      readonly url: string | null;
    }
  | {
      readonly kind: 'ended';
      readonly end: RunEnd;
      readonly executingSince: Instant | null;
      readonly endedAt: Instant | null;
      readonly url: string | null;
    };

export type StopOutcome = { readonly kind: 'asked' } | { readonly kind: 'unreachable'; readonly reason: string };

export type StartOutcome =
  /**
   * On its way, or up already. `begun`: by this order; false: somebody else had started it, or an earlier try had. `staysUp`: we started it, and nothing
   * stops it when it is idle.
   */
  | { readonly kind: 'starting'; readonly clusterId: ClusterId; readonly begun: boolean; readonly staysUp: boolean }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'uncertain'; readonly reason: string };

export interface StartOrder {
  /** Unique per recorded step: a start that is repeated after a crash finds the cluster it made. */
  readonly key: string;
  readonly pool: PoolName;
  /** A stopped cluster to start; null: create one from `spec`. */
  readonly clusterId: ClusterId | null;
  readonly spec: Readonly<Record<string, unknown>> | null;
  /**
   * The end of the lease under which this is done. No call that starts or creates is sent after it: from then on somebody else may have looked for
   * what this order has made, found nothing, and made another. Then `uncertain`.
   */
  readonly validUntil: Instant;
}

/** Every method has its own timeout, and throws a Fault 'engine-unavailable' when the engine could not be asked. */
export interface Engine {
  readonly name: string;
  snapshot(): Promise<Snapshot>;
  submit(order: SubmitOrder): Promise<SubmitOutcome>;
  /**
   * Runs that an order may have started that was sent before, out of all that were started since: whatever they have come to, and others' as well where they
   * cannot be told apart. null: every submission looks for the run of its token first, so that a refusal says that there is none.
   */
  readonly startedFor: ((order: SentOrder, since: Instant) => Promise<readonly RunId[]>) | null;
  /** The truth about one run; with its outputs when it has succeeded. */
  look(runId: RunId): Promise<RunSight>;
  /** Asks the engine to stop a run; asking again, or too late, does no harm. */
  stop(runId: RunId): Promise<StopOutcome>;
  /** null: the engine has no clusters to start. */
  readonly startCluster: ((order: StartOrder) => Promise<StartOutcome>) | null;
  /** URIs of what a run has left, or has reported, that did not succeed. Throws a Fault that may be tried again when that cannot be told now. */
  leftOutputs(runId: RunId): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The newest snapshot, shared by all who look. */
export interface Snapshots {
  /** null until there is one. Never asks the engine. */
  latest(): Snapshot | null;
  /** One not older than `ageMaxMs`; asks the engine when needed, once for all who wait. Throws like the engine. */
  fresh(ageMaxMs: number): Promise<Snapshot>;
}
