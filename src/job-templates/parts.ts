// What the room of templates uses. Runs are made by the door of intake, which is handed in.
import type { Reach } from '../core/caller.js';
import type { Clock } from '../ports/clock.js';
import type { ExaminedRequest, RequestOrder, Taken, TracedOrder } from '../ports/intake-door.js';
import type { JobTemplateStore, TemplateBounds } from '../ports/store/job-templates.js';

export interface JobTemplatesParts {
  readonly store: JobTemplateStore;
  readonly clock: Clock;
  readonly bounds: TemplateBounds;
  readonly examine: (order: RequestOrder & { readonly reach: Reach }) => ExaminedRequest;
  /** The door of intake. */
  readonly take: (order: TracedOrder) => Promise<Taken>;
}
