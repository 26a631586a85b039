// Begins a follower: a job request like any other, made of the one that has ended and taken by the door of intake. Promised: it is one, whoever makes
// it and however often, for its identity is that of the step; one that cannot be is told, and its reason stays with the request before it.
import { followerRequest, followerSource } from '../core/followers/follower-request.js';
import type { FollowWork } from '../core/followers/follow-steps.js';
import { isPassing } from '../core/faults.js';
import { describe } from '../core/problem.js';
import type { EndedFirst } from '../ports/store/followers.js';
import type { Step } from '../ports/store/steps.js';
import type { ActionsParts } from './parts.js';
import { isOver } from './patience.js';
import type { Performed } from './send.js';

/** For so long there may be no room for it: in the queue of its tenant, or in memory. */
const noRoomMaxMs = 3_600_000;

export async function follow(parts: ActionsParts, step: Step, work: FollowWork): Promise<Performed> {
  const first = await parts.followers.first(work.first);
  // Whoever removes a request wants nothing to come of it any more.
  if (first === null) return { kind: 'given-up', reason: `request ${work.first} has been removed` };
  const followed = followerRequest(first, work.follower);
  if (followed.kind === 'none') return refuse(parts, first, { job: work.follower.job, reason: followed.reason });
  const body = Buffer.from(JSON.stringify(followed.request));
  const { traceparent, replyToSessionId } = first;
  try {
    const taken = await parts.take({ body, source: followerSource, traceparent, replyToSessionId });
    if (taken.kind !== 'refused') return { kind: 'done', outcome: taken.id };
    return await refuse(parts, first, { job: work.follower.job, reason: describe(taken.refusal.problems) });
  } catch (problem) {
    if (!isPassing(problem)) throw problem;
    if (!isOver(step, noRoomMaxMs, parts.clock.now())) return { kind: 'retry', reason: problem.publicText };
    return refuse(parts, first, { job: work.follower.job, reason: problem.publicText });
  }
}

interface Refused {
  readonly job: string;
  readonly reason: string;
}

async function refuse({ alerts, clock }: ActionsParts, first: EndedFirst, { job, reason }: Refused): Promise<Performed> {
  const { id, jobId, tenantId, correlationId } = first;
  const alert = {
    // What is wrong with one of them is mostly wrong with those that come after it.
    key: `follower-refused:${jobId}:${job}`,
    severity: 'error',
    summary: `Job ${job} was not begun after job ${jobId}: ${reason}`,
    details: { request_id: id, correlation_id: correlationId, job_id: jobId, tenant_id: tenantId, follower: job },
    requestId: id,
  } as const;
  await alerts.raise([alert], clock.now());
  return { kind: 'given-up', reason };
}
