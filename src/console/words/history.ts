// The way of a job request. In the words of the command line.
import type { HistoryEntry, HistoryPage } from '../api/shapes.js';

export function happenedText({ what, outcome }: HistoryEntry): string {
  return outcome === null ? what : `${what}: ${outcome}`;
}

/** What tells the rest of one that no answer holds; null: it is whole. */
export function restCommand(id: string, { next_cursor: cursor }: HistoryPage): string | null {
  return cursor === null ? null : `job-keeper requests history ${id} --cursor ${cursor}`;
}
