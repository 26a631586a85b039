// Admission. In: received and waiting requests, and one snapshot of the engine. Out: each is let run, told to wait with its reason, or ended,
// with its decision and its steps, in one transaction. Promised: one pass at a time across replicas, live requests counted from rows inside
// it, so that no limit is exceeded under any race; and nobody who may run is hidden behind those who may not.
import type { Candidate } from '../core/candidate.js';
import type { Snapshot } from '../core/cluster.js';
import type { Instant, RequestId } from '../core/ids.js';
import type { Settings } from '../core/settings.js';
import type { World } from '../core/world.js';
import type { Clock } from '../ports/clock.js';
import type { Snapshots } from '../ports/engine.js';
import type { Ids } from '../ports/ids.js';
import type { PolicySource } from '../ports/policy-source.js';
import type { AdmissionStore, AdmissionTx } from '../ports/store/admission.js';
import type { Telemetry } from '../ports/telemetry.js';
import { choose, type Choice } from '../core/choose.js';
import { count } from './count.js';
import { everyLane, laneSlots, roomOf, withinRoom } from './lane-slots.js';
import { look } from './look.js';
import type { Shadow } from './shadow.js';
import { isChanged, verdictsOf } from './verdicts.js';

export { preview } from './preview.js';
export { openShadow, type Shadow } from './shadow.js';

export interface AdmissionParts {
  readonly store: AdmissionStore;
  readonly snapshots: Snapshots;
  readonly policies: PolicySource;
  /** null: there is none. */
  readonly shadow: Pick<Shadow, 'see'> | null;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly telemetry: Telemetry;
  readonly engine: string;
  readonly replica: string;
  /** How long a submission is ours before another replica may take it up. */
  readonly leaseMs: number;
  readonly snapshotAgeMs: number;
  readonly waiting: () => number;
  readonly nextSweepAt: () => Instant;
}

/** Bounds of one pass. What is left over is left for the next one, which is asked for at once. */
const candidatesMax = 1_000;
/** Of the first look; each that follows takes twice as many, until there is no room left. */
const firstMax = 125;
const roundsMax = 50;
/** A pass that has written this much commits, so that the lock and the transaction stay short in a burst. */
const writtenMax = 2_000;

export interface Admission {
  /** Who was let run, for the runs room to submit now. */
  readonly admitted: readonly RequestId[];
  /** Who was asked to stop, for the runs room to see to now. */
  readonly replaced: readonly RequestId[];
  /** There is more to decide on: take the next pass at once. */
  readonly more: boolean;
  /** What the pass has left; null: nobody is waiting. */
  readonly world: World | null;
  readonly reachable: boolean;
}

/**
 * How deep a pass looks into a lane. `heads`: as deep as there is room, which is what a hint is for: a slot is free, and whoever has waited
 * longest is to have it now. `all`: also past those of a lane whom the policy keeps waiting for what only they have, such as their user.
 */
export type Depth = 'heads' | 'all';

/** One pass; null when its turn did not come in time, because another replica's took too long. */
export async function admit(parts: AdmissionParts, depth: Depth): Promise<Admission | null> {
  const begun = parts.clock.now();
  if (!(await parts.store.anyQueued(begun))) return { admitted: [], replaced: [], more: false, world: null, reachable: true };
  // 1. Look, before the transaction: nothing waits on the network inside it.
  const sight = await look(parts);
  // 2. Alone among the replicas: decide and record.
  const passed = await parts.store.alone((tx) =>
    pass(tx, { parts, depth, snapshot: sight.snapshot, reachable: sight.reachable }),
  );
  if (passed === null) return null;
  // 3. Only now, after the commit, is anything said of it.
  report(parts, passed, begun);
  parts.shadow?.see(passed.told);
  const { admitted, more, world, told } = passed;
  const replaced = told.flatMap(({ replaces }) => (replaces === null ? [] : [replaces.id]));
  return { admitted, replaced, more, world, reachable: sight.reachable };
}

