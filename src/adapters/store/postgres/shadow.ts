// The shadow in the store. In: what a replica has seen of a candidate. Out: the sum over all replicas. Promised: replicas that add at once lose
// nothing and lock in one order; differences are bounded for each candidate.
import type { Instant } from '../../../core/ids.js';
import type { Case } from '../../../core/policy.js';
import type { ShadowDifference } from '../../../ports/shadow.js';
import type { ShadowStore } from '../../../ports/store/shadow.js';
import type { Database } from './sql/database.js';
import { asInstant, toInstant } from './sql/instants.js';
import { rowsParameter } from './sql/storable.js';

/** Primary key, in its order. */
const addCounts = `
insert into shadow_count (version, "case", same, differs, since, seen_at)
select $2, v."case", v.same, v.differs, ${toInstant('$3')}, ${toInstant('$3')}
from json_to_recordset($1::json) as v("case" text, same bigint, differs bigint) order by v."case"
on conflict (version, "case") do update
  set same = shadow_count.same + excluded.same, differs = shadow_count.differs + excluded.differs, seen_at = excluded.seen_at`;
const addDifferences = `
insert into shadow_difference (version, request_id, seen_at, active, would)
select $2, v.request_id, ${toInstant('v.at')}, v.active, v.would
from json_to_recordset($1::json) as v(request_id uuid, at double precision, active jsonb, would jsonb)`;
/** Index shadow_difference_version, in both. */
const trim = `
delete from shadow_difference where version = $1
  and id <= (select id from shadow_difference where version = $1 order by id desc offset $2 limit 1)`;
const selectDifferences = `
select request_id as "requestId", seen_at as at, active, would from shadow_difference where version = $1 order by id desc`;
const selectCounts = `
select "case", same::double precision as same, differs::double precision as differs, since from shadow_count
where version = $1 order by "case"`;

type CountRow = { readonly case: Case; readonly same: number; readonly differs: number; readonly since: Date };

export function shadowStore(database: Database): ShadowStore {
  return {
    add: ({ version, counts, differences }, at, differencesMax) =>
      database.transaction(async (session) => {
        await session.rows(addCounts, [rowsParameter([...counts]), version, at]);
        if (differences.length === 0) return;
        const rows = differences.map(({ requestId, ...rest }) => ({ ...rest, request_id: requestId }));
        await session.rows(addDifferences, [rowsParameter(rows), version]);
        await session.rows(trim, [version, differencesMax]);
      }),
    async sum(version) {
      const counts = await database.rows<CountRow>(selectCounts, [version]);
      const differences = await database.rows<Omit<ShadowDifference, 'at'> & { at: Date }>(selectDifferences, [version]);
      const since = counts.map((row): Instant => asInstant(row.since));
      return {
        since: since.length === 0 ? null : Math.min(...since),
        byCase: counts.map(({ case: situation, same, differs }) => ({ case: situation, same, differs })),
        differences: differences.map((row) => ({ ...row, at: asInstant(row.at) })),
      };
    },
  };
}
