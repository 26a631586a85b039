// The requests of the demo: all priorities, two tenants, jobs of every fate, a duplicate, an invalid one, and more work than slots.

export interface DemoRequest {
  readonly about: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Wish {
  readonly about: string;
  readonly job: string;
  readonly tenant: '333' | '444';
  readonly priority: 'low' | 'normal' | 'high' | 'critical';
  readonly seconds?: number;
  readonly operation?: Readonly<Record<string, unknown>>;
}

const report = (tenant: Wish['tenant'], priority: Wish['priority'], seconds: number): Wish => ({
  about: 'a report',
  job: '175',
  tenant,
  priority,
  seconds,
});
const stock = (tenant: Wish['tenant'], priority: Wish['priority'], seconds: number): Wish => ({
  about: 'a stock report',
  job: '177',
  tenant,
  priority,
  seconds,
});

const wishes: readonly Wish[] = [
  ...[report('333', 'low', 2), report('333', 'low', 2), report('444', 'low', 2), stock('444', 'low', 3), stock('333', 'low', 2)],
  ...[
    report('333', 'normal', 2),
    report('444', 'normal', 1),
    stock('333', 'normal', 2),
    stock('444', 'normal', 2),
    report('444', 'normal', 2),
  ],
  ...[
    report('333', 'normal', 1),
    stock('333', 'normal', 1),
    report('444', 'normal', 1),
    stock('444', 'normal', 1),
    report('333', 'normal', 1),
  ],
  ...[
    report('333', 'high', 2),
    stock('444', 'high', 2),
    report('444', 'high', 1),
    stock('333', 'high', 1),
    report('333', 'high', 1),
  ],
  ...[report('333', 'critical', 1), stock('444', 'critical', 1), report('444', 'critical', 1)],
  {
    about: 'a slow aggregate, one at a time',
    job: '176',
    tenant: '333',
    priority: 'normal',
    seconds: 5,
    operation: { max_concurrent_runs: 1 },
  },
  {
    about: 'the same job: it waits for the first',
    job: '176',
    tenant: '444',
    priority: 'high',
    seconds: 4,
    operation: { max_concurrent_runs: 1 },
  },
  { about: 'a job that fails', job: '201', tenant: '333', priority: 'normal' },
  { about: 'a run that takes too long', job: '202', tenant: '444', priority: 'normal', operation: { max_run_seconds: 3 } },
  { about: 'a job that nobody declared', job: '404', tenant: '333', priority: 'high', operation: { max_wait_seconds: 10 } },
  {
    about: 'for the night pool only',
    job: '175',
    tenant: '444',
    priority: 'low',
    seconds: 1,
    operation: { cluster_type: 'batch' },
  },
];

export interface DemoRequests {
  readonly valid: readonly DemoRequest[];
  /** One of the valid ones, to be sent once more. */
  readonly again: DemoRequest;
  readonly invalid: readonly DemoRequest[];
}

/** About thirty requests; `stamp` makes their identities new, `at` is their created_time in epoch milliseconds. */
export function demoRequests(stamp: string, at: number): DemoRequests {
  const valid = wishes.map((wish, index) => ({ about: wish.about, body: bodyOf(wish, `demo-${stamp}-${index + 1}`, at) }));
  const first = valid[0]?.body ?? {};
  return {
    valid,
    again: { about: 'the first one, sent again', body: first },
    invalid: [
      {
        about: 'one that the mediator has not filled in',
        body: { ...first, correlation_id: '<TO BE INSERTED LATER>', priority: 'urgent' },
      },
    ],
  };
}

function bodyOf(wish: Wish, correlationId: string, at: number): Record<string, unknown> {
  return {
    correlation_id: correlationId,
    notification_queue: `tenant-${wish.tenant}.responses`,
    created_time: at,
    user_id: `demo@tenant-${wish.tenant}.example`,
    priority: wish.priority,
    job: {
      job_id: wish.job,
      job_context: {
        tenant_id: wish.tenant,
        location_id: '64',
        pos_id: '64_2',
        client_id: '',
        job_operation: {
          operation_id: '',
          operation_name: wish.about,
          cluster_type: 'business',
          max_concurrent_runs: 4,
          ...(wish.seconds === undefined ? {} : { notebook_params: { seconds: String(wish.seconds) } }),
          ...wish.operation,
        },
      },
    },
  };
}
