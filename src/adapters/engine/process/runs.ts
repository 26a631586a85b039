// In: the state folder. Out: the runs that are active now. Promised: a run that has ended is looked at once and then only remembered,
// so a long history costs nothing; a run that was accepted and not begun gets its runner, also after a restart of the keeper.
import type { Instant } from '../../../core/ids.js';
import type { Clock } from '../../../ports/clock.js';
import { launch } from './launch.js';
import { launches } from './launches.js';
import type { StateFolder } from './run-folder.js';
import { see, type Seen } from './see.js';

export type ActiveSeen = Extract<Seen, { kind: 'accepted' | 'active' }>;

export interface Runs {
  /** What is true of one run; begins it when that is still to be done. */
  see(token: string): Promise<Seen>;
  active(): Promise<ActiveSeen[]>;
  /** Removes what ended before `before`, at most `countMax` runs. */
  removeEnded(before: Instant, countMax: number): Promise<void>;
  begin(token: string): Promise<'launched' | { readonly problem: string }>;
}

const atOnce = 32;

export function openRuns(state: StateFolder, clock: Clock): Runs {
  const ended = new Map<string, Instant>();
  const launching = launches(clock, launch);

  const begin: Runs['begin'] = (token) => launching.ensure(token, state.of(token));
  const look = async (token: string): Promise<Seen> => {
    const seen = await see(state.of(token), clock);
    // A launch that fails is tried again by the next look, and ends the run when it has failed too often.
    if (seen.kind === 'accepted') await begin(token);
    if (seen.kind === 'ended') ended.set(token, seen.ended.at);
    return seen;
  };

  return {
    see: look,
    begin,
    active: async () => {
      const tokens = await state.tokens();
      forget(ended, new Set(tokens));
      const found: ActiveSeen[] = [];
      const open = tokens.filter((token) => !ended.has(token));
      for (let from = 0; from < open.length; from += atOnce) {
        const seen = await Promise.all(open.slice(from, from + atOnce).map(look));
        found.push(...seen.filter(isActive));
      }
      launching.keepOnly(new Set(found.flatMap((seen) => (seen.kind === 'accepted' ? [seen.record.token] : []))));
      return found;
    },
    removeEnded: async (before, countMax) => {
      const due = [...ended].filter(([, at]) => at < before).slice(0, countMax);
      for (const [token] of due) {
        await state.remove(token);
        ended.delete(token);
      }
      await state.clear(countMax);
    },
  };
}

function forget(known: Map<string, Instant>, present: ReadonlySet<string>): void {
  for (const token of known.keys()) if (!present.has(token)) known.delete(token);
}

function isActive(seen: Seen): seen is ActiveSeen {
  return seen.kind === 'accepted' || seen.kind === 'active';
}
