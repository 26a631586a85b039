// Generated from docs/openapi.json by `npm run api:write`. Not edited by hand.
export interface paths {
  '/v1/job-requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Job requests, newest first
     * @description Needs the scope `requests:read`.
     */
    get: operations['listJobRequests'];
    put?: never;
    /**
     * Submit a job request
     * @description Needs the scope `requests:submit`.
     */
    post: operations['submitJobRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-requests/bulk': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Submit up to 500 job requests
     * @description Needs the scope `requests:submit`.
     */
    post: operations['submitJobRequests'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-requests/{request_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One job request: its state, and why
     * @description Needs the scope `requests:read`.
     */
    get: operations['showJobRequest'];
    put?: never;
    post?: never;
    /**
     * Remove an ended job request and everything kept about it
     * @description Needs the scope `requests:remove`.
     */
    delete: operations['removeJobRequest'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-requests/{request_id}/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Why a job request waits, and what would let it run
     * @description Needs the scope `requests:read`. Counts as 20 calls of its caller.
     */
    get: operations['explainJobRequest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-requests/{request_id}/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every decision about a job request, oldest first
     * @description Needs the scope `requests:read`.
     */
    get: operations['listDecisions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-requests/{request_id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The history of a job request, oldest first
     * @description Needs the scope `requests:read`.
     */
    get: operations['listHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-requests/{request_id}/body': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A job request as it was sent, including parameters and unknown fields
     * @description Needs the scope `requests:body`.
     */
    get: operations['showJobRequestBody'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-requests/{request_id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel a job request: take it out of the queue, or stop its run
     * @description Needs the scope `requests:cancel`.
     */
    post: operations['cancelJobRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-requests/{request_id}/hold': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Keep a job request in the queue until it is released
     * @description Needs the scope `queue:operate`.
     */
    post: operations['holdJobRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-requests/{request_id}/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Release a held job request
     * @description Needs the scope `queue:operate`.
     */
    post: operations['releaseJobRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-requests/{request_id}/priority': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change the priority of a job request
     * @description Needs the scope `queue:operate`.
     */
    post: operations['prioritiseJobRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-requests/{request_id}/move': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a job request to another pool than the policy would
     * @description Needs the scope `queue:operate`.
     */
    post: operations['moveJobRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-requests/act': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hold, release, prioritise, move or cancel many job requests, by id or by filter
     * @description Needs the scope `queue:operate`.
     */
    post: operations['actOnJobRequests'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who did what by hand, newest first
     * @description Needs the scope `queue:operate`.
     */
    get: operations['listAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Messages that could not be taken, oldest of each queue first
     * @description Needs the scope `queue:operate`.
     */
    get: operations['listDeadLetters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/dead-letters/{letter_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A message that could not be taken, with its body
     * @description Needs the scope `queue:operate`.
     */
    get: operations['showDeadLetter'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/dead-letters/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Replay dead letters, by id or by filter
     * @description Needs the scope `queue:operate`.
     */
    post: operations['replayDeadLetters'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pools': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Pools, their clusters and how full they are
     * @description Needs the scope `requests:read`.
     */
    get: operations['listPools'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Jobs that the engine declares or the settings name, by id
     * @description Needs the scope `requests:read`.
     */
    get: operations['listCatalogueJobs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs/{job_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One job: where it runs, and its settings
     * @description Needs the scope `requests:read`.
     */
    get: operations['showCatalogueJob'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/costs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the runs of a period cost, by tenant, job or pool
     * @description Needs the scope `requests:read`.
     */
    get: operations['showCosts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/outputs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Outputs of runs, newest first
     * @description Needs the scope `requests:read`.
     */
    get: operations['listOutputs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/schedules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Schedules of job requests, newest first
     * @description Needs the scope `requests:read`.
     */
    get: operations['listRequestSchedules'];
    put?: never;
    /**
     * Create a schedule of job requests; it starts at once
     * @description Needs the scope `requests:submit`.
     */
    post: operations['createRequestSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/schedules/{schedule_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One schedule: what it requests, when it fires next, and the outcomes of its last fires
     * @description Needs the scope `requests:read`.
     */
    get: operations['showRequestSchedule'];
    put?: never;
    post?: never;
    /**
     * Remove a schedule; job requests that it has made remain
     * @description Needs the scope `requests:submit`.
     */
    delete: operations['removeRequestSchedule'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/schedules/{schedule_id}/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Start a stopped schedule; it fires from now on
     * @description Needs the scope `requests:submit`.
     */
    post: operations['startRequestSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/schedules/{schedule_id}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stop a schedule; job requests that it has made continue
     * @description Needs the scope `requests:submit`.
     */
    post: operations['stopRequestSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Templates of job requests, by tenant and name
     * @description Needs the scope `requests:read`.
     */
    get: operations['listJobTemplates'];
    put?: never;
    /**
     * Create a template of job requests, or its next version
     * @description Needs the scope `requests:submit`.
     */
    post: operations['putJobTemplate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-templates/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One template: the content of its newest version, and its versions
     * @description Needs the scope `requests:read`.
     */
    get: operations['showJobTemplate'];
    put?: never;
    post?: never;
    /**
     * Retire a template: no new runs are made of it, and present ones continue
     * @description Needs the scope `requests:submit`.
     */
    delete: operations['retireJobTemplate'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-templates/{name}/versions/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One version of a template, with its content
     * @description Needs the scope `requests:read`.
     */
    get: operations['showJobTemplateVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/job-templates/{name}/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Run a template: make a job request of it
     * @description Needs the scope `requests:submit`.
     */
    post: operations['runJobTemplate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/decisions/dry-run': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Dry run: the decision that a job request would get now; nothing is stored or done
     * @description Needs the scope `requests:read`. Counts as 20 calls of its caller.
     */
    post: operations['dryRunDecision'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The recorded decisions of a period, oldest first
     * @description Needs the scope `policies:manage`.
     */
    get: operations['listDecisionsOfPeriod'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/past-requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The requests of a past period and their outcomes, oldest first
     * @description Needs the scope `policies:manage`.
     */
    get: operations['listPastRequests'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/past-clusters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How clusters came and went in a past period, as decisions saw it
     * @description Needs the scope `policies:manage`.
     */
    get: operations['listPastClusters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deciding': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What decisions are based on now
     * @description Needs the scope `policies:manage`.
     */
    get: operations['showDeciding'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/policies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The policy in force on this replica, and those before it
     * @description Needs the scope `policies:manage`.
     */
    get: operations['listPolicies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/policies/promote': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Put another policy in force on every replica
     * @description Needs the scope `policies:manage`.
     */
    post: operations['promotePolicy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/policies/shadow': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where the candidate policy would decide differently
     * @description Needs the scope `policies:manage`.
     */
    get: operations['showShadow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/engine-events/databricks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Databricks webhook: something has happened to a run */
    post: operations['tellEngineEvent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobmanager/v3/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Jobs of the tenant, newest first
     * @description Needs the scope `jobs:read`.
     */
    get: operations['listJobs'];
    put?: never;
    /**
     * Run a model once
     * @description Needs the scope `jobs:manage`.
     */
    post: operations['createJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobmanager/v3/jobs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One job: its status and current step
     * @description Needs the scope `jobs:read`.
     */
    get: operations['showJob'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobmanager/v3/jobs/{id}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stop a job; outputs that it has made so far are kept
     * @description Needs the scope `jobs:manage`.
     */
    post: operations['stopJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobmanager/v3/schedules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Schedules of the tenant, newest first
     * @description Needs the scope `jobs:read`.
     */
    get: operations['listSchedules'];
    put?: never;
    /**
     * Create a schedule for a model; it starts at once
     * @description Needs the scope `jobs:manage`.
     */
    post: operations['createSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobmanager/v3/schedules/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One schedule: how often it has run, and when it runs next
     * @description Needs the scope `jobs:read`.
     */
    get: operations['showSchedule'];
    put?: never;
    post?: never;
    /**
     * Remove a schedule; jobs that it has made remain
     * @description Needs the scope `jobs:manage`.
     */
    delete: operations['removeSchedule'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobmanager/v3/schedules/{id}/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Start a stopped schedule; it fires from now on
     * @description Needs the scope `jobs:manage`.
     */
    post: operations['startSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/jobmanager/v3/schedules/{id}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stop a schedule; jobs that it has made continue
     * @description Needs the scope `jobs:manage`.
     */
    post: operations['stopSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/livez': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the process is alive */
    get: operations['isLive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the service can be used, part by part */
    get: operations['isReady'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Metrics for Prometheus */
    get: operations['readMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This document */
    get: operations['readApiDocument'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/asyncapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The AsyncAPI document of the queues */
    get: operations['readQueuesDocument'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    JobRequest: {
      correlation_id: string;
      notification_queue: string;
      created_time: number | string;
      user_id: string;
      priority: ('low' | 'normal' | 'high' | 'critical') | number;
      job: {
        job_id: string;
        job_context: {
          tenant_id: string;
          location_id?: string | null;
          pos_id?: string | null;
          client_id?: string | null;
          job_operation?:
            | ({
                operation_id?: string | null;
                operation_name?: string | null;
                cluster_type?: string | null;
                email_notifications?: string[] | null;
                python_params?: string[] | null;
                jar_params?: string[] | null;
                notebook_params?: {
                  [key: string]: string;
                } | null;
                max_concurrent_runs?: number | null;
                max_wait_seconds?: number | null;
                max_run_seconds?: number | null;
                start_after?: (number | string) | null;
              } & {
                [key: string]: unknown;
              })
            | null;
        } & {
          [key: string]: unknown;
        };
      } & {
        [key: string]: unknown;
      };
    } & {
      [key: string]: unknown;
    };
    JobResponse: {
      correlation_id: string;
      request_id: string;
      tenant_id: string;
      user_id: string;
      job_id: string;
      operation_id: string;
      /** @enum {string} */
      status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'CANCELLED' | 'REJECTED' | 'EXPIRED';
      message: string;
      outputs: {
        uri: string;
      }[];
      causes: {
        step: string;
        code: string;
        message: string;
      }[];
      run: {
        engine: string;
        run_id: string;
        url: string | null;
        attempt: number;
      } | null;
      times: {
        /** Format: date-time */
        created: string;
        /** Format: date-time */
        received: string;
        started: string | null;
        /** Format: date-time */
        finished: string;
      };
    };
    /** @enum {string} */
    State:
      | 'received'
      | 'waiting'
      | 'submitting'
      | 'running'
      | 'stopping'
      | 'succeeded'
      | 'failed'
      | 'timed-out'
      | 'cancelled'
      | 'rejected'
      | 'expired';
    Taken: {
      request_id: string;
      correlation_id: string;
      state: components['schemas']['State'];
    };
    Cancelling: {
      request_id: string;
      /** @enum {string} */
      outcome: 'cancelled' | 'stopping';
    };
    Removed: {
      request_id: string;
      /** @constant */
      outcome: 'removed';
    };
    JobRequestRow: {
      request_id: string;
      correlation_id: string;
      tenant_id: string;
      user_id: string;
      job_id: string;
      operation_id: string;
      cluster_type: string;
      /** @description Where it came from: http, rabbitmq, service-bus, ...; then (it follows another request), schedule (a fire of a schedule), template (a run of a template). */
      source: string;
      priority: number;
      max_concurrent_runs: number;
      notification_queue: string;
      state: components['schemas']['State'];
      /** @description Why it waits; null: it does not wait. */
      waiting: {
        case: string;
        rule: string;
        /** @description One sentence for people. */
        reason: string;
        /** Format: date-time */
        since: string;
        /** Format: date-time */
        next_check: string;
        /** @description Its place in the queue; 1 is next. null: it is not among the first. */
        position: number | null;
      } | null;
      /** @description The pool that an operator moved it to; this overrides the policy’s route. */
      moved_to: string | null;
      run: {
        pool: string | null;
        cluster_id: string | null;
        run_id: string | null;
        url: string | null;
        stop_wish: string | null;
        out_of_contact_since: string | null;
      } | null;
      times: {
        /** Format: date-time */
        created: string;
        /** Format: date-time */
        received: string;
        /** Format: date-time */
        due: string;
        /** Format: date-time */
        expires: string;
        submitted: string | null;
        started: string | null;
        finished: string | null;
      };
    };
    JobRequestView: {
      request_id: string;
      correlation_id: string;
      tenant_id: string;
      user_id: string;
      job_id: string;
      operation_id: string;
      cluster_type: string;
      /** @description Where it came from: http, rabbitmq, service-bus, ...; then (it follows another request), schedule (a fire of a schedule), template (a run of a template). */
      source: string;
      priority: number;
      max_concurrent_runs: number;
      notification_queue: string;
      state: components['schemas']['State'];
      /** @description Why it waits; null: it does not wait. */
      waiting: {
        case: string;
        rule: string;
        /** @description One sentence for people. */
        reason: string;
        /** Format: date-time */
        since: string;
        /** Format: date-time */
        next_check: string;
        /** @description Its place in the queue; 1 is next. null: it is not among the first. */
        position: number | null;
      } | null;
      /** @description The pool that an operator moved it to; this overrides the policy’s route. */
      moved_to: string | null;
      run: {
        pool: string | null;
        cluster_id: string | null;
        run_id: string | null;
        url: string | null;
        stop_wish: string | null;
        out_of_contact_since: string | null;
      } | null;
      times: {
        /** Format: date-time */
        created: string;
        /** Format: date-time */
        received: string;
        /** Format: date-time */
        due: string;
        /** Format: date-time */
        expires: string;
        submitted: string | null;
        started: string | null;
        finished: string | null;
      };
      /** @description The cost of all its attempts at today’s prices; null: it has not ended, has not run, or ran where no price is set. */
      cost: number | null;
      attempts: {
        number: number;
        engine: string;
        pool: string;
        cluster_id: string | null;
        /** @description The identity under which it was sent to the engine; null: the service’s own. */
        sent_as: string | null;
        run_id: string | null;
        /** @description The page of its run on the engine; null: there is none, or it is not known yet. */
        url: string | null;
        /** Format: date-time */
        submitted: string;
        ended: string | null;
        outcome: string | null;
        /** @description What caused its failure; null: it is still running, succeeded, or was stopped. */
        failure: ('job' | 'infrastructure' | 'capacity' | 'unknown') | null;
        message: string | null;
      }[];
      response: {
        /** @enum {string} */
        delivery: 'due' | 'published' | 'parked' | 'unwanted';
        queue: string;
        message_id: string;
        attempts: number;
        published: string | null;
        reason: string | null;
        /** @description The job response as published. */
        body: unknown;
      } | null;
      in_doubt: {
        attempt: number;
        engine: string;
        /** Format: date-time */
        since: string;
        /** @description Why the engine’s answer is missing. */
        reason: string;
      } | null;
      template: {
        name: string;
        version: number;
      } | null;
      follows: {
        request_id: string;
        correlation_id: string;
      } | null;
      /** @description Requests for other jobs that its end starts, according to `then` of its job. */
      followers: {
        job_id: string;
        /** @enum {string} */
        state: 'due' | 'begun' | 'refused';
        request_id: string | null;
        /** @description Why there is no request, or none yet. */
        reason: string | null;
      }[];
    };
    JobRequestPage: {
      items: components['schemas']['JobRequestRow'][];
      /** @description null: this is the last page. */
      next_cursor: string | null;
    };
    Decisions: {
      items: {
        /** Format: date-time */
        at: string;
        case: string;
        rule: string;
        route: string | null;
        outcome: string;
        reason: string;
        policy_version: string;
        /** @description Where it runs, what else is done, and when it is checked again. */
        leads_to: {
          pool: string | null;
          cluster_id: string | null;
          runs_as: string | null;
          effects: {
            effect: string;
            pool: string | null;
          }[];
          next_check: string | null;
        };
        /** @description What it was based on: the facts that conditions of policies see. */
        facts: unknown;
      }[];
    };
    Problem: {
      /** @description The code as a URN. */
      type: string;
      title: string;
      status: number;
      /** @description One sentence for people. */
      detail: string;
      /** @description Stable, and never re-used. See docs/errors.md. */
      code: string;
      /** @description The path that was called. */
      instance?: string;
      /** @description All problems with what was sent. */
      errors?: {
        /** @description The field, such as job.job_context.tenant_id; empty for the whole body. */
        path: string;
        message: string;
      }[];
    };
    JobParameters: {
      modelId: string;
      configurationId: string;
      inputFolderId?: string | null;
      outputFolderId?: string | null;
      /** @description The limit of the execution alone, without starting the environment and preparing the input. */
      maximumExecutionTimeInSeconds?: string | number | null;
    } & {
      [key: string]: unknown;
    };
    Job: {
      id: string;
      modelId: string;
      /** @description Where it runs; null: not known yet. */
      environmentId: string | null;
      /** @description Its current step. After a fatal error: the step that failed, the cause, and what failed while cleaning up. */
      message: string;
      /** @enum {string} */
      status: 'SUBMITTED' | 'STARTING' | 'RUNNING' | 'STOPPING' | 'FAILED' | 'SUCCEEDED' | 'STOPPED';
      /** Format: date-time */
      creationDate: string;
      /** @description The tenant. */
      createdBy: string;
      inputFolderId: string | null;
      outputFolderId: string | null;
      configurationId: string;
      maximumExecutionTimeInSeconds: string | null;
      /** @description The schedule that created it. */
      scheduleId: string | null;
      steps: {
        /** @enum {string} */
        step: 'validate-inputs' | 'start-environment' | 'prepare-input' | 'execute' | 'store-results';
        /** @enum {string} */
        state: 'pending' | 'active' | 'done' | 'failed' | 'stopped' | 'skipped';
      }[];
    };
    ListedJob: {
      /** @description The same as id. */
      jobId: string;
      id: string;
      modelId: string;
      /** @description Where it runs; null: not known yet. */
      environmentId: string | null;
      /** @description Its current step. After a fatal error: the step that failed, the cause, and what failed while cleaning up. */
      message: string;
      /** @enum {string} */
      status: 'SUBMITTED' | 'STARTING' | 'RUNNING' | 'STOPPING' | 'FAILED' | 'SUCCEEDED' | 'STOPPED';
      /** Format: date-time */
      creationDate: string;
      /** @description The tenant. */
      createdBy: string;
      inputFolderId: string | null;
      outputFolderId: string | null;
      configurationId: string;
      maximumExecutionTimeInSeconds: string | null;
      /** @description The schedule that created it. */
      scheduleId: string | null;
      steps: {
        /** @enum {string} */
        step: 'validate-inputs' | 'start-environment' | 'prepare-input' | 'execute' | 'store-results';
        /** @enum {string} */
        state: 'pending' | 'active' | 'done' | 'failed' | 'stopped' | 'skipped';
      }[];
    };
    JobPage: {
      content: components['schemas']['ListedJob'][];
      totalPages: number;
      totalElements: number;
      last: boolean;
      first: boolean;
      size: number;
      number: number;
      numberOfElements: number;
      sort: null;
      page: {
        number: number;
        size: number;
        totalPages: number;
        totalElements: number;
      };
      jobs: components['schemas']['ListedJob'][];
    };
    ScheduleParameters: {
      modelId: string;
      configurationId: string;
      /** @description A Quartz cron expression, with seconds: 0 15 10 * * ? is 10:15 every day. */
      scheduleString: string;
      inputFolderId?: string | null;
      outputFolderId?: string | null;
      /** @description How often it may run; absent: no limit. */
      maximumExecutionTime?: string | number | null;
      name?: string | null;
      /** @description An IANA time zone, such as Europe/Dublin. */
      timeZone?: string | null;
    } & {
      [key: string]: unknown;
    };
    Schedule: {
      id: string;
      name: string;
      modelId: string;
      scheduleString: string;
      /** Format: date-time */
      creationDate: string;
      /** @description The tenant. */
      createdBy: string;
      /** @enum {string} */
      status: 'RUNNING' | 'STOPPED';
      inputFolderId: string | null;
      outputFolderId: string | null;
      configurationId: string;
      maximumExecutionTime: number | null;
      /** @description Why its last fire did not create a job, or why it stopped by itself. */
      message: string;
      timeZone: string;
      executions: number;
      nextExecution: string | null;
    };
    SchedulePage: {
      content: components['schemas']['Schedule'][];
      totalPages: number;
      totalElements: number;
      last: boolean;
      first: boolean;
      size: number;
      number: number;
      numberOfElements: number;
      sort: null;
      page: {
        number: number;
        size: number;
        totalPages: number;
        totalElements: number;
      };
      schedules: components['schemas']['Schedule'][];
    };
    Errors: {
      errors: {
        /** @description Stable. See docs/errors.md. */
        code: string;
        message: string;
        /** @description The same as X-Request-Id. */
        logref: string;
      }[];
    };
    JobRequests: {
      items: components['schemas']['JobRequest'][];
    };
    JobRequestsTaken: {
      items: {
        /** @description The status that the job request would get if sent alone: 202, 200, 400, 403, 409, 413, 429, 503. */
        status: number;
        taken: components['schemas']['Taken'] | null;
        problem: components['schemas']['Problem'] | null;
      }[];
    };
    Costs: {
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      /** @enum {string} */
      by: 'tenant' | 'job' | 'pool';
      items: {
        /** @description The tenant, the job or the pool. */
        of: string;
        /** @description Ended attempts that the engine had accepted. */
        runs: number;
        /** @description Their time, from when the engine accepted them to their end. */
        run_seconds: number;
        /** @description At today’s prices, for the pools that have one; null: none has a price. */
        cost: number | null;
        /** @description The part of run_seconds in pools without a price, which the cost leaves out. */
        unpriced_seconds: number;
      }[];
      /** @description Whether there are more rows, which cost less. */
      more: boolean;
    };
    DeadLetter: {
      id: string;
      /** @description The intake queue that it came from. */
      queue: string;
      /** @description An error code of docs/errors.md, or the broker’s own reason. */
      reason: string;
      /** @description Every problem. */
      description: string;
      /** @description If the message says so, like the next field. */
      tenant_id: string | null;
      correlation_id: string | null;
      message_id: string | null;
      /** @description When it was set aside, or else when it arrived; null: the broker does not say. */
      since: string | null;
      bytes: number;
    };
    DeadLetters: {
      items: components['schemas']['DeadLetter'][];
      /** @description Whether there are more, which show once these are gone. */
      more: boolean;
    };
    DeadLetterWithBody: {
      id: string;
      /** @description The intake queue that it came from. */
      queue: string;
      /** @description An error code of docs/errors.md, or the broker’s own reason. */
      reason: string;
      /** @description Every problem. */
      description: string;
      /** @description If the message says so, like the next field. */
      tenant_id: string | null;
      correlation_id: string | null;
      message_id: string | null;
      /** @description When it was set aside, or else when it arrived; null: the broker does not say. */
      since: string | null;
      bytes: number;
      /** @enum {string} */
      encoding: 'utf-8' | 'base64';
      /** @description The body as it arrived. */
      body: string;
    };
    DeadLetterReplay: {
      /** @description A dead letter must match all that is given; {} matches every one. */
      filter: {
        ids?: string[];
        queue?: string;
        /** @description Those with this reason. */
        code?: string;
        tenant_id?: string;
      };
      /**
       * @description Recorded in the audit.
       * @default
       */
      reason: string;
      /**
       * @description true: only say what would be replayed.
       * @default false
       */
      dry_run: boolean;
      /**
       * @description Replay at most this many; `more` says whether there are others.
       * @default 100
       */
      limit: number;
    };
    DeadLettersReplayed: {
      items: {
        id: string;
        /** @description The intake queue that it came from. */
        queue: string;
        /** @description An error code of docs/errors.md, or the broker’s own reason. */
        reason: string;
        /** @description Every problem. */
        description: string;
        /** @description If the message says so, like the next field. */
        tenant_id: string | null;
        correlation_id: string | null;
        message_id: string | null;
        /** @description When it was set aside, or else when it arrived; null: the broker does not say. */
        since: string | null;
        bytes: number;
        /**
         * @description stored: it is now a job request. same: that job request was stored before. Both are no longer dead letters. refused: it remains one.
         * @enum {string}
         */
        outcome: 'would' | 'stored' | 'same' | 'refused';
        request_id: string | null;
        /** @description Why it still cannot be taken. */
        refused: {
          reason: string;
          description: string;
        } | null;
      }[];
      more: boolean;
      dry_run: boolean;
    };
    Deciding: {
      policy: {
        name: string;
        version: string;
        /** @description null: it is not stored. */
        text: string | null;
      };
      /** @description As under `settings` in the configuration, but only what decisions use. */
      settings: unknown;
      engine: {
        name: string;
        clusters: {
          id: string;
          name: string;
          /** @enum {string} */
          state: 'running' | 'starting' | 'stopping' | 'stopped' | 'broken';
          cores: number | null;
        }[];
        jobs: {
          id: string;
          name: string;
          /** @description The cluster that it is declared for; null: it brings its own compute. */
          cluster_id: string | null;
          /** @description How many runs of it the engine lets be active at once; 0: none; null: any number. */
          runs_max: number | null;
        }[];
      };
    };
    Foresight: {
      now: {
        /** @enum {string} */
        outcome: 'run' | 'wait' | 'reject' | 'expire';
        case: string;
        rule: string;
        route: string | null;
        /** @description One sentence for people. */
        reason: string;
        policy_version: string;
        /** @description The pool where it would run. */
        pool: string | null;
        effects: {
          effect: string;
          pool: string | null;
        }[];
      };
      /** @description Whether an operator holds it. */
      held: boolean;
      /** @description How many requests the next pass would let run before it. */
      started_before: number | null;
      waits_on: {
        /** @enum {string} */
        what: 'hold' | 'start-time' | 'engine' | 'job' | 'tenant' | 'pool' | 'policy';
        name: string;
        taken: number | null;
        of: number | null;
        until: string | null;
        /** @description If the pool’s last start brought up no cluster: which one, and why the engine says it went down, or has not taken the start. If the pool has room, or cannot run the job: why the job may not run there. If the quota of a tenant is counted in seconds: within which time. */
        why: string | null;
      }[];
      /** @description Changes that would let it run now. Each was tested and is enough by itself; where runs end, it does not matter which. What would take too long to test is left out. */
      would_run_if: {
        /** @description How the sentence "it would run now, if ..." ends. */
        sentence: string;
        /** @description What would have to change, all together. */
        changes: ({
          kind: string;
        } & {
          [key: string]: unknown;
        })[];
      }[];
      /** @description false: the search was ended before all was tested, so there may be other ways. */
      would_run_if_complete: boolean;
      /** @description When it will probably run, if nothing new comes before it. An estimate, from how long runs and cluster starts took recently. null: it is not in the queue. */
      expected_start: {
        /** @description If runs and cluster starts take as long as usual. null: not known, or never. */
        likely: string | null;
        /** @description If they take as long as the slowest tenth. null: not within the next day. */
        late: string | null;
        /** @description What the estimate is based on, or why there is none. */
        sentence: string;
      } | null;
      /** @description What the decision would be based on. */
      facts: unknown;
    };
    Explanation: {
      request_id: string;
      state: components['schemas']['State'];
      /** @description Why it waits, as last recorded, which may be a while ago. */
      recorded: {
        case: string;
        rule: string;
        /** @description One sentence for people. */
        reason: string;
        /** Format: date-time */
        since: string;
        /** Format: date-time */
        next_check: string;
        /** @description Its place in the queue; 1 is next. null: it is not among the first. */
        position: number | null;
      } | null;
      position: number | null;
      /** @description When it is checked next, at the latest. */
      next_check: string | null;
      run: {
        pool: string | null;
        cluster_id: string | null;
        run_id: string | null;
        url: string | null;
        stop_wish: string | null;
        out_of_contact_since: string | null;
      } | null;
      in_doubt: {
        attempt: number;
        engine: string;
        /** Format: date-time */
        since: string;
        /** @description Why the engine’s answer is missing. */
        reason: string;
      } | null;
      times: {
        /** Format: date-time */
        created: string;
        /** Format: date-time */
        received: string;
        /** Format: date-time */
        due: string;
        /** Format: date-time */
        expires: string;
        submitted: string | null;
        started: string | null;
        finished: string | null;
      };
      /** @description null: it is not in the queue. */
      now: {
        /** @enum {string} */
        outcome: 'run' | 'wait' | 'reject' | 'expire';
        case: string;
        rule: string;
        route: string | null;
        /** @description One sentence for people. */
        reason: string;
        policy_version: string;
        /** @description The pool where it would run. */
        pool: string | null;
        effects: {
          effect: string;
          pool: string | null;
        }[];
      } | null;
      /** @description Whether an operator holds it. */
      held: boolean;
      /** @description How many requests the next pass would let run before it. */
      started_before: number | null;
      waits_on: {
        /** @enum {string} */
        what: 'hold' | 'start-time' | 'engine' | 'job' | 'tenant' | 'pool' | 'policy';
        name: string;
        taken: number | null;
        of: number | null;
        until: string | null;
        /** @description If the pool’s last start brought up no cluster: which one, and why the engine says it went down, or has not taken the start. If the pool has room, or cannot run the job: why the job may not run there. If the quota of a tenant is counted in seconds: within which time. */
        why: string | null;
      }[];
      /** @description Changes that would let it run now. Each was tested and is enough by itself; where runs end, it does not matter which. What would take too long to test is left out. */
      would_run_if: {
        /** @description How the sentence "it would run now, if ..." ends. */
        sentence: string;
        /** @description What would have to change, all together. */
        changes: ({
          kind: string;
        } & {
          [key: string]: unknown;
        })[];
      }[];
      /** @description false: the search was ended before all was tested, so there may be other ways. */
      would_run_if_complete: boolean;
      /** @description When it will probably run, if nothing new comes before it. An estimate, from how long runs and cluster starts took recently. null: it is not in the queue. */
      expected_start: {
        /** @description If runs and cluster starts take as long as usual. null: not known, or never. */
        likely: string | null;
        /** @description If they take as long as the slowest tenth. null: not within the next day. */
        late: string | null;
        /** @description What the estimate is based on, or why there is none. */
        sentence: string;
      } | null;
      /** @description What the decision would be based on. */
      facts: unknown;
    };
    Pools: {
      engine: string;
      /** @description The age of the snapshot; null: there has been none yet. */
      snapshot_age_seconds: number | null;
      pools: {
        name: string;
        slots: number;
        active_runs: number;
        free_slots: number;
        /** @description Active runs divided by slots; above 1: overfilled. */
        occupancy: number;
        /** @description How long a run in this pool may take to begin after its submission, unless its job has a limit of its own. */
        max_start_seconds: number;
        clusters: {
          id: string;
          name: string;
          state: string;
          slots: number;
          active_runs: number;
        }[];
      }[];
    };
    EngineEventTaken: {
      looking: boolean;
    };
    Liveness: {
      live: boolean;
      version: string;
    };
    Readiness: {
      ready: boolean;
      parts: {
        name: string;
        ready: boolean;
        reason: string | null;
      }[];
    };
    JobRequestHistory: {
      items: {
        /** Format: date-time */
        at: string;
        /**
         * @description `taken`: the engine accepted the run. `executing`: kept for the last attempt only. `answered`: the job response was published.
         * @enum {string}
         */
        what: 'received' | 'decided' | 'submitted' | 'taken' | 'executing' | 'attempt-ended' | 'ended' | 'answered';
        /** @description What was decided (run, wait, reject, expire), how an attempt ended, or the final state. */
        outcome: string | null;
        attempt: number | null;
        pool: string | null;
        run_id: string | null;
        /** @description For people: the reason for a decision, with its case and rule, or what the engine said about an attempt. */
        text: string | null;
      }[];
      /** @description null: this is the last page so far. */
      next_cursor: string | null;
    };
    HandReason: {
      /**
       * @description Recorded in the audit.
       * @default
       */
      reason: string;
    };
    HandPriority: {
      priority: ('low' | 'normal' | 'high' | 'critical') | number;
      /**
       * @description Recorded in the audit.
       * @default
       */
      reason: string;
    };
    HandMove: {
      /** @description null: where the policy sends it. */
      pool: string | null;
      /**
       * @description Recorded in the audit.
       * @default
       */
      reason: string;
    };
    HandOnMany:
      | {
          /** @constant */
          act: 'hold';
          filter: {
            ids?: string[];
            state?: ('received' | 'waiting' | 'submitting' | 'running' | 'stopping')[];
            tenant_id?: string;
            job_id?: string;
            /** @description The case that they wait in; held: held by an operator. */
            case?: string;
            older_than_seconds?: number;
          };
          /**
           * @description Recorded in the audit.
           * @default
           */
          reason: string;
          /**
           * @description true: only say what would be changed.
           * @default false
           */
          dry_run: boolean;
          /**
           * @description Change at most this many; `more` says whether there are others.
           * @default 100
           */
          limit: number;
        }
      | {
          /** @constant */
          act: 'release';
          filter: {
            ids?: string[];
            state?: ('received' | 'waiting' | 'submitting' | 'running' | 'stopping')[];
            tenant_id?: string;
            job_id?: string;
            /** @description The case that they wait in; held: held by an operator. */
            case?: string;
            older_than_seconds?: number;
          };
          /**
           * @description Recorded in the audit.
           * @default
           */
          reason: string;
          /**
           * @description true: only say what would be changed.
           * @default false
           */
          dry_run: boolean;
          /**
           * @description Change at most this many; `more` says whether there are others.
           * @default 100
           */
          limit: number;
        }
      | {
          /** @constant */
          act: 'prioritise';
          priority: ('low' | 'normal' | 'high' | 'critical') | number;
          filter: {
            ids?: string[];
            state?: ('received' | 'waiting' | 'submitting' | 'running' | 'stopping')[];
            tenant_id?: string;
            job_id?: string;
            /** @description The case that they wait in; held: held by an operator. */
            case?: string;
            older_than_seconds?: number;
          };
          /**
           * @description Recorded in the audit.
           * @default
           */
          reason: string;
          /**
           * @description true: only say what would be changed.
           * @default false
           */
          dry_run: boolean;
          /**
           * @description Change at most this many; `more` says whether there are others.
           * @default 100
           */
          limit: number;
        }
      | {
          /** @constant */
          act: 'move';
          pool: string | null;
          filter: {
            ids?: string[];
            state?: ('received' | 'waiting' | 'submitting' | 'running' | 'stopping')[];
            tenant_id?: string;
            job_id?: string;
            /** @description The case that they wait in; held: held by an operator. */
            case?: string;
            older_than_seconds?: number;
          };
          /**
           * @description Recorded in the audit.
           * @default
           */
          reason: string;
          /**
           * @description true: only say what would be changed.
           * @default false
           */
          dry_run: boolean;
          /**
           * @description Change at most this many; `more` says whether there are others.
           * @default 100
           */
          limit: number;
        }
      | {
          /** @constant */
          act: 'cancel';
          filter: {
            ids?: string[];
            state?: ('received' | 'waiting' | 'submitting' | 'running' | 'stopping')[];
            tenant_id?: string;
            job_id?: string;
            /** @description The case that they wait in; held: held by an operator. */
            case?: string;
            older_than_seconds?: number;
          };
          /**
           * @description Recorded in the audit.
           * @default
           */
          reason: string;
          /**
           * @description true: only say what would be changed.
           * @default false
           */
          dry_run: boolean;
          /**
           * @description Change at most this many; `more` says whether there are others.
           * @default 100
           */
          limit: number;
        };
    Touched: {
      request_id: string;
      /** @enum {string} */
      outcome: 'done' | 'would' | 'moved-meanwhile' | 'already-so' | 'not-in-queue' | 'already-final';
      /** @description The state after the change, like the fields that follow. For a dry run and for `cancel`: the state before it. */
      state: components['schemas']['State'];
      tenant_id: string;
      job_id: string;
      priority: number;
      held: boolean;
      moved_to: string | null;
      /** Format: date-time */
      received: string;
    };
    HandAnswer: {
      items: components['schemas']['Touched'][];
      more: boolean;
      dry_run: boolean;
    };
    AuditPage: {
      items: {
        id: string;
        /** Format: date-time */
        at: string;
        actor: string;
        /** @description hold, release, prioritise, move, cancel, remove, replay, replayed; create-schedule, start-schedule, stop-schedule, remove-schedule; keep-template, retire-template; promote, policy-file, settings-file. */
        act: string;
        request_id: string | null;
        /** @description The id or name of what was changed: a job request, a dead letter, a schedule, a template, a policy, or the settings. */
        subject: string;
        reason: string;
        /** @description The values before and after. */
        detail: unknown;
      }[];
      /** @description Pass it to get the next page; null: this is the last. */
      next_before: string | null;
    };
    JobLimit: {
      /** @description For job requests without a value of their own. */
      default: number;
      /** @description The settings key that it comes from. */
      default_from: string;
      /** @description The maximum: a job request that asks for more gets this. */
      max: number;
      /** @description The settings key that it comes from; null: the job request contract. */
      max_from: string | null;
    };
    CatalogueJobRow: {
      job_id: string;
      /** @description false: only the settings name it, and its job requests wait in the case job-not-declared. */
      declared: boolean;
      /** @description Its name on the engine; null: it is not declared. */
      name: string | null;
      /** @description Where the engine runs it by default; null: it is not declared. */
      compute: {
        /**
         * @description own: a job cluster, serverless compute, or a process.
         * @enum {string}
         */
        kind: 'cluster' | 'own';
        cluster_id: string | null;
        /** @description null also if the engine does not show the cluster. */
        cluster_name: string | null;
      } | null;
      /** @description Whether settings.jobs has an entry for it. */
      in_settings: boolean;
      /**
       * @description declared: runs as declared. mapped: runs as another job in each pool. submit: its task runs on the chosen cluster.
       * @enum {string}
       */
      placement: 'declared' | 'mapped' | 'submit';
      max_concurrent_runs: components['schemas']['JobLimit'];
      max_run_seconds: components['schemas']['JobLimit'];
      /** @description How many runs of it the engine lets be active at once, everybody’s; job requests wait for the rest. 0: none, it is closed there. null: any number, or the job is not declared. */
      declared_max_concurrent_runs: number | null;
      /** @description The engine’s own time limit for it; whichever limit is shorter ends a run. null: there is none, or the job is not declared. */
      declared_max_run_seconds: number | null;
      /** @description By what the engine itself starts runs of it, which no job request asked for; null: it does not, or the job is not declared. */
      declared_schedule: {
        /**
         * @description cron: at times. every: at intervals. continuous: one run after the other. event: when something happens.
         * @enum {string}
         */
        kind: 'cron' | 'every' | 'continuous' | 'event';
        /** @description cron: in the syntax of Quartz. every: such as "6 hours". event: the name that the engine has for it. continuous: empty. */
        expression: string;
        time_zone: string | null;
        paused: boolean;
      } | null;
      /** @description How long a run of it may take to begin after its submission, in any pool; null: the pool’s limit applies. */
      max_start_seconds: number | null;
    };
    CatalogueJobPage: {
      engine: string;
      /** @description The age of the snapshot. Its list of jobs may be up to a minute older, as it is read less often. */
      snapshot_age_seconds: number;
      items: components['schemas']['CatalogueJobRow'][];
      next_cursor: string | null;
    };
    CatalogueJob: {
      engine: string;
      /** @description The age of the snapshot. Its list of jobs may be up to a minute older, as it is read less often. */
      snapshot_age_seconds: number;
      job_id: string;
      /** @description false: only the settings name it, and its job requests wait in the case job-not-declared. */
      declared: boolean;
      /** @description Its name on the engine; null: it is not declared. */
      name: string | null;
      /** @description Where the engine runs it by default; null: it is not declared. */
      compute: {
        /**
         * @description own: a job cluster, serverless compute, or a process.
         * @enum {string}
         */
        kind: 'cluster' | 'own';
        cluster_id: string | null;
        /** @description null also if the engine does not show the cluster. */
        cluster_name: string | null;
      } | null;
      /** @description Whether settings.jobs has an entry for it. */
      in_settings: boolean;
      /**
       * @description declared: runs as declared. mapped: runs as another job in each pool. submit: its task runs on the chosen cluster.
       * @enum {string}
       */
      placement: 'declared' | 'mapped' | 'submit';
      max_concurrent_runs: components['schemas']['JobLimit'];
      max_run_seconds: components['schemas']['JobLimit'];
      /** @description How many runs of it the engine lets be active at once, everybody’s; job requests wait for the rest. 0: none, it is closed there. null: any number, or the job is not declared. */
      declared_max_concurrent_runs: number | null;
      /** @description The engine’s own time limit for it; whichever limit is shorter ends a run. null: there is none, or the job is not declared. */
      declared_max_run_seconds: number | null;
      /** @description By what the engine itself starts runs of it, which no job request asked for; null: it does not, or the job is not declared. */
      declared_schedule: {
        /**
         * @description cron: at times. every: at intervals. continuous: one run after the other. event: when something happens.
         * @enum {string}
         */
        kind: 'cron' | 'every' | 'continuous' | 'event';
        /** @description cron: in the syntax of Quartz. every: such as "6 hours". event: the name that the engine has for it. continuous: empty. */
        expression: string;
        time_zone: string | null;
        paused: boolean;
      } | null;
      /** @description How long a run of it may take to begin after its submission, in any pool; null: the pool’s limit applies. */
      max_start_seconds: number | null;
      /** @description The settings keys that name it. */
      named_in: string[];
      /** @description If it is mapped: the job that it runs as in each pool. */
      mapped: {
        pool: string;
        job_id: string;
        declared: boolean;
      }[];
      /** @description The address pattern of its output, without the part after a question mark; null: the job reports its output itself. */
      output_uri: string | null;
      /** @description How many of its ended requests are kept, and for how long. A request is removed as soon as either limit is reached. */
      keep: {
        /** @description How many of its newest ended requests are kept for each tenant; null: no limit. */
        runs: number | null;
        /** @description How many days ended requests are kept; null: for ever. */
        days: number | null;
      };
      retry: {
        /** @description Also 0 if settings.retry.enabled is false. */
        infrastructure_retries_max: number;
        pause_seconds: number;
        pause_seconds_max: number;
      };
      /** @description The parameter that gives each run its checkpoint; null: there is none. */
      checkpoint: {
        parameter: string;
        /** @enum {string} */
        as: 'python_params' | 'jar_params' | 'notebook_params';
        /** @description Without the part after a question mark. */
        uri: string;
      } | null;
      /** @description The parameters that it takes; null: any. */
      parameters: {
        python_params: {
          required: boolean;
          one_of: string[] | null;
          /** @description An RE2 expression that must be found somewhere in the text. */
          pattern: string | null;
        }[];
        jar_params: {
          required: boolean;
          one_of: string[] | null;
          /** @description An RE2 expression that must be found somewhere in the text. */
          pattern: string | null;
        }[];
        notebook_params: {
          [key: string]: {
            required: boolean;
            one_of: string[] | null;
            /** @description An RE2 expression that must be found somewhere in the text. */
            pattern: string | null;
          };
        };
        /**
         * @description Parameters that are not described here.
         * @enum {string}
         */
        others: 'refuse' | 'allow';
      } | null;
      /** @description The jobs that the end of one of its requests starts. */
      then: {
        job_id: string;
        /** @enum {string} */
        on: 'ended' | 'succeeded' | 'failed' | 'timed-out' | 'cancelled' | 'rejected' | 'expired';
      }[];
    };
    Output: {
      /** @description The address that the job reported, or that is set for it. */
      uri: string;
      /** @description Its kind, from the scheme of the address: abfss, s3, https, models. */
      kind: string;
      /** Format: uuid */
      request_id: string;
      correlation_id: string;
      tenant_id: string;
      job_id: string;
      /**
       * Format: date-time
       * @description When the request ended.
       */
      recorded: string;
      /** @description The run that left it. */
      run: {
        engine: string;
        run_id: string;
        url: string | null;
        attempt: number;
      } | null;
    };
    OutputPage: {
      items: components['schemas']['Output'][];
      /** @description Pass it to get the next page; null: this is the last. */
      next_cursor: string | null;
    };
    PastRequestPage: {
      items: {
        request_id: string;
        tenant_id: string;
        job_id: string;
        user_id: string;
        priority: number;
        source: string;
        moved_to: string | null;
        /** Format: date-time */
        received: string;
        /** @description The request’s own value; null: the settings apply. */
        asked: {
          cluster_type: string | null;
          max_concurrent_runs: number | null;
          max_wait_seconds: number | null;
          max_run_seconds: number | null;
          start_after: string | null;
        };
        context: {
          location_id: string;
          pos_id: string;
          client_id: string;
          operation_id: string;
          operation_name: string;
          /** @enum {string} */
          parameters: 'none' | 'python' | 'jar' | 'notebook';
        };
        /** @enum {string} */
        state:
          | 'received'
          | 'waiting'
          | 'submitting'
          | 'running'
          | 'stopping'
          | 'succeeded'
          | 'failed'
          | 'timed-out'
          | 'cancelled'
          | 'rejected'
          | 'expired';
        finished: string | null;
        /** @description null: the engine has accepted none of its attempts. */
        ran: {
          /** @description The pool of its last attempt. */
          pool: string;
          /**
           * Format: date-time
           * @description When it was first let run.
           */
          started: string;
          /** @description The time that all its attempts took on the engine; for one that is still running, until now. */
          run_seconds: number;
          goes_on: boolean;
          last_attempt: {
            /** @description null: it ran on its own compute. */
            cluster_id: string | null;
            /**
             * Format: date-time
             * @description When the engine accepted it.
             */
            accepted: string;
            /** @description null: it is still running. */
            ended: string | null;
          };
        } | null;
      }[];
      next_after: string | null;
    };
    PastClustersPage: {
      /** @description How many clusters of a pool were running and starting, oldest first. */
      sightings: {
        pool: string;
        running: number;
        starting: number;
        /** @description A running cluster; null: none that a request could use. */
        cluster_id: string | null;
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        until: string;
      }[];
      /** @description On the first page: all starts of the period and of the 30 days before it. */
      starts: {
        pool: string;
        /** Format: date-time */
        recorded: string;
        cluster_id: string | null;
        /** @description When the engine was asked, or the start was given up. */
        done: string | null;
        /** @description When it was first seen running; null: not known, or it never came up. */
        up: string | null;
        given_up: boolean;
        /** @description Whether it was started ahead, before any request waited for it. */
        ahead: boolean;
      }[];
      next_after: string | null;
    };
    DecisionPage: {
      items: {
        request_id: string;
        /** Format: date-time */
        at: string;
        case: string;
        rule: string;
        /** @enum {string} */
        outcome: 'run' | 'wait' | 'reject' | 'expire';
        policy_version: string;
        /** @description What it was based on. */
        facts: unknown;
      }[];
      next_after: string | null;
    };
    Policies: {
      /** @description The replica that answers. */
      replica: string;
      /** @description The policy that this replica uses. */
      in_force: {
        name: string;
        version: string;
        /** Format: date-time */
        loaded: string;
      };
      /** @description What every replica should use; this one takes it at its next look. */
      wanted: {
        version: string;
        /**
         * @description file: the newest text of a policy file. promoted: put in its place by `policy promote`.
         * @enum {string}
         */
        how: 'file' | 'promoted';
        /** @description The replica whose file it came from, or the person who promoted it. */
        by: string;
        /** Format: date-time */
        since: string;
        /** @description The version of the newest policy file. A promoted policy stays until the file changes. */
        file_version: string;
      } | null;
      /** @description The newest text, if it was refused; null: it was not. */
      refused: {
        /** @description Empty if the file could not be read. */
        version: string;
        /** Format: date-time */
        at: string;
        /** @description The problems, as in the log. */
        problems: string;
      } | null;
      /** @description The settings that this replica uses. */
      settings: {
        /** @description Replicas with the same settings have the same version. */
        version: string;
        /** Format: date-time */
        loaded: string;
        /** @description The newest configuration, if it was refused; null: it was not. */
        refused: {
          /** Format: date-time */
          at: string;
          problems: {
            path: string;
            message: string;
          }[];
        } | null;
      };
      /** @description The last versions that were in force, a hundred at most. */
      kept: {
        name: string;
        version: string;
        /** Format: date-time */
        first_used: string;
      }[];
    };
    Shadow: {
      /** @description The replica that answers. */
      replica: string;
      /** @description null: there is no candidate now. */
      candidate: {
        name: string;
        version: string;
        /** Format: date-time */
        since: string;
        /** @description Whether it failed while deciding. Then it is not asked again until its text changes. */
        broken: boolean;
      } | null;
      /** @description The newest text, if it was refused; null: it was not. */
      refused: {
        /** @description Empty if the file could not be read. */
        version: string;
        /** Format: date-time */
        at: string;
        /** @description The problems, as in the log. */
        problems: string;
      } | null;
      /** @description When a replica first looked at it; null: none has yet. */
      seen_since: string | null;
      /** @description Of all replicas, by the case in the policy in force. */
      by_case: {
        /** @enum {string} */
        case:
          | 'expired'
          | 'too-early'
          | 'maintenance'
          | 'engine-unreachable'
          | 'job-not-declared'
          | 'job-at-its-limit'
          | 'tenant-at-its-quota'
          | 'no-pool'
          | 'pool-maintenance'
          | 'capacity-available'
          | 'clusters-busy'
          | 'cluster-starting'
          | 'no-cluster';
        same: number;
        differs: number;
      }[];
      /** @description The last hundred of all replicas, newest first. */
      differences: {
        request_id: string;
        /** Format: date-time */
        at: string;
        active: {
          /** @enum {string} */
          case:
            | 'expired'
            | 'too-early'
            | 'maintenance'
            | 'engine-unreachable'
            | 'job-not-declared'
            | 'job-at-its-limit'
            | 'tenant-at-its-quota'
            | 'no-pool'
            | 'pool-maintenance'
            | 'capacity-available'
            | 'clusters-busy'
            | 'cluster-starting'
            | 'no-cluster';
          rule: string;
          /** @enum {string} */
          outcome: 'run' | 'wait' | 'reject' | 'expire';
          /** @description null: it may not run. */
          pool: string | null;
        };
        candidate: {
          /** @enum {string} */
          case:
            | 'expired'
            | 'too-early'
            | 'maintenance'
            | 'engine-unreachable'
            | 'job-not-declared'
            | 'job-at-its-limit'
            | 'tenant-at-its-quota'
            | 'no-pool'
            | 'pool-maintenance'
            | 'capacity-available'
            | 'clusters-busy'
            | 'cluster-starting'
            | 'no-cluster';
          rule: string;
          /** @enum {string} */
          outcome: 'run' | 'wait' | 'reject' | 'expire';
          /** @description null: it may not run. */
          pool: string | null;
        };
      }[];
    };
    Promote: {
      /** @description shadow: the shadow policy of the replica that answers, as its file is now. kept: a version that was in force before. text: a new text. */
      candidate:
        | {
            /** @constant */
            kind: 'shadow';
          }
        | {
            /** @constant */
            kind: 'kept';
            version: string;
          }
        | {
            /** @constant */
            kind: 'text';
            /** @description The name used for it in problems. */
            file: string;
            text: string;
            /**
             * @description null: there are none.
             * @default null
             */
            examples: string | null;
          };
      /**
       * @description Recorded in the audit.
       * @default
       */
      reason: string;
      /**
       * @description true: only say what would happen.
       * @default false
       */
      dry_run: boolean;
    };
    Promoted: {
      name: string;
      version: string;
      /** @enum {string} */
      outcome: 'promoted' | 'would' | 'already-in-force';
      /** @description The policy that was in force until now; null: none. */
      in_place_of: {
        version: string;
        /**
         * @description file: the newest text of a policy file. promoted: put in its place by `policy promote`.
         * @enum {string}
         */
        how: 'file' | 'promoted';
        /** @description The replica whose file it came from, or the person who promoted it. */
        by: string;
        /** Format: date-time */
        since: string;
        /** @description The version of the newest policy file. A promoted policy stays until the file changes. */
        file_version: string;
      } | null;
    };
    JobTemplateBody: {
      /** @description Unique in its tenant. The same name again makes the next version. */
      name: string;
      /** @description A job request as mediators send it, without correlation_id, created_time, template. */
      request: {
        [key: string]: unknown;
      };
      /**
       * @description What a run may override: fields of a job request, or notebook_params.<name> for one parameter.
       * @default []
       */
      overridable: string[];
    };
    JobTemplateRun: {
      /** @description As for every job request: the same id again is the same request. */
      correlation_id: string;
      /** @description Without it: the newest. */
      version?: number | null;
      /**
       * @description The fields of the job request to change, as far as the template allows. notebook_params replace the template’s own, name by name.
       * @default {}
       */
      overrides: {
        [key: string]: unknown;
      };
    };
    JobTemplateRow: {
      version: number;
      /** Format: date-time */
      made: string;
      made_by: string;
      /** @description When it was retired, so that no new runs are made of it; null: it is in use. */
      retired: string | null;
      name: string;
      tenant_id: string;
      job_id: string;
    };
    JobTemplateVersion: {
      version: number;
      /** Format: date-time */
      made: string;
      made_by: string;
      /** @description When it was retired, so that no new runs are made of it; null: it is in use. */
      retired: string | null;
      name: string;
      tenant_id: string;
      job_id: string;
      /** @description The job request that each run makes. */
      request: {
        [key: string]: unknown;
      };
      /** @description What a run may override. */
      overridable: string[];
    };
    JobTemplate: {
      version: number;
      /** Format: date-time */
      made: string;
      made_by: string;
      /** @description When it was retired, so that no new runs are made of it; null: it is in use. */
      retired: string | null;
      name: string;
      tenant_id: string;
      job_id: string;
      /** @description The job request that each run makes. */
      request: {
        [key: string]: unknown;
      };
      /** @description What a run may override. */
      overridable: string[];
      /** @description The last hundred, newest first. */
      versions: {
        version: number;
        /** Format: date-time */
        made: string;
        made_by: string;
        /** @description When it was retired, so that no new runs are made of it; null: it is in use. */
        retired: string | null;
      }[];
    };
    JobTemplatePage: {
      /** @description The newest version of each. */
      items: components['schemas']['JobTemplateRow'][];
      /** @description null: this is the last page. */
      next_cursor: string | null;
    };
    RequestScheduleBody: {
      /** @description A name for people to read. */
      name: string;
      /** @description A Quartz cron expression: seconds, minutes, hours, day of month, month, day of week, and optionally a year. */
      cron: string;
      /** @description The IANA time zone of the times, such as Europe/Dublin. */
      time_zone: string;
      /** @description It does not fire before this time: epoch milliseconds, or ISO 8601 with a zone. */
      starts_at?: (number | string) | null;
      /** @description It does not fire after this time. */
      ends_at?: (number | string) | null;
      /** @description How often it fires, caught-up fires included; absent: no limit. */
      executions_max?: number | null;
      /** @description A job request as mediators send it, without correlation_id and created_time. Give either this or template. */
      request?: {
        [key: string]: unknown;
      };
      /** @description The template that each fire runs. Give either this or request. */
      template?: {
        /** @description Without it: the newest. */
        version?: number | null;
        /**
         * @description The fields of the job request to change, as far as the template allows. notebook_params replace the template’s own, name by name.
         * @default {}
         */
        overrides: {
          [key: string]: unknown;
        };
        name: string;
        /** @description The tenant of the template. Optional if your credential is for one tenant only. */
        tenant_id?: string | null;
      };
    };
    RequestScheduleRow: {
      schedule_id: string;
      name: string;
      tenant_id: string;
      user_id: string;
      /** @description For a template: the job of the version that a fire would run now. */
      job_id: string;
      /** @description null: it has a request of its own. */
      template: {
        name: string;
        /** @description null: each fire runs the newest. */
        version: number | null;
        /** @description The version that a fire would run now. */
        version_now: number | null;
        /** @description true: its fires are refused. */
        retired: boolean;
      } | null;
      cron: string;
      time_zone: string;
      starts_at: string | null;
      ends_at: string | null;
      /** @description null: no limit. */
      executions_max: number | null;
      /** @description How often it has fired since it was created, or since it was started again after it had reached its limit. */
      executions: number;
      /** @enum {string} */
      status: 'running' | 'stopped';
      /** @description When it fires next; null: it is stopped. */
      next_at: string | null;
      /** @description Why its last fire did not make a job request, or why it stopped by itself. */
      message: string;
      /** Format: date-time */
      created: string;
    };
    RequestSchedule: {
      schedule_id: string;
      name: string;
      tenant_id: string;
      user_id: string;
      /** @description For a template: the job of the version that a fire would run now. */
      job_id: string;
      /** @description null: it has a request of its own. */
      template: {
        name: string;
        /** @description null: each fire runs the newest. */
        version: number | null;
        /** @description The version that a fire would run now. */
        version_now: number | null;
        /** @description true: its fires are refused. */
        retired: boolean;
      } | null;
      cron: string;
      time_zone: string;
      starts_at: string | null;
      ends_at: string | null;
      /** @description null: no limit. */
      executions_max: number | null;
      /** @description How often it has fired since it was created, or since it was started again after it had reached its limit. */
      executions: number;
      /** @enum {string} */
      status: 'running' | 'stopped';
      /** @description When it fires next; null: it is stopped. */
      next_at: string | null;
      /** @description Why its last fire did not make a job request, or why it stopped by itself. */
      message: string;
      /** Format: date-time */
      created: string;
      /** @description The job request that each fire makes; null: each fire runs the template. */
      request: {
        [key: string]: unknown;
      } | null;
      /** @description What each run of the template overrides; null: it has no template. */
      overrides: {
        [key: string]: unknown;
      } | null;
      /** @description The last twenty, newest first. */
      fires: {
        /** Format: date-time */
        fire_at: string;
        /**
         * @description due: its job request has not been made yet.
         * @enum {string}
         */
        outcome: 'due' | 'made' | 'refused';
        request_id: string | null;
        /** @description Why there is no request, or none yet. */
        reason: string | null;
      }[];
    };
    RequestSchedulePage: {
      items: components['schemas']['RequestScheduleRow'][];
      /** @description null: this is the last page. */
      next_cursor: string | null;
    };
    RemovedSchedule: {
      schedule_id: string;
      /** @constant */
      outcome: 'removed';
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listJobRequests: {
    parameters: {
      query?: {
        /** @description Only in these states. Repeat the parameter, or separate states by commas. */
        state?: string | string[];
        /** @description Only of this tenant. */
        tenant_id?: string | null;
        /** @description Only of this job. */
        job_id?: string | null;
        /** @description Only with this correlation id; there is at most one per tenant. */
        correlation_id?: string | null;
        /** @description Only runs of the template with this name. */
        template?: string | null;
        /** @description Only those whose job response is `due` (not published yet) or `parked` (its queue does not accept it; it is retried). */
        response?: ('due' | 'parked') | null;
        /** @description Only created at or after this time: epoch milliseconds, or ISO 8601 with a zone. Requests that arrived more than a day before it are not looked at. */
        created_after?: string | null;
        /** @description The `next_cursor` of the page before. */
        cursor?: string | null;
        /** @description At most so many: 1 to 500. */
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of job requests. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobRequestPage'];
        };
      };
      /** @description `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `took-too-long`: The store took too long to find the answer. Ask for less: a shorter period, one tenant, or only what was created after a time. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'took-too-long' | 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  submitJobRequest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JobRequest'];
      };
    };
    responses: {
      /** @description The same job request was stored before; nothing new was stored. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          /** @description The address of the job request. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Taken'];
        };
      };
      /** @description It is stored. It will be decided on and answered. */
      202: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          /** @description The address of the job request. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Taken'];
        };
      };
      /** @description `invalid-request`: The job request is not valid. `not-json`: The body is not JSON in UTF-8. `queue-not-allowed`: The notification queue is not allowed for this tenant. `unstorable`: The body holds text that cannot be stored. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-request' | 'not-json' | 'queue-not-allowed' | 'unstorable' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `tenant-not-allowed`: The sender may not send job requests for this tenant. `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'tenant-not-allowed' | 'not-allowed';
          };
        };
      };
      /** @description `conflict`: The tenant has used this correlation_id for a different job request. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'conflict';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `tenant-queue-full`: The tenant already has as many waiting requests as it may have. Nothing was taken; send it again later. `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'tenant-queue-full' | 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  submitJobRequests: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JobRequests'];
      };
    };
    responses: {
      /** @description The result of each, in the order sent. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobRequestsTaken'];
        };
      };
      /** @description `invalid-body`: The body is not what is expected here. `not-json`: The body is not JSON in UTF-8. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-body' | 'not-json' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  showJobRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        request_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The job request with its attempts and its response. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobRequestView'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  removeJobRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        request_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is removed, and its correlation id may be used again. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Removed'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. `bad-query`: The query is not valid. `invalid-body`: The body is not what is expected here. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request' | 'bad-query' | 'invalid-body';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `still-needed`: The request is still needed and cannot be removed. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'still-needed';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  explainJobRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        request_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What a pass would decide now, and what would change that. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Explanation'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  listDecisions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        request_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The decisions, with the facts that they were based on. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Decisions'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  listHistory: {
    parameters: {
      query?: {
        /** @description The `next_cursor` of the page before. */
        cursor?: string | null;
        /** @description At most so many: 1 to 500. */
        limit?: string;
      };
      header?: never;
      path: {
        request_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Its decisions, attempts, end and job response, each with its time. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobRequestHistory'];
        };
      };
      /** @description `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  showJobRequestBody: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        request_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The body as sent, with every digit of its numbers. The order of its fields is not kept. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  cancelJobRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        request_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is cancelled, or its run is being stopped. */
      202: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          /** @description The address of the job request. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Cancelling'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. `bad-query`: The query is not valid. `invalid-body`: The body is not what is expected here. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request' | 'bad-query' | 'invalid-body';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `already-final`: The request has ended and can no longer be changed. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'already-final';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  holdJobRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        request_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HandReason'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Touched'];
        };
      };
      /** @description `invalid-body`: The body is not what is expected here. `not-json`: The body is not JSON in UTF-8. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-body' | 'not-json' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `not-in-queue`: The request has left the queue: its run can only be cancelled. `already-final`: The request has ended and can no longer be changed. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-in-queue' | 'already-final';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  releaseJobRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        request_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HandReason'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Touched'];
        };
      };
      /** @description `invalid-body`: The body is not what is expected here. `not-json`: The body is not JSON in UTF-8. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-body' | 'not-json' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `not-in-queue`: The request has left the queue: its run can only be cancelled. `already-final`: The request has ended and can no longer be changed. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-in-queue' | 'already-final';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  prioritiseJobRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        request_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HandPriority'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Touched'];
        };
      };
      /** @description `invalid-body`: The body is not what is expected here. `not-json`: The body is not JSON in UTF-8. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-body' | 'not-json' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `not-in-queue`: The request has left the queue: its run can only be cancelled. `already-final`: The request has ended and can no longer be changed. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-in-queue' | 'already-final';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  moveJobRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        request_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HandMove'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Touched'];
        };
      };
      /** @description `invalid-body`: The body is not what is expected here. `not-json`: The body is not JSON in UTF-8. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-body' | 'not-json' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `not-in-queue`: The request has left the queue: its run can only be cancelled. `already-final`: The request has ended and can no longer be changed. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-in-queue' | 'already-final';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  actOnJobRequests: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HandOnMany'];
      };
    };
    responses: {
      /** @description The requests that were changed, or would be. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandAnswer'];
        };
      };
      /** @description `invalid-body`: The body is not what is expected here. `not-json`: The body is not JSON in UTF-8. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-body' | 'not-json' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  listAudit: {
    parameters: {
      query?: {
        request_id?: string;
        before?: string;
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The entries, and where the next page begins. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditPage'];
        };
      };
      /** @description `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  listDeadLetters: {
    parameters: {
      query?: {
        /** @description Only of this intake queue. */
        queue?: string;
        /** @description Only those with this reason. */
        code?: string;
        /** @description Only of this tenant, where the message names its tenant. */
        tenant_id?: string;
        /** @description The largest number of results: 1 to 500. */
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The dead letters. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetters'];
        };
      };
      /** @description `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `dead-letters-unavailable`: The dead letters cannot be read from the broker now. It is safe to try again. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'dead-letters-unavailable' | 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  showDeadLetter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A fingerprint of the message’s content; messages with the same content share it. */
        letter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The dead letter. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterWithBody'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `dead-letters-unavailable`: The dead letters cannot be read from the broker now. It is safe to try again. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'dead-letters-unavailable' | 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  replayDeadLetters: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeadLetterReplay'];
      };
    };
    responses: {
      /** @description The result of each. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLettersReplayed'];
        };
      };
      /** @description `invalid-body`: The body is not what is expected here. `not-json`: The body is not JSON in UTF-8. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-body' | 'not-json' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `dead-letters-unavailable`: The dead letters cannot be read from the broker now. It is safe to try again. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'dead-letters-unavailable' | 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  listPools: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The pools, from the last snapshot of the engine. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Pools'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `engine-unavailable`: The engine cannot be reached. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'engine-unavailable' | 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  listCatalogueJobs: {
    parameters: {
      query?: {
        /** @description Only jobs with this text in their name; upper and lower case are the same. */
        name?: string | null;
        /** @description false: only jobs that the settings name but the engine does not declare. */
        declared?: ('true' | 'false') | null;
        /** @description The `next_cursor` of the page before. */
        cursor?: string | null;
        /** @description At most so many: 1 to 500. */
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of jobs, from the last snapshot of the engine. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogueJobPage'];
        };
      };
      /** @description `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `engine-unavailable`: The engine cannot be reached. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'engine-unavailable' | 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  showCatalogueJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        job_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The job, from the last snapshot of the engine. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogueJob'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `engine-unavailable`: The engine cannot be reached. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'engine-unavailable' | 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  showCosts: {
    parameters: {
      query: {
        /** @description Only attempts that ended at or after this time: ISO 8601 with a zone. */
        from: string;
        /** @description Only before this time: ISO 8601 with a zone. */
        to: string;
        /** @description What each row sums up. */
        by?: 'tenant' | 'job' | 'pool';
        /** @description Only of this tenant. */
        tenant_id?: string | null;
        /** @description The largest number of rows: 1 to 1000. */
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The rows, most expensive first. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Costs'];
        };
      };
      /** @description `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `took-too-long`: The store took too long to find the answer. Ask for less: a shorter period, one tenant, or only what was created after a time. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'took-too-long' | 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  listOutputs: {
    parameters: {
      query?: {
        /** @description Only of this tenant. */
        tenant_id?: string | null;
        /** @description Only of this job. */
        job_id?: string | null;
        /** @description Only recorded at or after this time: epoch milliseconds, or ISO 8601 with a zone. */
        created_after?: string | null;
        /** @description The `next_cursor` of the page before. */
        cursor?: string | null;
        /** @description At most so many: 1 to 500. */
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of outputs. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OutputPage'];
        };
      };
      /** @description `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `took-too-long`: The store took too long to find the answer. Ask for less: a shorter period, one tenant, or only what was created after a time. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'took-too-long' | 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  listRequestSchedules: {
    parameters: {
      query?: {
        /** @description Only of this tenant. */
        tenant_id?: string | null;
        /** @description Only schedules that are running, or only stopped ones. */
        status?: ('running' | 'stopped') | null;
        /** @description Only schedules that run the template with this name. */
        template?: string | null;
        /** @description The `next_cursor` of the page before. */
        cursor?: string | null;
        /** @description At most so many: 1 to 500. */
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of schedules. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestSchedulePage'];
        };
      };
      /** @description `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  createRequestSchedule: {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of your choice. If you send the same body again with the same key, nothing is created a second time: the answer is what the first call created, as long as it exists. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestScheduleBody'];
      };
    };
    responses: {
      /** @description It was created with this Idempotency-Key before; this is its present state. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          /** @description Its address. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestScheduleRow'];
        };
      };
      /** @description It is created and running. */
      201: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          /** @description Its address. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestScheduleRow'];
        };
      };
      /** @description `invalid-request`: The job request is not valid. `not-json`: The body is not JSON in UTF-8. `queue-not-allowed`: The notification queue is not allowed for this tenant. `unstorable`: The body holds text that cannot be stored. `bad-idempotency-key`: The Idempotency-Key is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-request' | 'not-json' | 'queue-not-allowed' | 'unstorable' | 'bad-idempotency-key' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `tenant-not-allowed`: The sender may not send job requests for this tenant. `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'tenant-not-allowed' | 'not-allowed';
          };
        };
      };
      /** @description `conflict`: The tenant has used this correlation_id for a different job request. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'conflict';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `idempotency-key-reused`: The Idempotency-Key was already used for a different call. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'idempotency-key-reused';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  showRequestSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        schedule_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The schedule with its last fires. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestSchedule'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  removeRequestSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        schedule_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is removed. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RemovedSchedule'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. `bad-query`: The query is not valid. `invalid-body`: The body is not what is expected here. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request' | 'bad-query' | 'invalid-body';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  startRequestSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        schedule_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The schedule. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestScheduleRow'];
        };
      };
      /** @description `invalid-request`: The job request is not valid. `bad-request`: The call is not valid HTTP. `bad-query`: The query is not valid. `invalid-body`: The body is not what is expected here. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-request' | 'bad-request' | 'bad-query' | 'invalid-body';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  stopRequestSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        schedule_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The schedule. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestScheduleRow'];
        };
      };
      /** @description `invalid-request`: The job request is not valid. `bad-request`: The call is not valid HTTP. `bad-query`: The query is not valid. `invalid-body`: The body is not what is expected here. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-request' | 'bad-request' | 'bad-query' | 'invalid-body';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  listJobTemplates: {
    parameters: {
      query?: {
        /** @description Only of this tenant. */
        tenant_id?: string | null;
        /** @description The `next_cursor` of the page before. */
        cursor?: string | null;
        /** @description At most so many: 1 to 500. */
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of templates. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobTemplatePage'];
        };
      };
      /** @description `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  putJobTemplate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JobTemplateBody'];
      };
    };
    responses: {
      /** @description The newest version has the same content; nothing new was stored. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          /** @description Its address. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobTemplateRow'];
        };
      };
      /** @description A new version is stored. Runs use it unless they name another. */
      201: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          /** @description Its address. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobTemplateRow'];
        };
      };
      /** @description `invalid-request`: The job request is not valid. `not-json`: The body is not JSON in UTF-8. `queue-not-allowed`: The notification queue is not allowed for this tenant. `unstorable`: The body holds text that cannot be stored. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-request' | 'not-json' | 'queue-not-allowed' | 'unstorable' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `tenant-not-allowed`: The sender may not send job requests for this tenant. `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'tenant-not-allowed' | 'not-allowed';
          };
        };
      };
      /** @description `conflict`: The tenant has used this correlation_id for a different job request. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'conflict';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  showJobTemplate: {
    parameters: {
      query?: {
        /** @description The tenant of the template. Optional if your credential is for one tenant only. */
        tenant_id?: string | null;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The template. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobTemplate'];
        };
      };
      /** @description `bad-query`: The query is not valid. `no-tenant`: The call does not say which tenant it is for. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'no-tenant' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  retireJobTemplate: {
    parameters: {
      query?: {
        /** @description The tenant of the template. Optional if your credential is for one tenant only. */
        tenant_id?: string | null;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is retired. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobTemplateRow'];
        };
      };
      /** @description `bad-query`: The query is not valid. `no-tenant`: The call does not say which tenant it is for. `bad-request`: The call is not valid HTTP. `invalid-body`: The body is not what is expected here. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'no-tenant' | 'bad-request' | 'invalid-body';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  showJobTemplateVersion: {
    parameters: {
      query?: {
        /** @description The tenant of the template. Optional if your credential is for one tenant only. */
        tenant_id?: string | null;
      };
      header?: never;
      path: {
        name: string;
        version: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The version. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobTemplateVersion'];
        };
      };
      /** @description `bad-query`: The query is not valid. `no-tenant`: The call does not say which tenant it is for. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'no-tenant' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  runJobTemplate: {
    parameters: {
      query?: {
        /** @description The tenant of the template. Optional if your credential is for one tenant only. */
        tenant_id?: string | null;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JobTemplateRun'];
      };
    };
    responses: {
      /** @description The same job request was stored before; nothing new was stored. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          /** @description The address of the job request. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Taken'];
        };
      };
      /** @description It is stored. It will be decided on and answered. */
      202: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          /** @description The address of the job request. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Taken'];
        };
      };
      /** @description `invalid-request`: The job request is not valid. `not-json`: The body is not JSON in UTF-8. `queue-not-allowed`: The notification queue is not allowed for this tenant. `unstorable`: The body holds text that cannot be stored. `bad-query`: The query is not valid. `no-tenant`: The call does not say which tenant it is for. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?:
              'invalid-request' | 'not-json' | 'queue-not-allowed' | 'unstorable' | 'bad-query' | 'no-tenant' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `tenant-not-allowed`: The sender may not send job requests for this tenant. `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'tenant-not-allowed' | 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `conflict`: The tenant has used this correlation_id for a different job request. `template-retired`: The template is retired: no new runs are made of it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'conflict' | 'template-retired';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `tenant-queue-full`: The tenant already has as many waiting requests as it may have. Nothing was taken; send it again later. `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'tenant-queue-full' | 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  dryRunDecision: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JobRequest'];
      };
    };
    responses: {
      /** @description The decision, and what would let it run. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Foresight'];
        };
      };
      /** @description `invalid-request`: The job request is not valid. `not-json`: The body is not JSON in UTF-8. `queue-not-allowed`: The notification queue is not allowed for this tenant. `unstorable`: The body holds text that cannot be stored. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-request' | 'not-json' | 'queue-not-allowed' | 'unstorable' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `tenant-not-allowed`: The sender may not send job requests for this tenant. `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'tenant-not-allowed' | 'not-allowed';
          };
        };
      };
      /** @description `conflict`: The tenant has used this correlation_id for a different job request. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'conflict';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  listDecisionsOfPeriod: {
    parameters: {
      query: {
        from: string;
        to: string;
        after?: string | null;
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The decisions, and where the next page begins. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionPage'];
        };
      };
      /** @description `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `took-too-long`: The store took too long to find the answer. Ask for less: a shorter period, one tenant, or only what was created after a time. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'took-too-long' | 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  listPastRequests: {
    parameters: {
      query: {
        /** @description Only requests received at or after this time: ISO 8601 with a zone. */
        from: string;
        /** @description Only before this time: ISO 8601 with a zone. */
        to: string;
        /** @description unended: first list the requests that were received earlier and had not ended at `from`. */
        earlier?: 'none' | 'unended';
        /** @description The `next_after` of the page before. */
        after?: string | null;
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The requests, and where the next page begins. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PastRequestPage'];
        };
      };
      /** @description `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `took-too-long`: The store took too long to find the answer. Ask for less: a shorter period, one tenant, or only what was created after a time. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'took-too-long' | 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  listPastClusters: {
    parameters: {
      query: {
        /** @description Only decisions taken at or after this time: ISO 8601 with a zone. */
        from: string;
        /** @description Only before this time: ISO 8601 with a zone. */
        to: string;
        /** @description The `next_after` of the page before. */
        after?: string | null;
        /** @description How many decisions are looked at. */
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was seen of clusters, and where the next page begins. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PastClustersPage'];
        };
      };
      /** @description `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-query' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `took-too-long`: The store took too long to find the answer. Ask for less: a shorter period, one tenant, or only what was created after a time. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'took-too-long' | 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  showDeciding: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The policy, the settings, and the clusters and jobs of the engine. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deciding'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `engine-unavailable`: The engine cannot be reached. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'engine-unavailable' | 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  listPolicies: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The policy, and the stored versions, newest first. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Policies'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  promotePolicy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Promote'];
      };
    };
    responses: {
      /** @description What is in force now, or would be after a dry run. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Promoted'];
        };
      };
      /** @description `invalid-body`: The body is not what is expected here. `not-json`: The body is not JSON in UTF-8. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-body' | 'not-json' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `policy-refused`: The policy has mistakes, or its examples do not hold. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'policy-refused';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  showShadow: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The candidate, and the decisions that differ. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Shadow'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  tellEngineEvent: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          event_type?: string;
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description The engine will be looked at. */
      202: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EngineEventTaken'];
        };
      };
      /** @description `invalid-body`: The body is not what is expected here. `not-json`: The body is not JSON in UTF-8. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-body' | 'not-json' | 'bad-request';
          };
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unauthenticated';
          };
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-allowed';
          };
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-large';
          };
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'unsupported-media-type';
          };
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'too-many-calls';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time' | 'issuer-unavailable';
          };
        };
      };
    };
  };
  listJobs: {
    parameters: {
      query?: {
        /** @description The first page is 0. */
        pageNumber?: string;
        pageSize?: string;
        /** @description JSON: fields joined by "and", each with operators, `and` and `or`. */
        filter?: string | null;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of jobs. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobPage'];
        };
      };
      /** @description `no-tenant`: The call does not say which tenant it is for. `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
    };
  };
  createJob: {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of your choice. If you send the same body again with the same key, nothing is created a second time: the answer is what the first call created, as long as it exists. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JobParameters'];
      };
    };
    responses: {
      /** @description It was created with this Idempotency-Key before; this is its present state. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          /** @description Its address. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      /** @description It is stored, and will run. */
      201: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          /** @description Its address. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      /** @description `no-tenant`: The call does not say which tenant it is for. `not-json`: The body is not JSON in UTF-8. `invalid-request`: The job request is not valid. `bad-idempotency-key`: The Idempotency-Key is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `idempotency-key-reused`: The Idempotency-Key was already used for a different call. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `tenant-queue-full`: The tenant already has as many waiting requests as it may have. Nothing was taken; send it again later. `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `registry-unavailable`: It cannot be checked now whether the tenant may use this. Nothing was taken; send it again. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
    };
  };
  showJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The job. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      /** @description `no-tenant`: The call does not say which tenant it is for. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
    };
  };
  stopJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is being stopped: ask again until it is STOPPED or FAILED. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      /** @description `no-tenant`: The call does not say which tenant it is for. `bad-request`: The call is not valid HTTP. `bad-query`: The query is not valid. `invalid-body`: The body is not what is expected here. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `already-final`: The request has ended and can no longer be changed. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
    };
  };
  listSchedules: {
    parameters: {
      query?: {
        /** @description The first page is 0. */
        pageNumber?: string;
        pageSize?: string;
        /** @description JSON: fields joined by "and", each with operators, `and` and `or`. */
        filter?: string | null;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of schedules. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SchedulePage'];
        };
      };
      /** @description `no-tenant`: The call does not say which tenant it is for. `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
    };
  };
  createSchedule: {
    parameters: {
      query?: never;
      header?: {
        /** @description A UUID of your choice. If you send the same body again with the same key, nothing is created a second time: the answer is what the first call created, as long as it exists. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ScheduleParameters'];
      };
    };
    responses: {
      /** @description It was created with this Idempotency-Key before; this is its present state. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          /** @description Its address. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Schedule'];
        };
      };
      /** @description It is created, and RUNNING. */
      201: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          /** @description Its address. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Schedule'];
        };
      };
      /** @description `no-tenant`: The call does not say which tenant it is for. `not-json`: The body is not JSON in UTF-8. `invalid-request`: The job request is not valid. `bad-idempotency-key`: The Idempotency-Key is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `idempotency-key-reused`: The Idempotency-Key was already used for a different call. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `registry-unavailable`: It cannot be checked now whether the tenant may use this. Nothing was taken; send it again. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
    };
  };
  showSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The schedule. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Schedule'];
        };
      };
      /** @description `no-tenant`: The call does not say which tenant it is for. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
    };
  };
  removeSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is removed. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      /** @description `no-tenant`: The call does not say which tenant it is for. `bad-request`: The call is not valid HTTP. `bad-query`: The query is not valid. `invalid-body`: The body is not what is expected here. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
    };
  };
  startSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The schedule. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Schedule'];
        };
      };
      /** @description `no-tenant`: The call does not say which tenant it is for. `invalid-request`: The job request is not valid. `bad-request`: The call is not valid HTTP. `bad-query`: The query is not valid. `invalid-body`: The body is not what is expected here. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
    };
  };
  stopSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The schedule. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Schedule'];
        };
      };
      /** @description `no-tenant`: The call does not say which tenant it is for. `invalid-request`: The job request is not valid. `bad-request`: The call is not valid HTTP. `bad-query`: The query is not valid. `invalid-body`: The body is not what is expected here. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unauthenticated`: A valid credential is needed. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-allowed`: The credential does not allow this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `not-found`: There is no such thing here. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-large`: The body is larger than the service accepts. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `unsupported-media-type`: The body must be application/json, not compressed. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `too-many-calls`: Too many calls. Send it again later. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The token cannot be checked: its issuer does not answer. Send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
    };
  };
  isLive: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Liveness'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time';
          };
        };
      };
    };
  };
  isReady: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It can be used. Parts that it can do without may be missing. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description It cannot be used: a part that it needs is not ready. */
      503: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
    };
  };
  readMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Prometheus text format. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time';
          };
        };
      };
    };
  };
  readApiDocument: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OpenAPI 3.1. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            openapi: string;
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time';
          };
        };
      };
    };
  };
  readQueuesDocument: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description AsyncAPI 3.0. */
      200: {
        headers: {
          /** @description The id of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            asyncapi: string;
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'bad-request';
          };
        };
      };
      /** @description `internal`: Something went wrong inside the service. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'internal';
          };
        };
      };
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: The service is overloaded. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'store-unavailable' | 'overloaded' | 'out-of-time';
          };
        };
      };
    };
  };
}
