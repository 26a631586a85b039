// The job response: what the client gets back on the request's own notification queue, for every final state.
import { z } from 'zod';
import type { Instant } from '../ids.js';
import type { FinalState } from '../lifecycle.js';
import type { Cause } from './run-end.js';

export const responseStatus = {
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
  'timed-out': 'TIMED_OUT',
  cancelled: 'CANCELLED',
  rejected: 'REJECTED',
  expired: 'EXPIRED',
} as const satisfies Record<FinalState, string>;

export const JobResponse = z.strictObject({
  correlation_id: z.string(),
  request_id: z.string(),
  tenant_id: z.string(),
  user_id: z.string(),
  job_id: z.string(),
  operation_id: z.string(),
  status: z.enum(responseStatus),
  message: z.string(),
  outputs: z.array(z.strictObject({ uri: z.string() })),
  causes: z.array(z.strictObject({ step: z.string(), code: z.string(), message: z.string() })),
  run: z.strictObject({ engine: z.string(), run_id: z.string(), url: z.string().nullable(), attempt: z.int() }).nullable(),
  times: z.strictObject({
    created: z.iso.datetime(),
    received: z.iso.datetime(),
    started: z.iso.datetime().nullable(),
    finished: z.iso.datetime(),
  }),
});
export type JobResponse = z.infer<typeof JobResponse>;

/** What is known of a request when it ends. */
export interface Ending {
  readonly state: FinalState;
  readonly message: string;
  readonly outputs: readonly string[];
  readonly causes: readonly Cause[];
  readonly run: { readonly engine: string; readonly runId: string; readonly url: string | null; readonly attempt: number } | null;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant;
}

export interface Answered {
  readonly requestId: string;
  readonly correlationId: string;
  readonly tenantId: string;
  readonly userId: string;
  readonly jobId: string;
  readonly operationId: string;
  readonly createdAt: Instant;
  readonly receivedAt: Instant;
}

export function composeResponse(request: Answered, ending: Ending): JobResponse {
  const iso = (time: Instant) => new Date(time).toISOString();
  return {
    correlation_id: request.correlationId,
    request_id: request.requestId,
    tenant_id: request.tenantId,
    user_id: request.userId,
    job_id: request.jobId,
    operation_id: request.operationId,
    status: responseStatus[ending.state],
    message: ending.message,
    outputs: ending.outputs.map((uri) => ({ uri })),
    causes: [...ending.causes],
    run:
      ending.run === null
        ? null
        : { engine: ending.run.engine, run_id: ending.run.runId, url: ending.run.url, attempt: ending.run.attempt },
    times: {
      created: iso(request.createdAt),
      received: iso(request.receivedAt),
      started: ending.startedAt === null ? null : iso(ending.startedAt),
      finished: iso(ending.finishedAt),
    },
  };
}
