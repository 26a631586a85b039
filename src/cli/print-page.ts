// A page of job requests for people. Out: a line for each, with why it is where it is, and how to see the next page.
import type { z } from 'zod';
import type { Instant } from '../core/ids.js';
import type { RequestJson, RequestPage } from './api-shapes.js';
import type { Io } from './io.js';
import { oneLine, paintFor, printTable } from './print.js';
import { relativeTime, untilThen } from './relative-time.js';

export function printPage({ items, next_cursor: cursor }: z.infer<typeof RequestPage>, io: Io): void {
  if (items.length === 0) {
    io.stdout.write('No job requests.\n');
    return;
  }
  const paint = paintFor(io);
  const now = io.clock.now();
  const head = ['REQUEST', 'TENANT', 'CORRELATION', 'JOB', 'PRIORITY', 'STATE', 'POOL', 'RECEIVED', 'WHY'].map((title) =>
    paint('bold', title),
  );
  printTable(
    io.stdout,
    head,
    items.map((one) => row(one, now)),
  );
  if (cursor !== null) io.stdout.write(paint('dim', `There are more: add --cursor ${oneLine(cursor)}`) + '\n');
}

function row(one: RequestJson, now: Instant): string[] {
  const { request_id: id, tenant_id: tenant, correlation_id: correlation, job_id: job, priority, state, times } = one;
  const received = relativeTime(times.received, now);
  return [id, tenant, correlation, job, String(priority), state, poolOf(one), received, why(one, now)].map(oneLine);
}

/** Where it runs or ran; of one that has not run, where an operator has moved it. */
function poolOf({ run, moved_to: movedTo }: RequestJson): string {
  return run?.pool ?? movedTo ?? '';
}

function why({ waiting, run, times }: RequestJson, now: Instant): string {
  if (waiting !== null) return `${sentence(waiting.reason)} Next check: ${untilThen(waiting.next_check, now)}.`;
  if (times.finished !== null) return `ended ${relativeTime(times.finished, now)}`;
  if (run === null) return '';
  if (run.out_of_contact_since !== null) return `out of contact, last heard of ${relativeTime(run.out_of_contact_since, now)}`;
  return run.run_id === null ? 'being submitted' : `run ${run.run_id}`;
}

/** The end of a hold is what an operator has typed. */
function sentence(reason: string): string {
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}
