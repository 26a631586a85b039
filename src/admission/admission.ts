// Admission. In: received and waiting requests, and one snapshot of the engine. Out: each is let run, told to wait with its reason, or ended,
// with its decision and its steps, in one transaction. Promised: one pass at a time across replicas, live requests counted from rows inside
// it, so that no limit is exceeded under any race; and nobody who may run is hidden behind those who may not.
import type { Snapshot } from '../core/cluster.js';
import type { Depth } from '../core/depth.js';
import type { Instant, RequestId } from '../core/ids.js';
import type { World } from '../core/world.js';
import type { AdmissionTx, Queued } from '../ports/store/admission.js';
import type { Leased } from '../ports/store/runs.js';
import { choose, type Choice } from '../core/choose.js';
import { count } from './count.js';
import { find, passOver, type Found, type Heads } from './find.js';
import { everyLane, laneSlots, roomOf, slotsMax } from './lane-slots.js';
import { look } from './look.js';
import { record } from './record.js';
import type { AdmissionParts } from './parts.js';
import { isChanged } from './verdicts.js';

export type { AdmissionParts } from './parts.js';
export { preview } from './preview.js';
export { runnableNow } from './runnable-now.js';
export { openShadow, type Shadow } from './shadow.js';

/**
 * In a burst, which is when more than so many have come, a hint looks at newcomers as it does at all others: at the heads of their lanes. Each
 * of them gets its reason when it is over, or by the next sweep. Of 8,000 requests for 4,000 slots in 100 lanes 100 were written as waiting,
 * and not 4,000: a row version and a decision each (490 -> 420 us of PostgreSQL a request).
 */
const newcomersMax = 100;
/** So few that came by this process are reason enough for a pass: whether anybody is there, and how many, is not asked. */
const arrivedMax = 20;
/** Looks of one pass. What is left over is left for the next one, which is asked for at once. */
const roundsMax = 50;
/** A pass that has written this much commits, so that the lock and the transaction stay short in a burst. */
const writtenMax = 2_000;

export interface Admission {
  /** Who was let run, for the runs room to submit now. */
  readonly admitted: readonly Leased[];
  /** Who was asked to stop, for the runs room to see to now. */
  readonly replaced: readonly RequestId[];
  /** Steps were recorded, for the actions room to perform now. */
  readonly steps: boolean;
  /** Some were ended: there are responses. */
  readonly ended: boolean;
  /** There is more to decide on: take the next pass at once. */
  readonly more: boolean;
  /** What the pass has left; null: nobody is waiting. */
  readonly world: World | null;
  readonly reachable: boolean;
}

/** One pass; null when its turn did not come in time, because another replica's took too long. */
export async function admit(parts: AdmissionParts, depth: Depth): Promise<Admission | null> {
  const begun = parts.clock.now();
  const { any, newcomers } = await queued(parts, begun);
  if (!any) return { admitted: [], replaced: [], steps: false, ended: false, more: false, world: null, reachable: true };
  // 1. Look, before the transaction: nothing waits on the network inside it.
  const sight = await look(parts);
  // 2. Alone among the replicas: decide and record.
  const passed = await parts.store.alone((tx) => pass(tx, { parts, depth, burst: newcomers > newcomersMax, ...sight }));
  if (passed === null) return null;
  // 3. Only now, after the commit, is anything said of it.
  report(parts, passed, begun);
  parts.shadow?.see(passed.told);
  const { admitted, steps, more, world, told } = passed;
  const replaced = told.flatMap(({ replaces }) => (replaces === null ? [] : [replaces.id]));
  const ended = outcomesOf(told, 'reject', 'expire') > 0;
  return { admitted, replaced, steps: steps > 0, ended, more, world, reachable: sight.reachable };
}

async function queued({ store, arrived }: AdmissionParts, now: Instant): Promise<Queued> {
  const newcomers = arrived();
  return newcomers > 0 && newcomers <= arrivedMax ? { any: true, newcomers } : store.queued(now, newcomersMax + 1);
}

interface Passing {
  readonly parts: AdmissionParts;
  readonly depth: Depth;
  /** More have come than get their reason at once. */
  readonly burst: boolean;
  readonly snapshot: Snapshot;
  readonly reachable: boolean;
}

