// Fires of schedules. In: an instant, and what is decided of each schedule whose time has come. Out: fires, each once. Promised: a fire and
// the next time of its schedule are one transaction; a fire is with one replica at a time, and is due again when that one dies.
import type { Instant } from '../../../core/ids.js';
import type { Fired, ScheduleStore } from '../../../ports/store/schedules.js';
import type { Session } from './sql/connection.js';
import type { Database } from './sql/database.js';
import { dueAtOnce, isDue, leasedFor } from './sql/due.js';
import { asInstant, toInstant } from './sql/instants.js';
import { anyColumns, asAnySchedule, asDueSchedule, dueColumns, type RawDue, type RawSchedule } from './schedule-row.js';
import { rowsParameter, storable } from './sql/storable.js';

/** Indexes schedule_due, schedule_fire_due. */
const anyDue = `
select exists (select from schedule where next_at is not null and next_at <= ${toInstant('$1')})
  or exists (select from schedule_fire where settled_at is null and ${isDue({ pauseReason: 'reason', at: '$1' })}) as due`;

/** Index schedule_due. */
const selectDue = `
select ${dueColumns} from schedule s where s.next_at is not null and s.next_at <= ${toInstant('$1')}
order by s.next_at limit $2 for no key update skip locked`;

/** Primary keys. A fire that is there already, after a stop and a start, say, stays the one it is. */
const insertFires = `
insert into schedule_fire (schedule_id, fire_at, due_at)
select schedule_id, ${toInstant('fire_at')}, ${dueAtOnce('$2')}
from json_to_recordset($1::json) as f(schedule_id uuid, fire_at double precision)
on conflict (schedule_id, fire_at) do nothing`;

const move = `
update schedule s set next_at = ${toInstant('m.next_at')}, status = case when m.next_at is null then 'STOPPED' else s.status end,
  executions = m.executions, message = m.message
from json_to_recordset($1::json) as m(id uuid, next_at double precision, executions integer, message text)
where s.id = m.id`;

/**
 * Index schedule_fire_due, once: few are not settled, and many of each schedule are. The lease is a later due_at, without a reason. One is left while one before
 * it is tried again later or is with somebody else; this is looked at once more with what could be locked, for two may look at the same instant.
 */
const claim = `
with open as materialized (
  select schedule_id, fire_at, ${isDue({ pauseReason: 'reason', at: '$1' })} as is_due from schedule_fire where settled_at is null
), held as (
  select schedule_id, min(fire_at) as fire_at from open where not is_due group by schedule_id
), due as materialized (
  select f.schedule_id, f.fire_at from schedule_fire f left join held on held.schedule_id = f.schedule_id and held.fire_at < f.fire_at
  where f.settled_at is null and ${isDue({ row: 'f.', pauseReason: 'reason', at: '$1' })} and held.fire_at is null
  order by f.fire_at limit $3 for no key update of f skip locked
), left_out as (
  select schedule_id, min(fire_at) as fire_at from open
  where not exists (select from due where due.schedule_id = open.schedule_id and due.fire_at = open.fire_at) group by schedule_id
), taken as (
  update schedule_fire f set attempts = attempts + 1, due_at = ${leasedFor('$2')}, reason = null
  from due left join left_out on left_out.schedule_id = due.schedule_id and left_out.fire_at < due.fire_at
  where f.schedule_id = due.schedule_id and f.fire_at = due.fire_at and left_out.fire_at is null
  returning f.schedule_id, f.fire_at, f.attempts
)
select t.fire_at, t.attempts, ${anyColumns} from taken t join schedule s on s.id = t.schedule_id order by t.fire_at`;

/** What was made while its schedule was being stopped was made. */
const settle = `
update schedule_fire set settled_at = ${toInstant('$3')}, outcome = $4, request_id = $5, reason = nullif($6, '')
where schedule_id = $1 and fire_at = ${toInstant('$2')} and (settled_at is null or (outcome = 'refused' and $4 = 'made'))
returning schedule_id`;

const tell = `update schedule set message = $2 where id = $1`;

const postpone = `
update schedule_fire set due_at = ${toInstant('$3')}, reason = $4
where schedule_id = $1 and fire_at = ${toInstant('$2')} and settled_at is null`;

/** Index schedule_fire_settled_at. */
const purge = `
delete from schedule_fire where ctid = any(array(
  select ctid from schedule_fire where settled_at < ${toInstant('$1')} order by settled_at limit $2)) returning schedule_id`;

type Fires = Pick<ScheduleStore, 'anyDue' | 'fireDue' | 'claimFires' | 'settleFire' | 'postponeFire' | 'purgeFires'>;

export function scheduleFires(database: Database): Fires {
  return {
    async anyDue(now) {
      const [answer] = await database.rows<{ due: boolean }>(anyDue, [now]);
      return answer?.due === true;
    },
    fireDue: (now, max, decide) =>
      database.transaction(async (session) => {
        const due = (await session.rows<RawDue>(selectDue, [now, max])).map(asDueSchedule);
        const decided = due.map((schedule) => ({ id: schedule.id, ...decide(schedule) }));
        await record(session, decided, now);
        return due.length;
      }),
    async claimFires({ at, leaseMs, max }) {
      const rows = await database.rows<RawSchedule & { fire_at: Date; attempts: number }>(claim, [at, leaseMs, max]);
      return rows.map((row) => ({ ...asAnySchedule(row), fireAt: asInstant(row.fire_at), attempts: row.attempts }));
    },
    settleFire: ({ scheduleId, fireAt, at, outcome, requestId, message }) =>
      database.transaction(async (session) => {
        const reason = storable(message);
        const settled = await session.rows(settle, [scheduleId, fireAt, at, outcome, requestId, reason]);
        if (settled.length > 0 && reason !== '') await session.rows(tell, [scheduleId, reason]);
      }),
    async postponeFire({ scheduleId, fireAt, dueAt, reason }) {
      await database.rows(postpone, [scheduleId, fireAt, dueAt, storable(reason)]);
    },
    async purgeFires(before, max) {
      return (await database.rows(purge, [before, max])).length;
    },
  };
}

async function record(session: Session, decided: readonly (Fired & { readonly id: string })[], now: Instant): Promise<void> {
  if (decided.length === 0) return;
  const fires = decided.flatMap(({ id, fires: made }) => made.map((fireAt) => ({ schedule_id: id, fire_at: fireAt })));
  await session.rows(insertFires, [rowsParameter(fires), now]);
  const moved = decided.map(({ id, nextAt, executions, message }) => ({ id, next_at: nextAt, executions, message }));
  await session.rows(move, [rowsParameter(moved)]);
}
