// Those before a request who could go first, now or when something has changed: whatever runs end, whatever time it is. In: its lanes, its place. Out: them, and who
// may be missing. Bounded.
import type { Candidate } from '../core/deciding/candidate.js';
import { byRank, type Place } from '../core/deciding/order.js';
import type { World } from '../core/deciding/world.js';
import { unseenOf, type Unseen } from '../core/explaining/unseen.js';
import { heldCase } from '../core/hand.js';
import type { Instant } from '../core/ids.js';
import type { Settings } from '../core/settings.js';
import type { AdmissionView, Lane } from '../ports/store/admission.js';
import { atMost, eachOf, laneSlots } from './lane-slots.js';

/** As many before it are decided on: what an answer costs hangs on it, for each change that is tried. */
export const othersMax = 200;
/** Of each lane so many more are read than could run: some may wait for a reason of their own. */
const moreOfLane = 8;
/** Each reads four times as deep into the lanes. */
const roundsMax = 4;

export interface Before {
  readonly others: readonly Candidate[];
  readonly unseen: Unseen;
}

interface Asked {
  readonly lanes: readonly Lane[];
  readonly world: World;
  readonly settings: Settings;
  readonly reachable: boolean;
  /** Who is due by then. */
  readonly until: Instant;
}

export async function before(candidate: Candidate, asked: Asked, view: Pick<AdmissionView, 'candidates'>): Promise<Before> {
  const { lanes, world, settings, reachable, until } = asked;
  const empty: World = { ...world, live: new Map(), foreignByJob: new Map(), runSeconds: new Map() };
  const open = laneSlots(lanes, empty, settings).map(({ lane, slots }) => ({ lane, slots: slots + moreOfLane }));
  for (let round = 1; ; round += 1) {
    const each = eachOf(open.length, othersMax) * 4 ** (round - 1);
    const slots = atMost(open, each);
    const ask = {
      now: until,
      reachable,
      slots,
      countedFrom: 'head',
      newcomers: true,
      candidatesMax: othersMax,
      after: null,
    } as const;
    const found = await view.candidates(ask);
    const unseen = unseenOf(found, { asked: new Map(slots.map(({ lane, slots: most }) => [lane, most])), most: othersMax });
    const isBefore = (place: Place | null) => place !== null && byRank(place, candidate) < 0;
    const isDeeper = open.some(({ lane, slots: most }) => most > each && isBefore(unseen.inLanes.get(lane) ?? null));
    if (!isDeeper || isBefore(unseen.behind) || round === roundsMax)
      return { others: found.filter(({ id, waits }) => id !== candidate.id && waits?.case !== heldCase), unseen };
  }
}
