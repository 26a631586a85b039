// Retention's part of the store. In: an instant and a bound. Out: how many rows went. Promised: a batch is one short statement; what another
// replica is removing is passed over; rows around a request go with it.
import type { RetentionStore } from '../../../ports/store/retention.js';
import type { Session } from './connection.js';
import { toInstant } from './instants.js';
import { removing } from './remove-requests.js';

/** Index request_ended; primary key of response. */
const removeEnded = removing(`
  select r.id from request r
  where r.finished_at < ${toInstant('$1')}
    and not exists (select from response p where p.request_id = r.id and p.delivery in ('due','parked'))
  order by r.finished_at limit $2 for update of r skip locked`);

/** Index step_done. */
const removeSteps = `
delete from step where id = any(array(
  select id from step where done_at < ${toInstant('$1')} order by done_at limit $2 for update skip locked))
returning id`;

/** Few rows: one for each key that ever was. */
const removeAlerts = `
delete from alert where key = any(array(
  select key from alert where resolved_at < ${toInstant('$1')} limit $2 for update skip locked))
returning key`;

/** Index audit_done. */
const removeAudit = `
delete from audit where id = any(array(
  select id from audit where done_at < ${toInstant('$1')} order by done_at limit $2 for update skip locked))
returning id`;

/** Few rows: a candidate has one a case, and a hundred differences. */
const removeShadows = `
with old as (delete from shadow_count where seen_at < ${toInstant('$1')})
delete from shadow_difference where seen_at < ${toInstant('$1')}`;

export function retentionStore(session: Session): RetentionStore {
  return {
    removeEnded: async (before, max) => (await session.rows(removeEnded, [before, max])).length,
    async removeDone(before, max) {
      const steps = await session.rows(removeSteps, [before, max]);
      const alerts = await session.rows(removeAlerts, [before, max]);
      await session.rows(removeShadows, [before]);
      return steps.length + alerts.length;
    },
    removeAudit: async (before, max) => (await session.rows(removeAudit, [before, max])).length,
  };
}
