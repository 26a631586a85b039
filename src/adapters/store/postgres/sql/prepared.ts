// Statements that a connection keeps prepared. In: the text of one. Out: the name it has on every connection. Promised: no plan outlives what it was
// made for, because one that was made while a table was small may read all of it; what is kept is bounded.

/** Ours are about a hundred; a list has one for each set of its filters. */
const namesMax = 256;
/** As long as a plan lasts where tables grow, and where they hardly do: at 20 requests a second planning was half of what PostgreSQL did. */
const plansLastMs = { atLeast: 1_000, atMost: 10_000 };
/** Some 400 requests on their whole road: what tables may grow by under a plan that is older than `atLeast`. */
const growthMax = 2_000_000;

const names = new Map<string, string>();

/**
 * undefined: it is parsed and planned each time. That took most of a statement on few rows: a lone request on its way from its commit to the
 * engine 7.6 ms instead of 4.4, and all of its road 290 us of PostgreSQL in a burst instead of 260.
 */
export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size === namesMax) return known;
  const name = `statement-${names.size}`;
  names.set(text, name);
  return name;
}

export const discardPlans = 'discard plans';
const plannedAt = new WeakMap<object, { readonly at: number; readonly sent: number }>();
let sent = 0;

/** What goes to the database, by any connection of this process: as much as its tables may have grown by. */
export function hasSent(characters: number): void {
  sent += characters;
}

/** Whether the plans of a connection are to be discarded, before it carries out anything else. */
export function plansAreOld(connection: object, now = performance.now()): boolean {
  const planned = plannedAt.get(connection);
  const ageMs = planned === undefined ? Infinity : now - planned.at;
  const grown = planned === undefined ? Infinity : sent - planned.sent;
  if (ageMs < (grown < growthMax ? plansLastMs.atMost : plansLastMs.atLeast)) return false;
  plannedAt.set(connection, { at: now, sent });
  return true;
}
