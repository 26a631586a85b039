// Recorded steps, on their way to be done. In: how each went. Out: steps that are due. Promised: a step is with one performer at a time,
// and is due again when that one dies; one that is done or given up is never handed out again.
import type { Step, StepStore, StepWork } from '../../../ports/store/steps.js';
import type { Session } from './connection.js';
import { asInstant, toInstant } from './instants.js';
import { storable } from './storable.js';

const kinds = Object.keys({ 'start-cluster': 0, follow: 0, alert: 0, mail: 0 } satisfies Record<
  StepWork['kind'],
  0
>) as StepWork['kind'][];

/** Index step_due, one probe a kind: those of one that nobody takes hide no other. The lease is a later due_at. */
const claimSteps = `
with taken as (
  update step set attempts = attempts + 1, due_at = ${toInstant('$1::double precision + $2::double precision')}
  where id = any(array(
    select due.id from unnest($4::text[]) as k(kind) cross join lateral (
      select id from step where kind = k.kind and done_at is null and due_at <= ${toInstant('$1')}
      order by due_at, id limit $3 for no key update skip locked) as due))
  returning *
)
select id, key, request_id as "requestId", work, attempts, recorded_at as "recordedAt" from taken order by id`;

/** Primary key, as in all below. */
const finish = `
update step set done_at = ${toInstant('$2')}, outcome = $3, given_up = $4 where id = $1 and done_at is null`;

const postpone = `
update step set due_at = ${toInstant('$2')}, outcome = $3 where id = $1 and done_at is null`;

export function stepStore(session: Session): StepStore {
  return {
    async claim({ at, leaseMs, max, kinds: asked = kinds }) {
      const rows = await session.rows<Omit<Step, 'recordedAt'> & { recordedAt: Date }>(claimSteps, [at, leaseMs, max, asked]);
      return rows.map((row) => ({ ...row, recordedAt: asInstant(row.recordedAt) }));
    },
    async done(id, at, outcome) {
      await session.rows(finish, [id, at, storable(outcome), false]);
    },
    async retry(id, dueAt, reason) {
      await session.rows(postpone, [id, dueAt, storable(reason)]);
    },
    async giveUp(id, at, reason) {
      await session.rows(finish, [id, at, storable(reason), true]);
    },
  };
}
