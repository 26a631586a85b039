// How long a start of a cluster takes in a play, and whether one comes up. In: starts that were measured, and when one is begun. Out: as the one that was nearest
// in time went. One that failed says something of its own time only.
import type { Instant } from '../ids.js';

export interface StartCourse {
  readonly afterMs: number;
  /** false: after that it is stopped again. */
  readonly comesUp: boolean;
}

export interface MeasuredStart extends StartCourse {
  readonly at: Instant;
}

export interface StartTimes {
  readonly measured: readonly MeasuredStart[];
  /** Where none is measured; null: it is not known, and none comes up. */
  readonly usualMs: number | null;
}

/** As long as a platform that has no machines is taken to have none. */
const failureMs = 600_000;

export function startAt({ measured, usualMs }: StartTimes, now: Instant): StartCourse {
  const away = ({ at }: MeasuredStart) => Math.abs(at - now);
  const nearest = measured
    .filter((one) => one.comesUp || away(one) <= failureMs)
    .reduce<MeasuredStart | null>((best, one) => (best === null || away(one) < away(best) ? one : best), null);
  return nearest ?? { afterMs: usualMs ?? 0, comesUp: usualMs !== null };
}
