// A job request of a list: where it is, and why.
import { isHeld, nextCheckText } from './next-check.js';
import type { RequestJson } from './request-shapes.js';
import { relativeTime } from './time.js';

/** Where it runs or ran; of one that has not run, where an operator has moved it. */
export function poolOf({ run, moved_to: movedTo }: RequestJson): string {
  return run?.pool ?? movedTo ?? '';
}

export function whyText({ waiting, run, times }: RequestJson, now: number): string {
  if (waiting !== null) return waitText(waiting, now);
  if (times.finished !== null) return `ended ${relativeTime(times.finished, now)}`;
  if (run === null) return '';
  if (run.out_of_contact_since !== null) return `out of contact, last heard of ${relativeTime(run.out_of_contact_since, now)}`;
  return run.run_id === null ? 'being submitted' : `run ${run.run_id}`;
}

function waitText(waiting: NonNullable<RequestJson['waiting']>, now: number): string {
  const next = nextCheckText({ held: isHeld(waiting), at: waiting.next_check }, now);
  return `${sentence(waiting.reason)} Next check: ${next}.`;
}

/** The end of a hold is what an operator has typed. */
function sentence(reason: string): string {
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}
