// The driving port: what the HTTP face and the command line may ask of the service.
import type { Reach } from '../core/caller.js';
import type { State } from '../core/lifecycle.js';
import type { RequestId } from '../core/ids.js';
import type { Problem } from '../core/problem.js';
import type { DecisionRow, ListAsked, RequestRow, RequestView } from './store/reading.js';

export interface Submitted {
  readonly body: Buffer;
  readonly traceparent: string | null;
  /** The tenants that whoever submits may submit for; absent: every one. */
  readonly reach?: Reach;
}

export type SubmitAnswer =
  | { readonly kind: 'stored'; readonly requestId: RequestId; readonly correlationId: string }
  | { readonly kind: 'same'; readonly requestId: RequestId; readonly correlationId: string; readonly state: State }
  | {
      readonly kind: 'refused';
      readonly code:
        'invalid-request' | 'not-json' | 'too-large' | 'conflict' | 'queue-not-allowed' | 'tenant-not-allowed' | 'unstorable';
      readonly problems: readonly Problem[];
    };

export type CancelAnswer =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'already-final'; readonly state: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'stopping' };

export interface PoolView {
  readonly name: string;
  readonly slots: number;
  readonly activeRuns: number;
  readonly freeSlots: number;
  readonly occupancy: number;
  readonly clusters: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly slots: number;
    readonly activeRuns: number;
  }[];
}

export interface PoolsView {
  readonly engine: string;
  /** null: there has been no snapshot yet. */
  readonly snapshotAgeSeconds: number | null;
  readonly pools: readonly PoolView[];
}

export interface Part {
  readonly name: string;
  readonly ready: boolean;
  /** One sentence. */
  readonly reason: string | null;
}

export interface Readiness {
  readonly ready: boolean;
  readonly parts: readonly Part[];
}

/** Methods throw a Fault from the catalogue: 'store-unavailable' and 'overloaded' are worth trying again. */
export interface Keeper {
  submit(submitted: Submitted): Promise<SubmitAnswer>;
  request(id: string): Promise<RequestView | null>;
  requests(asked: ListAsked): Promise<readonly RequestRow[]>;
  decisions(id: string): Promise<readonly DecisionRow[] | null>;
  cancel(id: string): Promise<CancelAnswer>;
  pools(): Promise<PoolsView>;
  readiness(): Promise<Readiness>;
  metrics(): Promise<{ readonly contentType: string; readonly body: string }>;
}
