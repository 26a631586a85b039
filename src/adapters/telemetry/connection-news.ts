// Which facts about connections are news. In: each, in its order. Out: whether it changes what is known of its far end. Promised: an outage is
// told once and its end once, however many connections lead there: the far end is away with the first that is lost, and back with the last.
import type { FactOf } from './fact-line.js';

type Connection = FactOf<'connection'>;

interface FarEnd {
  told: Connection['state'] | null;
  readonly lost: Set<Connection['use']>;
}

export function connectionNews(): (fact: Connection) => boolean {
  const farEnds = new Map<Connection['to'], FarEnd>();
  return ({ to, use, state }) => {
    const farEnd = farEnds.get(to) ?? { told: null, lost: new Set() };
    farEnds.set(to, farEnd);
    if (state === 'down') farEnd.lost.add(use);
    else farEnd.lost.delete(use);
    const now = farEnd.lost.size === 0 ? 'up' : 'down';
    const news = now !== farEnd.told;
    farEnd.told = now;
    return news;
  };
}
