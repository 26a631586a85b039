// Runs on the engine: listed, marked, asked to stop. In: what was seen of them. Out: live runs, and whether a move was written. Promised:
// a mark is no move and raises no version, so that it never fences off who is about to end the run.
import type { Instant, PoolName, RequestId, RunId } from '../../../core/ids.js';
import type { StopWish } from '../../../core/ending/run-end.js';
import type { LiveRun, RunStore } from '../../../ports/store/runs.js';
import { answeredColumns, asAnswered, type AnsweredRow } from './answered.js';
import type { Session } from './sql/connection.js';
import { asInstant, asMaybeInstant, toInstant } from './sql/instants.js';
import { from } from './sql/literals.js';
import { inBothForms } from './record-events.js';
import { rowsParameter } from './sql/storable.js';

/**
 * Index request_live; earlier attempts by the primary key, of the few that have any. The number and the first page stand in the text: planned for any
 * parameters it looked dearer than for its own, and was planned at nearly each look (390 us of PostgreSQL a request at 200/s).
 */
const livePage = (max: number, behind: string) => `
select ${answeredColumns}, r.version, r.state, a.engine, a.pool, r.run_id, r.run_url, r.attempt, r.max_run_seconds, r.submitted_at,
  greatest(a.accepted_at, r.submitted_at) as taken_at, r.executing_at,
  r.stop_wish, r.replaced_by, r.out_of_contact_since, b.traceparent,
  case when r.attempt = 1 then 0 else (
    select count(*) from attempt e where e.request_id = r.id and e.failure = 'infrastructure')::integer end as infrastructure_failures
from request r
join attempt a on a.request_id = r.id and a.number = r.attempt
join request_body b on b.request_id = r.id
where r.state in ('running','stopping') ${behind} order by r.id limit ${max}`;

/** Primary key, as in all below; locked in its order. */
const markSeen = `
with seen as (
  select * from json_to_recordset($1::json) as s(id uuid, version integer, executing_at double precision, url text)
), locked as (
  select r.id from request r join seen s on s.id = r.id and s.version = r.version
  where r.state in ('running','stopping') and (r.executing_at is null or r.run_url is null) order by r.id for no key update of r
)
update request r set executing_at = coalesce(r.executing_at, ${toInstant('s.executing_at')}), run_url = coalesce(s.url, r.run_url)
from seen s join locked using (id) where r.id = s.id`;

const markOutOfContact = `
with locked as (
  select id from request where id = any($1::uuid[]) and state in ('running','stopping') and out_of_contact_since is null
  order by id for no key update
)
update request r set out_of_contact_since = ${toInstant('$2')} from locked where r.id = locked.id`;

const markBackInContact = `
with locked as (
  select id from request where id = any($1::uuid[]) and out_of_contact_since is not null order by id for no key update
)
update request r set out_of_contact_since = null from locked where r.id = locked.id`;

const stop = inBothForms((events) =>
  events.moving(
    `
update request set state = 'stopping', version = version + 1, stop_wish = coalesce(stop_wish, $3),
  stop_wished_at = coalesce(stop_wished_at, ${toInstant('$4')})
where id = $1 and version = $2 and state in (${from('stop')})
returning id${events.row('request')}`,
    toInstant('$4'),
  ),
);

/** Primary key of request_body. */
const selectEmails = `
select request_id as id, body #> '{job,job_context,job_operation,email_notifications}' as emails
from request_body where request_id = any($1::uuid[])
  and coalesce(body #> '{job,job_context,job_operation,email_notifications}', 'null') not in ('null', '[]')`;

interface Row extends AnsweredRow {
  readonly version: number;
  readonly state: 'running' | 'stopping';
  readonly engine: string;
  readonly pool: PoolName;
  readonly run_id: RunId;
  readonly run_url: string | null;
  readonly attempt: number;
  readonly infrastructure_failures: number;
  readonly max_run_seconds: number;
  readonly submitted_at: Date;
  readonly taken_at: Date;
  readonly executing_at: Date | null;
  readonly stop_wish: StopWish | null;
  readonly replaced_by: RequestId | null;
  readonly out_of_contact_since: Date | null;
  readonly traceparent: string | null;
}

type LiveRuns = Pick<RunStore, 'liveRuns' | 'seen' | 'stopping' | 'outOfContact' | 'backInContact' | 'emails'>;

export function liveRuns(session: Session, events: boolean): LiveRuns {
  return {
    async liveRuns({ after, max }) {
      const rows = await (after === null
        ? session.rows<Row>(livePage(max, ''))
        : session.rows<Row>(livePage(max, 'and r.id > $1::uuid'), [after]));
      return rows.map(asLiveRun);
    },
    async seen(runs) {
      if (runs.length === 0) return;
      const rows = runs.map(({ id, version, executingAt, url }) => ({ id, version, executing_at: executingAt, url }));
      await session.rows(markSeen, [rowsParameter(rows)]);
    },
    async stopping({ id, version, wish, at }) {
      const moved = await session.rows(stop(events), [id, version, wish, at]);
      return moved.length === 1;
    },
    outOfContact: (ids, since) => mark(session, markOutOfContact, [ids, since]),
    backInContact: (ids) => mark(session, markBackInContact, [ids]),
    async emails(ids) {
      const rows = await session.rows<{ id: RequestId; emails: readonly string[] }>(selectEmails, [ids]);
      return new Map(rows.map(({ id, emails }) => [id, emails]));
    },
  };
}

async function mark(
  session: Session,
  sql: string,
  parameters: readonly [ids: readonly RequestId[], since?: Instant],
): Promise<void> {
  if (parameters[0].length > 0) await session.rows(sql, parameters);
}

function asLiveRun(row: Row): LiveRun {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    engine: row.engine,
    pool: row.pool,
    runId: row.run_id,
    runUrl: row.run_url,
    attempt: row.attempt,
    infrastructureFailures: row.infrastructure_failures,
    maxRunSeconds: row.max_run_seconds,
    submittedAt: asInstant(row.submitted_at),
    takenAt: asInstant(row.taken_at),
    executingAt: asMaybeInstant(row.executing_at),
    stopWish: row.stop_wish,
    replacedBy: row.replaced_by,
    outOfContactSince: asMaybeInstant(row.out_of_contact_since),
    traceparent: row.traceparent,
    ...asAnswered(row),
  };
}
