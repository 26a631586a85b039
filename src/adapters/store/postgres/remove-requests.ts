// Requests and all rows around them, removed. In: a select of ids. Out: a statement; it answers who went, and when each had ended. Promised:
// nothing stays behind: there are no foreign keys that would see to it (record 0039).

/** Of `r`: nothing is to be published. Primary keys of response and event_parked, index event_move. */
export const told = `not exists (select from response p where p.request_id = r.id and p.delivery in ('due','parked'))
  and not exists (select from event e where e.request_id = r.id)
  and not exists (select from event_parked e where e.request_id = r.id)`;

const around = ['request_body', 'attempt', 'decision', 'response'];

/** Primary keys; index decision_request. Rows of a model job go by their foreign key. */
export function removing(chosen: string): string {
  const rows = around.map((table) => `${table}s as (delete from ${table} using gone where ${table}.request_id = gone.id)`);
  return `
with gone as (
  delete from request where id = any(array(${chosen})) returning id, finished_at
), ${rows.join(', ')}
select id, finished_at as "finishedAt" from gone`;
}
