// The outbox of events. In: which are published. Out: those that are not yet, oldest first. Promised: what the broker has confirmed is removed, and
// nothing else is; so the table is as long as what is still to be told.
import { branded } from '../../../core/ids.js';
import type { RequestEventData } from '../../../core/request-event.js';
import type { EventStore } from '../../../ports/store/events.js';
import type { Session } from './connection.js';
import { asInstant } from './instants.js';

/** Primary keys of event and request_body. A request is not removed while one of its events is here. */
export const selectDueEvents = `
select e.sequence, e.request_id, e.version, e.tenant_id, e.correlation_id, e.recorded_at, e.data,
  (select b.traceparent from request_body b where b.request_id = e.request_id) as traceparent
from event e order by e.sequence limit $1`;

/** Primary key. */
const removePublished = 'delete from event where sequence = any($1::bigint[])';

interface Row {
  readonly sequence: string;
  readonly request_id: string;
  readonly version: number;
  readonly tenant_id: string;
  readonly correlation_id: string;
  readonly recorded_at: Date;
  readonly data: RequestEventData;
  readonly traceparent: string | null;
}

export function eventStore(session: Session): EventStore {
  return {
    async due(max) {
      const rows = await session.rows<Row>(selectDueEvents, [max]);
      return rows.map((row) => ({
        sequence: row.sequence,
        requestId: branded(row.request_id),
        version: row.version,
        tenantId: row.tenant_id,
        correlationId: row.correlation_id,
        at: asInstant(row.recorded_at),
        data: row.data,
        traceparent: row.traceparent,
      }));
    },
    async published(sequences) {
      if (sequences.length > 0) await session.rows(removePublished, [sequences]);
    },
  };
}
