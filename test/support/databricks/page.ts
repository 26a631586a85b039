// One page of a list that is ordered newest first. The token is opaque to callers: it names the last item they saw,
// so that items which come or go between two pages shift nothing.
import { invalidParameter } from './api-error.js';

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

const PREFIX = 'after:';

const tokenOf = (order: number): string => Buffer.from(`${PREFIX}${order}`).toString('base64url');

function orderIn(token: string): number {
  const text = Buffer.from(token, 'base64url').toString();
  const order = Number(text.slice(PREFIX.length));
  if (!text.startsWith(PREFIX) || !Number.isSafeInteger(order)) throw invalidParameter('Invalid page token.');
  return order;
}

export function pageOf<T>(newestFirst: readonly T[], limit: number, token: string | null, order: (item: T) => number): Page<T> {
  const seen = token === null || token === '' ? Number.POSITIVE_INFINITY : orderIn(token);
  const rest = newestFirst.filter((item) => order(item) < seen);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rest.length > limit && last !== undefined ? tokenOf(order(last)) : null };
}
