// What tenants have taken of their rates. In: nothing. Out: its rows as TypeORM reads them. Promised: the drift test holds them against the migrated table.
import type { Instant } from '../../../../core/ids.js';
import { instant, integer, named, table, text } from './columns.js';

export interface TenantRateRecord {
  readonly tenantId: string;
  readonly endsAt: Instant;
  readonly taken: number;
  readonly given: number;
  readonly ofUse: number;
}

export const tenantRateEntity = table<TenantRateRecord>({
  name: 'tenant_rate',
  columns: {
    tenantId: { ...named('tenant_id', text), primary: true, primaryKeyConstraintName: 'tenant_rate_pkey' },
    endsAt: named('ends_at', instant),
    taken: integer,
    given: integer,
    ofUse: named('of_use', integer),
  },
});
