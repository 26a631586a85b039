// In: a client that asks for a session, by its id or for the next free one. Out: the session, as soon as one is free within the time that
// the client gives. Promised: whoever waits is answered once, and a wait that is given up takes nothing.
import type { Clock } from '../../../../ports/clock.js';
import type { Queue } from '../machine/queue.js';
import { noSessionInTime, sessionHeld } from './conditions.js';
import type { Condition } from './conditions.js';

export type Entrance =
  | { readonly outcome: 'granted'; readonly id: string; readonly until: number }
  | { readonly outcome: 'refused'; readonly condition: Condition }
  | { readonly outcome: 'given-up' };

export interface Wish {
  /** Null: the next one that is free. */
  readonly id: string | null;
  readonly owner: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export function enterSession(queue: Queue, clock: Clock, wish: Wish): Promise<Entrance> {
  const first = attempt(queue, wish);
  return first === null ? waitFor(queue, clock, wish) : Promise.resolve(first);
}

/** Null: not yet. */
function attempt(queue: Queue, { id, owner }: Wish): Entrance | null {
  const grant = queue.grantSession(id, owner);
  switch (grant.outcome) {
    case 'granted':
      return grant;
    case 'held-by-another':
      return { outcome: 'refused', condition: sessionHeld };
    case 'none-free':
      return null;
  }
}

async function waitFor(queue: Queue, clock: Clock, wish: Wish): Promise<Entrance> {
  const found = new AbortController();
  const entrances: Entrance[] = [];
  const look = (): void => {
    if (entrances.length > 0 || wish.signal.aborted) return;
    const entrance = attempt(queue, wish);
    if (entrance === null) return;
    entrances.push(entrance);
    found.abort();
  };
  queue.watchers.add(look);
  await clock.pause(wish.timeoutMs, AbortSignal.any([found.signal, wish.signal]));
  queue.watchers.delete(look);
  const [entrance] = entrances;
  if (entrance !== undefined) return entrance;
  return wish.signal.aborted ? { outcome: 'given-up' } : { outcome: 'refused', condition: noSessionInTime };
}
