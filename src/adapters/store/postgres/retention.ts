// Retention's part of the store. In: an instant and a bound, or ids. Out: how many rows went. Promised: a batch is one short statement; what another
// replica is removing is passed over; rows around a request go with it.
import type { EndedRequest } from '../../../core/keeping.js';
import type { RetentionStore } from '../../../ports/store/retention.js';
import type { Database } from './sql/database.js';
import { handStore } from './hands.js';
import { asInstant, toInstant } from './sql/instants.js';
import { removing, told } from './remove-requests.js';

/** The jobs of the Job Manager are kept for a time of their own, and their requests with them. Primary key. */
const ofNoJob = 'not exists (select from model_job j where j.request_id = r.id)';
const ofNoOpenJob = 'not exists (select from model_job j where j.request_id = r.id and j.closed_at is null)';

/** Index request_ended. */
const removeEnded = removing(`
  select r.id from request r
  where r.finished_at < ${toInstant('$1')} and r.finished_at >= coalesce(${toInstant('$3')}, '-infinity') and ${told} and ${ofNoJob}
  order by r.finished_at limit $2 for update of r skip locked`);

/** Primary key. */
const remove = (which: string) =>
  removing(`
  select r.id from request r where r.id = any($1::uuid[]) and r.finished_at is not null and ${told} and ${which} for update of r skip locked`);
const removeThese = remove(ofNoJob);
const removeOne = remove(ofNoOpenJob);

/**
 * Index request_ended, read backwards. All that ended at the last instant are of the page: below an instant nothing is left out. What nobody asks for is
 * looked at here and not sent, but for the last.
 */
export const selectEnded = `
with page as materialized (
  select id, job_id, tenant_id, finished_at from request where finished_at < ${toInstant('$1')}
  order by finished_at desc fetch first ($2::bigint) rows with ties
)
select id, job_id as "jobId", tenant_id as "tenantId", finished_at as "finishedAt" from page
where job_id = any($3::text[]) or finished_at < ${toInstant('$4')} or finished_at = (select min(finished_at) from page)
order by finished_at desc, id desc`;

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

/** By a function of the owner, for nobody else may delete there: index audit_done, at most so many, and nothing of the last day. */
const removeAudit = `select remove_audit(${toInstant('$1')}, $2::integer)::integer as count`;

/** Few rows: one for each tenant that has sent over HTTP. The minutes are of the server's clock. */
const removeRates = `
delete from tenant_rate where tenant_id = any(array(
  select tenant_id from tenant_rate where ends_at < now() - interval '1 hour' limit $1 for update skip locked))
returning tenant_id`;

/** Few rows: a candidate has one a case, and a hundred differences. */
const removeShadows = `
with old as (delete from shadow_count where seen_at < ${toInstant('$1')})
delete from shadow_difference where seen_at < ${toInstant('$1')}`;

type Gone = Pick<Row, 'finishedAt'>;
type Row = Omit<EndedRequest, 'finishedAt'> & { readonly finishedAt: Date };

export function retentionStore(database: Database): RetentionStore {
  return {
    async removeEnded({ from, before, max }) {
      const gone = await database.rows<Gone>(removeEnded, [before, max, from]);
      return { count: gone.length, last: gone.length === 0 ? from : Math.max(...gone.map((one) => asInstant(one.finishedAt))) };
    },
    async ended({ before, jobIds, anyBefore, max }) {
      const rows = await database.rows<Row>(selectEnded, [before, max, jobIds, anyBefore]);
      return rows.map((row) => ({ ...row, finishedAt: asInstant(row.finishedAt) }));
    },
    remove: async (ids) => (await database.rows(removeThese, [ids])).length,
    removeByHand: (id, entry, at) =>
      database.transaction(async (transaction) => {
        const gone = await transaction.rows(removeOne, [[id]]);
        if (gone.length > 0) await handStore(transaction, false).note([entry], at);
        return gone.length > 0;
      }),
    async removeDone(before, max) {
      const steps = await database.rows(removeSteps, [before, max]);
      const alerts = await database.rows(removeAlerts, [before, max]);
      await database.rows(removeShadows, [before]);
      return steps.length + alerts.length;
    },
    async removeAudit(before, max) {
      const [gone] = await database.rows<{ count: number }>(removeAudit, [before, max]);
      return gone?.count ?? 0;
    },
    removeRates: async (max) => (await database.rows(removeRates, [max])).length,
  };
}
