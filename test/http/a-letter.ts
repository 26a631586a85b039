// A dead letter as the keeper tells of it, and as it is told over HTTP.
import type { KeptLetter } from '../../src/ports/letters.js';
import { received } from './scripted-keeper.js';

export const letterId = '0123456789abcdef0123';

export function aLetter(changes: Partial<KeptLetter> = {}): KeptLetter {
  return {
    ...{ id: letterId, queue: 'job-requests', reason: 'queue-not-allowed', at: received, redelivered: true },
    description: 'notification_queue: elsewhere is not among the queues that tenant 333 may name',
    ...{ tenantId: '333', correlationId: 'c-1', messageId: 'm-1', body: Buffer.from('{"a":1}') },
    ...{ traceparent: null, signature: 'a.b.c', replyToSessionId: null },
    ...changes,
  };
}

/** As it is told of `aLetter()`. */
export const letterJson = {
  id: letterId,
  queue: 'job-requests',
  reason: 'queue-not-allowed',
  description: 'notification_queue: elsewhere is not among the queues that tenant 333 may name',
  tenant_id: '333',
  correlation_id: 'c-1',
  message_id: 'm-1',
  since: '2026-11-21T06:00:00.000Z',
  bytes: 7,
} as const;
