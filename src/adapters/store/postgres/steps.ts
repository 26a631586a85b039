// Recorded steps, on their way to be done. In: how each went. Out: steps that are due. Promised: a step is with one performer at a time,
// and is due again when that one dies; whoever wakes up after that says nothing of it but that it is done; one that is done or given up is never handed
// out again. What is told of one trouble to one channel is with
// one performer at a time too, the older first: a beginning that is slow to arrive does not come after its end.
import type { Step, StepStore, StepWork } from '../../../ports/store/steps.js';
import type { Session } from './sql/connection.js';
import { isDue, leasedFor } from './sql/due.js';
import { asInstant, toInstant } from './sql/instants.js';
import { storable } from './sql/storable.js';

const kinds = Object.keys({ 'start-cluster': 0, follow: 0, alert: 0, mail: 0 } satisfies Record<
  StepWork['kind'],
  0
>) as StepWork['kind'][];

/** Index step_told. One without an outcome is not tried yet, or on its way; one that waits to be tried again asks what is still so, and holds up no other. */
const tellsBefore = `
select from step o where o.kind = 'alert' and o.done_at is null and o.outcome is null and o.id < s.id
  and o.work ->> 'channel' = s.work ->> 'channel' and o.work #>> '{message,key}' = s.work #>> '{message,key}'`;

/** Index step_due, one probe a kind: those of one that nobody takes hide no other. The lease is a later due_at, without an outcome. */
export const claimSteps = `
with taken as (
  update step set attempts = attempts + 1, outcome = null, due_at = ${leasedFor('$2')}
  where id = any(array(
    select due.id from unnest($4::text[]) as k(kind) cross join lateral (
      select id from step s where kind = k.kind and done_at is null and ${isDue({ row: 's.', pauseReason: 'outcome', at: '$1' })}
        and (kind <> 'alert' or not exists (${tellsBefore}))
      order by due_at, id limit $3 for no key update skip locked) as due))
  returning *
)
select id, key, request_id as "requestId", work, attempts, recorded_at as "recordedAt" from taken order by id`;

/** Primary key, as in all below. */
const finish = `
update step set done_at = ${toInstant('$2')}, outcome = $3 where id = $1 and done_at is null`;

/** Only by who holds it still: one that wakes up would end what another one is doing, or hand it to a third. */
const abandon = `
update step set done_at = ${toInstant('$2')}, outcome = $3, given_up = true where id = $1 and attempts = $4 and done_at is null`;

const postpone = `
update step set due_at = ${toInstant('$2')}, outcome = $3 where id = $1 and attempts = $4 and done_at is null`;

export function stepStore(session: Session): StepStore {
  return {
    async claim({ at, leaseMs, max, kinds: asked = kinds }) {
      const rows = await session.rows<Omit<Step, 'recordedAt'> & { recordedAt: Date }>(claimSteps, [at, leaseMs, max, asked]);
      return rows.map((row) => ({ ...row, recordedAt: asInstant(row.recordedAt) }));
    },
    async done(id, at, outcome) {
      await session.rows(finish, [id, at, storable(outcome)]);
    },
    async retry({ id, attempts }, dueAt, reason) {
      await session.rows(postpone, [id, dueAt, storable(reason), attempts]);
    },
    async giveUp({ id, attempts }, at, reason) {
      await session.rows(abandon, [id, at, storable(reason), attempts]);
    },
  };
}
