// What time brings to a queue: locks and lives that end, messages whose hour has come. Promised: it is done in that order, and once; when there will be
// something to do next is known.
import type { Instant } from '../../../../core/ids.js';
import type { Returns } from './returns.js';
import type { Stock } from './stock.js';

export function lookAtTime(stock: Stock, returns: Returns, now: Instant): void {
  const { locks, orders, sessions } = stock;
  for (let held = locks.overdue(now); held !== null; held = locks.overdue(now)) returns.comeBack(held, now);
  for (let over = sessions?.overdue(now); over; over = sessions?.overdue(now)) returns.endSession(over, now);
  for (let held = orders.publishable(now); held !== null; held = orders.publishable(now)) {
    // As if it came now: at the end of the queue, with a number of its own.
    stock.remove(held);
    stock.activate(stock.hold({ ...held.message, scheduledAt: null }, null));
  }
  for (let held = orders.expired(now); held !== null; held = orders.expired(now)) returns.timeIsUp(held);
}

/** null: it brings nothing. */
export function nextInstant({ locks, orders, sessions }: Stock): Instant | null {
  const times = [locks.nextAt(), orders.nextAt(), sessions?.nextAt() ?? null];
  return times.reduce((least, at) => (at !== null && (least === null || at < least) ? at : least), null);
}
