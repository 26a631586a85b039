// The pools for which a cluster was ever started, for statements that look at the starts of each.

/** Index step_start, one probe a pool: `pools`, of what stands behind it. */
export const withStartedPools = `
with recursive pools as (
  (select pool from step where kind = 'start-cluster' order by pool limit 1)
  union all
  select n.* from pools, lateral (
    select pool from step where kind = 'start-cluster' and pool > pools.pool order by pool limit 1) n
)`;
