// Which template a request is a run of. In: a request, or what identifies one. Out: the template and its version. Promised: it is read only of what came
// as a run; what a mediator writes there is only handed through.
import type { RequestId } from '../../../core/ids.js';
import { templateSource } from '../../../core/templates/job-template.js';
import type { RunBefore } from '../../../ports/store/job-templates.js';
import type { RunOf } from '../../../ports/store/reading.js';
import type { Session } from './sql/connection.js';
import { asInstant } from './sql/instants.js';

const template = `b.body #>> '{template,name}' as name, (b.body #>> '{template,version}')::integer as version`;

/** Primary key of request_body. */
const selectTemplate = `select ${template} from request_body b where b.request_id = $1`;

/** Unique request_identity. */
const selectBefore = `
select ${template}, r.created_at as "createdAt" from request r join request_body b on b.request_id = r.id
where r.tenant_id = $1 and r.correlation_id = $2 and r.source = '${templateSource}'`;

export async function templateOf(session: Session, { id, source }: { readonly id: RequestId; readonly source: string }) {
  if (source !== templateSource) return null;
  const [row] = await session.rows<RunOf>(selectTemplate, [id]);
  return row ?? null;
}

export async function runBefore(session: Session, tenantId: string, correlationId: string): Promise<RunBefore | null> {
  const [row] = await session.rows<RunOf & { readonly createdAt: Date }>(selectBefore, [tenantId, correlationId]);
  return row === undefined ? null : { ...row, createdAt: asInstant(row.createdAt) };
}
