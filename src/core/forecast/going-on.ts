// What goes on while the queue is played forward. In: runs and starts of clusters as they are foreseen, and what a pass decides. Out: the world at an
// instant, and what has been until then. Pure.
import type { Choice } from '../deciding/choose.js';
import { begunBy, goingOn, heldThen, stoppedFor, withoutRun, type ForeseenRun, type Lengths } from './foreseen-runs.js';
import { onTheirWay, startedBy, withClusterUp, withStarting, type ForeseenStart, type Launches } from './foreseen-starts.js';
import type { Instant, PoolName } from '../ids.js';
import type { LiveRequest, World } from '../deciding/world.js';

export interface GoingOn {
  readonly world: World;
  readonly runs: readonly ForeseenRun[];
  readonly starts: readonly ForeseenStart[];
  readonly over: readonly ForeseenRun[];
  readonly cameUp: ReadonlySet<PoolName>;
}

type Foreseen = Lengths & Launches;

export function atBegin(now: Instant, running: readonly LiveRequest[], world: World, foreseen: Foreseen): GoingOn {
  const runs = running.map((one) => goingOn(one, foreseen, now));
  const starts = onTheirWay(world, foreseen, now);
  return { world: starts.reduce(withStarting, world), runs, starts, over: [], cameUp: new Set() };
}

/** What has ended by then holds nothing, and where a cluster has come up there is room. */
export function by(now: Instant, { world, runs, starts, over, cameUp }: GoingOn): GoingOn {
  const ended = runs.filter(({ endsAt }) => endsAt <= now);
  const up = starts.filter(({ upAt }) => upAt <= now);
  return {
    world: up.reduce(withClusterUp, ended.reduce(withoutRun, world)),
    runs: runs.filter(({ endsAt }) => endsAt > now),
    starts: starts.filter(({ upAt }) => upAt > now),
    over: [...over, ...ended],
    cameUp: new Set([...cameUp, ...up.map(({ pool }) => pool)]),
  };
}

/** `world`: as the pass has left it. */
export function afterPass(
  now: Instant,
  { choices, world, going }: { readonly choices: readonly Choice[]; readonly world: World; readonly going: GoingOn },
  foreseen: Foreseen,
): GoingOn {
  const kept = choices.reduce((runs, choice) => stoppedFor(choice, runs, now), going.runs);
  return {
    ...going,
    world: heldThen(world),
    runs: [...kept, ...choices.flatMap((one) => begunBy(one, foreseen, now))],
    starts: [...going.starts, ...choices.flatMap((one) => startedBy(one, foreseen, now))],
  };
}

export function nextChange({ runs, starts }: GoingOn): Instant {
  return Math.min(...runs.map(({ endsAt }) => endsAt), ...starts.map(({ upAt }) => upAt));
}
