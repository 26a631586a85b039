// The decisions of a period. In: a period and where the last page ended. Out: a page, in the order they were taken.
import type { PeriodAsked, PeriodDecision } from '../../../ports/store/reading.js';
import type { Session } from './sql/connection.js';
import { asInstant, toInstant } from './sql/instants.js';
import { asFacts } from './stored-facts.js';

/** Index decision_period. */
const select = `
select id, request_id as "requestId", decided_at as at, "case", rule, outcome, policy_version as "policyVersion", facts from decision
where decided_at < ${toInstant('$2')} and (decided_at, id) > (${toInstant('coalesce($3::double precision, $1::double precision)')}, coalesce($4::bigint, 0))
order by decided_at, id limit $5`;

export async function decisionsOf(session: Session, { from, to, after, limit }: PeriodAsked): Promise<readonly PeriodDecision[]> {
  const parameters = [from, to, after?.at ?? null, after?.id ?? null, limit];
  const rows = await session.rows<Omit<PeriodDecision, 'at'> & { at: Date }>(select, parameters);
  return rows.map((row) => ({ ...row, at: asInstant(row.at), facts: asFacts(row.facts) }));
}
