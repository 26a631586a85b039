// The scene of an example: what its author states, on top of an ordinary Wednesday morning in which everything is in order. What follows
// from what is stated (free slots, occupancy, a cluster with room) is worked out, so that an example needs to say one thing only.
import { z } from 'zod';
import type { Facts, PoolFacts } from '../core/facts.js';
import { notesOf, type FactGroup } from './fact-list.js';

type Part<Group> = { readonly [Fact in keyof Group]?: Group[Fact] | undefined };

export interface Given {
  readonly request?: Part<Facts['request']> | undefined;
  readonly job?: Part<Facts['job']> | undefined;
  readonly tenant?: Part<Facts['tenant']> | undefined;
  readonly calendar?: Part<Facts['calendar']> | undefined;
  readonly engine?: Part<Facts['engine']> | undefined;
  readonly queue?: Part<Facts['queue']> | undefined;
  readonly pools?: Readonly<Record<string, Part<PoolFacts>>> | undefined;
}

const closedLists: Readonly<Record<string, z.ZodType>> = {
  parameters: z.enum(['none', 'python', 'jar', 'notebook']),
  placement: z.enum(['declared', 'mapped', 'submit']),
};

/** Every group may be given in part; the fact list says what there is, and core's types what they are. */
export const Given: z.ZodType<Given> = z.strictObject({
  request: groupOf('request'),
  job: groupOf('job'),
  tenant: groupOf('tenant'),
  calendar: groupOf('calendar'),
  engine: groupOf('engine'),
  queue: groupOf('queue'),
  pools: z.record(z.string(), groupOf('pool').unwrap()).optional(),
});

function groupOf(group: FactGroup) {
  const shape = [...notesOf(group)].map(([fact, { type }]) => [fact, (closedLists[fact] ?? valueOf(type)).optional()]);
  return z.strictObject(Object.fromEntries(shape) as Record<string, z.ZodType>).optional();
}

function valueOf(type: 'number' | 'text' | 'true/false'): z.ZodType {
  if (type === 'number') return z.number().min(0);
  return type === 'text' ? z.string() : z.boolean();
}

export function sceneOf(given: Given, poolNames: readonly string[]): Facts {
  const request = { ...ordinary.request, ...given.request } as Facts['request'];
  return {
    request,
    job: { ...ordinary.job, ...given.job } as Facts['job'],
    tenant: { ...ordinary.tenant, id: request.tenant_id, ...given.tenant } as Facts['tenant'],
    calendar: { ...ordinary.calendar, ...given.calendar } as Facts['calendar'],
    engine: { ...ordinary.engine, ...given.engine } as Facts['engine'],
    queue: { ...ordinary.queue, ...given.queue } as Facts['queue'],
    pools: poolNames.map((name) => poolOf({ runs_as: request.job_id, ...given.pools?.[name], name })),
  };
}

const slotsOfCluster = 4;

function poolOf(stated: Part<PoolFacts> & { readonly name: string }): PoolFacts {
  const { running = 1, starting = 0, own_compute = false } = stated;
  const takes = takenOf(stated, own_compute ? 1 : running);
  const derived: PoolFacts = {
    ...takes,
    name: stated.name,
    can_host: true,
    clusters: running + starting,
    running,
    starting,
    can_grow: true,
    cluster_id: running > 0 && !own_compute ? `${stated.name}-1` : '',
    has_room: takes.free_slots > 0,
    own_compute,
    runs_as: '',
  };
  return { ...derived, ...stated } as PoolFacts;
}

function takenOf(stated: Part<PoolFacts>, places: number): Pick<PoolFacts, 'slots' | 'active_runs' | 'free_slots' | 'occupancy'> {
  const slots = stated.slots ?? places * slotsOfCluster;
  const active = stated.active_runs ?? activeRuns(stated, slots);
  const free = stated.free_slots ?? Math.max(0, slots - active);
  return { slots, active_runs: active, free_slots: free, occupancy: slots === 0 ? 1 : active / slots };
}

function activeRuns({ occupancy, free_slots }: Part<PoolFacts>, slots: number): number {
  if (occupancy !== undefined) return Math.round(occupancy * slots);
  return free_slots === undefined ? 0 : Math.max(0, slots - free_slots);
}

const ordinary: Omit<Facts, 'pools'> = {
  request: {
    priority: 50,
    waited_seconds: 0,
    tenant_id: '333',
    user_id: 'geoff@example.com',
    job_id: '175',
    cluster_type: 'business',
    location_id: '',
    pos_id: '',
    client_id: '',
    operation_id: '',
    operation_name: '',
    parameters: 'none',
    max_concurrent_runs: 2,
    attempts: 0,
    too_early: false,
    expired: false,
  },
  job: { declared: true, name: 'Job 175', live_runs: 0, foreign_runs: 0, placement: 'declared' },
  tenant: { id: '333', live_runs: 0, runs_max: 0 },
  calendar: { business_time: true, holiday: false, weekday: 3, hour: 10, minute: 0, date: '2026-03-18', time_zone: 'UTC' },
  engine: { name: 'databricks', reachable: true, snapshot_age_seconds: 4 },
  queue: { waiting: 0 },
};
