// Schedules of job requests for people: a line for each of a page, or one with what became of its last fires.
import type { Instant } from '../../core/ids.js';
import type { Io } from '../io.js';
import { printLines, type Line } from '../printing/print-lines.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';
import { oneLine, paintFor, printTable } from '../printing/print.js';
import { relativeTime } from '../printing/relative-time.js';
import type { SchedulePage, ScheduleRow, ShownSchedule } from './schedule-shapes.js';

export function printSchedules({ items, next_cursor: cursor }: SchedulePage, io: Io, options: WideOption): void {
  if (items.length === 0) {
    io.stdout.write('No schedules.\n');
    return;
  }
  printList(items, columnsOf(items, io.clock.now()), io, options);
  if (cursor !== null) io.stdout.write(`${paintFor(io)('dim', `There are more: add --cursor ${oneLine(cursor)}`)}\n`);
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
  printLines([...whatItAsks(schedule), ...whenItFires(schedule, now)], io);
  if (schedule.fires.length === 0) return;
  io.stdout.write('\n');
  const rows = schedule.fires.map(({ fire_at: at, outcome, request_id: id, reason }) =>
    [iso(at), outcome, id ?? reason ?? ''].map(oneLine),
  );
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

/** After it was made, started or stopped. */
export function tellSchedule(schedule: ScheduleRow, done: string, io: Io): void {
  const { schedule_id: id, next_at: next } = schedule;
  io.stdout.write(oneLine(next === null ? `${done} ${id}.` : `${done} ${id}; next fire ${iso(next)}.`) + '\n');
}

function whatItAsks(schedule: ShownSchedule): Line[] {
  return [
    ['tenant', schedule.tenant_id],
    ['user', schedule.user_id],
    ['job', schedule.job_id],
    ['template', schedule.template === null ? null : templateText(schedule.template)],
    ['overrides', schedule.template === null ? null : JSON.stringify(schedule.overrides)],
  ];
}

function templateText({ name, version, version_now: now, retired }: NonNullable<ScheduleRow['template']>): string {
  const which = version === null ? `the newest version, now ${now ?? 'none'}` : `version ${version}`;
  return `${name}, ${which}${retired ? ', retired: its fires are refused' : ''}`;
}

function whenItFires(schedule: ScheduleRow, now: Instant): Line[] {
  const { cron, time_zone: zone, starts_at: starts, ends_at: ends, executions, executions_max: max } = schedule;
  return [
    ['fires', `${cron}, by the clock of ${zone}`],
    ['from', starts === null ? null : iso(starts)],
    ['until', ends === null ? null : iso(ends)],
    ['fired', max === null ? `${executions} ${executions === 1 ? 'time' : 'times'}` : `${executions} of ${max} times`],
    ['next', schedule.next_at === null ? 'stopped' : `${relativeTime(schedule.next_at, now)} (${iso(schedule.next_at)})`],
    ['message', schedule.message],
  ];
}

function nextText({ status, next_at: next }: ScheduleRow, now: Instant): string {
  return next === null ? status : relativeTime(next, now);
}

/** Fires come at whole seconds. */
function iso(at: Instant): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
