// When somebody may take what is to be done. In: the instant by the replica's clock, and the column that says why something is tried again later.
// Out: SQL of the column due_at. Promised: what is due at once, and what is leased, is so by the database's clock, which all replicas share: one whose
// clock is ahead takes nothing from its holder, and one that is behind sees all that is free. A pause runs on the clock of whoever looks.
import { toInstant } from './instants.js';

/** In whole milliseconds, as the column holds: it would round up to 0.5 ms ahead, and what is due at once would not be for the next statement. */
const databaseNow = `date_trunc('milliseconds', now())`;

/** Of what is new: a replica that is ahead would hide it from the others. */
export function dueAtOnce(at: string): string {
  return `least(${toInstant(at)}, ${databaseNow})`;
}

/** `ms`: an expression. With it `pauseReason` becomes null: that tells a lease from a pause. */
export function leasedFor(ms: string): string {
  return `${databaseNow} + ${ms}::double precision * interval '1 millisecond'`;
}

/** `row`: its alias with a dot, or nothing. The first half is what an index on due_at serves. */
export function isDue({ row = '', pauseReason, at }: { row?: string; pauseReason: string; at: string }): string {
  return `${row}due_at <= greatest(${toInstant(at)}, now())
    and ${row}due_at <= case when ${row}${pauseReason} is null then now() else ${toInstant(at)} end`;
}
