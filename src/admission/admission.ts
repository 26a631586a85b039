// Admission. In: received and waiting requests, and one snapshot of the engine. Out: each is let run, told to wait with its reason, or ended,
// with its decision and its steps, in one transaction. Promised: one pass at a time across replicas, live requests counted from rows inside
// it, so that no limit is exceeded under any race; and nobody who may run is hidden behind those who may not.
import type { Depth } from '../core/depth.js';
import type { Instant, RequestId } from '../core/ids.js';
import type { World } from '../core/world.js';
import type { Queued } from '../ports/store/admission.js';
import type { Leased } from '../ports/store/runs.js';
import { roomOf } from './lane-slots.js';
import { look } from './look.js';
import { passNewcomers } from './newcomers.js';
import type { AdmissionParts } from './parts.js';
import { outcomesOf, pass, type Passed } from './pass.js';

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
  /** No slot is left free in any pool. */
  readonly full: boolean;
  readonly reachable: boolean;
}

const nobodyThere: Admission = {
  ...{ admitted: [], replaced: [], steps: false, ended: false, more: false },
  ...{ world: null, full: false, reachable: true },
};

/** One pass; null when its turn did not come in time, because another replica's took too long. */
export async function admit(parts: AdmissionParts, depth: Depth): Promise<Admission | null> {
  const begun = parts.clock.now();
  const { any, newcomers } = await queued(parts, begun);
  if (!any) return nobodyThere;
  // 1. Look, before the transaction: nothing waits on the network inside it.
  const sight = await look(parts);
  // 2. Alone among the replicas: decide and record.
  const passing = { parts, burst: newcomers > newcomersMax, ...sight };
  const passed =
    depth === 'newcomers' && !passing.burst
      ? await parts.store.alone(async (tx) => (await passNewcomers(tx, passing)) ?? pass(tx, 'heads', passing), 'no lanes')
      : await parts.store.alone((tx) => pass(tx, depth === 'all' ? 'all' : 'heads', passing));
  if (passed === null) return null;
  // 3. Only now, after the commit, is anything said of it.
  report(parts, passed, begun);
  parts.shadow?.see(passed.told);
  const { admitted, steps, more, world, told } = passed;
  const replaced = told.flatMap(({ replaces }) => (replaces === null ? [] : [replaces.id]));
  const ended = outcomesOf(told, 'reject', 'expire') > 0;
  return { admitted, replaced, steps: steps > 0, ended, more, world, full: roomOf(world) === 0, reachable: sight.reachable };
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
