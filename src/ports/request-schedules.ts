// The driving port of schedules of job requests: what the HTTP face may ask.
import type { RefusalCode } from '../core/refusal.js';
import type { Reach } from '../core/caller.js';
import type { OnceKey, Reused } from '../core/once-key.js';
import type { Problem } from '../core/problem.js';
import type { FireRow, ListedSchedule, RequestSchedule, RequestSchedulesAsked } from './store/request-schedules.js';

export interface ScheduleAsked {
  /** JSON, as it came. */
  readonly body: unknown;
  /** Who asks, for the record. */
  readonly actor: string;
  /** The tenants that whoever asks may submit for; absent: every one. */
  readonly reach?: Reach;
  /** Absent, or null: asked for again it is made again. */
  readonly once?: OnceKey | null;
}

/** What is wrong with its request is told by the code with which the door of intake refuses that. */
export interface ScheduleRefused {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  readonly problems: readonly Problem[];
}

export type ScheduleMade =
  | { readonly kind: 'made'; readonly schedule: RequestSchedule }
  /** It was made under this key before, and is as it is by now. */
  | { readonly kind: 'known'; readonly schedule: RequestSchedule }
  | Reused
  | ScheduleRefused;

export type ScheduleSwitched =
  | { readonly kind: 'done'; readonly schedule: RequestSchedule }
  /** It would never fire: why. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'not-found' };

export interface ShownSchedule {
  readonly schedule: RequestSchedule;
  /** The last ones, the newest first. */
  readonly fires: readonly FireRow[];
}

export interface RequestSchedules {
  create(asked: ScheduleAsked): Promise<ScheduleMade>;
  schedule(id: string): Promise<ShownSchedule | null>;
  /** The newest first. */
  list(asked: RequestSchedulesAsked): Promise<readonly ListedSchedule[]>;
  /** `actor`, here and below: who asks, for the record. */
  start(id: string, actor: string): Promise<ScheduleSwitched>;
  stop(id: string, actor: string): Promise<ScheduleSwitched>;
  /** false: it is not there. Requests that it has made stay. */
  remove(id: string, actor: string): Promise<boolean>;
}
