// Who comes and goes in a play by itself. In: the requests of a period and the settings. Out: in the order of time, when each may begin, when its
// time is over, and when it was withdrawn: as it was, whatever else is otherwise.
import type { Candidate } from './deciding/candidate.js';
import type { Instant } from './ids.js';
import { candidateOf, type PastRequest } from './past-request.js';
import type { Settings } from './settings.js';

export interface Coming {
  readonly at: Instant;
  readonly kind: 'comes' | 'is-over' | 'is-withdrawn';
  readonly candidate: Candidate;
}

export interface Comings {
  /** Of the next; Infinity: nobody comes or goes any more. */
  readonly nextAt: () => Instant;
  /** All of that instant, and of none before it is anything left. */
  readonly take: (now: Instant) => readonly Coming[];
}

export function feedOf(all: readonly Coming[]): Comings {
  let at = 0;
  return {
    nextAt: () => all[at]?.at ?? Infinity,
    take(now) {
      const first = at;
      while (all[at]?.at === now) at += 1;
      return all.slice(first, at);
    },
  };
}

export function comingsOf(requests: readonly PastRequest[], settings: Settings): readonly Coming[] {
  const all = requests.flatMap((one): Coming[] => {
    const candidate = candidateOf(one, settings);
    const { dueAt, expiresAt } = candidate;
    return [
      { at: dueAt, kind: 'comes', candidate },
      { at: expiresAt, kind: 'is-over', candidate },
      ...(isWithdrawn(one) ? [{ at: Math.max(one.finishedAt, dueAt), kind: 'is-withdrawn' as const, candidate }] : []),
    ];
  });
  // In order where they are at the same time: who comes, comes first.
  return all.sort((one, other) => one.at - other.at);
}

/** Cancelled before it ran. */
export function isWithdrawn(one: PastRequest): one is PastRequest & { readonly finishedAt: Instant } {
  return one.state === 'cancelled' && one.ran === null && one.finishedAt !== null;
}
