// Slots of a cluster, runs of a job, quota of a tenant: at no instant more than allowed, by the engine's own instants and by every sample of
// the store.
import { of, type Bounds, type Event, type Held } from './event.js';
import type { Violation } from './violation.js';

interface Interval extends Held {
  readonly from: number;
  readonly until: number;
}

const limited = [
  { what: 'cluster', allowed: (bounds: Bounds) => bounds.clusters, keyOf: ({ clusterId }: Held) => clusterId },
  { what: 'job', allowed: (bounds: Bounds) => bounds.jobs, keyOf: ({ jobId }: Held) => jobId },
  { what: 'tenant', allowed: (bounds: Bounds) => bounds.tenants, keyOf: ({ tenantId }: Held) => tenantId },
] as const;

export function checkLimits(events: readonly Event[]): Violation[] {
  const [bounds] = of(events, 'bounds');
  if (bounds === undefined) return [{ promise: 'limits', sentence: 'the history does not say what is allowed' }];
  const intervals = runsAsHeld(events);
  const samples = of(events, 'sample');
  return limited.flatMap(({ what, allowed, keyOf }) =>
    Object.entries(allowed(bounds)).flatMap(([key, max]) => {
      const most = mostAtOnce(intervals.filter((one) => keyOf(one) === key));
      const rows = samples.reduce((most, { live }) => Math.max(most, live.filter((one) => keyOf(one) === key).length), 0);
      return [
        ...(most <= max ? [] : [exceeded(`${what} ${key} had ${most} runs at once; ${max} are allowed`)]),
        ...(rows <= max ? [] : [exceeded(`${what} ${key} had ${rows} live requests at once; ${max} are allowed`)]),
      ];
    }),
  );
}

/** A run says its cluster; its attempt's request says its job and tenant. */
function runsAsHeld(events: readonly Event[]): Interval[] {
  const requests = new Map(of(events, 'request').map((request) => [request.id, request]));
  const owners = new Map(of(events, 'attempt').map(({ token, requestId }) => [token, requests.get(requestId)]));
  return of(events, 'run').flatMap(({ token, clusterId, startedAt, endedAt }) => {
    if (startedAt === null) return [];
    const owner = owners.get(token ?? '');
    const { jobId = '', tenantId = '' } = owner ?? {};
    return [{ clusterId, jobId, tenantId, from: startedAt, until: endedAt ?? Infinity }];
  });
}

function mostAtOnce(intervals: readonly Interval[]): number {
  const changes = intervals
    .flatMap(({ from, until }) => [
      { at: from, by: 1 },
      { at: until, by: -1 },
    ])
    // A slot that is left and taken in the same instant is one slot.
    .toSorted((a, b) => a.at - b.at || a.by - b.by);
  let now = 0;
  return changes.reduce((most, { by }) => Math.max(most, (now += by)), 0);
}

function exceeded(sentence: string): Violation {
  return { promise: 'limits', sentence };
}
