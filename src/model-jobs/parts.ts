// What the room of model jobs uses.
import type { RequestId } from '../core/ids.js';
import type { ModelJob } from '../core/model-jobs/model-job.js';
import type { Clock } from '../ports/clock.js';
import type { Engine } from '../ports/engine.js';
import type { Ids } from '../ports/ids.js';
import type { ExaminedRequest, RequestOrder, Taken, TracedOrder } from '../ports/intake-door.js';
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
  /** The door of intake. */
  readonly take: (order: TracedOrder & { readonly modelJob: ModelJob }) => Promise<Taken>;
  readonly examine: (order: RequestOrder & { readonly modelJob: ModelJob }) => ExaminedRequest;
  /** Asks for the end of a request, wherever it is. `moved-meanwhile`: nothing is done, and asking again does no harm. */
  readonly cancel: (id: RequestId) => Promise<{ readonly kind: string }>;
  readonly closing: ClosingBounds;
}

export interface ClosingBounds {
  readonly leaseMs: number;
  readonly atOnceMax: number;
  /** Of one pass, each of as many jobs as go at once. */
  readonly roundsMax: number;
  /** How often results are tried to be stored before the job fails for it. */
  readonly attemptsMax: number;
  /** A job that is to stop and does not is told to have failed after so long. */
  readonly stopTimeoutMs: number;
  readonly keepMs: number;
}
