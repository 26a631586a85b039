// What the room of schedules uses. Jobs are made by the door of model jobs, and job requests by that of intake; both are handed in.
import type { Reach } from '../core/caller.js';
import type { RequestId } from '../core/ids.js';
import type { ModelJob } from '../core/model-jobs/model-job.js';
import type { Checked, Problem } from '../core/problem.js';
import type { CatchUp } from '../core/schedules/schedule.js';
import type { Clock } from '../ports/clock.js';
import type { CronTimes } from '../ports/cron-times.js';
import type { Ids } from '../ports/ids.js';
import type { ExaminedRequest, RequestOrder, Taken } from '../ports/intake-door.js';
import type { RequestScheduleStore } from '../ports/store/request-schedules.js';
import type { ScheduleStore } from '../ports/store/schedules.js';
import type { TemplateDoor } from '../ports/template-door.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface SchedulesParts {
  readonly store: ScheduleStore;
  readonly times: CronTimes;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly telemetry: Telemetry;
  /** Whether a job could be made of it now. */
  readonly check: (checking: Pick<FireWish, 'job' | 'tenantId' | 'userId'>) => Promise<Checked<unknown>>;
  readonly createJob: (wish: FireWish) => Promise<FireAnswer>;
  /** The door of intake. */
  readonly take: (order: RequestOrder) => Promise<Taken>;
  readonly templates: Pick<TemplateDoor, 'take'>;
  readonly bounds: ScheduleBounds;
}

export interface RequestSchedulesParts extends Pick<SchedulesParts, 'times' | 'clock' | 'ids' | 'bounds'> {
  readonly store: RequestScheduleStore;
  readonly examine: (order: RequestOrder & { readonly reach: Reach }) => ExaminedRequest;
  readonly templates: Pick<TemplateDoor, 'examine'>;
}

export interface ScheduleBounds {
  readonly timeZone: string;
  readonly catchUp: CatchUp;
  /** Between two fires; what would fire more often is refused. */
  readonly intervalMinMs: number;
  /** Of one tenant. */
  readonly schedulesMax: number;
  readonly keepMs: number;
}

export interface FireWish {
  readonly job: ModelJob;
  readonly tenantId: string;
  readonly userId: string;
  readonly correlationId: string;
  readonly createdAt: number;
  readonly traceparent: null;
}

export type FireAnswer =
  { readonly kind: 'created'; readonly id: RequestId } | { readonly kind: 'refused'; readonly problems: readonly Problem[] };
