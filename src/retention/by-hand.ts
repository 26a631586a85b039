// One request that is removed because somebody asks for it, before its time. In: its id, and who asks. Out: that it is gone, or who needs it still.
// Promised: it goes with all that hangs on it and with an audit entry, which stays, in one transaction.
import type { RequestId } from '../core/ids.js';
import { neededFor } from '../core/needed.js';
import { tenantSettings, type Settings } from '../core/settings.js';
import type { Clock } from '../ports/clock.js';
import type { RemoveAnswer } from '../ports/keeper.js';
import type { ReadingStore, RequestView } from '../ports/store/reading.js';
import type { RetentionStore } from '../ports/store/retention.js';
import type { Telemetry } from '../ports/telemetry.js';

interface ByHandParts {
  readonly store: { readonly retention: RetentionStore; readonly reading: Pick<ReadingStore, 'request'> };
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export async function removeByHand(parts: ByHandParts, id: RequestId, actor: string): Promise<RemoveAnswer> {
  const { store, settings, clock, telemetry } = parts;
  const request = await store.reading.request(id);
  if (request === null) return { kind: 'not-found' };
  const needed = neededFor(request, tenantSettings(settings(), request.tenantId), clock.now());
  if (needed !== null) return { kind: 'needed', needed };
  if (!(await store.retention.removeByHand(id, entryOf(request, actor), clock.now()))) {
    return (await store.reading.request(id)) === null ? { kind: 'not-found' } : { kind: 'needed', needed: { why: 'in-hand' } };
  }
  telemetry.report({ kind: 'hand', act: 'remove', actor, changed: 1 });
  return { kind: 'removed' };
}

/** What is known of it from now on. */
function entryOf({ id, tenantId, jobId, correlationId, state }: RequestView, actor: string) {
  const detail = { tenantId, jobId, correlationId, state };
  return { actor, act: 'remove', requestId: id, tenantId, subject: id, reason: '', detail };
}
