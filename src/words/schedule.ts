// A schedule of job requests: what it asks for and when it fires.
import type { Line } from './line.js';
import type { ScheduleRow, ShownSchedule } from './schedule-shapes.js';
import { relativeTime } from './time.js';

export type Switch = 'start' | 'stop';
export type Done = 'Made' | 'Made before:' | 'Started' | 'Stopped';

export function scheduleLines(schedule: ShownSchedule, now: number): Line[] {
  const { starts_at: starts, ends_at: ends, executions, executions_max: max, next_at: next } = schedule;
  return [
    ['tenant', schedule.tenant_id],
    ['user', schedule.user_id],
    ['job', schedule.job_id, ['jobs', schedule.job_id]],
    ...templateLines(schedule),
    ['fires', clockText(schedule)],
    ['from', starts === null ? null : instantText(starts)],
    ['until', ends === null ? null : instantText(ends)],
    ['fired', max === null ? timesText(executions, executions) : timesText(`${executions} of ${max}`, max)],
    ['next', next === null ? 'stopped' : `${relativeTime(next, now)} (${instantText(next)})`],
    ['message', schedule.message],
  ];
}

function timesText(said: string | number, times: number): string {
  return `${said} ${times === 1 ? 'time' : 'times'}`;
}

function templateLines({ tenant_id: tenant, template, overrides }: ShownSchedule): Line[] {
  if (template === null) return [];
  const { name, version, version_now: now, retired } = template;
  const which = version === null ? `the newest version, now ${now ?? 'none'}` : `version ${version}`;
  const text = `${name}, ${which}${retired ? ', retired: its fires are refused' : ''}`;
  return [
    ['template', text, ['templates', tenant, name]],
    ['overrides', Object.keys(overrides ?? {}).length === 0 ? null : JSON.stringify(overrides)],
  ];
}

/** Fires come at whole seconds. */
export function instantText(at: string): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** The request that was made of a fire, or why there is none. */
export function cameToText({ request_id: id, reason }: ShownSchedule['fires'][number]): string {
  return id ?? reason ?? '';
}

/** Before it is started or stopped: how it stands, and what would be. */
export function wouldLines(to: Switch, schedule: ScheduleRow, now: number): Line[] {
  const { next_at: next } = schedule;
  return [
    ['now', next === null ? 'stopped' : `fires ${relativeTime(next, now)} (${instantText(next)})`],
    [
      'then',
      to === 'stop' ? 'no more fires; job requests that it has made continue' : `fires again from now on: ${clockText(schedule)}`,
    ],
  ];
}

/** After it was made, started or stopped. */
export function doneText(done: Done, { schedule_id: id, next_at: next }: ScheduleRow): string {
  return next === null ? `${done} ${id}.` : `${done} ${id}; next fire ${instantText(next)}.`;
}

function clockText({ cron, time_zone: zone }: ScheduleRow): string {
  return `${cron}, in time zone ${zone}`;
}
