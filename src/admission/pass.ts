// A pass over all who wait. In: its turn, and the picture of the engine. Out: what was decided and recorded, and what it has left. Promised: in
// the order of rank, each in the world that the one before has left; bounded, and what is left over is said.
import type { Snapshot } from '../core/cluster.js';
import type { Depth } from '../core/deciding/depth.js';
import type { Place } from '../core/deciding/order.js';
import { roomOf } from '../core/deciding/room.js';
import type { World } from '../core/deciding/world.js';
import type { AdmissionTx, Lane } from '../ports/store/admission.js';
import type { Leased } from '../ports/store/runs.js';
import { choose, type Choice } from '../core/deciding/choose.js';
import { count } from './count.js';
import { find, passOver, type Found, type Heads } from './find.js';
import { everyLane, laneSlots, slotsMax, withHeads } from './lane-slots.js';
import type { AdmissionParts } from './parts.js';
import { record, type Written } from './record.js';

/** Looks of one pass. What is left over is left for the next one, which is asked for at once. */
export const roundsMax = 50;
/** A pass that has written this much commits, so that the lock and the transaction stay short in a burst. */
export const writtenMax = 2_000;
/**
 * In a burst, which is when more than so many have come, a hint looks at newcomers as it does at all others: at those who come first. Each
 * of them gets its reason when it is over, or by the next sweep. Of 8,000 requests for 4,000 slots in 100 lanes 100 were written as waiting,
 * and not 4,000: a row version and a decision each (490 -> 420 us of PostgreSQL a request).
 */
export const newcomersMax = 100;

export interface Passing {
  readonly parts: AdmissionParts;
  /** More have come than get their reason at once. */
  readonly burst: boolean;
  readonly snapshot: Snapshot;
  readonly reachable: boolean;
}

export interface Passed {
  readonly admitted: readonly Leased[];
  readonly steps: number;
  /** What the next pass is to look at, at once; null: this one has seen to everything. */
  readonly more: Depth | null;
  readonly looked: number;
  readonly told: readonly Choice[];
  readonly world: World;
}

export async function pass(tx: AdmissionTx, depth: 'heads' | 'all', passing: Passing): Promise<Passed> {
  const { parts, burst, snapshot, reachable } = passing;
  const { settings, clock, clocks } = parts;
  // One policy for the whole pass, also when another comes into force meanwhile.
  const policy = parts.policies.current();
  // 1. Count from rows, and overlay what the snapshot cannot show.
  const lanes = await everyLane(tx);
  let world = await count(tx, { snapshot, settings, now: clock.now(), lanes });
  // 2. Lanes with something left of their limits, and of the room there is; in a sweep, which takes the whole decision again, whoever comes first of
  // the others too.
  const open = openTo(depth, lanes, laneSlots(lanes, world, settings));
  const room = roomOf(world);
  let settled: ReadonlySet<string> = new Set();
  const told: Choice[] = [];
  const admitted: Leased[] = [];
  let steps = 0;
  let looked = 0;
  let shortfalls = 0;
  const more = (others: boolean) => (others ? depth : null);
  let after: Place | null = null;
  for (let round = 0; round < roundsMax; round += 1) {
    // 3. Heads of those lanes, in the order of rank: no more than there is room for, where there is some.
    const now = clock.now();
    const heads: Heads | null = depth === 'heads' ? { room: roomOf(world), settled, burst } : null;
    const found: Found = await find(tx, { open, heads, round, shortfalls, now, reachable, after });
    const { candidates } = found;
    shortfalls += Number(found.shortfall);
    // 4. Decide, each in the world that the one before has left.
    const outlook = { world, policy, settings, now, overBy: clocks.earlier(), reachable, waiting: parts.waiting() };
    const chosen = choose(candidates, heads === null ? outlook : { ...outlook, settled, passOver: passOver(heads) });
    ({ world, settled } = chosen);
    // 5. Record what has changed.
    const written = await record(tx, chosen.choices, { parts, last: false });
    steps += written.work;
    looked += candidates.length;
    told.push(...written.told);
    admitted.push(...written.admitted);
    const last = candidates.at(-1);
    if (last === undefined || !found.more) return { admitted, steps, more: more(isLeft(told, room, depth)), looked, told, world };
    if (told.length >= writtenMax || (heads !== null && isTaken(admitted, world))) break;
    after = { rankAt: last.rankAt, id: last.id };
  }
  return { admitted, steps, more: more(told.length > 0), looked, told, world };
}

/** The room is taken: who was let run is submitted now, and the reasons of the others are for the next pass. */
function isTaken(admitted: Written['admitted'], world: World): boolean {
  return admitted.length > 0 && roomOf(world) === 0;
}

/** Where more were let run than there was room or than one lane gets, or one was ended whose lane goes on behind it, there may be others. */
function isMore(told: readonly Choice[], room: number): boolean {
  const runs = outcomesOf(told, 'run');
  return runs > room || runs >= slotsMax || outcomesOf(told, 'reject', 'expire') > 0;
}

function openTo(depth: Depth, lanes: readonly Lane[], left: ReturnType<typeof laneSlots>): ReturnType<typeof laneSlots> {
  return depth === 'all' ? withHeads(left, lanes) : left;
}

/** Behind each that was rejected there may be another that a sweep has not looked at. */
function isLeft(told: readonly Choice[], room: number, depth: Depth): boolean {
  return depth === 'all' ? outcomesOf(told, 'reject') > 0 : isMore(told, room);
}

export function outcomesOf(told: readonly Choice[], ...kinds: readonly string[]): number {
  return told.filter(({ decision }) => kinds.includes(decision.outcome.kind)).length;
}
