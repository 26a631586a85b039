// Followers. In: the id of a request. Out: what a follower of it is made of; whom it follows; who follows it, or why nobody does. Promised: a place in
// a chain is read only of what came as a follower; what a mediator writes there is only handed through.
import { followerSource } from '../../../core/followers/follower-request.js';
import type { RequestId } from '../../../core/ids.js';
import type { FinalState } from '../../../core/lifecycle.js';
import type { JobResponse } from '../../../core/ending/job-response.js';
import type { EndedFirst, FollowerStore } from '../../../ports/store/followers.js';
import type { FollowerRow, Follows } from '../../../ports/store/reading.js';
import type { Session } from './sql/connection.js';
import { asInstant } from './sql/instants.js';

/** Primary keys. */
const selectFirst = `
select r.id, r.correlation_id as "correlationId", r.tenant_id as "tenantId", r.user_id as "userId", r.job_id as "jobId", r.priority,
  r.notification_queue as "notificationQueue", r.state, r.finished_at as "finishedAt", p.body as response,
  (b.body #> '{job,job_context}') - 'job_operation' as context, b.traceparent, b.reply_to_session_id as "replyToSessionId",
  case when r.source = '${followerSource}' then (b.body #>> '{follows,place}')::integer else 1 end as place
from request r join request_body b on b.request_id = r.id join response p on p.request_id = r.id
where r.id = $1 and r.finished_at is not null`;

interface FirstRow extends Omit<EndedFirst, 'endedAt' | 'runId' | 'outputs'> {
  readonly state: FinalState;
  readonly finishedAt: Date;
  readonly response: JobResponse;
}

export function followerStore(session: Session): FollowerStore {
  return {
    async first(id) {
      const [row] = await session.rows<FirstRow>(selectFirst, [id]);
      if (row === undefined) return null;
      const { finishedAt, response, ...same } = row;
      const outputs = response.outputs.map(({ uri }) => uri);
      return { ...same, endedAt: asInstant(finishedAt), runId: response.run?.run_id ?? null, outputs };
    },
  };
}

/** Primary key of request_body. */
const selectFollows = `
select body #>> '{follows,request_id}' as "requestId", body #>> '{follows,correlation_id}' as "correlationId"
from request_body where request_id = $1`;

export async function followsOf(session: Session, { id, source }: { readonly id: RequestId; readonly source: string }) {
  if (source !== followerSource) return null;
  const [row] = await session.rows<Follows>(selectFollows, [id]);
  return row ?? null;
}

/** Index step_follow. Of what is done, the outcome is the follower's id. */
export const selectFollowers = `
select work #>> '{follower,job}' as "jobId",
  case when done_at is null then 'due' when given_up then 'refused' else 'begun' end as state,
  case when done_at is not null and not given_up then outcome end as "requestId",
  case when done_at is null or given_up then outcome end as reason
from step where request_id = $1 and kind = 'follow' order by id`;

export function followersOf(session: Session, id: RequestId): Promise<readonly FollowerRow[]> {
  return session.rows<FollowerRow>(selectFollowers, [id]);
}
