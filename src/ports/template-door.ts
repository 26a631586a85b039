// The door of templates, as the room of schedules uses it: a run that nobody asks for by hand, made as one that somebody does. It is handed in, for rooms do
// not know each other. Problems are told by the paths of what a run says: `name`, `version`, `overrides.…`; and of the template itself under `request.…`.
import type { Reach } from '../core/caller.js';
import type { Instant, RequestId } from '../core/ids.js';
import type { Problem } from '../core/problem.js';
import type { Refusal } from '../core/refusal.js';
import type { Overrides } from '../core/templates/overrides.js';
import type { TemplateKey } from './store/job-templates.js';
import type { TemplateNow } from './store/request-schedules.js';

export interface ScheduledOrder {
  readonly key: TemplateKey;
  /** null: the newest. */
  readonly version: number | null;
  readonly overrides: Overrides;
  readonly correlationId: string;
  readonly createdAt: Instant;
}

export type ScheduledTaken =
  { readonly kind: 'created'; readonly id: RequestId } | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export type ScheduledExamined =
  | { readonly ok: true; readonly userId: string; readonly template: TemplateNow }
  | { readonly ok: false; readonly refusal: Refusal };

export interface TemplateDoor {
  /** The same order again is the same request, whatever version there is by then, and also when the template is retired. */
  take(order: ScheduledOrder): Promise<ScheduledTaken>;
  /** What `take` would make of it now: nothing is stored. */
  examine(order: ScheduledOrder, reach: Reach): Promise<ScheduledExamined>;
}
