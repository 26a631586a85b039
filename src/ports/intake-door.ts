// The door of intake, as rooms that make job requests of their own use it: the same checks, the same identity, the same commit as for every job
// request. It is handed in, for rooms do not know each other.
import type { RequestId } from '../core/ids.js';
import type { State } from '../core/lifecycle.js';
import type { Refusal } from '../core/refusal.js';
import type { RequestSource } from '../core/request-source.js';

export interface RequestOrder {
  readonly body: Buffer;
  readonly source: RequestSource;
}

/** Of a request that somebody sends, or that comes after one that somebody sent. */
export interface TracedOrder extends RequestOrder {
  readonly traceparent: string | null;
}

export type Taken =
  | { readonly kind: 'stored'; readonly id: RequestId; readonly correlationId: string }
  | { readonly kind: 'same'; readonly id: RequestId; readonly correlationId: string; readonly state: State }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What the door would make of it now: nothing is stored. */
export type ExaminedRequest =
  | { readonly ok: true; readonly row: { readonly tenantId: string; readonly userId: string } }
  | { readonly ok: false; readonly refusal: Refusal };
