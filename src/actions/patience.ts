// How long a step is tried. In: a step that was tried once more, for how long it may be, and the time. Out: whether that is over. Promised: one that is old when it
// is taken up, because all replicas were away, is tried as one that is new: what passes by itself does not end it at once.
import type { Instant } from '../core/ids.js';
import type { Step } from '../ports/store/steps.js';

/** At the pauses between them so many take 17 minutes. */
const triesMin = 8;

export function isOver({ recordedAt, attempts }: Pick<Step, 'recordedAt' | 'attempts'>, maxMs: number, now: Instant): boolean {
  return attempts > triesMin && now - recordedAt > maxMs;
}
