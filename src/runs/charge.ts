// What an attempt cost is told when it ends, whatever it ended as: it took the engine's time. Where its pool has no price nothing is told.
import { costOf, priceOf } from '../core/ending/cost.js';
import type { Instant, RequestId } from '../core/ids.js';
import type { RunsParts } from './parts.js';

export interface Charged {
  readonly id: RequestId;
  readonly correlationId: string;
  readonly tenantId: string;
  readonly pool: string | null;
  /** null: it never took the engine's time. */
  readonly takenAt: Instant | null;
}

export function charge(
  { settings, telemetry }: Pick<RunsParts, 'settings' | 'telemetry'>,
  { id: requestId, correlationId, tenantId, pool, takenAt }: Charged,
  endedAt: Instant,
): void {
  if (pool === null || takenAt === null) return;
  const perHour = priceOf(settings(), pool);
  if (perHour === null) return;
  const cost = costOf(takenAt, endedAt, perHour);
  telemetry.report({ kind: 'charged', pool, cost, about: { requestId, correlationId, tenantId } });
}
