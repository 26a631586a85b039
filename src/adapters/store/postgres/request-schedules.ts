// Schedules of job requests. In: an id or filters. Out: schedules. Promised: those of models are not among them; a list names whom it is for.
import type {
  FireRow,
  NewRequestSchedule,
  RequestSchedule,
  RequestScheduleStore,
} from '../../../ports/store/request-schedules.js';
import type { Database } from './sql/database.js';
import { isUuid } from './identity.js';
import { asInstant, toInstant } from './sql/instants.js';
import {
  asListedSchedule,
  asRequestSchedule,
  listedColumns,
  requestColumns,
  withTemplateNow,
  type RawListedSchedule,
  type RawRequestSchedule,
} from './schedule-row.js';
import { noted, removeSchedule, startSchedule, stopSchedule, type Which } from './schedule-changes.js';
import { madeUnder, unlessMade } from './schedule-once.js';

/** Index schedule_page: the bound is that of models, and counts them too. */
const insert = noted(
  `
insert into schedule (id, tenant_id, name, user_id, schedule_string, time_zone, executions_max, status, created_at, next_at, starts_at, ends_at,
  request, template, once_key, once_content)
select $1, $2, $3, $4, $5, $6, $7, 'RUNNING', ${toInstant('$8')}, ${toInstant('$9')}, ${toInstant('$10')}, ${toInstant('$11')}, $12::json, $13::json,
  $14, $15
where (select count(*) from (select 1 from schedule where tenant_id = $2 limit $16) as known) < $16 ${unlessMade}`,
  '$8',
  '$17',
);

/** Primary key, as in all below. */
const selectOne = `select ${requestColumns} from schedule s ${withTemplateNow} where s.id = $1 and s.model_id is null`;

/** Primary key: ids rise with the time at which schedules are made. */
const list = `
select ${listedColumns} from schedule s ${withTemplateNow} where s.model_id is null and ($1::uuid is null or s.id < $1)
  and ($2::text is null or s.tenant_id = $2) and ($3::text is null or s.status = $3) and ($4::text[] is null or s.tenant_id = any($4))
  and ($5::text is null or s.template ->> 'name' = $5)
order by s.id desc limit $6`;

/** Primary key. */
const fires = `
select fire_at, coalesce(outcome, 'due') as outcome, request_id, reason from schedule_fire where schedule_id = $1
order by fire_at desc limit $2`;

interface RawFire {
  readonly fire_at: Date;
  readonly outcome: FireRow['outcome'];
  readonly request_id: string | null;
  readonly reason: string | null;
}

export function requestScheduleStore(database: Database): RequestScheduleStore {
  const one = async (id: string): Promise<RequestSchedule | null> => {
    const [row] = isUuid(id) ? await database.rows<RawRequestSchedule>(selectOne, [id]) : [];
    return row === undefined ? null : asRequestSchedule(row);
  };
  return {
    one,
    madeUnder: (key) => madeUnder(database, key),
    async add(schedule, schedulesMax, actor) {
      return (await database.rows(insert, [...valuesOf(schedule), schedulesMax, actor])).length === 1;
    },
    async list({ tenantId, status, template, before, limit, reach }) {
      const within = reach.kind === 'all' ? null : [...reach.ids];
      const asked = [before, tenantId, status, within, template, limit];
      return (await database.rows<RawListedSchedule>(list, asked)).map(asListedSchedule);
    },
    async fires(id, max) {
      const rows = isUuid(id) ? await database.rows<RawFire>(fires, [id, max]) : [];
      return rows.map((row) => ({
        fireAt: asInstant(row.fire_at),
        outcome: row.outcome,
        requestId: row.request_id,
        reason: row.reason,
      }));
    },
    async start(id, nextAt, by) {
      if (isUuid(id)) await startSchedule(database, ofRequests(id), nextAt, by);
      return one(id);
    },
    async stop(id, by) {
      if (isUuid(id)) await stopSchedule(database, ofRequests(id), by);
      return one(id);
    },
    remove: async (id, by) => isUuid(id) && removeSchedule(database, ofRequests(id), by),
  };
}

function ofRequests(id: string): Which {
  return { id, of: 'requests', tenantId: null };
}

function valuesOf(schedule: NewRequestSchedule): unknown[] {
  const { id, tenantId, name, userId, scheduleString, timeZone, executionsMax } = schedule;
  const { createdAt, nextAt, startsAt, endsAt, asksFor, once } = schedule;
  const asked = JSON.stringify(asksFor.kind === 'request' ? asksFor.request : asksFor.run);
  return [
    ...[id, tenantId, name, userId, scheduleString, timeZone, executionsMax],
    ...[createdAt, nextAt, startsAt, endsAt],
    ...(asksFor.kind === 'request' ? [asked, null] : [null, asked]),
    ...[once?.key ?? null, once?.content ?? null],
  ];
}
