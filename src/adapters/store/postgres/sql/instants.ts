// Instants between us and the database. In: epoch milliseconds. Out: SQL that makes a timestamptz of them, and back. Promised: exact to the
// millisecond, which is what the columns hold.
import type { Instant } from '../../../../core/ids.js';

/** An expression of milliseconds as timestamptz; null stays null. */
export function toInstant(expression: string): string {
  return `to_timestamp((${expression})::double precision / 1000)`;
}

export function asInstant(date: Date): Instant {
  return date.getTime();
}

export function asMaybeInstant(date: Date | null): Instant | null {
  return date?.getTime() ?? null;
}
