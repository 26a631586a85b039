// The way back into the waiting queue: the attempt is closed with whose fault it was, the place is kept, and the next attempt has another token.
import type { RequestId } from '../core/ids.js';
import { charge, type Charged } from './charge.js';
import type { RunsParts } from './parts.js';

interface Live extends Charged {
  readonly id: RequestId;
  readonly version: number;
  readonly runUrl: string | null;
}

interface Back {
  readonly failure: 'capacity' | 'infrastructure';
  readonly pauseMs: number;
  readonly outcome: string;
  readonly reason: string;
}

/** false: somebody else has moved it, or a stop is wished. */
export async function giveBack(parts: RunsParts, live: Live, { failure, pauseMs, outcome, reason }: Back): Promise<boolean> {
  const { store, clock, telemetry } = parts;
  const { id, version, correlationId, tenantId, runUrl: url } = live;
  const at = clock.now();
  if (!(await store.backToQueue({ id, version, at, dueAt: at + pauseMs, failure, url, outcome, reason }))) return false;
  telemetry.report({ kind: 'given-back', failure, about: { requestId: id, correlationId, tenantId }, detail: reason });
  charge(parts, live, at);
  return true;
}
