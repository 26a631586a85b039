// Who waits though it could run: what the self-audit asks. In: the parts of admission. Out: requests with the reason why they would be let run.
// Promised: it decides as a pass does, on the same rows, in its turn; and writes nothing.
import { choose } from '../core/deciding/choose.js';
import type { RequestId } from '../core/ids.js';
import { count } from './count.js';
import { candidatesMax } from './find.js';
import { everyLane, laneSlots } from './lane-slots.js';
import { look } from './look.js';
import type { AdmissionParts } from './parts.js';

/** None when the turn does not come. */
export async function runnableNow(
  parts: AdmissionParts,
): Promise<readonly { readonly id: RequestId; readonly version: number; readonly reason: string }[]> {
  const { store, settings, clock } = parts;
  if (!(await store.queued(clock.now(), 1)).any) return [];
  const { snapshot, reachable } = await look(parts);
  const choices = await store.alone(async (tx) => {
    const lanes = await everyLane(tx);
    const now = clock.now();
    const world = await count(tx, { snapshot, settings, now, lanes });
    const slots = laneSlots(lanes, world, settings);
    const candidates = await tx.candidates({
      now,
      reachable,
      slots,
      countedFrom: 'head',
      newcomers: true,
      candidatesMax,
      after: null,
    });
    const policy = parts.policies.current();
    return choose(candidates, { world, policy, settings, now, reachable, waiting: parts.waiting() }).choices;
  });
  return (choices ?? [])
    .filter(({ candidate, decision }) => candidate.state === 'waiting' && decision.outcome.kind === 'run')
    .map(({ candidate: { id, version }, decision: { reason } }) => ({ id, version, reason }));
}
