// Table job_template. In: nothing. Out: its rows as TypeORM reads them. Promised: the drift test holds them against the migrated table.
import type { Instant } from '../../../../core/ids.js';
import { instant, integer, json, maybeInstant, maybeText, named, table, text } from './columns.js';

export interface JobTemplateRecord {
  readonly tenantId: string;
  readonly name: string;
  readonly version: number;
  readonly body: unknown;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly retiredBy: string | null;
  readonly retiredAt: Instant | null;
}

const key = { primary: true, primaryKeyConstraintName: 'job_template_pkey' } as const;

export const jobTemplateEntity = table<JobTemplateRecord>({
  name: 'job_template',
  columns: {
    tenantId: { ...named('tenant_id', text), ...key },
    name: { ...text, ...key },
    version: { ...integer, ...key },
    body: json,
    madeBy: named('made_by', text),
    madeAt: named('made_at', instant),
    retiredBy: named('retired_by', maybeText),
    retiredAt: named('retired_at', maybeInstant),
  },
  checks: [
    { name: 'job_template_version', expression: 'version >= 1' },
    { name: 'job_template_retired', expression: '(retired_at is null) = (retired_by is null)' },
  ],
});
