// The scene of an example: what its author states, on top of an ordinary Wednesday morning in which everything is in order. What follows
// from what is stated (free slots, occupancy, a cluster with room, the instant) is worked out, so that an example needs to say one thing only.
import { z } from 'zod';
import { dayBefore, instantAt, weekdayOf } from '../../core/deciding/calendar.js';
import type { CalendarFacts, Facts } from '../../core/deciding/facts.js';
import { isZone } from '../../core/time-zone.js';
import { poolOf, type GivenPool, type Part } from './example-pool.js';
import { notesOf, type FactGroup, type FactType } from '../conditions/fact-list.js';

export interface Given {
  readonly request?: Part<Facts['request']> | undefined;
  readonly job?: Part<Facts['job']> | undefined;
  readonly tenant?: Part<Facts['tenant']> | undefined;
  readonly calendar?: Part<Facts['calendar']> | undefined;
  readonly engine?: Part<Facts['engine']> | undefined;
  readonly queue?: Part<Facts['queue']> | undefined;
  readonly pools?: Readonly<Record<string, GivenPool>> | undefined;
}

/** Facts of which not every value of their type can be. */
const narrower: Readonly<Record<string, z.ZodType>> = {
  priority: z.int().min(0).max(100),
  weekday: z.int().min(1).max(7),
  hour: z.int().min(0).max(23),
  minute: z.int().min(0).max(59),
  date: z.iso.date('must be a date such as 2026-03-18'),
  time_zone: z.string().refine(isZone, 'must be an IANA time zone such as Europe/Dublin'),
};

const shapes: Readonly<Record<FactType, () => z.ZodType>> = {
  number: () => z.number().min(0),
  text: () => z.string(),
  'true/false': () => z.boolean(),
  'list of texts': () => z.array(z.string()),
};

/** Every group may be given in part; the fact list says what there is, and core's types what they are. */
export const Given: z.ZodType<Given> = z.strictObject({
  request: groupOf('request').optional(),
  job: groupOf('job').optional(),
  tenant: groupOf('tenant').optional(),
  calendar: groupOf('calendar').optional(),
  engine: groupOf('engine').optional(),
  queue: groupOf('queue').optional(),
  // The route says whether a pool is borrowed.
  pools: z
    .record(
      z.string(),
      groupOf('pool')
        .omit({ borrowed: true })
        .extend({ cluster: groupOf('cluster').optional() }),
    )
    .optional(),
});

function groupOf(group: FactGroup) {
  const shape = [...notesOf(group)].map(([fact, { type, values }]) => {
    const can = values === undefined ? (narrower[fact] ?? shapes[type]()) : z.enum(values);
    return [fact, can.optional()];
  });
  return z.strictObject(Object.fromEntries(shape) as Record<string, z.ZodType>);
}

export function sceneOf(given: Given, poolNames: readonly string[]): Facts {
  const request = { ...ordinary.request, ...given.request } as Facts['request'];
  return {
    request,
    job: { ...ordinary.job, ...given.job } as Facts['job'],
    tenant: { ...ordinary.tenant, id: request.tenant_id, ...given.tenant } as Facts['tenant'],
    calendar: calendarOf(given.calendar ?? {}),
    engine: { ...ordinary.engine, ...given.engine } as Facts['engine'],
    queue: { ...ordinary.queue, ...given.queue } as Facts['queue'],
    pools: poolNames.map((name) => poolOf({ runs_as: request.job_id, ...given.pools?.[name], name })),
  };
}

function calendarOf(stated: Part<CalendarFacts>): CalendarFacts {
  const wall = { ...ordinary.calendar, ...stated, date: stated.date ?? dateOf(stated.weekday) } as CalendarFacts;
  const minutes = wall.hour * 60 + wall.minute;
  return {
    ...wall,
    weekday: stated.weekday ?? weekdayOf(wall.date),
    epoch_seconds: stated.epoch_seconds ?? instantAt({ date: wall.date, minutes }, wall.time_zone) / 1000,
  };
}

/** The day of the ordinary week: what asks another zone for the day of the week goes by the instant. */
function dateOf(weekday = ordinary.calendar.weekday): string {
  return dayBefore(ordinary.calendar.date, ordinary.calendar.weekday - weekday);
}

const ordinary: Omit<Facts, 'pools'> = {
  request: {
    priority: 50,
    waited_seconds: 0,
    tenant_id: '333',
    user_id: 'geoff@example.com',
    job_id: '175',
    cluster_type: 'business',
    location_id: '',
    pos_id: '',
    client_id: '',
    operation_id: '',
    operation_name: '',
    parameters: 'none',
    max_concurrent_runs: 2,
    max_run_seconds: 86_400,
    source: 'rabbitmq',
    attempts: 0,
    too_early: false,
    expired: false,
    moved_to: '',
  },
  job: {
    declared: true,
    name: 'Job 175',
    live_runs: 0,
    foreign_runs: 0,
    runs_max: 0,
    closed: false,
    replaceable_runs: 0,
    placement: 'declared',
  },
  tenant: { id: '333', groups: [], live_runs: 0, runs_max: 0, run_seconds: 0, run_seconds_max: 0, run_window_seconds: 86_400 },
  calendar: {
    business_time: true,
    holiday: false,
    weekday: 3,
    hour: 10,
    minute: 0,
    date: '2026-03-18',
    time_zone: 'UTC',
    epoch_seconds: 0,
  },
  engine: { name: 'databricks', reachable: true, snapshot_age_seconds: 4 },
  queue: { waiting: 0 },
};
