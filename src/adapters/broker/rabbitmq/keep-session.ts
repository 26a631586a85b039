// In: a link and what is to be done on each of its connections. Out: it is done again after every loss, until the signal aborts.
// This is what recovers a channel that the broker closed while its connection stands: the client library leaves it closed.
import type { ChannelModel } from 'amqplib';
import type { Clock } from '../../../ports/clock.js';
import type { Link } from './link.js';

export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

export const usualBackoff: Backoff = { firstMs: 200, maxMs: 10_000 };

/** A session that lasted this long was a good one: the next loss is the first again. */
const steadyMs = 30_000;

export interface Keeping {
  readonly link: Link;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly backoff: Backoff;
}

/** `session` resolves when what it held is lost, and never throws. */
export async function keepSession(keeping: Keeping, session: (model: ChannelModel) => Promise<void>): Promise<void> {
  const { link, clock, signal, backoff } = keeping;
  for (let failures = 0; !signal.aborted;) {
    const model = await link.standing(signal);
    if (model === null) continue;
    const begun = clock.now();
    await session(model);
    failures = clock.now() - begun > steadyMs ? 1 : failures + 1;
    await clock.pause(backoffMs(backoff, failures), signal);
  }
}

/** The pause after so many failures in a row: 1 is the first. */
export function backoffMs({ firstMs, maxMs }: Backoff, failures: number): number {
  return Math.min(maxMs, firstMs * 2 ** Math.min(failures - 1, 30));
}
