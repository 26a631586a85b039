// The tables of the shadow: what the replicas have seen of a candidate policy. In: nothing. Out: their rows as TypeORM reads them. Promised: the
// drift test holds them against the migrated tables.
import type { Instant } from '../../../../core/ids.js';
import { instant, jsonb, named, table, text, uuid } from './columns.js';

export interface ShadowCountRecord {
  readonly version: string;
  readonly case: string;
  readonly same: string;
  readonly differs: string;
  readonly since: Instant;
  readonly seenAt: Instant;
}

export interface ShadowDifferenceRecord {
  readonly id: string;
  readonly version: string;
  readonly requestId: string;
  readonly seenAt: Instant;
  readonly active: object;
  readonly would: object;
}

export const shadowCountEntity = table<ShadowCountRecord>({
  name: 'shadow_count',
  columns: {
    version: { ...text, primary: true, primaryKeyConstraintName: 'shadow_count_pkey' },
    case: { ...text, primary: true, primaryKeyConstraintName: 'shadow_count_pkey' },
    same: { type: 'bigint' },
    differs: { type: 'bigint' },
    since: instant,
    seenAt: named('seen_at', instant),
  },
});

export const shadowDifferenceEntity = table<ShadowDifferenceRecord>({
  name: 'shadow_difference',
  columns: {
    id: { type: 'bigint', primary: true, primaryKeyConstraintName: 'shadow_difference_pkey', generated: 'increment' },
    version: text,
    requestId: named('request_id', uuid),
    seenAt: named('seen_at', instant),
    active: jsonb,
    would: jsonb,
  },
  indices: [{ name: 'shadow_difference_version', columns: ['version', 'id'] }],
});