/** Waiting requests that would be let run now. Decides as a pass does, and writes nothing; none when the turn does not come. */
export async function runnableNow(
  parts: AdmissionParts,
): Promise<readonly { readonly id: RequestId; readonly version: number; readonly reason: string }[]> {
  const { store, settings, clock } = parts;
  if (!(await store.anyQueued(clock.now()))) return [];
  const { snapshot, reachable } = await look(parts);
  const choices = await store.alone(async (tx) => {
    const lanes = await everyLane(tx);
    const now = clock.now();
    const world = await count(tx, { snapshot, settings, now, lanes });
    const slots = laneSlots(lanes, world, settings);
    const candidates = await tx.candidates({ now, reachable, slots, candidatesMax, after: null });
    const policy = parts.policies.current();
    return choose(candidates, { world, policy, settings, now, reachable, waiting: parts.waiting() }).choices;
  });
  return (choices ?? [])
    .filter(({ candidate, decision }) => candidate.state === 'waiting' && decision.outcome.kind === 'run')
    .map(({ candidate: { id, version }, decision: { reason } }) => ({ id, version, reason }));
}

interface Passing {
  readonly parts: AdmissionParts;
  readonly depth: Depth;
  readonly snapshot: Snapshot;
  readonly reachable: boolean;
}

interface Passed {
  readonly admitted: readonly RequestId[];
  readonly more: boolean;
  readonly looked: number;
  readonly told: readonly Choice[];
  readonly world: World;
}

async function pass(tx: AdmissionTx, passing: Passing): Promise<Passed> {
  const { parts, depth, snapshot, reachable } = passing;
  const { settings, clock } = parts;
  // One policy for the whole pass, also when another comes into force meanwhile.
  const policy = parts.policies.current();
  // 1. Count from rows, and overlay what the snapshot cannot show.
  const lanes = await everyLane(tx);
  let world = await count(tx, { snapshot, settings, now: clock.now(), lanes });
  // 2. Lanes with something left of their limits, and of the room there is.
  const open = laneSlots(lanes, world, settings);
  const room = roomOf(world);
  const told: Choice[] = [];
  const admitted: RequestId[] = [];
  let looked = 0;
  let asked = depth === 'all' ? candidatesMax : firstMax;
  let after: { rankAt: Instant; id: RequestId } | null = null;
  for (let round = 0; round < roundsMax; round += 1) {
    // 3. Heads of those lanes, in the order of rank: few while there is room, for most of the rest is then seen to wait by one of its lane.
    const now = clock.now();
    const slots = depth === 'all' ? open : withinRoom(open, roomOf(world));
    if (roomOf(world) === 0) asked = candidatesMax;
    const candidates: readonly Candidate[] = await tx.candidates({ now, reachable, slots, candidatesMax: asked, after });
    // 4. Decide, each in the world that the one before has left.
    const chosen = choose(candidates, {
      world,
      policy,
      settings,
      now,
      reachable,
      waiting: parts.waiting(),
    });
    world = chosen.world;
    // 5. Record what has changed.
    const moved = await record(tx, chosen.choices, parts);
    looked += candidates.length;
    const changed = chosen.choices.filter((choice) => isChanged(choice) && moved.has(choice.candidate.id));
    told.push(...changed);
    admitted.push(...changed.filter(({ decision }) => decision.outcome.kind === 'run').map(({ candidate }) => candidate.id));
    const last = candidates.at(-1);
    if (last === undefined || candidates.length < asked)
      return { admitted, more: depth === 'heads' && admitted.length > room, looked, told, world };
    if (told.length >= writtenMax) break;
    after = { rankAt: last.rankAt, id: last.id };
    asked = Math.min(candidatesMax, asked * 2);
  }
  return { admitted, more: told.length > 0, looked, told, world };
}

async function record(tx: AdmissionTx, choices: readonly Choice[], parts: AdmissionParts): Promise<ReadonlySet<RequestId>> {
  const ending = choices.filter(({ decision: { outcome } }) => outcome.kind === 'reject' || outcome.kind === 'expire');
  const answered =
    ending.length === 0 ? new Map<RequestId, never>() : await tx.answered(ending.map(({ candidate }) => candidate.id));
  const verdicts = verdictsOf(choices, {
    at: parts.clock.now(),
    ids: parts.ids,
    engine: parts.engine,
    leaseOwner: parts.replica,
    leaseMs: parts.leaseMs,
    checkAt: parts.nextSweepAt(),
    answered,
  });
  const written = [verdicts.admitted, verdicts.waiting, verdicts.ended, verdicts.steps, verdicts.alerts];
  return written.every((list) => list.length === 0) ? new Set() : tx.record(verdicts);
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
