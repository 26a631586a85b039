// Who stands at the front of the waiting queue. In: how many are to be read, and from which place on. Out: candidates in order of rank, and where
// what was read ends.
import type { Candidate } from '../../../core/deciding/candidate.js';
import { byRank, type Place } from '../../../core/deciding/order.js';
import { heldCase } from '../../../core/hand.js';
import type { Front, FrontAsked } from '../../../ports/store/admission.js';
import { asCandidate, joined, type CandidateRow } from './candidate-row.js';
import { toInstant } from './sql/instants.js';
import type { Statement } from './sql/one-message.js';

/** Index request_queue, twice a range. */
const front = (place: string, waitingMax: string, receivedMax: string) => `
with waiting as (
  select id, rank_at from request where state = 'waiting' ${place} order by rank_at, id limit ${waitingMax}
), received as (
  select id, rank_at from request where state = 'received' ${place} order by rank_at, id limit ${receivedMax}
), picked as materialized (
  select id, rank_at from waiting union all select id, rank_at from received
)
${joined}`;

/**
 * From the beginning on, in sizes that stand in the text: they are few, and without parameters it is planned once, and not at every pass (0.3 to
 * 1 ms). After the place ($1, $2): $3 so many of who waits, $4 of who is received.
 */
export function selectFront({ waitingMax, receivedMax, after }: Omit<FrontAsked, 'now'>): Statement {
  if (after === null) return { text: front('', String(waitingMax), String(receivedMax)), values: [] };
  const place = `and (rank_at, id) > (${toInstant('$1')}, $2::uuid)`;
  return { text: front(place, '$3::integer', '$4::integer'), values: [after.rankAt, after.id, waitingMax, receivedMax] };
}

/** Who is held, or was told to wait for an instant that has not come, is read with the others and left out. */
export function frontOf(rows: readonly unknown[], { now, waitingMax, receivedMax }: FrontAsked): Front {
  const read = (rows as readonly CandidateRow[]).map(asCandidate);
  const ends = [endOf(read, 'waiting', waitingMax), endOf(read, 'received', receivedMax)].filter((end) => end !== null);
  return {
    candidates: read.filter((one) => one.state === 'received' || (one.dueAt <= now && one.waits?.case !== heldCase)),
    end: ends.toSorted(byRank)[0] ?? null,
  };
}

/** null: all of them were read. */
function endOf(read: readonly Candidate[], state: Candidate['state'], most: number): Place | null {
  const those = read.filter((one) => one.state === state);
  const last = those.at(-1);
  return last === undefined || those.length < most ? null : { rankAt: last.rankAt, id: last.id };
}
