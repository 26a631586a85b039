// The routes of a policy: which pools a request may use, in order of preference. The last has no condition, so that each request has one.
import type { Route } from '../core/policy.js';
import { conditional, conditionAt, refuseTwice, type Compiling } from './compiling.js';
import type { ReadyCondition } from './conditions/condition.js';
import { unknownName } from '../core/nearest.js';
import { RouteEntry, routesMax } from './policy-file.js';
import { fit, fittingParts, under } from './text/shape.js';
import type { Path } from './text/yaml-text.js';

export function compileRoutes(entries: readonly unknown[], work: Compiling): Route[] {
  const names = new Map<string, number>();
  const open: boolean[] = [];
  const routes = entries.slice(0, routesMax).flatMap((written, index) => {
    const path = ['route', index];
    const fitted = fit(RouteEntry, written);
    if (!fitted.ok) {
      work.refuse(under(path, fitted.misfits));
      readParts(fittingParts(RouteEntry, written), { path, names }, work);
      open.push(true);
      return [];
    }
    const entry = fitted.value;
    const when = readParts(entry, { path, names }, work);
    if (when !== null) warnOfClusterTypes(entry, when, path, work);
    if (open.at(-1) === false)
      work.refuseAt(work.text.valueAt(path), 'this route is never taken: the one above it has no condition');
    open.push(entry.when !== undefined && open.at(-1) !== false);
    const at = work.text.valueAt([...path, 'when']);
    work.entries.push({ what: 'route', name: entry.name, cases: [], tree: when?.tree ?? null, at });
    return [{ name: entry.name, ...conditional(when), pools: entry.pools, borrow: entry.borrow ?? [] }];
  });
  const last = entries.length - 1;
  if (open.at(-1) === true && routes.length === entries.length) {
    work.refuseAt(work.text.valueAt(['route', last]), 'the last route must have no `when`, so that every request gets a route');
  }
  return routes;
}

/** What can be said of each part by itself. The compiled condition; null when there is none, or when it has been refused. */
function readParts(
  { name, pools = [], borrow = [], when }: Partial<RouteEntry>,
  { path, names }: { readonly path: Path; readonly names: Map<string, number> },
  work: Compiling,
): ReadyCondition | null {
  if (name !== undefined) refuseTwice(names, { name, path, what: 'route' }, work);
  refusePools([...pools, ...borrow], (index) => placeOf(index, pools.length), { path, work });
  return conditionAt(when, { path: [...path, 'when'], pool: false }, work);
}

/** A request gets only pools that its cluster type allows: where a route has none of them for a type that it is about, such a request waits for ever. */
function warnOfClusterTypes({ pools, borrow = [] }: RouteEntry, { guards }: ReadyCondition, path: Path, work: Compiling): void {
  if (pools.length === 0 || guards?.every(({ fact }) => fact === 'request.cluster_type') !== true) return;
  const { clusterTypes } = work.known;
  for (const type of guards.flatMap(({ values }) => values.map(String))) {
    const allowed = Object.hasOwn(clusterTypes, type) ? clusterTypes[type] : undefined;
    if (allowed === undefined || [...pools, ...borrow].some((pool) => allowed.includes(pool))) continue;
    const may = allowed.length === 0 ? 'none' : allowed.join(', ');
    work.warnAt(work.text.valueAt([...path, 'pools']), `cluster type "${type}" may use none of these pools; it may use: ${may}`);
  }
}

/** Where a pool of a route stands in its entry: those that are borrowed from come after its own. */
function placeOf(index: number, own: number): Path {
  return index < own ? ['pools', index] : ['borrow', index - own];
}

/** Each is known, and named once. */
export function refusePools(
  pools: readonly string[],
  place: (index: number) => Path,
  { path, work }: { path: Path; work: Compiling },
): void {
  for (const [index, pool] of pools.entries()) {
    const at = work.text.valueAt([...path, ...place(index)]);
    if (!work.poolNames.includes(pool)) work.refuseAt(at, unknownName('pool', pool, work.poolNames));
    else if (pools.indexOf(pool) < index) work.refuseAt(at, `pool "${pool}" is named twice`);
  }
}
