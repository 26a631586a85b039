// The event of a move of a job request, for whoever listens: CloudEvents 1.0 in its structured mode. What a job was given, and what it said, is
// not in it: whoever listens to the moves of all tenants is not one of them.
import { z } from 'zod';
import type { Instant, RequestId } from './ids.js';
import { states } from './lifecycle.js';

/** What is not known, or not so in this state, is absent. */
export const RequestEventData = z.strictObject({
  request_id: z.string(),
  correlation_id: z.string(),
  tenant_id: z.string(),
  job_id: z.string(),
  state: z.enum(states),
  /** Of the request, raised by each change of it: a larger one is newer. Some changes are no moves, so numbers are left out. */
  version: z.int(),
  /** The case that was found, the rule of the policy that answered it, and a sentence for people. */
  case: z.string().optional(),
  rule: z.string().optional(),
  reason: z.string().optional(),
  /** When a waiting request is looked at again at the latest. */
  check_at: z.string().optional(),
  attempt: z.int().optional(),
  pool: z.string().optional(),
  cluster_id: z.string().optional(),
  run_id: z.string().optional(),
  run_url: z.string().optional(),
  /** How it ended, in one word: SUCCEEDED, CANCELLED, or the code of the first cause. */
  outcome: z.string().optional(),
});
export type RequestEventData = z.infer<typeof RequestEventData>;

export const RequestEvent = z.strictObject({
  specversion: z.literal('1.0'),
  /** Stable: one that comes twice has the same. */
  id: z.string(),
  source: z.string(),
  type: z.string(),
  /** The request's id. */
  subject: z.string(),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  /** The extension for distributed tracing. */
  traceparent: z.string().optional(),
  data: RequestEventData,
});
export type RequestEvent = z.infer<typeof RequestEvent>;

export const eventContentType = 'application/cloudevents+json; charset=utf-8';

/** A move, as it was recorded. */
export interface RecordedMove {
  readonly requestId: RequestId;
  readonly version: number;
  readonly at: Instant;
  readonly traceparent: string | null;
  readonly data: RequestEventData;
}

export function eventOf({ requestId, version, at, traceparent, data }: RecordedMove, source: string): RequestEvent {
  return {
    specversion: '1.0',
    id: `${requestId}/${version}`,
    source,
    type: `job-keeper.request.${data.state}`,
    subject: requestId,
    time: new Date(at).toISOString(),
    datacontenttype: 'application/json',
    ...(traceparent === null ? {} : { traceparent }),
    data,
  };
}
