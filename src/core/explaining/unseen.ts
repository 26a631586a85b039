// Who may stand before a request without being known. In: as far as its others were read, and what was decided on them. Out: whether somebody may be missing.
// Then it is not known whether it would run.
import { laneOf, byRank, type Place } from '../deciding/order.js';
import type { Candidate } from '../deciding/candidate.js';

export interface Unseen {
  /** Nobody is missing as far as here, but for lanes that were not read to their end; null: nobody behind it either. */
  readonly behind: Place | null;
  /** Lanes of which no more were read, each as far as here. */
  readonly inLanes: ReadonlyMap<string, Place>;
}

export const nobody: Unseen = { behind: null, inLanes: new Map() };

/** `settled`: lanes that wait for what holds for all of a lane: who stands further back in one waits too. */
export function mayBeMissing({ behind, inLanes }: Unseen, candidate: Candidate, settled: ReadonlySet<string>): boolean {
  const isBefore = (place: Place) => byRank(place, candidate) < 0;
  if (behind !== null && isBefore(behind)) return true;
  return [...inLanes].some(([lane, place]) => isBefore(place) && !settled.has(lane));
}

/** Of candidates in the order of rank. `asked`: of each lane so many; `most`: of all. */
export function unseenOf(
  found: readonly Candidate[],
  { asked, most }: { readonly asked: ReadonlyMap<string, number>; readonly most: number },
): Unseen {
  const inLanes = new Map<string, Place>();
  const counts = new Map<string, number>();
  for (const one of found) {
    const lane = laneOf(one);
    const count = (counts.get(lane) ?? 0) + 1;
    counts.set(lane, count);
    if (count === asked.get(lane)) inLanes.set(lane, { rankAt: one.rankAt, id: one.id });
  }
  const last = found.at(-1);
  return { behind: last === undefined || found.length < most ? null : { rankAt: last.rankAt, id: last.id }, inLanes };
}
