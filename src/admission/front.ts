// A pass over the front of the waiting queue, which is what a hint is for: a slot is free, and whoever comes first is to have it. In: its turn. Out:
// what was decided and recorded. Promised: nobody goes before one that comes before it in the order of rank; what it costs follows the room there
// is, and neither what waits nor how many lanes there are. Where those at the front may not run it says so, and the heads of lanes are next.
import type { Candidate } from '../core/deciding/candidate.js';
import { choose, type Choice } from '../core/deciding/choose.js';
import { byRank } from '../core/deciding/order.js';
import { roomOf } from '../core/deciding/room.js';
import type { World } from '../core/deciding/world.js';
import type { AdmissionTx, Front, FrontAsked } from '../ports/store/admission.js';
import type { Leased } from '../ports/store/runs.js';
import { count, withTimeOf } from './count.js';
import { candidatesMax, passOver } from './find.js';
import { newcomersMax, outcomesOf, roundsMax, writtenMax, type Passed, type Passing } from './pass.js';
import { record } from './record.js';

/** Read before it is known how much room there is: with the turn, in the same message. */
const firstMax = 32;

/** What the pass begins with. Newcomers get their reason at once, unless it is a burst. */
export function frontFirst({ parts, burst }: Passing): FrontAsked {
  return { now: parts.clock.now(), waitingMax: firstMax, receivedMax: burst ? firstMax : newcomersMax + 1, after: null };
}

export async function passFront(
  tx: AdmissionTx,
  depth: 'arrivals' | 'front',
  { first, ...passing }: Passing & { readonly first: FrontAsked },
): Promise<Passed> {
  const { parts, snapshot, reachable } = passing;
  const { settings, clock, clocks } = parts;
  const policy = parts.policies.current();
  let front = await tx.front(first);
  let world: World = await count(tx, { snapshot, settings, now: first.now, lanes: front.candidates });
  const room = roomOf(world);
  let settled: ReadonlySet<string> = new Set();
  const [told, admitted]: [Choice[], Leased[]] = [[], []];
  let steps = 0;
  let looked = 0;
  const decide = (candidates: readonly Candidate[]) => {
    looked += candidates.length;
    const time = { now: clock.now(), overBy: clocks.earlier() };
    const outlook = { world, policy, settings, ...time, reachable, waiting: parts.waiting() };
    return choose(candidates, { ...outlook, settled, passOver: passOver(passing) });
  };
  const write = async (choices: readonly Choice[], last: boolean) => {
    const written = await record(tx, choices, { parts, last });
    told.push(...written.told);
    admitted.push(...written.admitted);
    steps += written.work;
  };
  const done = (more: Passed['more']): Passed => ({ admitted, steps, more, looked, told, world });

  // Newcomers further back are told why they wait. Where one of them would run, others may come before it.
  const finish = async (beyond: readonly Candidate[]) => {
    const later = decide(beyond);
    if (runsOf(later.choices) > 0) return done('heads');
    ({ world } = later);
    await write(later.choices, true);
    // The room is taken, or nothing has changed for those who are behind. A policy that fills a pool beyond its slots may fill it further.
    const over = roomOf(world) === 0 || depth === 'arrivals';
    return done(over && runsOf(told) <= room ? null : 'heads');
  };

  for (let round = 0; round < roundsMax && told.length < writtenMax; round += 1) {
    // 1. As far as nobody is missing: each in the world that the one before has left.
    const { known, beyond } = parted(front);
    const chosen = decide(known);
    ({ world, settled } = chosen);
    const over = roomOf(world) === 0 || runsOf(chosen.choices) === 0;
    await write(chosen.choices, front.end === null || (over && beyond.length === 0));
    if (front.end === null) return done(null);
    // 2. There is no room left, or those at the front may not have it.
    if (over) return finish(beyond);
    // 3. There is, and those behind them may have it.
    const most = Math.min(candidatesMax, Math.max(firstMax, roomOf(world)));
    front = await tx.front({ now: clock.now(), waitingMax: most, receivedMax: most, after: front.end });
    world = await withTimeOf(tx, world, { settings, now: clock.now(), lanes: front.candidates });
  }
  return done('front');
}

/** `beyond`: further back than others who were not read. */
function parted({ candidates, end }: Front): { readonly known: readonly Candidate[]; readonly beyond: readonly Candidate[] } {
  const from = end === null ? -1 : candidates.findIndex((candidate) => byRank(candidate, end) > 0);
  return from === -1 ? { known: candidates, beyond: [] } : { known: candidates.slice(0, from), beyond: candidates.slice(from) };
}

function runsOf(choices: readonly Choice[]): number {
  return outcomesOf(choices, 'run');
}
