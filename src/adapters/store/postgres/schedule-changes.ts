// What somebody does by hand to a schedule: it is made, started, stopped, removed. In: which and whose, and by whom. Out: whether it was changed. Promised:
// each change has an entry in the audit, in its own statement, and what changes nothing has none; one that a stop meets fires no more, and what it has fired
// and what is no job yet becomes none. One that stops by itself is not stopped here: what it has fired becomes a job.
import type { ByHand } from '../../../ports/store/hands.js';
import type { Instant } from '../../../core/ids.js';
import type { Session } from './sql/connection.js';
import { asIso, entryOf } from './sql/audit-entry.js';
import { toInstant } from './sql/instants.js';

/** Of models a schedule is named with its tenant; of job requests by its id alone. */
export type Which =
  | { readonly id: string; readonly of: 'models'; readonly tenantId: string }
  | { readonly id: string; readonly of: 'requests'; readonly tenantId: null };

/** $1 to $3, in all below; $4 is when, and $5 who. Primary key. */
const meant = `s.id = $1 and (s.model_id is null) = $2::boolean and ($3::text is null or s.tenant_id = $3)`;
const by = { at: '$4', actor: '$5', subject: `'schedule ' || id || ', ' || name`, tenant: 'tenant_id' };

/** What it asks for and when. */
const whatItIs = `'tenant_id', tenant_id, 'user_id', user_id, 'job_id', request #>> '{job,job_id}', 'template', template ->> 'name',
  'version', template ->> 'version', 'model_id', model_id, 'cron', schedule_string,
  'time_zone', time_zone`;
const running = `jsonb_build_object('status', 'running', 'next_at', ${asIso('next_at')})`;
const stopped = `jsonb_build_object('status', 'stopped')`;

/** `insert`: of a row of table schedule, with its id. `at` and `actor`: parameters of it. */
export function noted(insert: string, at: string, actor: string): string {
  const detail = `jsonb_strip_nulls(jsonb_build_object(${whatItIs}, 'after', ${running}))`;
  return `
with made as (${insert} returning *
), noted as (
  ${entryOf({ ...by, at, actor, from: 'made', act: 'create-schedule', detail })}
) select id from made`;
}

const startIt = `
with started as (
  update schedule s set status = 'RUNNING', next_at = ${toInstant('$6')}, message = '',
    executions = case when executions_max is not null and executions >= executions_max then 0 else executions end
  where ${meant} and status = 'STOPPED' returning *
), noted as (
  ${entryOf({
    ...{ ...by, from: 'started', act: 'start-schedule' },
    detail: `jsonb_build_object('tenant_id', tenant_id, 'before', ${stopped}, 'after', ${running})`,
  })}
) select id from started`;

const stopIt = `
with was as (
  select * from schedule s where ${meant} and status = 'RUNNING' for no key update
), stopped as (
  update schedule s set status = 'STOPPED', next_at = null from was where s.id = was.id returning s.id
), noted as (
  ${entryOf({
    ...{ ...by, from: 'was join stopped using (id)', act: 'stop-schedule' },
    detail: `jsonb_build_object('tenant_id', tenant_id, 'before', ${running}, 'after', ${stopped})`,
  })}
) select s.id, exists (select from stopped) as stopped from schedule s where ${meant}`;

/** After the other has committed: then nothing is fired any more, and all that was is seen. One that is in the making is told as made. $6: whether it has an entry. */
const dropFires = `
with dropped as (
  update schedule_fire f set settled_at = ${toInstant('$4')}, outcome = 'refused', reason = 'The schedule was stopped before.'
  from schedule s where f.schedule_id = s.id and f.settled_at is null and ${meant} returning s.id, s.tenant_id, s.name
), noted as (
  ${entryOf({
    ...{ ...by, from: 'dropped where not $6::boolean group by id, tenant_id, name', act: 'stop-schedule' },
    detail: `jsonb_build_object('tenant_id', tenant_id, 'fires_dropped', count(*))`,
  })}
) select id from dropped`;

const removeIt = `
with removed as (
  delete from schedule s where ${meant} returning *
), noted as (
  ${entryOf({
    ...{ ...by, from: 'removed', act: 'remove-schedule' },
    detail: `jsonb_strip_nulls(jsonb_build_object(${whatItIs}, 'before', jsonb_build_object('status', lower(status), 'executions', executions)))`,
  })}
) select id from removed`;

/** One that has fired as often as it may begins to count anew. */
export async function startSchedule(session: Session, which: Which, nextAt: Instant, hand: ByHand): Promise<void> {
  await session.rows(startIt, [...parametersOf(which, hand), nextAt]);
}

export async function stopSchedule(session: Session, which: Which, hand: ByHand): Promise<void> {
  const [found] = await session.rows<{ stopped: boolean }>(stopIt, parametersOf(which, hand));
  // Also of one that has stopped by itself: its last fires may be open still.
  if (found !== undefined) await session.rows(dropFires, [...parametersOf(which, hand), found.stopped]);
}

export async function removeSchedule(session: Session, which: Which, hand: ByHand): Promise<boolean> {
  return (await session.rows(removeIt, parametersOf(which, hand))).length === 1;
}

function parametersOf({ id, of, tenantId }: Which, { at, actor }: ByHand): unknown[] {
  return [id, of === 'requests', tenantId, at, actor];
}
