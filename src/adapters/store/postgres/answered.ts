// What a job response says of its request. In: ids. Out: Answered. Promised: the columns and their reading stand in this one place.
import type { RequestId } from '../../../core/ids.js';
import type { Answered } from '../../../core/ending/job-response.js';
import type { Session } from './sql/connection.js';
import { asInstant } from './sql/instants.js';

/** Columns of `request r`, for whoever selects them with more. */
export const answeredColumns = `r.id, r.correlation_id, r.tenant_id, r.user_id, r.job_id, r.operation_id, r.created_at, r.received_at`;

export interface AnsweredRow {
  readonly id: RequestId;
  readonly correlation_id: string;
  readonly tenant_id: string;
  readonly user_id: string;
  readonly job_id: string;
  readonly operation_id: string;
  readonly created_at: Date;
  readonly received_at: Date;
}

/** Primary key. */
const select = `select ${answeredColumns} from request r where r.id = any($1::uuid[])`;

export async function answered(session: Session, ids: readonly RequestId[]): Promise<ReadonlyMap<RequestId, Answered>> {
  const rows = await session.rows<AnsweredRow>(select, [ids]);
  return new Map(rows.map((row) => [row.id, asAnswered(row)]));
}

export function asAnswered(row: AnsweredRow): Answered {
  return {
    requestId: row.id,
    correlationId: row.correlation_id,
    tenantId: row.tenant_id,
    userId: row.user_id,
    jobId: row.job_id,
    operationId: row.operation_id,
    createdAt: asInstant(row.created_at),
    receivedAt: asInstant(row.received_at),
  };
}
