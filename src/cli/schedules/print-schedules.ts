// Schedules of job requests for people: a line for each of a page, or one with what became of its last fires.
import type { Instant } from '../../core/ids.js';
import type { Io } from '../io.js';
import { printLines } from '../printing/print-lines.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';
import { oneLine, paintFor, printTable } from '../printing/print.js';
import { cameToText, doneText, instantText, scheduleLines, type Done } from '../../words/schedule.js';
import { relativeTime } from '../../words/time.js';
import type { SchedulePage, ScheduleRow, ShownSchedule } from '../../words/schedule-shapes.js';

export function printSchedules({ items, next_cursor: cursor }: SchedulePage, io: Io, options: WideOption): void {
  if (items.length === 0) {
    io.stdout.write('No schedules.\n');
    return;
  }
  printList(items, columnsOf(items, io.clock.now()), io, options);
  if (cursor !== null) io.stdout.write(`${paintFor(io)('dim', `There are more: add --cursor ${oneLine(cursor)}`)}\n`);
}

/** After it was made, started or stopped. */
export function tellSchedule(schedule: ScheduleRow, done: Done, io: Io): void {
  io.stdout.write(`${oneLine(doneText(done, schedule))}\n`);
}

function columnsOf(items: readonly ScheduleRow[], now: Instant): Column<ScheduleRow>[] {
  return [
    { title: 'SCHEDULE', text: (one) => one.schedule_id },
    { title: 'NAME', text: (one) => one.name, leftOut: 1, enough: 12 },
    { title: 'TENANT', text: (one) => one.tenant_id, leftOut: 4 },
    { title: 'JOB', text: (one) => one.job_id, leftOut: 3 },
    ...(items.some((one) => one.template !== null) ? [ofTemplate] : []),
    { title: 'CRON', text: (one) => one.cron, leftOut: 2 },
    { title: 'ZONE', text: (one) => one.time_zone, leftOut: 5 },
    { title: 'NEXT', text: (one) => nextText(one, now) },
  ];
}

export function printSchedule(schedule: ShownSchedule, io: Io): void {
  const paint = paintFor(io);
  const now = io.clock.now();
  io.stdout.write(`${paint('bold', `Schedule ${oneLine(schedule.schedule_id)}, ${oneLine(schedule.name)}`)}\n`);
  printLines(scheduleLines(schedule, now), io);
  if (schedule.fires.length === 0) return;
  io.stdout.write('\n');
  const rows = schedule.fires.map((fire) => [instantText(fire.fire_at), fire.outcome, cameToText(fire)].map(oneLine));
  printTable(
    io.stdout,
    ['FIRE', 'OUTCOME', 'REQUEST, OR WHY NOT'].map((title) => paint('bold', title)),
    rows,
  );
}

/** Only where one of them names one. */
const ofTemplate: Column<ScheduleRow> = {
  title: 'TEMPLATE',
  text: ({ template }) => (template === null ? '' : `${template.name}${template.retired ? ' (retired)' : ''}`),
  leftOut: 3,
  enough: 12,
};

function nextText({ status, next_at: next }: ScheduleRow, now: Instant): string {
  return next === null ? status : relativeTime(next, now);
}
