// What is on record of clusters in a past period. In: the period, and where the last page ended. Out: what a page of decisions saw of the pools, and with the
// first page the starts of clusters, of some time before the period too. Promised: no more decisions are read than the page has.
import type { ClusterId, PoolName } from '../../../core/ids.js';
import { condensed, type ClusterSighting, type PastStart } from '../../../core/playing/past-clusters.js';
import type { PastClustersPage } from '../../../ports/past.js';
import type { PeriodAsked } from '../../../ports/store/reading.js';
import type { Session } from './sql/connection.js';
import { asInstant, asMaybeInstant, toInstant } from './sql/instants.js';
import { withStartedPools } from './started-pools.js';

/** Index decision_period. A decision was taken on a picture of the engine that had the age that it says. */
export const selectSightings = `
with page as materialized (
  select id, decided_at, facts from decision
  where decided_at < ${toInstant('$2')} and (decided_at, id) > (${toInstant('coalesce($3::double precision, $1::double precision)')}, coalesce($4::bigint, 0))
  order by decided_at, id limit $5
)
select p.id, p.decided_at as at, 1000 * coalesce((p.facts #>> '{engine,snapshot_age_seconds}')::double precision, 0) as "ageMs",
  f.name as pool, coalesce(f.running, 0) as running, coalesce(f.starting, 0) as starting, nullif(f.cluster_id, '') as "clusterId"
from page p
left join lateral json_to_recordset(p.facts -> 'pools') as f(name text, running integer, starting integer, cluster_id text) on true
order by p.decided_at, p.id`;

/** Index step_start: the pools by a loose scan, then the last starts of each within the time. */
export const selectPastStarts = `${withStartedPools}
select t.* from (select pool from pools limit 1000) p cross join lateral (
  select pool, recorded_at as "recordedAt", coalesce(cluster_id, work ->> 'clusterId') as "clusterId", done_at as "doneAt", up_at as "upAt",
    given_up as "givenUp", request_id is null as ahead
  from step where kind = 'start-cluster' and pool = p.pool and recorded_at >= ${toInstant('$1')} and recorded_at < ${toInstant('$2')}
  order by recorded_at desc limit $3) t
order by "recordedAt", pool`;

/** Before the period: how long clusters take to come up, where none came up within it. */
const startsBeforeMs = 30 * 86_400_000;
/** Of each pool: one every ten minutes of a month. */
const startsMax = 5_000;

interface SightingRow {
  readonly id: string;
  readonly at: Date;
  readonly ageMs: number;
  /** null: it looked at no pool. */
  readonly pool: PoolName | null;
  readonly running: number;
  readonly starting: number;
  readonly clusterId: ClusterId | null;
}

interface StartRow extends Omit<PastStart, 'recordedAt' | 'doneAt' | 'upAt'> {
  readonly recordedAt: Date;
  readonly doneAt: Date | null;
  readonly upAt: Date | null;
}

export async function pastClusters(session: Session, { from, to, after, limit }: PeriodAsked): Promise<PastClustersPage> {
  const parameters = [from, to, after?.at ?? null, after?.id ?? null, limit];
  const rows = await session.rows<SightingRow>(selectSightings, parameters);
  const starts = after === null ? await session.rows<StartRow>(selectPastStarts, [from - startsBeforeMs, to, startsMax]) : [];
  const last = new Set(rows.map(({ id }) => id)).size < limit ? undefined : rows.at(-1);
  return {
    sightings: condensed(rows.flatMap(asSighting)),
    starts: starts.map(asStart),
    end: last === undefined ? null : { at: asInstant(last.at), id: last.id },
  };
}

function asSighting({ at, ageMs, pool, running, starting, clusterId }: SightingRow): ClusterSighting[] {
  const seenAt = asInstant(at) - ageMs;
  return pool === null ? [] : [{ pool, running, starting, clusterId, from: seenAt, until: seenAt }];
}

function asStart({ recordedAt, doneAt, upAt, ...row }: StartRow): PastStart {
  return { ...row, recordedAt: asInstant(recordedAt), doneAt: asMaybeInstant(doneAt), upAt: asMaybeInstant(upAt) };
}
