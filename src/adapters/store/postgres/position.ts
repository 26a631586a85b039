// A request's place in the waiting queue. In: its record. Out: 1 for the next, null when it is not queued or too far back. Promised: never
// counts further than `positionMax`.
import { queuedStates } from '../../../core/lifecycle.js';
import type { Session } from './sql/connection.js';
import type { RequestRecord } from './entities/request.js';
import { toInstant } from './sql/instants.js';

const positionMax = 10_000;

/** Index request_queue: one bounded range of each of its two states. */
const before = (state: string) => `
(select from request where state = '${state}' and (rank_at, id) < (${toInstant('$1')}, $2::uuid) order by rank_at, id limit ${positionMax + 1})`;
const count = `
select count(*)::integer as before from (${queuedStates.map(before).join(' union all ')} limit ${positionMax + 1}) as first`;

export async function positionOf(session: Session, { id, state, rankAt }: RequestRecord): Promise<number | null> {
  if (!queuedStates.some((one) => one === state)) return null;
  const [row] = await session.rows<{ before: number }>(count, [rankAt, id]);
  return row === undefined || row.before > positionMax ? null : row.before + 1;
}
