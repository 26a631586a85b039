// Those who wait in a play, by lane. In: candidates, added and removed. Out: who comes next in the order of rank, past lanes that were seen to wait.
// Promised: what it costs follows how many lanes there are and what is looked at, and not how many wait.
import type { Candidate } from '../deciding/candidate.js';
import { lowest } from './lowest.js';
import { byRank, laneOf } from '../deciding/order.js';

/** `gone`: it waits no more; `settled`: its lane waits as it does; `next`: what is decided of it says nothing of the one behind it. */
export type Seen = 'gone' | 'settled' | 'next' | 'stop';

export interface WaitingLanes {
  readonly count: () => number;
  readonly add: (candidate: Candidate) => void;
  readonly has: (candidate: Candidate) => boolean;
  /** false: it does not wait any more. */
  readonly remove: (candidate: Candidate) => boolean;
  readonly isFirst: (candidate: Candidate) => boolean;
  /** Shows them in the order of rank, as long as it is not told to stop; those that are gone are taken out. */
  readonly walk: (look: (candidate: Candidate) => Seen) => void;
}

/** In the order of rank. */
type Lane = Candidate[];

/** Looked at in one lane at one instant. */
const eachMax = 8;

export function waitingLanes(): WaitingLanes {
  const lanes = new Map<string, Lane>();
  /** Lanes that somebody waits in, by their first; sorted anew only after the first of one has changed. */
  let order: Lane[] = [];
  let sorted = true;
  let count = 0;
  const laneFor = (candidate: Candidate) => lanes.get(laneOf(candidate)) ?? [];
  const remove = (candidate: Candidate) => {
    const lane = laneFor(candidate);
    const at = placeOf(lane, candidate);
    if (lane[at]?.id !== candidate.id) return false;
    lane.splice(at, 1);
    if (at === 0) sorted = false;
    count -= 1;
    return true;
  };
  return {
    count: () => count,
    add(candidate) {
      const lane = laneFor(candidate);
      lanes.set(laneOf(candidate), lane);
      const at = placeOf(lane, candidate);
      if (lane.length === 0 && !order.includes(lane)) order.push(lane);
      if (at === 0) sorted = false;
      lane.splice(at, 0, candidate);
      count += 1;
    },
    has(candidate) {
      const lane = laneFor(candidate);
      return lane[placeOf(lane, candidate)]?.id === candidate.id;
    },
    remove,
    isFirst: (candidate) => laneFor(candidate)[0]?.id === candidate.id,
    walk(look) {
      if (!sorted) order = order.filter(({ length }) => length > 0).sort(byFirst);
      sorted = true;
      for (const candidate of walked(order, look)) remove(candidate);
    },
  };
}

function byFirst([one]: Lane, [other]: Lane): number {
  return one === undefined || other === undefined ? 0 : byRank(one, other);
}

interface Behind {
  readonly lane: Lane;
  readonly at: number;
  readonly candidate: Candidate;
}

/** Those that are gone. Beside the firsts of all lanes, those who come behind one that was seen, in the order of rank too. */
function walked(order: readonly Lane[], look: (candidate: Candidate) => Seen): readonly Candidate[] {
  const gone: Candidate[] = [];
  const behind: Behind[] = [];
  let index = 0;
  for (let one = nextOf(order[index], behind[0]); one !== null; one = nextOf(order[index], behind[0])) {
    if (one === behind[0]) behind.shift();
    else index += 1;
    const seen = look(one.candidate);
    if (seen === 'stop') break;
    if (seen === 'gone') gone.push(one.candidate);
    if (seen === 'gone' || (seen === 'next' && one.at + 1 < eachMax)) follow(behind, one);
  }
  return gone;
}

function nextOf(lane: Lane | undefined, behind: Behind | undefined): Behind | null {
  const first = lane?.[0];
  if (lane === undefined || first === undefined) return behind ?? null;
  return behind !== undefined && byRank(behind.candidate, first) < 0 ? behind : { lane, at: 0, candidate: first };
}

function follow(behind: Behind[], { lane, at }: Pick<Behind, 'lane' | 'at'>): void {
  const candidate = lane[at + 1];
  if (candidate === undefined) return;
  const place = lowest({ from: 0, to: behind.length }, (index) => byRank(behind[index]?.candidate ?? candidate, candidate) >= 0);
  behind.splice(place, 0, { lane, at: at + 1, candidate });
}

function placeOf(lane: Lane, candidate: Candidate): number {
  return lowest({ from: 0, to: lane.length }, (at) => byRank(lane[at] ?? candidate, candidate) >= 0);
}
