// Whom a pass looks at next. In: lanes with what is left of their limits, the room there is, and how often it has looked. Out: candidates in the
// order of rank, without a gap. Promised: a hint reads no more than there is room for, and no lane much deeper than its share; nobody is skipped.
import type { Candidate } from '../core/deciding/candidate.js';
import type { AdmissionTx, CandidatesAsked } from '../ports/store/admission.js';
import { atMost, eachOf, endOfOrder, withinRoom, type laneSlots } from './lane-slots.js';

/** Of one look. */
export const candidatesMax = 1_000;
/** A first look into heads reads what there is room for; where that was not taken, the next read so many, each twice as many as the last. */
const secondMax = 125;

/** Of a look that goes no deeper than heads. */
export interface Heads {
  readonly room: number;
  /** Lanes that were seen to wait. */
  readonly settled: ReadonlySet<string>;
  readonly burst: boolean;
}

export interface Look extends Pick<CandidatesAsked, 'now' | 'reachable' | 'after'> {
  /** What is left to each lane. */
  readonly open: ReturnType<typeof laneSlots>;
  /** null: everybody is looked at. */
  readonly heads: Heads | null;
  /** Looks of this pass before this one. */
  readonly round: number;
  /** Those of them that ended long before what was asked for, because one lane was not read deep enough. */
  readonly shortfalls: number;
}

export interface Found {
  readonly candidates: readonly Candidate[];
  /** There may be others behind them. */
  readonly more: boolean;
  readonly shortfall: boolean;
}

export async function find(
  tx: Pick<AdmissionTx, 'candidates'>,
  { open, heads, round, shortfalls, ...asked }: Look,
): Promise<Found> {
  const { each, ...asking } = askingFor(open, { heads, round, shortfalls });
  const read = await tx.candidates({ ...asked, ...asking });
  const end = endOfOrder(read, each);
  return {
    candidates: end === null ? read : read.slice(0, end),
    more: end !== null || read.length === asking.candidatesMax,
    shortfall: end !== null && 2 * end < asking.candidatesMax,
  };
}

interface Asking extends Pick<CandidatesAsked, 'slots' | 'countedFrom' | 'newcomers' | 'candidatesMax'> {
  /** No lane is read deeper. */
  readonly each: number;
}

function askingFor(
  open: ReturnType<typeof laneSlots>,
  { heads, round, shortfalls }: Pick<Look, 'heads' | 'round' | 'shortfalls'>,
): Asking {
  if (heads === null) return { slots: open, countedFrom: 'head', newcomers: true, candidatesMax, each: Infinity };
  const { room, burst } = heads;
  const least = round === 0 ? 0 : secondMax * 2 ** (round - 1);
  const asked = room === 0 ? candidatesMax : Math.min(candidatesMax, Math.max(room, least));
  const slots = withinRoom(open, heads);
  const each = eachOf(slots.length, asked) * 4 ** shortfalls;
  return { slots: atMost(slots, each), countedFrom: 'after', newcomers: !burst, candidatesMax: asked, each };
}

/** Whom a decision is not taken on when its lane is seen to wait. */
export function passOver({ burst }: Pick<Heads, 'burst'>): 'those who wait' | 'everybody' {
  return burst ? 'everybody' : 'those who wait';
}
