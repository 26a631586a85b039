// What a scenario is to come to. In: expectations, and the figures of a play. Out: each with what came of it, and whether it holds. So a scenario can stand
// beside a policy, and say when a change spoils what it was to do.
import { z } from 'zod';
import type { PriorityName } from '../priority.js';
import type { Group, PoolFigures, Simulated } from './simulated.js';

export const requestFigures = {
  started: ({ started }) => started,
  expired: ({ expired }) => expired,
  rejected: ({ rejected }) => rejected,
  not_started: ({ left }) => left,
  failed: ({ failed }) => failed,
  wait_p50_seconds: ({ waits }) => waits?.p50 ?? 0,
  wait_p95_seconds: ({ waits }) => waits?.p95 ?? 0,
  wait_max_seconds: ({ waits }) => waits?.max ?? 0,
} as const satisfies Record<string, (group: Group) => number>;

export const poolFigures = {
  occupancy: ({ occupancy }) => occupancy,
  cluster_starts: ({ clusterStarts }) => clusterStarts,
  cluster_hours: ({ clusterHours }) => clusterHours,
  idle_cluster_hours: ({ idleHours }) => idleHours,
  cost: ({ cost }) => cost,
} as const satisfies Record<string, (pool: PoolFigures) => number | null>;

type RequestFigure = keyof typeof requestFigures;
type PoolFigure = keyof typeof poolFigures;

const figures = [...Object.keys(requestFigures), ...Object.keys(poolFigures)] as [RequestFigure | PoolFigure];

const Expectation = z
  .strictObject({
    figure: z.enum(figures),
    priority: z.enum(['low', 'normal', 'high', 'critical']).optional(),
    tenant: z.string().min(1).optional(),
    pool: z.string().min(1).optional(),
    at_most: z.number().optional(),
    at_least: z.number().optional(),
  })
  .superRefine(({ figure, priority, tenant, pool, at_most, at_least }, context) => {
    const problem = (message: string, ...path: string[]) => context.addIssue({ code: 'custom', path, message });
    if (at_most === undefined && at_least === undefined) problem('must say at_most or at_least');
    if ([priority, tenant, pool].filter((one) => one !== undefined).length > 1)
      problem('may be of one priority, one tenant or one pool, and not of two of these');
    if (isOfRequests(figure) && pool !== undefined) problem(`${figure} is told by priority and by tenant, not by pool`, 'pool');
    if (!isOfRequests(figure) && (priority ?? tenant) !== undefined)
      problem(`${figure} is told by pool, not by priority or tenant`, priority === undefined ? 'tenant' : 'priority');
  });
export type Expectation = z.infer<typeof Expectation>;

export const Expectations = z.array(Expectation).max(100);

export interface Judged {
  readonly expected: string;
  /** null: it is not known, as a cost without prices. */
  readonly got: number | null;
  readonly holds: boolean;
}

export function judged(expectations: readonly Expectation[], simulated: Simulated): readonly Judged[] {
  return expectations.map((one) => {
    const got = figureOf(one, simulated);
    const { at_most: most = Infinity, at_least: least = -Infinity } = one;
    return { expected: inWords(one), got, holds: got !== null && got <= most && got >= least };
  });
}

function figureOf({ figure, priority, tenant, pool }: Expectation, simulated: Simulated): number | null {
  if (isOfRequests(figure)) return requestFigures[figure](groupOf({ priority, tenant }, simulated));
  const found = pool === undefined ? simulated.inAll : simulated.pools.find((one) => one.pool === pool);
  return found === undefined ? null : poolFigures[figure](found);
}

interface Of {
  readonly priority: PriorityName | undefined;
  readonly tenant: string | undefined;
}

function groupOf({ priority, tenant }: Of, { all, priorities, tenants }: Simulated): Group {
  if (priority === undefined && tenant === undefined) return all;
  const found =
    priority === undefined ? tenants.find(({ name }) => name === tenant) : priorities.find(({ name }) => name === priority);
  return found ?? nobody;
}

/** No request of the scenario was one of these. */
const nobody: Group = { name: '', requests: 0, started: 0, expired: 0, rejected: 0, left: 0, failed: 0, waits: null };

function inWords({ figure, priority, tenant, pool, at_most: most, at_least: least }: Expectation): string {
  const of = [priority && `of priority ${priority}`, tenant && `of tenant ${tenant}`, pool && `of pool ${pool}`];
  const bounds = [least !== undefined && `at least ${least}`, most !== undefined && `at most ${most}`];
  return [figure, ...of, bounds.filter((bound) => bound !== false).join(' and ')].filter((part) => part !== undefined).join(' ');
}

function isOfRequests(figure: RequestFigure | PoolFigure): figure is RequestFigure {
  return Object.hasOwn(requestFigures, figure);
}
