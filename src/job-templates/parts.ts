// What the room of templates uses. Runs are made by the door of intake, which is handed in.
import type { Reach } from '../core/caller.js';
import type { RequestId } from '../core/ids.js';
import type { State } from '../core/lifecycle.js';
import type { Problem } from '../core/problem.js';
import type { RefusalCode } from '../core/refusal.js';
import type { RequestSource } from '../core/request-source.js';
import type { Clock } from '../ports/clock.js';
import type { JobTemplateStore, TemplateBounds } from '../ports/store/job-templates.js';

export interface JobTemplatesParts {
  readonly store: JobTemplateStore;
  readonly clock: Clock;
  readonly bounds: TemplateBounds;
  /** What the door of intake would make of it now: nothing is stored. */
  readonly examine: (order: RunOrder & { readonly reach: Reach }) => ExaminedRun;
  /** The same checks, the same identity, the same commit as for every job request. */
  readonly take: (order: RunOrder & { readonly traceparent: string | null }) => Promise<TakenRun>;
}

export interface RunOrder {
  readonly body: Buffer;
  readonly source: RequestSource;
}

export interface RefusedRun {
  readonly code: RefusalCode;
  readonly problems: readonly Problem[];
}

export type ExaminedRun =
  { readonly ok: true; readonly row: { readonly tenantId: string } } | { readonly ok: false; readonly refusal: RefusedRun };

export type TakenRun =
  | { readonly kind: 'stored'; readonly id: RequestId; readonly correlationId: string }
  | { readonly kind: 'same'; readonly id: RequestId; readonly correlationId: string; readonly state: State }
  | { readonly kind: 'refused'; readonly refusal: RefusedRun };
