// Job requests as a mediator sends them: 845 bytes of JSON, each with an identity of its own, from a number of tenants for a number of jobs.
import { v7 } from 'uuid';

export interface Spread {
  readonly tenants: number;
  readonly jobs: number;
}

const bytes = 845;
const usual: Spread = { tenants: 20, jobs: 100 };

export interface Wanted {
  readonly index: number;
  readonly correlationId?: string;
  /** For the job response; none: it is read over HTTP. */
  readonly queue?: string;
  readonly spread?: Spread;
}

export function requestBody({ index, correlationId = v7(), queue = '', spread = usual }: Wanted): Buffer {
  const parameters = { day: '2026-03-02', filler: '' };
  const request = {
    correlation_id: correlationId,
    notification_queue: queue,
    created_time: 1_772_000_000_000,
    user_id: 'geoff@example.com',
    priority: 'high',
    job: {
      job_id: String(1 + (index % spread.jobs)),
      job_context: {
        tenant_id: String(333 + (index % spread.tenants)),
        location_id: '64',
        pos_id: '64_2',
        client_id: '',
        job_operation: {
          operation_id: `operation-${index}`,
          operation_name: 'night report',
          cluster_type: 'business',
          max_concurrent_runs: 1_000,
          notebook_params: parameters,
        },
      },
    },
  };
  parameters.filler = 'x'.repeat(Math.max(0, bytes - JSON.stringify(request).length));
  return Buffer.from(JSON.stringify(request));
}
