// What the room of model jobs uses.
import type { RequestId } from '../core/ids.js';
import type { ModelJob } from '../core/model-jobs/model-job.js';
import type { Problem } from '../core/problem.js';
import type { RequestSource } from '../core/request-source.js';
import type { Clock } from '../ports/clock.js';
import type { Engine } from '../ports/engine.js';
import type { Ids } from '../ports/ids.js';
import type { ModelRegistry } from '../ports/model-registry.js';
import type { ModelJobStore } from '../ports/store/model-jobs.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface ModelJobsParts {
  readonly store: ModelJobStore;
  readonly registry: ModelRegistry;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly telemetry: Telemetry;
  /** The door of intake: the same checks, the same identity, the same commit as for every job request. */
  readonly take: (order: JobOrder) => Promise<TakenOrder>;
  /** Asks for the end of a request, wherever it is. `moved-meanwhile`: nothing is done, and asking again does no harm. */
  readonly cancel: (id: RequestId) => Promise<{ readonly kind: string }>;
  readonly closing: ClosingBounds;
}

export interface ClosingBounds {
  readonly leaseMs: number;
  /** Jobs of one pass. */
  readonly batchMax: number;
  readonly atOnceMax: number;
  /** How often results are tried to be stored before the job fails for it. */
  readonly attemptsMax: number;
  /** A job that is to stop and does not is told to have failed after so long. */
  readonly stopTimeoutMs: number;
  readonly keepMs: number;
}

export interface JobOrder {
  readonly body: Buffer;
  readonly source: RequestSource;
  readonly traceparent: string | null;
  readonly modelJob: ModelJob;
}

export type TakenOrder =
  | { readonly kind: 'stored' | 'same'; readonly id: RequestId }
  | { readonly kind: 'refused'; readonly refusal: { readonly problems: readonly Problem[] } };
