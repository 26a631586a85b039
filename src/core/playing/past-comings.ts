// Who comes and goes in a play by itself. In: the requests of a period and the settings. Out: in the order of time, when each may begin, when its
// time is over, and when it was withdrawn: as it was, whatever else is otherwise.
import type { Candidate } from '../deciding/candidate.js';
import type { Instant } from '../ids.js';
import { lowest } from './lowest.js';
import { candidateOf, type PastRequest } from './past-request.js';
import type { Settings } from '../settings.js';

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
  /** One that is tried again. */
  readonly add: (candidate: Candidate) => void;
}

export function feedOf(known: readonly Coming[]): Comings {
  const all = [...known];
  let at = 0;
  const put = (coming: Coming) => {
    const place = lowest({ from: at, to: all.length }, (index) => (all[index]?.at ?? Infinity) > coming.at);
    all.splice(place, 0, coming);
  };
  return {
    nextAt: () => all[at]?.at ?? Infinity,
    take(now) {
      const first = at;
      while (all[at]?.at === now) at += 1;
      return all.slice(first, at);
    },
    add(candidate) {
      put({ at: candidate.dueAt, kind: 'comes', candidate });
      put({ at: candidate.expiresAt, kind: 'is-over', candidate });
    },
  };
}

/** `from`: the begin of the period; who waits then already comes first of all. */
export function comingsOf(requests: readonly PastRequest[], settings: Settings, from: Instant): readonly Coming[] {
  const all = requests.flatMap((one): Coming[] => {
    const candidate = candidateOf(one, settings);
    const { dueAt, expiresAt } = candidate;
    return [
      { at: Math.max(dueAt, from), kind: 'comes', candidate },
      { at: Math.max(expiresAt, from), kind: 'is-over', candidate },
      ...(isWithdrawn(one) ? [{ at: Math.max(one.finishedAt, dueAt, from), kind: 'is-withdrawn' as const, candidate }] : []),
    ];
  });
  // In order where they are at the same time: who comes, comes first.
  return all.sort((one, other) => one.at - other.at);
}

/** Cancelled before it ran. */
export function isWithdrawn(one: PastRequest): one is PastRequest & { readonly finishedAt: Instant } {
  return one.state === 'cancelled' && one.ran === null && one.finishedAt !== null;
}
