// Admission. In: received and waiting requests, and one snapshot of the engine. Out: each is let run, told to wait with its reason, or ended,
// with its decision and its steps, in one transaction. Promised: one pass at a time across replicas, live requests counted from rows inside
// it, so that no limit is exceeded under any race; and nobody who may run is hidden behind those who may not.
import type { Depth } from '../core/deciding/depth.js';
import type { Instant, RequestId } from '../core/ids.js';
import { roomOf } from '../core/deciding/room.js';
import type { World } from '../core/deciding/world.js';
import type { Queued } from '../ports/store/admission.js';
import type { Leased } from '../ports/store/runs.js';
import { frontFirst, passFront } from './front.js';
import { look } from './look.js';
import type { AdmissionParts } from './parts.js';
import { newcomersMax, outcomesOf, pass, type Passed, type Passing } from './pass.js';

export type { AdmissionParts } from './parts.js';
export { preview, type Previewed } from './preview.js';
export { runnableNow } from './runnable-now.js';
export { openShadow, type Shadow } from './shadow.js';

/** So few that came by this process are reason enough for a pass: whether anybody is there, and how many, is not asked. */
const arrivedMax = 20;

export interface Admission {
  /** What it has looked at. */
  readonly depth: Depth;
  /** Who was let run, for the runs room to submit now. */
  readonly admitted: readonly Leased[];
  /** Who was asked to stop, for the runs room to see to now. */
  readonly replaced: readonly RequestId[];
  /** Steps were recorded, for the actions room to perform now. */
  readonly steps: boolean;
  /** Some were ended: there are responses. */
  readonly ended: boolean;
  /** What the next pass is to look at, at once; null: this one has seen to everything. */
  readonly more: Depth | null;
  /** What the pass has left; null: nobody is waiting. */
  readonly world: World | null;
  /** Free slots that are left, of all pools. */
  readonly room: number;
  readonly reachable: boolean;
}

const nobodyThere: Omit<Admission, 'depth'> = {
  ...{ admitted: [], replaced: [], steps: false, ended: false, more: null },
  ...{ world: null, room: Infinity, reachable: true },
};

/** One pass; null when its turn did not come in time, because another replica's took too long. */
export async function admit(parts: AdmissionParts, depth: Depth): Promise<Admission | null> {
  const begun = parts.clock.now();
  const { any, newcomers } = await queued(parts, begun);
  if (!any) return { ...nobodyThere, depth };
  // 1. Look, before the transaction: nothing waits on the network inside it.
  const sight = await look(parts);
  // 2. Alone among the replicas: decide and record.
  const passing = { parts, burst: newcomers > newcomersMax, ...sight };
  const passed = await inTurn(passing, depth);
  if (passed === null) return null;
  // 3. Only now, after the commit, is anything said of it.
  report(parts, passed, begun);
  parts.shadow?.see(passed.told);
  const { admitted, steps, more, world, told } = passed;
  const replaced = told.flatMap(({ replaces }) => (replaces === null ? [] : [replaces.id]));
  const ended = outcomesOf(told, 'reject', 'expire') > 0;
  return { depth, admitted, replaced, steps: steps > 0, ended, more, world, room: roomOf(world), reachable: sight.reachable };
}

function inTurn(passing: Passing, depth: Depth): Promise<Passed | null> {
  const { store } = passing.parts;
  if (depth === 'heads' || depth === 'all') return store.alone((tx) => pass(tx, depth, passing));
  const first = frontFirst(passing);
  return store.alone((tx) => passFront(tx, depth, { ...passing, first }), first);
}

async function queued({ store, arrived }: AdmissionParts, now: Instant): Promise<Queued> {
  const newcomers = arrived();
  return newcomers > 0 && newcomers <= arrivedMax ? { any: true, newcomers } : store.queued(now, newcomersMax + 1);
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
