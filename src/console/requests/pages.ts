// The pages of a list that are shown as one, newest first. Promised: no row twice, and none left out between two that are shown.
import type { RequestPage } from '../api/shapes.js';

/** What is shown, and the page after it. */
export function joined(shown: RequestPage, next: RequestPage): RequestPage {
  return { items: [...shown.items, ...next.items], next_cursor: next.next_cursor };
}

export function meet(newest: RequestPage, kept: RequestPage): boolean {
  const ids = new Set(newest.items.map(({ request_id: id }) => id));
  return kept.items.some(({ request_id: id }) => ids.has(id));
}

/**
 * The newest page, and under it what was asked for by hand. When so many came in meanwhile that the two do not meet, what was shown stays until what lies between
 * them is there.
 */
export function together(newest: RequestPage | null, kept: RequestPage | null): RequestPage {
  if (newest === null || kept === null) return newest ?? kept ?? { items: [], next_cursor: null };
  if (!meet(newest, kept)) return kept;
  const ids = new Set(newest.items.map(({ request_id: id }) => id));
  const older = kept.items.filter(({ request_id: id }) => !ids.has(id));
  return { items: [...newest.items, ...older], next_cursor: kept.next_cursor };
}

/** Whether it goes as far down as a row: ids are in the order of their coming, so also when the row itself is there no more. */
export function reaches({ items, next_cursor: next }: RequestPage, last: string): boolean {
  return next === null || items.some(({ request_id: id }) => id <= last);
}
