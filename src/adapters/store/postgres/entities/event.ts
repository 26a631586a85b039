// The outbox of events, and those of them that are parked. In: nothing. Out: their rows as TypeORM reads them. Promised: the drift test holds them against the migrated tables.
import type { RequestEventData } from '../../../../core/request-event.js';
import type { Instant } from '../../../../core/ids.js';
import { instant, integer, json, named, table, text, uuid } from './columns.js';

export interface EventRecord {
  readonly sequence: string;
  readonly requestId: string;
  readonly version: number;
  readonly tenantId: string;
  readonly correlationId: string;
  readonly recordedAt: Instant;
  readonly data: RequestEventData;
}

export const eventEntity = table<EventRecord>({
  name: 'event',
  columns: {
    sequence: { type: 'bigint', primary: true, primaryKeyConstraintName: 'event_pkey', generated: 'increment' },
    requestId: named('request_id', uuid),
    version: integer,
    tenantId: named('tenant_id', text),
    correlationId: named('correlation_id', text),
    recordedAt: named('recorded_at', instant),
    data: json,
  },
  indices: [{ name: 'event_move', columns: ['requestId', 'version'], unique: true }],
});

export interface ParkedEventRecord extends Omit<EventRecord, 'sequence'> {
  readonly triedAt: Instant;
  readonly reason: string;
}

export const parkedEventEntity = table<ParkedEventRecord>({
  name: 'event_parked',
  columns: {
    requestId: { ...named('request_id', uuid), primary: true, primaryKeyConstraintName: 'event_parked_pkey' },
    version: { ...integer, primary: true, primaryKeyConstraintName: 'event_parked_pkey' },
    tenantId: named('tenant_id', text),
    correlationId: named('correlation_id', text),
    recordedAt: named('recorded_at', instant),
    data: json,
    triedAt: named('tried_at', instant),
    reason: text,
  },
  indices: [{ name: 'event_parked_tried', columns: ['triedAt'] }],
});
