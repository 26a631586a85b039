// Where a run stands, by the state of its note. Pure.
import type { Instant } from '../../../core/ids.js';
import type { NoteStatus, ParagraphStatus } from './note-status.js';

export type Standing =
  /** A copy that nobody has started. */
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'active'; readonly phase: 'pending' | 'running' | 'ending' }
  | { readonly kind: 'over' };

/**
 * Zeppelin says of a note that it is running from the moment it took the order until its interpreters are let go. A paragraph may run without
 * that: somebody has started it by hand.
 */
export function standingOf({ isRunning, paragraphs }: NoteStatus): Standing {
  const has = (...states: readonly string[]) => paragraphs.some(({ status }) => states.includes(status));
  if (has('RUNNING')) return { kind: 'active', phase: 'running' };
  if (isRunning && (has('ERROR', 'ABORT') || (paragraphs.length > 0 && !has('READY', 'PENDING'))))
    return { kind: 'active', phase: 'ending' };
  // Between two paragraphs none of them runs, and the run does.
  if (isRunning || has('PENDING')) return { kind: 'active', phase: has('FINISHED') ? 'running' : 'pending' };
  return has('FINISHED', 'ERROR', 'ABORT') ? { kind: 'over' } : { kind: 'not-begun' };
}

export function executingSince({ paragraphs }: NoteStatus): Instant | null {
  return earliest(paragraphs, ({ started }) => started);
}

export function endedAt({ paragraphs }: NoteStatus): Instant | null {
  const known = paragraphs.map(({ finished }) => instantOf(finished)).filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function earliest(paragraphs: readonly ParagraphStatus[], text: (paragraph: ParagraphStatus) => string): Instant | null {
  const known = paragraphs.map((paragraph) => instantOf(text(paragraph))).filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
}

const written = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d:\d\d:\d\d) (?:UTC|GMT)([+-]\d\d:\d\d)? (\d{4})$/;

/**
 * As Java writes a date, in the zone of the server. null where that zone is known by a name only: CST is one zone in Chicago and another in
 * Shanghai, and a run that seems to be hours old would be stopped.
 */
export function instantOf(text: string): Instant | null {
  const [, month, day, time, offset, year] = written.exec(text) ?? [];
  if (month === undefined) return null;
  const instant = Date.parse(`${day} ${month} ${year} ${time} GMT${(offset ?? '').replace(':', '')}`);
  return Number.isNaN(instant) ? null : instant;
}
