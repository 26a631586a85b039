// A follower as a job request, made of the one before it. In: that one, as it has ended, and what its job begins. Out: the request, or why there can be
// none. Promised: the same of the same, so that one that is made twice is one request; no chain is longer than `chainMax`, whatever the settings
// have been meanwhile.
import type { Follower } from './follower.js';
import type { FollowerValue } from './follower-values.js';
import type { Instant, RequestId } from '../ids.js';
import type { FinalState } from '../lifecycle.js';
import { filled, placeholdersIn, textsIn } from '../parameters/placeholders.js';

/** How it comes, in the place of a broker's name. Nobody else can come so: what a body says of `follows` is believed of these only. */
export const followerSource = 'then';
/** Requests one after the other. */
export const chainMax = 10;
const correlationIdMax = 128;

export interface First {
  readonly id: RequestId;
  readonly correlationId: string;
  readonly tenantId: string;
  readonly userId: string;
  readonly jobId: string;
  readonly priority: number;
  readonly notificationQueue: string;
  readonly state: FinalState;
  readonly endedAt: Instant;
  readonly runId: string | null;
  readonly outputs: readonly string[];
  /** `job_context` of its body, without its `job_operation`. */
  readonly context: Readonly<Record<string, unknown>>;
  /** 1: it follows nobody. */
  readonly place: number;
}

export type Followed =
  | { readonly kind: 'request'; readonly request: Readonly<Record<string, unknown>> }
  | { readonly kind: 'none'; readonly reason: string };

export function followerRequest(first: First, follower: Follower): Followed {
  const place = first.place + 1;
  if (place > chainMax)
    return { kind: 'none', reason: `it would be request ${place} of its chain, and a chain has at most ${chainMax}` };
  const asked = textsIn(follower.parameters).flatMap(({ text }) => placeholdersIn(text));
  if (asked.includes('output') && first.outputs.length === 0)
    return { kind: 'none', reason: `its parameters name {output}, and request ${first.id} left none` };
  const request = {
    correlation_id: correlationIdOf(first, follower.job),
    notification_queue: first.notificationQueue,
    created_time: first.endedAt,
    user_id: first.userId,
    priority: first.priority,
    job: {
      job_id: follower.job,
      job_context: { ...first.context, tenant_id: first.tenantId, job_operation: operationOf(first, follower) },
    },
    follows: { request_id: first.id, correlation_id: first.correlationId, place },
  };
  return { kind: 'request', request };
}

/** Found by the beginning of it, where it is not too long: then by the id of the one before it. */
function correlationIdOf({ correlationId, id }: First, job: string): string {
  const derived = `${correlationId}~${job}`;
  return derived.length <= correlationIdMax ? derived : `${id}~${job}`;
}

function operationOf(first: First, { parameters }: Follower) {
  const { python_params: python, jar_params: jar, notebook_params: notebook } = parameters;
  const values = valuesOf(first);
  const fill = (text: string) => filled(text, values);
  return {
    python_params: python.map(fill),
    jar_params: jar.map(fill),
    notebook_params: Object.fromEntries(Object.entries(notebook).map(([name, text]) => [name, fill(text)])),
  };
}

function valuesOf(first: First): Record<FollowerValue, string> {
  return {
    output: first.outputs[0] ?? '',
    outputs: JSON.stringify(first.outputs),
    tenant_id: first.tenantId,
    user_id: first.userId,
    correlation_id: first.correlationId,
    request_id: first.id,
    job_id: first.jobId,
    run_id: first.runId ?? '',
    state: first.state,
  };
}
