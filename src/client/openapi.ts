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
     * Hand in a job request
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
     * Hand in up to 500 job requests
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
     * One job request: where it is, and why
     * @description Needs the scope `requests:read`.
     */
    get: operations['showJobRequest'];
    put?: never;
    post?: never;
    /**
     * Remove a job request that has ended, with all that is kept of it
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
     * Why a job request waits now, and what would let it run
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
     * What is on record of the way of a job request, oldest first
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
     * A job request as it was sent, parameters and unknown fields included
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
     * Take a job request out of the queue, or stop its run
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
     * Let a held job request be decided on again
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
     * Give a job request another priority
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
     * Send a job request to another pool than the policy does
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
     * Hold, release, prioritise, move or cancel job requests by id or by filter, a bounded number a call
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
     * Messages that could not be taken, the oldest of each queue first
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
     * Let dead letters be taken once more, by id or by filter, a bounded number a call
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
     * Jobs that the engine declares or the settings name, in the order of their ids
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
     * One job: where it runs, and what the settings say of it
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
     * What runs have left, newest first
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
     * Ask for a job again and again; it begins at once
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
     * One schedule: what it asks for, when it fires next, and what became of its last fires
     * @description Needs the scope `requests:read`.
     */
    get: operations['showRequestSchedule'];
    put?: never;
    post?: never;
    /**
     * Remove a schedule; job requests that it has made stay
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
     * Let a schedule fire again, from now on
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
     * Let a schedule fire no more; job requests that it has made go on
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
     * Keep a template of job requests, or the next version of one
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
     * One template: what its newest version says, and its versions
     * @description Needs the scope `requests:read`.
     */
    get: operations['showJobTemplate'];
    put?: never;
    post?: never;
    /**
     * Let no new runs be made of the versions of a template; those that there are go on
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
     * What one version of a template says
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
     * Make a job request of a template
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
     * The decision that a job request would get now; nothing is stored or done
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
     * The requests of a past period with what became of them, oldest first
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
     * By what decisions are taken now
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
     * What the candidate policy decides otherwise
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
    /** A webhook of Databricks: something has happened to a run */
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
     * One job: its status, and what it is at
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
     * Stop a job; what it has made by then is kept
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
     * Run a model again and again; it begins at once
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
     * One schedule: how often it has run, and when next
     * @description Needs the scope `jobs:read`.
     */
    get: operations['showSchedule'];
    put?: never;
    post?: never;
    /**
     * Remove a schedule; jobs that it has made stay
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
     * Let a schedule fire again, from now on
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
     * Let a schedule fire no more; jobs that it has made go on
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
    /** Figures for Prometheus */
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
    /** The document of the queues */
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
      /** @description How it came: http, rabbitmq, service-bus, ...; then: it follows another; schedule: a schedule has fired; template: a run of a template. */
      source: string;
      priority: number;
      max_concurrent_runs: number;
      notification_queue: string;
      state: components['schemas']['State'];
      /** @description Why it waits; null when it does not. */
      waiting: {
        case: string;
        rule: string;
        /** @description One sentence for people. */
        reason: string;
        /** Format: date-time */
        since: string;
        /** Format: date-time */
        next_check: string;
        /** @description 1 is next; null when it is not among the first. */
        position: number | null;
      } | null;
      /** @description The pool that an operator has moved it to, whatever the route says. */
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
      /** @description How it came: http, rabbitmq, service-bus, ...; then: it follows another; schedule: a schedule has fired; template: a run of a template. */
      source: string;
      priority: number;
      max_concurrent_runs: number;
      notification_queue: string;
      state: components['schemas']['State'];
      /** @description Why it waits; null when it does not. */
      waiting: {
        case: string;
        rule: string;
        /** @description One sentence for people. */
        reason: string;
        /** Format: date-time */
        since: string;
        /** Format: date-time */
        next_check: string;
        /** @description 1 is next; null when it is not among the first. */
        position: number | null;
      } | null;
      /** @description The pool that an operator has moved it to, whatever the route says. */
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
      /** @description Of all its attempts, by the prices of now; null: it has not ended, has not run, or ran where no price is set. */
      cost: number | null;
      attempts: {
        number: number;
        engine: string;
        pool: string;
        cluster_id: string | null;
        /** @description The identity that it was sent to the engine as; null: the service itself. */
        sent_as: string | null;
        run_id: string | null;
        /** @description The page of its run on the engine; null: it has none, or none that is known yet. */
        url: string | null;
        /** Format: date-time */
        submitted: string;
        ended: string | null;
        outcome: string | null;
        /** @description Whose fault it was that it brought no result; null while it runs, when it did, and when it was stopped. */
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
        /** @description The job response as it is published. */
        body: unknown;
      } | null;
      in_doubt: {
        attempt: number;
        engine: string;
        /** Format: date-time */
        since: string;
        /** @description Why there was no answer that tells. */
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
      /** @description Requests of other jobs that its end begins, as `then` of its job says. */
      followers: {
        job_id: string;
        /** @enum {string} */
        state: 'due' | 'begun' | 'refused';
        request_id: string | null;
        /** @description Why there is none, or none yet. */
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
        /** @description Where it runs, what is done besides, and when it is looked at again. */
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
        /** @description What it was taken on: the facts that conditions of policies see. */
        facts: unknown;
      }[];
    };
    Problem: {
      /** @description A URN of the code. */
      type: string;
      title: string;
      status: number;
      /** @description One sentence for people. */
      detail: string;
      /** @description Stable, never re-used: docs/errors.md. */
      code: string;
      /** @description The path that was called. */
      instance?: string;
      /** @description Everything that is wrong with what was sent. */
      errors?: {
        /** @description Where, as in job.job_context.tenant_id; '' for the whole. */
        path: string;
        message: string;
      }[];
    };
    JobParameters: {
      modelId: string;
      configurationId: string;
      inputFolderId?: string | null;
      outputFolderId?: string | null;
      /** @description Of the execution only: neither of starting the environment nor of preparing the input. */
      maximumExecutionTimeInSeconds?: string | number | null;
    } & {
      [key: string]: unknown;
    };
    Job: {
      id: string;
      modelId: string;
      /** @description Where it runs; null until that is known. */
      environmentId: string | null;
      /** @description The step it is in; on a fatal error the step that failed, its cause, and what failed in cleaning up. */
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
      /** @description The schedule that made it. */
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
      /** @description Where it runs; null until that is known. */
      environmentId: string | null;
      /** @description The step it is in; on a fatal error the step that failed, its cause, and what failed in cleaning up. */
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
      /** @description The schedule that made it. */
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
      /** @description Cron as Quartz writes it, with seconds: 0 15 10 * * ? is 10:15 every day. */
      scheduleString: string;
      inputFolderId?: string | null;
      outputFolderId?: string | null;
      /** @description How often it may run; absent: for ever. */
      maximumExecutionTime?: string | number | null;
      name?: string | null;
      /** @description IANA, such as Europe/Dublin. */
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
      /** @description Why its last fire became no job, or why it has stopped by itself. */
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
        /** @description Stable: docs/errors.md. */
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
        /** @description As the job request alone would be answered: 202, 200, 400, 403, 409, 413, 429, 503. */
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
        /** @description Attempts that ended, and that the engine had taken. */
        runs: number;
        /** @description Their time, from the acceptance by the engine to the end. */
        run_seconds: number;
        /** @description By the prices of now, of the pools that have one; null: none of them has. */
        cost: number | null;
        /** @description Of run_seconds, those in pools without a price: they are not in the cost. */
        unpriced_seconds: number;
      }[];
      /** @description There are more, which cost less. */
      more: boolean;
    };
    DeadLetter: {
      id: string;
      /** @description The intake queue that it came by. */
      queue: string;
      /** @description A code of the catalogue of errors, or the word of the broker. */
      reason: string;
      /** @description Every problem. */
      description: string;
      /** @description As far as the message says it, as the next. */
      tenant_id: string | null;
      correlation_id: string | null;
      message_id: string | null;
      /** @description When it was put aside, or else when it came; null: the broker does not say. */
      since: string | null;
      bytes: number;
    };
    DeadLetters: {
      items: components['schemas']['DeadLetter'][];
      /** @description There are others, that come into sight when these are gone. */
      more: boolean;
    };
    DeadLetterWithBody: {
      id: string;
      /** @description The intake queue that it came by. */
      queue: string;
      /** @description A code of the catalogue of errors, or the word of the broker. */
      reason: string;
      /** @description Every problem. */
      description: string;
      /** @description As far as the message says it, as the next. */
      tenant_id: string | null;
      correlation_id: string | null;
      message_id: string | null;
      /** @description When it was put aside, or else when it came; null: the broker does not say. */
      since: string | null;
      bytes: number;
      /** @enum {string} */
      encoding: 'utf-8' | 'base64';
      /** @description As it came. */
      body: string;
    };
    DeadLetterReplay: {
      /** @description All that is given must hold; {} is every dead letter. */
      filter: {
        ids?: string[];
        queue?: string;
        /** @description Those with this reason. */
        code?: string;
        tenant_id?: string;
      };
      /**
       * @description For the record, and for whoever asks why.
       * @default
       */
      reason: string;
      /**
       * @description Says what would be replayed, and replays nothing.
       * @default false
       */
      dry_run: boolean;
      /**
       * @description Replays so many at most; `more` tells whether there are others.
       * @default 100
       */
      limit: number;
    };
    DeadLettersReplayed: {
      items: {
        id: string;
        /** @description The intake queue that it came by. */
        queue: string;
        /** @description A code of the catalogue of errors, or the word of the broker. */
        reason: string;
        /** @description Every problem. */
        description: string;
        /** @description As far as the message says it, as the next. */
        tenant_id: string | null;
        correlation_id: string | null;
        message_id: string | null;
        /** @description When it was put aside, or else when it came; null: the broker does not say. */
        since: string | null;
        bytes: number;
        /**
         * @description stored, same: it is a job request now, or the same as one, and no dead letter any more. refused: it stays.
         * @enum {string}
         */
        outcome: 'would' | 'stored' | 'same' | 'refused';
        request_id: string | null;
        /** @description Why it cannot be taken still. */
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
        /** @description null: it is not kept. */
        text: string | null;
      };
      /** @description As under `settings` in a configuration: what decisions look at, and nothing else. */
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
          /** @description Where it is declared to run; null: on compute of its own. */
          cluster_id: string | null;
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
        /** @description Where it would run. */
        pool: string | null;
        effects: {
          effect: string;
          pool: string | null;
        }[];
      };
      /** @description An operator holds it. */
      held: boolean;
      /** @description Requests that the next pass would let run before it. */
      started_before: number | null;
      waits_on: {
        /** @enum {string} */
        what: 'hold' | 'start-time' | 'engine' | 'job' | 'tenant' | 'pool' | 'policy';
        name: string;
        taken: number | null;
        of: number | null;
        until: string | null;
        /** @description Of a pool whose last start of a cluster brought none up: which, and why the engine says that it went down. Of one that has room: why its job may not go there. */
        why: string | null;
      }[];
      /** @description Each was decided on: it is enough by itself. */
      would_run_if: {
        /** @description The end of "it would run now, if ...". */
        sentence: string;
        /** @description What would have to be otherwise, all of it together. */
        changes: ({
          kind: string;
        } & {
          [key: string]: unknown;
        })[];
      }[];
      /** @description When it will probably be let run, if nothing new comes before it. A guess, by how long runs and starts of clusters took of late. null: it is not in the queue. */
      expected_start: {
        /** @description If runs, and clusters that come up, take as long as they usually do. null: not known, or never. */
        likely: string | null;
        /** @description If they take as long as the longest tenth. null: not within the day that is looked ahead. */
        late: string | null;
        /** @description On what it rests, or why it is not known. */
        sentence: string;
      } | null;
      /** @description What the decision would be taken on. */
      facts: unknown;
    };
    Explanation: {
      request_id: string;
      state: components['schemas']['State'];
      /** @description Why it waits as it was recorded, which may be a while ago. */
      recorded: {
        case: string;
        rule: string;
        /** @description One sentence for people. */
        reason: string;
        /** Format: date-time */
        since: string;
        /** Format: date-time */
        next_check: string;
        /** @description 1 is next; null when it is not among the first. */
        position: number | null;
      } | null;
      position: number | null;
      /** @description When it is looked at next at the latest. */
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
        /** @description Why there was no answer that tells. */
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
        /** @description Where it would run. */
        pool: string | null;
        effects: {
          effect: string;
          pool: string | null;
        }[];
      } | null;
      /** @description An operator holds it. */
      held: boolean;
      /** @description Requests that the next pass would let run before it. */
      started_before: number | null;
      waits_on: {
        /** @enum {string} */
        what: 'hold' | 'start-time' | 'engine' | 'job' | 'tenant' | 'pool' | 'policy';
        name: string;
        taken: number | null;
        of: number | null;
        until: string | null;
        /** @description Of a pool whose last start of a cluster brought none up: which, and why the engine says that it went down. Of one that has room: why its job may not go there. */
        why: string | null;
      }[];
      /** @description Each was decided on: it is enough by itself. */
      would_run_if: {
        /** @description The end of "it would run now, if ...". */
        sentence: string;
        /** @description What would have to be otherwise, all of it together. */
        changes: ({
          kind: string;
        } & {
          [key: string]: unknown;
        })[];
      }[];
      /** @description When it will probably be let run, if nothing new comes before it. A guess, by how long runs and starts of clusters took of late. null: it is not in the queue. */
      expected_start: {
        /** @description If runs, and clusters that come up, take as long as they usually do. null: not known, or never. */
        likely: string | null;
        /** @description If they take as long as the longest tenth. null: not within the day that is looked ahead. */
        late: string | null;
        /** @description On what it rests, or why it is not known. */
        sentence: string;
      } | null;
      /** @description What the decision would be taken on. */
      facts: unknown;
    };
    Pools: {
      engine: string;
      /** @description null: there has been no snapshot yet. */
      snapshot_age_seconds: number | null;
      pools: {
        name: string;
        slots: number;
        active_runs: number;
        free_slots: number;
        /** @description Active runs over slots; above 1: overfilled. */
        occupancy: number;
        /** @description How long a run in it may take to begin, from its submission, where its job does not say. */
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
         * @description `taken`: by the engine. `executing`: of the last attempt; of those before it is not kept. `answered`: its job response was published.
         * @enum {string}
         */
        what: 'received' | 'decided' | 'submitted' | 'taken' | 'executing' | 'attempt-ended' | 'ended' | 'answered';
        /** @description What was decided (run, wait, reject, expire), how an attempt ended, the final state. */
        outcome: string | null;
        attempt: number | null;
        pool: string | null;
        run_id: string | null;
        /** @description For people: why it was decided so, with case and rule; what the engine said of an attempt. */
        text: string | null;
      }[];
      /** @description null: this is the last page, so far. */
      next_cursor: string | null;
    };
    HandReason: {
      /**
       * @description For the record, and for whoever asks why.
       * @default
       */
      reason: string;
    };
    HandPriority: {
      priority: ('low' | 'normal' | 'high' | 'critical') | number;
      /**
       * @description For the record, and for whoever asks why.
       * @default
       */
      reason: string;
    };
    HandMove: {
      /** @description null: back to where the policy sends it. */
      pool: string | null;
      /**
       * @description For the record, and for whoever asks why.
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
            /** @description The case that they wait under; held: held by an operator. */
            case?: string;
            older_than_seconds?: number;
          };
          /**
           * @description For the record, and for whoever asks why.
           * @default
           */
          reason: string;
          /**
           * @description Says what would be touched, and touches nothing.
           * @default false
           */
          dry_run: boolean;
          /**
           * @description Touches so many at most; `more` tells whether there are others.
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
            /** @description The case that they wait under; held: held by an operator. */
            case?: string;
            older_than_seconds?: number;
          };
          /**
           * @description For the record, and for whoever asks why.
           * @default
           */
          reason: string;
          /**
           * @description Says what would be touched, and touches nothing.
           * @default false
           */
          dry_run: boolean;
          /**
           * @description Touches so many at most; `more` tells whether there are others.
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
            /** @description The case that they wait under; held: held by an operator. */
            case?: string;
            older_than_seconds?: number;
          };
          /**
           * @description For the record, and for whoever asks why.
           * @default
           */
          reason: string;
          /**
           * @description Says what would be touched, and touches nothing.
           * @default false
           */
          dry_run: boolean;
          /**
           * @description Touches so many at most; `more` tells whether there are others.
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
            /** @description The case that they wait under; held: held by an operator. */
            case?: string;
            older_than_seconds?: number;
          };
          /**
           * @description For the record, and for whoever asks why.
           * @default
           */
          reason: string;
          /**
           * @description Says what would be touched, and touches nothing.
           * @default false
           */
          dry_run: boolean;
          /**
           * @description Touches so many at most; `more` tells whether there are others.
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
            /** @description The case that they wait under; held: held by an operator. */
            case?: string;
            older_than_seconds?: number;
          };
          /**
           * @description For the record, and for whoever asks why.
           * @default
           */
          reason: string;
          /**
           * @description Says what would be touched, and touches nothing.
           * @default false
           */
          dry_run: boolean;
          /**
           * @description Touches so many at most; `more` tells whether there are others.
           * @default 100
           */
          limit: number;
        };
    Touched: {
      request_id: string;
      /** @enum {string} */
      outcome: 'done' | 'would' | 'moved-meanwhile' | 'already-so' | 'not-in-queue' | 'already-final';
      /** @description Now, as all that follows; of a dry run and of `cancel`, as it was found. */
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
        /** @description What it was done to: a job request, a dead letter, a schedule, a template, a policy, the settings. */
        subject: string;
        reason: string;
        /** @description What it was before and after. */
        detail: unknown;
      }[];
      /** @description For the page after this one; null: this is the last. */
      next_before: string | null;
    };
    JobLimit: {
      /** @description For a job request that says nothing. */
      default: number;
      /** @description The key of the settings that says so. */
      default_from: string;
      /** @description The most that a job request may have: one that asks for more has this. */
      max: number;
      /** @description The key of the settings that says so; null: the contract of job requests. */
      max_from: string | null;
    };
    CatalogueJobRow: {
      job_id: string;
      /** @description false: only the settings name it; its job requests are in the case job-not-declared. */
      declared: boolean;
      /** @description As the engine has it; null: it is not declared. */
      name: string | null;
      /** @description Where the engine runs it when nothing else is said; null: it is not declared. */
      compute: {
        /**
         * @description own: job clusters, serverless, or a process.
         * @enum {string}
         */
        kind: 'cluster' | 'own';
        cluster_id: string | null;
        /** @description null also for a cluster that the engine does not show. */
        cluster_name: string | null;
      } | null;
      /** @description settings.jobs has it. */
      in_settings: boolean;
      /**
       * @description declared: as it is declared; mapped: as another job in each pool; submit: its task on the chosen cluster.
       * @enum {string}
       */
      placement: 'declared' | 'mapped' | 'submit';
      max_concurrent_runs: components['schemas']['JobLimit'];
      max_run_seconds: components['schemas']['JobLimit'];
      /** @description The time limit that the engine itself has for it: the shorter of the two ends a run. null: it has none, or is not declared. */
      declared_max_run_seconds: number | null;
      /** @description How long a run of it may take to begin, from its submission, in whatever pool; null: as the pool says. */
      max_start_seconds: number | null;
    };
    CatalogueJobPage: {
      engine: string;
      /** @description How old the snapshot is. Its list of jobs may be a minute older: it is not read each time. */
      snapshot_age_seconds: number;
      items: components['schemas']['CatalogueJobRow'][];
      next_cursor: string | null;
    };
    CatalogueJob: {
      engine: string;
      /** @description How old the snapshot is. Its list of jobs may be a minute older: it is not read each time. */
      snapshot_age_seconds: number;
      job_id: string;
      /** @description false: only the settings name it; its job requests are in the case job-not-declared. */
      declared: boolean;
      /** @description As the engine has it; null: it is not declared. */
      name: string | null;
      /** @description Where the engine runs it when nothing else is said; null: it is not declared. */
      compute: {
        /**
         * @description own: job clusters, serverless, or a process.
         * @enum {string}
         */
        kind: 'cluster' | 'own';
        cluster_id: string | null;
        /** @description null also for a cluster that the engine does not show. */
        cluster_name: string | null;
      } | null;
      /** @description settings.jobs has it. */
      in_settings: boolean;
      /**
       * @description declared: as it is declared; mapped: as another job in each pool; submit: its task on the chosen cluster.
       * @enum {string}
       */
      placement: 'declared' | 'mapped' | 'submit';
      max_concurrent_runs: components['schemas']['JobLimit'];
      max_run_seconds: components['schemas']['JobLimit'];
      /** @description The time limit that the engine itself has for it: the shorter of the two ends a run. null: it has none, or is not declared. */
      declared_max_run_seconds: number | null;
      /** @description How long a run of it may take to begin, from its submission, in whatever pool; null: as the pool says. */
      max_start_seconds: number | null;
      /** @description The keys of the settings that name it. */
      named_in: string[];
      /** @description As which job it runs in which pool, where it is mapped. */
      mapped: {
        pool: string;
        job_id: string;
        declared: boolean;
      }[];
      /** @description The template of its output; null: it reports one itself. Without what follows a question mark. */
      output_uri: string | null;
      /** @description How many of its ended requests are kept, and how long: the first that lets one go removes it. */
      keep: {
        /** @description Its newest ended requests of each tenant; null: however many there are. */
        runs: number | null;
        /** @description null: for ever. */
        days: number | null;
      };
      retry: {
        /** @description 0 also where settings.retry.enabled is false. */
        infrastructure_retries_max: number;
        pause_seconds: number;
        pause_seconds_max: number;
      };
      /** @description The parameter in which each run is given its checkpoint; null: none is. */
      checkpoint: {
        parameter: string;
        /** @enum {string} */
        as: 'python_params' | 'jar_params' | 'notebook_params';
        /** @description Without what follows a question mark. */
        uri: string;
      } | null;
      /** @description Which it takes; null: whatever a job request carries. */
      parameters: {
        python_params: {
          required: boolean;
          one_of: string[] | null;
          /** @description Of RE2, found anywhere in the text. */
          pattern: string | null;
        }[];
        jar_params: {
          required: boolean;
          one_of: string[] | null;
          /** @description Of RE2, found anywhere in the text. */
          pattern: string | null;
        }[];
        notebook_params: {
          [key: string]: {
            required: boolean;
            one_of: string[] | null;
            /** @description Of RE2, found anywhere in the text. */
            pattern: string | null;
          };
        };
        /**
         * @description What is not described here.
         * @enum {string}
         */
        others: 'refuse' | 'allow';
      } | null;
      /** @description Which jobs the end of a request of it begins. */
      then: {
        job_id: string;
        /** @enum {string} */
        on: 'ended' | 'succeeded' | 'failed' | 'timed-out' | 'cancelled' | 'rejected' | 'expired';
      }[];
    };
    Output: {
      /** @description What the job reported, or the address that is set for it. */
      uri: string;
      /** @description What it is an address of, by its scheme: abfss, s3, https, models. */
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
      /** @description For the next page; null: there is none. */
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
        /** @description What it says itself; null: the settings do. */
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
        /** @description null: the engine has taken none of its attempts. */
        ran: {
          /** @description Of its last attempt. */
          pool: string;
          /**
           * Format: date-time
           * @description When it was let run first.
           */
          started: string;
          /** @description What its attempts took of the engine together; of one that goes on, until now. */
          run_seconds: number;
          goes_on: boolean;
          last_attempt: {
            /** @description null: compute of its own. */
            cluster_id: string | null;
            /**
             * Format: date-time
             * @description By the engine.
             */
            accepted: string;
            /** @description null: it goes on. */
            ended: string | null;
          };
        } | null;
      }[];
      next_after: string | null;
    };
    PastClustersPage: {
      /** @description How many of a pool ran and came up, in the order of time. */
      sightings: {
        pool: string;
        running: number;
        starting: number;
        /** @description One that ran; null: none did that a request could use. */
        cluster_id: string | null;
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        until: string;
      }[];
      /** @description On the first page: all of the period and of 30 days before it. */
      starts: {
        pool: string;
        /** Format: date-time */
        recorded: string;
        cluster_id: string | null;
        /** @description When the engine had been asked, or it was given up. */
        done: string | null;
        /** @description When it was first seen to run; null: it is not known, or it never came up. */
        up: string | null;
        given_up: boolean;
        /** @description Before anybody waited for it. */
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
        /** @description What it was taken on. */
        facts: unknown;
      }[];
      next_after: string | null;
    };
    Policies: {
      /** @description Who answers. */
      replica: string;
      /** @description On this replica. */
      in_force: {
        name: string;
        version: string;
        /** Format: date-time */
        loaded: string;
      };
      /** @description What every replica is to decide by; this one takes it with its next look. */
      wanted: {
        version: string;
        /**
         * @description file: the newest text of a file; promoted: put in its place by `policy promote`.
         * @enum {string}
         */
        how: 'file' | 'promoted';
        /** @description The replica whose file it was, or who promoted it. */
        by: string;
        /** Format: date-time */
        since: string;
        /** @description The newest text of a file. What was promoted stays until a file has another. */
        file_version: string;
      } | null;
      /** @description The newest text, when it was refused; null: it was not. */
      refused: {
        /** @description Empty: it could not be read. */
        version: string;
        /** Format: date-time */
        at: string;
        /** @description As the log has them. */
        problems: string;
      } | null;
      /** @description What of the configuration is in force on this replica. */
      settings: {
        /** @description The same settings are the same version on every replica. */
        version: string;
        /** Format: date-time */
        loaded: string;
        /** @description The newest configuration, when it was refused; null: it was not. */
        refused: {
          /** Format: date-time */
          at: string;
          problems: {
            path: string;
            message: string;
          }[];
        } | null;
      };
      /** @description Versions that were in force, a hundred at most. */
      kept: {
        name: string;
        version: string;
        /** Format: date-time */
        first_used: string;
      }[];
    };
    Shadow: {
      /** @description Who answers. */
      replica: string;
      /** @description null: there is no shadow now. */
      candidate: {
        name: string;
        version: string;
        /** Format: date-time */
        since: string;
        /** @description It failed while it was asked, and is not asked again until its text changes. */
        broken: boolean;
      } | null;
      /** @description The newest text, when it was refused; null: it was not. */
      refused: {
        /** @description Empty: it could not be read. */
        version: string;
        /** Format: date-time */
        at: string;
        /** @description As the log has them. */
        problems: string;
      } | null;
      /** @description Since when any replica has looked at it; null: none has yet. */
      seen_since: string | null;
      /** @description By the case of the policy in force, of all replicas. */
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
      /** @description The last hundred of all replicas, the newest first. */
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
          /** @description null: it is not let run. */
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
          /** @description null: it is not let run. */
          pool: string | null;
        };
      }[];
    };
    Promote: {
      /** @description shadow: of the replica that answers, as its file stands now; kept: in force before; text: a new one. */
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
            /** @description As what it is called where something is wrong with it. */
            file: string;
            text: string;
            /**
             * @description null: it has none.
             * @default null
             */
            examples: string | null;
          };
      /**
       * @description For the record.
       * @default
       */
      reason: string;
      /**
       * @description Says what would be, and changes nothing.
       * @default false
       */
      dry_run: boolean;
    };
    Promoted: {
      name: string;
      version: string;
      /** @enum {string} */
      outcome: 'promoted' | 'would' | 'already-in-force';
      /** @description What was in force until now; null: nothing. */
      in_place_of: {
        version: string;
        /**
         * @description file: the newest text of a file; promoted: put in its place by `policy promote`.
         * @enum {string}
         */
        how: 'file' | 'promoted';
        /** @description The replica whose file it was, or who promoted it. */
        by: string;
        /** Format: date-time */
        since: string;
        /** @description The newest text of a file. What was promoted stays until a file has another. */
        file_version: string;
      } | null;
    };
    JobTemplateBody: {
      /** @description The same name again makes the next version. */
      name: string;
      /** @description A job request as mediators send it, without correlation_id, created_time, template. */
      request: {
        [key: string]: unknown;
      };
      /**
       * @description What a run may say otherwise: fields of a job request, or notebook_params.<name> for one parameter.
       * @default []
       */
      overridable: string[];
    };
    JobTemplateRun: {
      /** @description As that of every job request: the same again is the same request. */
      correlation_id: string;
      /** @description None: the newest. */
      version?: number | null;
      /**
       * @description Fields of a job request that the template lets be overridden; notebook_params are put over its own, name by name.
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
      /** @description Since when no new runs are made of it; null: they are. */
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
      /** @description Since when no new runs are made of it; null: they are. */
      retired: string | null;
      name: string;
      tenant_id: string;
      job_id: string;
      /** @description What each run asks for. */
      request: {
        [key: string]: unknown;
      };
      /** @description What a run may say otherwise. */
      overridable: string[];
    };
    JobTemplate: {
      version: number;
      /** Format: date-time */
      made: string;
      made_by: string;
      /** @description Since when no new runs are made of it; null: they are. */
      retired: string | null;
      name: string;
      tenant_id: string;
      job_id: string;
      /** @description What each run asks for. */
      request: {
        [key: string]: unknown;
      };
      /** @description What a run may say otherwise. */
      overridable: string[];
      /** @description The last hundred, the newest first. */
      versions: {
        version: number;
        /** Format: date-time */
        made: string;
        made_by: string;
        /** @description Since when no new runs are made of it; null: they are. */
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
      /** @description For people. */
      name: string;
      /** @description As Quartz writes it: seconds, minutes, hours, day of month, month, day of week, and a year if wished. */
      cron: string;
      /** @description The IANA zone whose clock it fires by, such as Europe/Dublin. */
      time_zone: string;
      /** @description It does not fire before: epoch milliseconds, or ISO 8601 with a zone. */
      starts_at?: (number | string) | null;
      /** @description It does not fire after. */
      ends_at?: (number | string) | null;
      /** @description How often it fires, made up for or not; none: for ever. */
      executions_max?: number | null;
      /** @description A job request as mediators send it, without correlation_id and created_time; or template is said. */
      request?: {
        [key: string]: unknown;
      };
      /** @description A template that each fire is a run of; or request is said. */
      template?: {
        /** @description None: the newest. */
        version?: number | null;
        /**
         * @description Fields of a job request that the template lets be overridden; notebook_params are put over its own, name by name.
         * @default {}
         */
        overrides: {
          [key: string]: unknown;
        };
        name: string;
        /** @description Whose template; who has one tenant only need not say it. */
        tenant_id?: string | null;
      };
    };
    RequestScheduleRow: {
      schedule_id: string;
      name: string;
      tenant_id: string;
      user_id: string;
      /** @description Of a template: the job of the version that a fire of now would run. */
      job_id: string;
      /** @description null: it asks for a request of its own. */
      template: {
        name: string;
        /** @description null: the newest at each fire. */
        version: number | null;
        /** @description Which version a fire of now would run. */
        version_now: number | null;
        /** @description true: its fires are refused. */
        retired: boolean;
      } | null;
      cron: string;
      time_zone: string;
      starts_at: string | null;
      ends_at: string | null;
      /** @description null: it fires as often as it comes. */
      executions_max: number | null;
      /** @description How often it has fired since it was made, or since it was started after it had fired as often as it may. */
      executions: number;
      /** @enum {string} */
      status: 'running' | 'stopped';
      /** @description When it fires next; null: it is stopped. */
      next_at: string | null;
      /** @description Why its last fire became no job request, or why it has stopped by itself. */
      message: string;
      /** Format: date-time */
      created: string;
    };
    RequestSchedule: {
      schedule_id: string;
      name: string;
      tenant_id: string;
      user_id: string;
      /** @description Of a template: the job of the version that a fire of now would run. */
      job_id: string;
      /** @description null: it asks for a request of its own. */
      template: {
        name: string;
        /** @description null: the newest at each fire. */
        version: number | null;
        /** @description Which version a fire of now would run. */
        version_now: number | null;
        /** @description true: its fires are refused. */
        retired: boolean;
      } | null;
      cron: string;
      time_zone: string;
      starts_at: string | null;
      ends_at: string | null;
      /** @description null: it fires as often as it comes. */
      executions_max: number | null;
      /** @description How often it has fired since it was made, or since it was started after it had fired as often as it may. */
      executions: number;
      /** @enum {string} */
      status: 'running' | 'stopped';
      /** @description When it fires next; null: it is stopped. */
      next_at: string | null;
      /** @description Why its last fire became no job request, or why it has stopped by itself. */
      message: string;
      /** Format: date-time */
      created: string;
      /** @description What each fire asks for; null: a run of the template. */
      request: {
        [key: string]: unknown;
      } | null;
      /** @description What each run of the template says otherwise; null: it names none. */
      overrides: {
        [key: string]: unknown;
      } | null;
      /** @description The last twenty, the newest first. */
      fires: {
        /** Format: date-time */
        fire_at: string;
        /**
         * @description due: no job request has been made of it yet.
         * @enum {string}
         */
        outcome: 'due' | 'made' | 'refused';
        request_id: string | null;
        /** @description Why there is none, or none yet. */
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
        /** @description Only in these states: repeated, or separated by commas. */
        state?: string | string[];
        /** @description Only of this tenant. */
        tenant_id?: string | null;
        /** @description Only of this job. */
        job_id?: string | null;
        /** @description Only with this correlation id: of each tenant, one at most. */
        correlation_id?: string | null;
        /** @description Only runs of the template of this name. */
        template?: string | null;
        /** @description Only those whose job response is `due`: to be published yet, or `parked`: no queue would have it, and it is tried again. */
        response?: ('due' | 'parked') | null;
        /** @description Only created at or after this time: epoch milliseconds, or ISO 8601 with a zone. */
        created_after?: string | null;
        /** @description The page after the one that was answered with this. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description The same was stored before: nothing new. */
      200: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          /** @description Where to look for it. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Taken'];
        };
      };
      /** @description It is stored: it will be decided, and answered. */
      202: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          /** @description Where to look for it. */
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
      /** @description `tenant-not-allowed`: Job requests of this tenant may not be sent by whoever sent it. `not-allowed`: The credential does not allow this. */
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
      /** @description `tenant-queue-full`: As many requests of the tenant wait as may. Nothing was taken; send it again later. `too-many-calls`: Too many calls. Send it again later. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description What became of each, in their order. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description It is gone, and its correlation id is forgotten. */
      200: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Removed'];
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
      /** @description `still-needed`: The request is needed still, and cannot be removed. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description What a pass would decide at this moment, and what would change it. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description The decisions, with the facts they were taken on. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description The page after the one that was answered with this. */
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
      /** @description Decisions, attempts, its end and its answer, each with its time. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description What was sent, its numbers to the last digit. The order of its fields is not kept. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          /** @description Where it is. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Cancelling'];
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description It is so now. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description It is so now. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description It is so now. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description It is so now. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description What was touched, or would be. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description Only of this tenant, as far as the message says whose it is. */
        tenant_id?: string;
        /** @description At most so many: 1 to 500. */
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
          /** @description The name of the call. */
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
      /** @description `dead-letters-unavailable`: The dead letters cannot be had from the broker now. Asking again does no harm. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description A fingerprint of what the message says: two that say the same have the same one. */
        letter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The dead letter. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `dead-letters-unavailable`: The dead letters cannot be had from the broker now. Asking again does no harm. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description What became of each. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `dead-letters-unavailable`: The dead letters cannot be had from the broker now. Asking again does no harm. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description The pools, by the last snapshot of the engine. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `engine-unavailable`: The engine cannot be reached. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description Only with this in their name, in whatever case. */
        name?: string | null;
        /** @description false: only those that the settings name and the engine does not declare. */
        declared?: ('true' | 'false') | null;
        /** @description The page after the one that was answered with this. */
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
      /** @description A page of jobs, by the last snapshot of the engine. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `engine-unavailable`: The engine cannot be reached. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description The job, by the last snapshot of the engine. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `engine-unavailable`: The engine cannot be reached. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description Of attempts that ended at or after this time: ISO 8601 with a zone. */
        from: string;
        /** @description And before this time. */
        to: string;
        /** @description What each row is of. */
        by?: 'tenant' | 'job' | 'pool';
        /** @description Only of this tenant. */
        tenant_id?: string | null;
        /** @description At most so many rows: 1 to 1000. */
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The dearest first. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
  listOutputs: {
    parameters: {
      query?: {
        /** @description Only of this tenant. */
        tenant_id?: string | null;
        /** @description Only of this job. */
        job_id?: string | null;
        /** @description Only recorded at or after this time: epoch milliseconds, or ISO 8601 with a zone. */
        created_after?: string | null;
        /** @description The page after the one that was answered with this. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
  listRequestSchedules: {
    parameters: {
      query?: {
        /** @description Only of this tenant. */
        tenant_id?: string | null;
        /** @description Only those that are running, or stopped. */
        status?: ('running' | 'stopped') | null;
        /** @description Only those whose fires are runs of the template of this name. */
        template?: string | null;
        /** @description The page after the one that was answered with this. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description Sent again with the same key and the same body, the call makes no second one, and is answered with what the first has made, as long as that is there. A UUID, of your own choosing. */
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
      /** @description It was made under this Idempotency-Key before, and is as it is by now. */
      200: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          /** @description Where to look for it. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestScheduleRow'];
        };
      };
      /** @description It is kept, and running. */
      201: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          /** @description Where to look for it. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestScheduleRow'];
        };
      };
      /** @description `invalid-request`: The job request is not valid. `not-json`: The body is not JSON in UTF-8. `queue-not-allowed`: The notification queue is not allowed for this tenant. `unstorable`: The body holds text that cannot be stored. `bad-idempotency-key`: The Idempotency-Key is none. `bad-request`: The call is not valid HTTP. */
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
      /** @description `tenant-not-allowed`: Job requests of this tenant may not be sent by whoever sent it. `not-allowed`: The credential does not allow this. */
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
      /** @description `idempotency-key-reused`: The Idempotency-Key was used for something else. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description It is gone. */
      200: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RemovedSchedule'];
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestScheduleRow'];
        };
      };
      /** @description `invalid-request`: The job request is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-request' | 'bad-request';
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestScheduleRow'];
        };
      };
      /** @description `invalid-request`: The job request is not valid. `bad-request`: The call is not valid HTTP. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @enum {unknown} */
            code?: 'invalid-request' | 'bad-request';
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description The page after the one that was answered with this. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description The newest version says the same: nothing new. */
      200: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          /** @description Where to look for it. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobTemplateRow'];
        };
      };
      /** @description It is kept: a new version, from which runs are made unless they name another. */
      201: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          /** @description Where to look for it. */
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
      /** @description `tenant-not-allowed`: Job requests of this tenant may not be sent by whoever sent it. `not-allowed`: The credential does not allow this. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description Whose template; who has one tenant only need not say it. */
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
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobTemplate'];
        };
      };
      /** @description `bad-query`: The query is not valid. `no-tenant`: Which tenant is meant is not said. `bad-request`: The call is not valid HTTP. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description Whose template; who has one tenant only need not say it. */
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
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobTemplateRow'];
        };
      };
      /** @description `bad-query`: The query is not valid. `no-tenant`: Which tenant is meant is not said. `bad-request`: The call is not valid HTTP. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description Whose template; who has one tenant only need not say it. */
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
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobTemplateVersion'];
        };
      };
      /** @description `bad-query`: The query is not valid. `no-tenant`: Which tenant is meant is not said. `bad-request`: The call is not valid HTTP. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description Whose template; who has one tenant only need not say it. */
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
      /** @description The same was stored before: nothing new. */
      200: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          /** @description Where to look for it. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Taken'];
        };
      };
      /** @description It is stored: it will be decided, and answered. */
      202: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          /** @description Where to look for it. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Taken'];
        };
      };
      /** @description `invalid-request`: The job request is not valid. `not-json`: The body is not JSON in UTF-8. `queue-not-allowed`: The notification queue is not allowed for this tenant. `unstorable`: The body holds text that cannot be stored. `bad-query`: The query is not valid. `no-tenant`: Which tenant is meant is not said. `bad-request`: The call is not valid HTTP. */
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
      /** @description `tenant-not-allowed`: Job requests of this tenant may not be sent by whoever sent it. `not-allowed`: The credential does not allow this. */
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
      /** @description `tenant-queue-full`: As many requests of the tenant wait as may. Nothing was taken; send it again later. `too-many-calls`: Too many calls. Send it again later. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
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
      /** @description `tenant-not-allowed`: Job requests of this tenant may not be sent by whoever sent it. `not-allowed`: The credential does not allow this. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
  listPastRequests: {
    parameters: {
      query: {
        /** @description Of requests that were received at or after this time: ISO 8601 with a zone. */
        from: string;
        /** @description And before this time. */
        to: string;
        /** @description unended: before them, those that were received earlier and had not ended at `from`. */
        earlier?: 'none' | 'unended';
        /** @description Where the page before ended. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
  listPastClusters: {
    parameters: {
      query: {
        /** @description Of decisions that were taken at or after this time: ISO 8601 with a zone. */
        from: string;
        /** @description And before this time. */
        to: string;
        /** @description Where the page before ended. */
        after?: string | null;
        /** @description So many decisions are looked at. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
  showDeciding: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Policy, settings, and what the engine has. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `engine-unavailable`: The engine cannot be reached. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description The policy, and the versions that are kept, the newest first. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description What is in force now, or would be. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description The candidate, and where it differs. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description The first is 0. */
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
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobPage'];
        };
      };
      /** @description `no-tenant`: Which tenant is meant is not said. `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description Sent again with the same key and the same body, the call makes no second one, and is answered with what the first has made, as long as that is there. A UUID, of your own choosing. */
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
      /** @description It was made under this Idempotency-Key before, and is as it is by now. */
      200: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          /** @description Where to look for it. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      /** @description It is stored and will run. */
      201: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          /** @description Where to look for it. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      /** @description `no-tenant`: Which tenant is meant is not said. `not-json`: The body is not JSON in UTF-8. `invalid-request`: The job request is not valid. `bad-idempotency-key`: The Idempotency-Key is none. `bad-request`: The call is not valid HTTP. */
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
      /** @description `idempotency-key-reused`: The Idempotency-Key was used for something else. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Errors'];
        };
      };
      /** @description `tenant-queue-full`: As many requests of the tenant wait as may. Nothing was taken; send it again later. `too-many-calls`: Too many calls. Send it again later. */
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
      /** @description `registry-unavailable`: Whether the tenant may use what is named cannot be found out now. Nothing was taken; send it again. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      /** @description `no-tenant`: Which tenant is meant is not said. `bad-request`: The call is not valid HTTP. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      /** @description `no-tenant`: Which tenant is meant is not said. `bad-request`: The call is not valid HTTP. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description The first is 0. */
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
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SchedulePage'];
        };
      };
      /** @description `no-tenant`: Which tenant is meant is not said. `bad-query`: The query is not valid. `bad-request`: The call is not valid HTTP. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
        /** @description Sent again with the same key and the same body, the call makes no second one, and is answered with what the first has made, as long as that is there. A UUID, of your own choosing. */
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
      /** @description It was made under this Idempotency-Key before, and is as it is by now. */
      200: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          /** @description Where to look for it. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Schedule'];
        };
      };
      /** @description It is kept, and RUNNING. */
      201: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          /** @description Where to look for it. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Schedule'];
        };
      };
      /** @description `no-tenant`: Which tenant is meant is not said. `not-json`: The body is not JSON in UTF-8. `invalid-request`: The job request is not valid. `bad-idempotency-key`: The Idempotency-Key is none. `bad-request`: The call is not valid HTTP. */
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
      /** @description `idempotency-key-reused`: The Idempotency-Key was used for something else. */
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
      /** @description `registry-unavailable`: Whether the tenant may use what is named cannot be found out now. Nothing was taken; send it again. `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Schedule'];
        };
      };
      /** @description `no-tenant`: Which tenant is meant is not said. `bad-request`: The call is not valid HTTP. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
      /** @description It is gone. */
      200: {
        headers: {
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      /** @description `no-tenant`: Which tenant is meant is not said. `bad-request`: The call is not valid HTTP. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Schedule'];
        };
      };
      /** @description `no-tenant`: Which tenant is meant is not said. `invalid-request`: The job request is not valid. `bad-request`: The call is not valid HTTP. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Schedule'];
        };
      };
      /** @description `no-tenant`: Which tenant is meant is not said. `invalid-request`: The job request is not valid. `bad-request`: The call is not valid HTTP. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. `issuer-unavailable`: The keys of the issuer of the token cannot be had. Send it again. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. */
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
      /** @description It can; parts that it can do without may be missing. */
      200: {
        headers: {
          /** @description The name of the call. */
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
      /** @description It cannot: a part that it needs is not ready. */
      503: {
        headers: {
          /** @description The name of the call. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. */
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
          /** @description The name of the call. */
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
      /** @description `store-unavailable`: The store cannot be reached. Send it again. `overloaded`: Too much is in hand. Send it again. `out-of-time`: The service did not finish in time. It is safe to send the call again. */
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
