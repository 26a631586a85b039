// Job requests as a mediator sends them; a test states only what matters to it.

export interface Wish {
  readonly correlationId: string;
  readonly jobId?: string;
  readonly tenantId?: string;
  readonly priority?: string | number;
  readonly queue?: string;
  readonly operation?: Readonly<Record<string, unknown>>;
}

export function aJobRequest({
  correlationId,
  jobId = '175',
  tenantId = '333',
  priority = 'normal',
  queue = '',
  operation = {},
}: Wish) {
  return {
    correlation_id: correlationId,
    notification_queue: queue,
    created_time: 1_700_000_000_000,
    user_id: 'geoff@example.com',
    priority,
    job: {
      job_id: jobId,
      job_context: {
        tenant_id: tenantId,
        location_id: '64',
        pos_id: '64_2',
        client_id: '',
        job_operation: { operation_id: '', operation_name: '', cluster_type: 'business', ...operation },
      },
    },
  };
}

/** Without what each fire of a schedule has for itself. */
export function aTemplate(wish: Partial<Wish> = {}) {
  const request: Partial<ReturnType<typeof aJobRequest>> = aJobRequest({ correlationId: 'none', ...wish });
  delete request.correlation_id;
  delete request.created_time;
  return request;
}
