// Statements that a connection keeps prepared. In: the text of one. Out: the name it has on every connection. Promised: no plan is older than a
// second, because one that was made while a table was small may read all of it; what is kept is bounded.

/** Ours are about a hundred; a list has one for each set of its filters. */
const namesMax = 256;
const plansLastMs = 1_000;

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
const plannedAt = new WeakMap<object, number>();

/** Whether the plans of a connection are to be discarded, before it carries out anything else. */
export function plansAreOld(connection: object): boolean {
  const now = performance.now();
  if (now - (plannedAt.get(connection) ?? -plansLastMs) < plansLastMs) return false;
  plannedAt.set(connection, now);
  return true;
}
