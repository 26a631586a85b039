// A page of job requests for people. Out: a line for each, with why it is where it is, and how to see the next page.
import type { z } from 'zod';
import type { UndeliveredResponse } from '../../ports/store/reading.js';
import type { Instant } from '../../core/ids.js';
import { poolOf, whyText } from '../../words/request.js';
import type { RequestJson, RequestPage } from '../../words/request-shapes.js';
import { relativeTime } from '../../words/time.js';
import type { Io } from '../io.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';
import { oneLine, paintFor } from '../printing/print.js';

interface PageOptions extends WideOption {
  /** What the list was asked for: whose responses have not reached their queues. */
  readonly response?: UndeliveredResponse;
}

export function printPage({ items, next_cursor: cursor }: z.infer<typeof RequestPage>, io: Io, options: PageOptions): void {
  if (items.length === 0) {
    io.stdout.write('No job requests.\n');
    return;
  }
  printList(items, columnsAt(io.clock.now(), options), io, options);
  if (options.response === 'parked') io.stdout.write(`${whatToDo}\n`);
  if (cursor !== null) io.stdout.write(paintFor(io)('dim', `There are more: add --cursor ${oneLine(cursor)}`) + '\n');
}

const whatToDo =
  'Their queues would not have these responses: have a queue made, or the right given to send to it, and all that are parked for it go out\n' +
  'by themselves within minutes. requests show ID has what the broker said.';

/** Of what has an identity of the mediator's and one of ours, ours leads on: to show, explain, cancel. */
function columnsAt(now: Instant, { response }: PageOptions): Column<RequestJson>[] {
  return [
    { title: 'REQUEST', text: (one) => one.request_id },
    { title: 'TENANT', text: (one) => one.tenant_id, leftOut: 3 },
    { title: 'CORRELATION', text: (one) => one.correlation_id, leftOut: 7 },
    { title: 'JOB', text: (one) => one.job_id, leftOut: 2 },
    { title: 'PRIORITY', text: (one) => String(one.priority), leftOut: 5 },
    { title: 'STATE', text: (one) => one.state },
    { title: 'POOL', text: poolOf, leftOut: 6 },
    { title: 'RECEIVED', text: (one) => relativeTime(one.times.received, now), leftOut: 4 },
    ...(response === undefined ? [] : [{ title: 'ANSWERS TO', text: (one: RequestJson) => one.notification_queue }]),
    { title: 'WHY', text: (one) => whyText(one, now), leftOut: 1, enough: 28 },
  ];
}