interface Passed {
  readonly admitted: readonly Leased[];
  readonly steps: number;
  readonly more: boolean;
  readonly looked: number;
  readonly told: readonly Choice[];
  readonly world: World;
}

async function pass(tx: AdmissionTx, passing: Passing): Promise<Passed> {
  const { parts, depth, burst, snapshot, reachable } = passing;
  const { settings, clock } = parts;
  // One policy for the whole pass, also when another comes into force meanwhile.
  const policy = parts.policies.current();
  // 1. Count from rows, and overlay what the snapshot cannot show.
  const lanes = await everyLane(tx);
  let world = await count(tx, { snapshot, settings, now: clock.now(), lanes });
  // 2. Lanes with something left of their limits, and of the room there is.
  const open = laneSlots(lanes, world, settings);
  const room = roomOf(world);
  let settled: ReadonlySet<string> = new Set();
  const told: Choice[] = [];
  const admitted: Leased[] = [];
  let steps = 0;
  let looked = 0;
  let shortfalls = 0;
  let after: { rankAt: Instant; id: RequestId } | null = null;
  for (let round = 0; round < roundsMax; round += 1) {
    // 3. Heads of those lanes, in the order of rank: no more than there is room for, where there is some.
    const now = clock.now();
    const heads: Heads | null = depth === 'heads' ? { room: roomOf(world), settled, burst } : null;
    const found: Found = await find(tx, { open, heads, round, shortfalls, now, reachable, after });
    const { candidates } = found;
    shortfalls += Number(found.shortfall);
    // 4. Decide, each in the world that the one before has left.
    const outlook = { world, policy, settings, now, reachable, waiting: parts.waiting() };
    const chosen = choose(candidates, heads === null ? outlook : { ...outlook, settled, passOver: passOver(heads) });
    ({ world, settled } = chosen);
    // 5. Record what has changed.
    const readAt = clock.now();
    const { moved, submissions, work } = await record(tx, chosen.choices, parts);
    steps += work;
    looked += candidates.length;
    const changed = chosen.choices.filter((choice) => isChanged(choice) && moved.has(choice.candidate.id));
    told.push(...changed);
    admitted.push(...submissions.map((submission) => ({ submission, validUntil: readAt + submission.leaseLeftMs })));
    const last = candidates.at(-1);
    if (last === undefined || !found.more)
      return { admitted, steps, more: heads !== null && isMore(told, room), looked, told, world };
    if (told.length >= writtenMax || (heads !== null && isTaken(admitted, world))) break;
    after = { rankAt: last.rankAt, id: last.id };
  }
  return { admitted, steps, more: told.length > 0, looked, told, world };
}

/** The room is taken: who was let run is submitted now, and the reasons of the others are for the next pass. */
function isTaken(admitted: readonly Leased[], world: World): boolean {
  return admitted.length > 0 && roomOf(world) === 0;
}

/** Where more were let run than there was room or than one lane gets, or one was ended whose lane goes on behind it, there may be others. */
function isMore(told: readonly Choice[], room: number): boolean {
  const runs = outcomesOf(told, 'run');
  return runs > room || runs >= slotsMax || outcomesOf(told, 'reject', 'expire') > 0;
}

function outcomesOf(told: readonly Choice[], ...kinds: readonly string[]): number {
  return told.filter(({ decision }) => kinds.includes(decision.outcome.kind)).length;
}

function report(parts: AdmissionParts, { told, looked }: Passed, begun: Instant): void {
  const { telemetry, clock } = parts;
  for (const { candidate, decision, facts } of told) {
    const about = { requestId: candidate.id, tenantId: candidate.tenantId };
    const { priority, waited_seconds: waitedSeconds } = facts.request;
    const { case: situation, rule, reason, outcome } = decision;
    telemetry.report({ kind: 'decided', case: situation, rule, outcome: outcome.kind, about, reason, priority, waitedSeconds });
  }
  telemetry.report({ kind: 'admission-pass', seconds: (clock.now() - begun) / 1000, looked, moved: told.length });
}
