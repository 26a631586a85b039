// A stop of a schedule by somebody. In: which, whose, and when. Out: nothing. Promised: what it has fired and what is no job yet becomes none. One that
// stops by itself is not stopped here: what it has fired becomes a job.
import type { Instant } from '../../../core/ids.js';
import { toInstant } from './sql/instants.js';
import type { Session } from './sql/connection.js';

/** Primary key. Also of one that has stopped by itself: its last fires may be open still. */
const stop = (theirs: string) =>
  `update schedule s set status = 'STOPPED', next_at = null where s.id = $1 and ${theirs} returning s.id`;

/** Primary key. After the other has committed: then nothing is fired any more, and all that was is seen. One that is in the making is told as made. */
const dropFires = `
update schedule_fire set settled_at = ${toInstant('$2')}, outcome = 'refused', reason = 'The schedule was stopped before.'
where schedule_id = $1 and settled_at is null`;

export interface Stopping {
  readonly id: string;
  readonly at: Instant;
  /** A condition on the schedule, and its parameters from $2 on. */
  readonly theirs: string;
  readonly of: readonly unknown[];
}

export async function stopSchedule(session: Session, { id, at, theirs, of }: Stopping): Promise<void> {
  const stopped = await session.rows(stop(theirs), [id, ...of]);
  if (stopped.length > 0) await session.rows(dropFires, [id, at]);
}
