// What the pass looks at that follows a hint. In: what was rung since the last pass, and what that one has left. Out: the passes. Promised: the front
// of the queue while those who stand there may run, the heads of lanes while they may not; heads every few seconds all the same, for what has
// become due meanwhile and for hints that were lost, but no more than a tenth of the time.
import type { Depth } from '../../core/deciding/depth.js';
import type { Clock } from '../../ports/clock.js';
import type { Bells } from '../house.js';

export interface Hinting {
  readonly bells: Pick<Bells, 'admission' | 'arrivals'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly headsEveryMs: number;
}

interface Passed {
  readonly depth: Depth;
  readonly room: number;
}

/** `drive`: null when another replica is at it. */
export function asHinted(
  { bells, clock, headsEveryMs }: Hinting,
  drive: (depth: Depth) => Promise<Passed | null>,
): () => Promise<void> {
  /** What the last pass has left when it had seen to everything; null: there is no telling. */
  let room: number | null = null;
  let headsDueAt = -Infinity;
  let headsSeenAt = -Infinity;
  /** Whoever stands at the front may not run: others may. */
  let blocked = false;

  const pass = async (depth: Depth): Promise<Passed | null> => {
    const begun = clock.now();
    const passed = await drive(depth);
    if (passed?.depth === 'heads') {
      const ended = clock.now();
      headsSeenAt = ended;
      headsDueAt = ended + Math.max(headsEveryMs, 9 * (ended - begun));
      blocked ||= depth === 'front';
    }
    return passed;
  };

  /** Answers what it has left, `before` what the last one has. */
  const turn = async (came: boolean, before: number | null): Promise<number | null> => {
    const now = clock.now();
    // A clock that was set back does not put them off.
    if (now >= headsDueAt || now < headsSeenAt) {
      blocked = false;
      return left(await pass('heads'));
    }
    if (came && before !== null) {
      const passed = await pass('arrivals');
      if (passed === null || passed.room <= before) return left(passed);
      // Something has changed that nobody here was told of.
    }
    return left(await pass(blocked ? 'heads' : 'front'));
  };

  return async () => {
    const [changed, came] = [bells.admission.wasRung(), bells.arrivals.wasRung()];
    const before = changed ? null : room;
    // What was rung is forgotten now: when this pass fails, the next one takes everything for changed.
    room = null;
    room = await turn(came, before);
  };
}

function left(passed: Passed | null): number | null {
  return passed?.room ?? null;
}
