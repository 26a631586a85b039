// What was committed when, read afterwards from the commit timestamps of the database: exact, and nothing is asked while it is measured.
import type { Pool } from 'pg';

/** Milliseconds from the commit of the `warmUp`th row of a table to that of its last. */
export async function msOfCommits(pool: Pool, table: string, warmUp: number): Promise<number> {
  const { rows } = await pool.query<{ ms: string }>(
    `with c as (
       select pg_xact_commit_timestamp(xmin) as at, row_number() over (order by pg_xact_commit_timestamp(xmin)) as n from ${table}
     )
     select extract(epoch from max(at) - max(at) filter (where n <= $1)) * 1000 as ms from c`,
    [warmUp],
  );
  return Number(rows[0]?.ms);
}

export async function countOf(pool: Pool, table: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*)::integer as n from ${table}`);
  return rows[0]?.n ?? 0;
}
