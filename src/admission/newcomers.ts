// A pass over those who have just come, for a hint that some have while no slot is free: nothing has changed for those who wait, so neither
// their lanes nor their heads are read. Promised: nobody goes before one that has waited longer; where this look cannot know it, it answers null
// and has written nothing. With all slots taken and 200 lanes it takes a tenth of a look at the heads, and it does not grow with lanes.
import { choose } from '../core/choose.js';
import type { AdmissionTx } from '../ports/store/admission.js';
import { count } from './count.js';
import { candidatesMax } from './find.js';
import { roomOf } from './lane-slots.js';
import { outcomesOf, type Passed, type Passing } from './pass.js';
import { record } from './record.js';

/** null: there is room, or one of them would run without, or they are more than one look reads; others may come before them. */
export async function passNewcomers(tx: AdmissionTx, { parts, snapshot, reachable }: Passing): Promise<Passed | null> {
  const { settings, clock } = parts;
  const now = clock.now();
  const candidates = await tx.candidates({
    ...{ now, reachable, slots: [], countedFrom: 'head', newcomers: true, candidatesMax, after: null },
  });
  if (candidates.length === candidatesMax) return null;
  const counted = await count(tx, { snapshot, settings, now, lanes: candidates });
  if (roomOf(counted) > 0) return null;
  const outlook = { world: counted, policy: parts.policies.current(), settings, now, reachable, waiting: parts.waiting() };
  const { choices, world } = choose(candidates, outlook);
  if (outcomesOf(choices, 'run') > 0) return null;
  const { told, admitted, work } = await record(tx, choices, parts);
  return { told, admitted, steps: work, more: false, looked: candidates.length, world };
}
