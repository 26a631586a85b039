// How many of each lane may be looked at: what is left of the job's limit and of the tenant's quota. Lanes without any are not read at all.
import type { Candidate } from '../core/deciding/candidate.js';
import { runsLeft } from '../core/deciding/job-limit.js';
import { laneOf } from '../core/deciding/order.js';
import { runSecondsMin } from '../core/deciding/quota.js';
import { tenantSettings, type Settings } from '../core/settings.js';
import { keyOf, liveCount, runSecondsOf, type World } from '../core/deciding/world.js';
import type { AdmissionTx, Lane } from '../ports/store/admission.js';

/** No pass starts more of one lane than this. */
export const slotsMax = 200;
/** Lanes beyond are left for the next pass. */
const lanesMax = 10_000;
const lanePagesMax = 50;

export function laneSlots(
  lanes: readonly Lane[],
  world: World,
  settings: Settings,
): { readonly lane: string; readonly slots: number }[] {
  return lanes
    .map(({ lane, ...of }) => {
      const { tenantId } = of;
      const { runs_max: runsMax, run_seconds_max: runSecondsMax } = tenantSettings(settings, tenantId);
      const ofJob = runsLeft(of, world, settings);
      const ofTenant = (runsMax ?? Infinity) - liveCount(world, keyOf.tenant(tenantId));
      const ofTime = Math.ceil(((runSecondsMax ?? Infinity) - runSecondsOf(world, tenantId)) / runSecondsMin);
      return { lane, slots: Math.min(slotsMax, ofJob, ofTenant, ofTime) };
    })
    .filter(({ slots }) => slots > 0);
}

/** One more of each lane that has nothing left: a rule may look at how long it has waited, and another policy may be in force. */
export function withHeads(open: ReturnType<typeof laneSlots>, lanes: readonly Lane[]): ReturnType<typeof laneSlots> {
  const known = new Set(open.map(({ lane }) => lane));
  return [...open, ...lanes.flatMap(({ lane }) => (known.has(lane) ? [] : [{ lane, slots: 1 }]))];
}

/**
 * No lane gets more than the room that is left, and none that was seen to wait gets any; one more of each is looked at, for its reason, and
 * because a policy may fill a pool beyond its slots: where more were let run than there was room, there may be others. With 20,000 waiting in
 * 2,000 lanes for 8 slots a pass that looked at all there is to each lane took 5 s.
 */
export function withinRoom(
  slots: ReturnType<typeof laneSlots>,
  { room, settled }: { readonly room: number; readonly settled: ReadonlySet<string> },
): ReturnType<typeof laneSlots> {
  return atMost(
    slots.filter(({ lane }) => !settled.has(lane)),
    room + 1,
  );
}

export function atMost(slots: ReturnType<typeof laneSlots>, each: number): ReturnType<typeof laneSlots> {
  return slots.map(({ lane, slots: most }) => ({ lane, slots: Math.min(most, each) }));
}

/**
 * How many of each lane a look reads, four times its share of what is asked for. With 200,000 waiting in 2,000 lanes it would else read all
 * their entries to find the first 1,000: 280 us of PostgreSQL a request and not 205.
 */
export function eachOf(lanes: number, asked: number): number {
  return Math.ceil((4 * asked) / Math.max(1, lanes)) + 1;
}

/** Right in the order of rank as far as the first lane of which `each` were read: what it has behind those may come next. null: there is none. */
export function endOfOrder(candidates: readonly Candidate[], each: number): number | null {
  const read = new Map<string, number>();
  const end = candidates.findIndex((candidate) => {
    const lane = laneOf(candidate);
    const count = (read.get(lane) ?? 0) + 1;
    read.set(lane, count);
    return count === each;
  });
  return end === -1 ? null : end + 1;
}

export async function everyLane(tx: Pick<AdmissionTx, 'lanes'>): Promise<readonly Lane[]> {
  const lanes: Lane[] = [];
  for (let page = 0; page < lanePagesMax; page += 1) {
    const next = await tx.lanes(lanesMax, lanes.at(-1)?.lane ?? null);
    lanes.push(...next);
    if (next.length < lanesMax) break;
  }
  return lanes;
}
