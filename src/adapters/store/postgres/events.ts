// The outbox of events. In: which are published, and which their queue would not have. Out: those that are to be. Promised: what the broker has
// confirmed is removed, and nothing else is; so the table is as long as what is still to be told. What is parked lies in a table of its own: it is in
// nobody's way.
import { branded } from '../../../core/ids.js';
import type { RequestEventData } from '../../../core/request-event.js';
import type { EventStore, ToldMove } from '../../../ports/store/events.js';
import type { Session } from './sql/connection.js';
import { asInstant, toInstant } from './sql/instants.js';
import { rowsParameter, storable } from './sql/storable.js';

const columns = `e.request_id, e.version, e.tenant_id, e.correlation_id, e.recorded_at, e.data,
  (select b.traceparent from request_body b where b.request_id = e.request_id) as traceparent`;

/** Primary keys of event and request_body. A request is not removed while one of its events is here. */
export const selectDueEvents = `select e.sequence, ${columns} from event e order by e.sequence limit $1`;

/** Primary key. */
const removePublished = 'delete from event where sequence = any($1::bigint[])';

/** Primary key. */
const parkEvents = `
with refused as (
  delete from event e using json_to_recordset($1::json) as v(sequence bigint, reason text) where e.sequence = v.sequence returning e.*, v.reason
)
insert into event_parked (request_id, version, tenant_id, correlation_id, recorded_at, data, tried_at, reason)
select request_id, version, tenant_id, correlation_id, recorded_at, data, ${toInstant('$2')}, reason from refused`;

/** Index event_parked_tried. */
export const selectParkedEvent = `select ${columns} from event_parked e order by e.tried_at limit 1`;

/** Primary key, as the next. */
const postponeParked = `update event_parked set tried_at = ${toInstant('$3')}, reason = $4 where request_id = $1 and version = $2`;
const removeParked = 'delete from event_parked where request_id = $1 and version = $2';

interface Row {
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
      const rows = await session.rows<Row & { readonly sequence: string }>(selectDueEvents, [max]);
      return rows.map((row) => ({ sequence: row.sequence, ...moveOf(row) }));
    },
    async published(sequences) {
      if (sequences.length > 0) await session.rows(removePublished, [sequences]);
    },
    async park(events, at) {
      if (events.length > 0) await session.rows(parkEvents, [rowsParameter(events), at]);
    },
    async parked() {
      const [row] = await session.rows<Row>(selectParkedEvent);
      return row === undefined ? null : moveOf(row);
    },
    async parkedStill({ requestId, version }, reason, at) {
      await session.rows(postponeParked, [requestId, version, at, storable(reason)]);
    },
    async parkedPublished({ requestId, version }) {
      await session.rows(removeParked, [requestId, version]);
    },
  };
}

function moveOf(row: Row): ToldMove {
  return {
    requestId: branded(row.request_id),
    version: row.version,
    tenantId: row.tenant_id,
    correlationId: row.correlation_id,
    at: asInstant(row.recorded_at),
    data: row.data,
    traceparent: row.traceparent,
  };
}
