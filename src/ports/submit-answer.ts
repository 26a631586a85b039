// What whoever hands in a job request without a queue is told of it: by itself, or as a run of a template.
import type { RequestId } from '../core/ids.js';
import type { State } from '../core/lifecycle.js';
import type { Problem } from '../core/problem.js';
import type { RefusalCode } from '../core/refusal.js';

export type SubmitAnswer =
  | { readonly kind: 'stored'; readonly requestId: RequestId; readonly correlationId: string }
  | { readonly kind: 'same'; readonly requestId: RequestId; readonly correlationId: string; readonly state: State }
  | {
      readonly kind: 'refused';
      readonly code: RefusalCode;
      readonly problems: readonly Problem[];
    };
