// A schedule: when a model, or a job request, is run again and again. Here is what one of the Job Manager API is asked with, and the pure decision of
// what is made of any at an instant: which of its fires become jobs, which were missed for too long, and when it is looked at next.
import { z } from 'zod';
import type { Instant } from '../ids.js';
import { MaybeResourceId, readBody, ResourceId } from '../model-jobs/model-job.js';
import type { Checked } from '../problem.js';

export const scheduleStatuses = ['RUNNING', 'STOPPED'] as const;
export type ScheduleStatus = (typeof scheduleStatuses)[number];

export interface ScheduleWish {
  readonly name: string | null;
  readonly modelId: string;
  readonly configurationId: string;
  readonly inputFolderId: string | null;
  readonly outputFolderId: string | null;
  /** Cron as Quartz writes it, with seconds: 6 or 7 fields. */
  readonly scheduleString: string;
  /** IANA; null: the service's own. */
  readonly timeZone: string | null;
  /** How often it may run; null: for ever. */
  readonly executionsMax: number | null;
}

const executionsMax = 1_000_000;
const executionsProblem = `must be a whole number from 1 to ${executionsMax}, as a number or as a text of digits`;
const Executions = z
  .union([z.int({ error: executionsProblem }), z.string().regex(/^[0-9]{1,7}$/, executionsProblem)], { error: executionsProblem })
  .transform(Number)
  .pipe(z.int().min(1, executionsProblem).max(executionsMax, executionsProblem));

const ScheduleBody = z
  .object({
    name: z.string().min(1).max(256).nullish(),
    modelId: ResourceId,
    configurationId: ResourceId,
    inputFolderId: MaybeResourceId,
    outputFolderId: MaybeResourceId,
    scheduleString: z.string().trim().min(1).max(256),
    timeZone: z.string().min(1).max(64).nullish(),
    maximumExecutionTime: Executions.nullish(),
  })
  .transform(({ name, timeZone, maximumExecutionTime, ...rest }): ScheduleWish => ({
    ...rest,
    name: name ?? null,
    timeZone: timeZone ?? null,
    executionsMax: maximumExecutionTime ?? null,
  }));

export function readScheduleBody(body: unknown): Checked<ScheduleWish> {
  return readBody(ScheduleBody, body);
}

/** Instants of a cron expression in its zone. Both are strict: `after` and `before` themselves are not among them. */
export interface Fires {
  next(after: Instant): Instant | null;
  /** The newest first, at most `count`. */
  last(before: Instant, count: number): readonly Instant[];
}

export interface CatchUp {
  /** Of the fires that were missed, so many of the newest are made up for. */
  readonly firesMax: number;
  /** One that was missed for longer is not. */
  readonly ageMaxMs: number;
}

export interface Due {
  /** The fire that it was waiting for. */
  readonly nextAt: Instant;
  readonly executions: number;
  readonly executionsMax: number | null;
  /** The last instant at which it may fire; null: for ever. */
  readonly endsAt: Instant | null;
}

export interface Firing {
  /** Oldest first. Each becomes one job. */
  readonly fires: readonly Instant[];
  /** Whether there were more than become jobs. */
  readonly missed: boolean;
  readonly executions: number;
  /** null: it is over. */
  readonly nextAt: Instant | null;
  /** Why it is over. */
  readonly over: 'ran-as-often-as-it-may' | 'its-time-has-ended' | 'never-fires-again' | null;
}

/** A fire this late is on time: loops and clocks are not exact. */
const punctualMs = 60_000;

/** What becomes of a schedule whose `nextAt` has come. The cost does not depend on how long it was left alone. */
export function firingOf(
  { nextAt, executions, executionsMax: max, endsAt }: Due,
  fires: Fires,
  now: Instant,
  catchUp: CatchUp,
): Firing {
  const left = max === null ? Number.POSITIVE_INFINITY : max - executions;
  // One more than may be made up for, to know whether any was missed.
  const newest = fires.last(Math.min(now, endsAt ?? now) + 1, catchUp.firesMax + 2).filter((at) => at >= nextAt);
  const kept = newest
    .filter((at, index) => isKept({ at, index }, now, catchUp))
    .slice(0, left)
    .reverse();
  const done = executions + kept.length;
  const exhausted = max !== null && done >= max;
  const { nextAt: next, over } = exhausted
    ? ({ nextAt: null, over: 'ran-as-often-as-it-may' } as const)
    : comingOf(fires.next(now), endsAt);
  return { fires: kept, missed: kept.length < newest.length, executions: done, nextAt: next, over };
}

function comingOf(next: Instant | null, endsAt: Instant | null): Pick<Firing, 'nextAt' | 'over'> {
  if (next === null) return { nextAt: null, over: 'never-fires-again' };
  return endsAt !== null && next > endsAt ? { nextAt: null, over: 'its-time-has-ended' } : { nextAt: next, over: null };
}

/** The newest is on time, or made up for like those before it. */
function isKept(
  { at, index }: { readonly at: Instant; readonly index: number },
  now: Instant,
  { firesMax, ageMaxMs }: CatchUp,
): boolean {
  const late = now - at;
  if (index === 0 && late <= punctualMs) return true;
  return index < firesMax && late <= ageMaxMs;
}
