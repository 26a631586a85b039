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
     * @description Needs the scope `requests:read`.
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
     * @description Needs the scope `requests:read`.
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
      source: string;
      priority: number;
      max_concurrent_runs: number;
      notification_queue: string;
      state: components['schemas']['State'];
      waiting: {
        case: string;
        rule: string;
        reason: string;
        /** Format: date-time */
        since: string;
        /** Format: date-time */
        next_check: string;
        position: number | null;
      } | null;
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
      source: string;
      priority: number;
      max_concurrent_runs: number;
      notification_queue: string;
      state: components['schemas']['State'];
      waiting: {
        case: string;
        rule: string;
        reason: string;
        /** Format: date-time */
        since: string;
        /** Format: date-time */
        next_check: string;
        position: number | null;
      } | null;
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
      cost: number | null;
      attempts: {
        number: number;
        engine: string;
        pool: string;
        cluster_id: string | null;
        sent_as: string | null;
        run_id: string | null;
        url: string | null;
        /** Format: date-time */
        submitted: string;
        ended: string | null;
        outcome: string | null;
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
        body: unknown;
      } | null;
      template: {
        name: string;
        version: number;
      } | null;
      follows: {
        request_id: string;
        correlation_id: string;
      } | null;
      followers: {
        job_id: string;
        /** @enum {string} */
        state: 'due' | 'begun' | 'refused';
        request_id: string | null;
        reason: string | null;
      }[];
    };
    JobRequestPage: {
      items: components['schemas']['JobRequestRow'][];
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
        facts: unknown;
      }[];
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      code: string;
      instance?: string;
      errors?: {
        path: string;
        message: string;
      }[];
    };
    JobParameters: {
      modelId: string;
      configurationId: string;
      inputFolderId?: string | null;
      outputFolderId?: string | null;
      maximumExecutionTimeInSeconds?: string | number | null;
    } & {
      [key: string]: unknown;
    };
    Job: {
      id: string;
      modelId: string;
      environmentId: string | null;
      message: string;
      /** @enum {string} */
      status: 'SUBMITTED' | 'STARTING' | 'RUNNING' | 'STOPPING' | 'FAILED' | 'SUCCEEDED' | 'STOPPED';
      /** Format: date-time */
      creationDate: string;
      createdBy: string;
      inputFolderId: string | null;
      outputFolderId: string | null;
      configurationId: string;
      maximumExecutionTimeInSeconds: string | null;
      scheduleId: string | null;
      steps: {
        /** @enum {string} */
        step: 'validate-inputs' | 'start-environment' | 'prepare-input' | 'execute' | 'store-results';
        /** @enum {string} */
        state: 'pending' | 'active' | 'done' | 'failed' | 'stopped' | 'skipped';
      }[];
    };
    ListedJob: {
      jobId: string;
      id: string;
      modelId: string;
      environmentId: string | null;
      message: string;
      /** @enum {string} */
      status: 'SUBMITTED' | 'STARTING' | 'RUNNING' | 'STOPPING' | 'FAILED' | 'SUCCEEDED' | 'STOPPED';
      /** Format: date-time */
      creationDate: string;
      createdBy: string;
      inputFolderId: string | null;
      outputFolderId: string | null;
      configurationId: string;
      maximumExecutionTimeInSeconds: string | null;
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
      scheduleString: string;
      inputFolderId?: string | null;
      outputFolderId?: string | null;
      maximumExecutionTime?: string | number | null;
      name?: string | null;
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
      createdBy: string;
      /** @enum {string} */
      status: 'RUNNING' | 'STOPPED';
      inputFolderId: string | null;
      outputFolderId: string | null;
      configurationId: string;
      maximumExecutionTime: number | null;
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
        code: string;
        message: string;
        logref: string;
      }[];
    };
    JobRequests: {
      items: components['schemas']['JobRequest'][];
    };
    JobRequestsTaken: {
      items: {
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
        of: string;
        runs: number;
        run_seconds: number;
        cost: number | null;
        unpriced_seconds: number;
      }[];
      more: boolean;
    };
    DeadLetter: {
      id: string;
      queue: string;
      reason: string;
      description: string;
      tenant_id: string | null;
      correlation_id: string | null;
      message_id: string | null;
      since: string | null;
      bytes: number;
    };
    DeadLetters: {
      items: components['schemas']['DeadLetter'][];
      more: boolean;
    };
    DeadLetterWithBody: {
      id: string;
      queue: string;
      reason: string;
      description: string;
      tenant_id: string | null;
      correlation_id: string | null;
      message_id: string | null;
      since: string | null;
      bytes: number;
      /** @enum {string} */
      encoding: 'utf-8' | 'base64';
      body: string;
    };
    DeadLetterReplay: {
      filter: {
        ids?: string[];
        queue?: string;
        code?: string;
        tenant_id?: string;
      };
      /** @default  */
      reason: string;
      /** @default false */
      dry_run: boolean;
      /** @default 100 */
      limit: number;
    };
    DeadLettersReplayed: {
      items: {
        id: string;
        queue: string;
        reason: string;
        description: string;
        tenant_id: string | null;
        correlation_id: string | null;
        message_id: string | null;
        since: string | null;
        bytes: number;
        /** @enum {string} */
        outcome: 'would' | 'stored' | 'same' | 'refused';
        request_id: string | null;
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
        text: string | null;
      };
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
        reason: string;
        policy_version: string;
        pool: string | null;
        effects: {
          effect: string;
          pool: string | null;
        }[];
      };
      held: boolean;
      started_before: number | null;
      waits_on: {
        /** @enum {string} */
        what: 'hold' | 'start-time' | 'engine' | 'job' | 'tenant' | 'pool' | 'policy';
        name: string;
        taken: number | null;
        of: number | null;
        until: string | null;
      }[];
      would_run_if: {
        sentence: string;
        changes: ({
          kind: string;
        } & {
          [key: string]: unknown;
        })[];
      }[];
      expected_start: {
        likely: string | null;
        late: string | null;
        sentence: string;
      } | null;
      facts: unknown;
    };
    Explanation: {
      request_id: string;
      state: components['schemas']['State'];
      recorded: {
        case: string;
        rule: string;
        reason: string;
        /** Format: date-time */
        since: string;
        /** Format: date-time */
        next_check: string;
        position: number | null;
      } | null;
      position: number | null;
      next_check: string | null;
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
      now: {
        /** @enum {string} */
        outcome: 'run' | 'wait' | 'reject' | 'expire';
        case: string;
        rule: string;
        route: string | null;
        reason: string;
        policy_version: string;
        pool: string | null;
        effects: {
          effect: string;
          pool: string | null;
        }[];
      } | null;
      held: boolean;
      started_before: number | null;
      waits_on: {
        /** @enum {string} */
        what: 'hold' | 'start-time' | 'engine' | 'job' | 'tenant' | 'pool' | 'policy';
        name: string;
        taken: number | null;
        of: number | null;
        until: string | null;
      }[];
      would_run_if: {
        sentence: string;
        changes: ({
          kind: string;
        } & {
          [key: string]: unknown;
        })[];
      }[];
      expected_start: {
        likely: string | null;
        late: string | null;
        sentence: string;
      } | null;
      facts: unknown;
    };
    Pools: {
      engine: string;
      snapshot_age_seconds: number | null;
      pools: {
        name: string;
        slots: number;
        active_runs: number;
        free_slots: number;
        occupancy: number;
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
    HandReason: {
      /** @default  */
      reason: string;
    };
    HandPriority: {
      priority: ('low' | 'normal' | 'high' | 'critical') | number;
      /** @default  */
      reason: string;
    };
    HandMove: {
      pool: string | null;
      /** @default  */
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
            case?: string;
            older_than_seconds?: number;
          };
          /** @default  */
          reason: string;
          /** @default false */
          dry_run: boolean;
          /** @default 100 */
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
            case?: string;
            older_than_seconds?: number;
          };
          /** @default  */
          reason: string;
          /** @default false */
          dry_run: boolean;
          /** @default 100 */
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
            case?: string;
            older_than_seconds?: number;
          };
          /** @default  */
          reason: string;
          /** @default false */
          dry_run: boolean;
          /** @default 100 */
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
            case?: string;
            older_than_seconds?: number;
          };
          /** @default  */
          reason: string;
          /** @default false */
          dry_run: boolean;
          /** @default 100 */
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
            case?: string;
            older_than_seconds?: number;
          };
          /** @default  */
          reason: string;
          /** @default false */
          dry_run: boolean;
          /** @default 100 */
          limit: number;
        };
    Touched: {
      request_id: string;
      /** @enum {string} */
      outcome: 'done' | 'would' | 'moved-meanwhile' | 'already-so' | 'not-in-queue' | 'already-final';
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
        act: string;
        request_id: string | null;
        subject: string;
        reason: string;
        detail: unknown;
      }[];
      next_before: string | null;
    };
    JobLimit: {
      default: number;
      default_from: string;
      max: number;
      max_from: string | null;
    };
    CatalogueJobRow: {
      job_id: string;
      declared: boolean;
      name: string | null;
      compute: {
        /** @enum {string} */
        kind: 'cluster' | 'own';
        cluster_id: string | null;
        cluster_name: string | null;
      } | null;
      in_settings: boolean;
      /** @enum {string} */
      placement: 'declared' | 'mapped' | 'submit';
      max_concurrent_runs: components['schemas']['JobLimit'];
      max_run_seconds: components['schemas']['JobLimit'];
      declared_max_run_seconds: number | null;
      max_start_seconds: number | null;
    };
    CatalogueJobPage: {
      engine: string;
      snapshot_age_seconds: number;
      items: components['schemas']['CatalogueJobRow'][];
      next_cursor: string | null;
    };
    CatalogueJob: {
      engine: string;
      snapshot_age_seconds: number;
      job_id: string;
      declared: boolean;
      name: string | null;
      compute: {
        /** @enum {string} */
        kind: 'cluster' | 'own';
        cluster_id: string | null;
        cluster_name: string | null;
      } | null;
      in_settings: boolean;
      /** @enum {string} */
      placement: 'declared' | 'mapped' | 'submit';
      max_concurrent_runs: components['schemas']['JobLimit'];
      max_run_seconds: components['schemas']['JobLimit'];
      declared_max_run_seconds: number | null;
      max_start_seconds: number | null;
      named_in: string[];
      mapped: {
        pool: string;
        job_id: string;
        declared: boolean;
      }[];
      output_uri: string | null;
      keep: {
        runs: number | null;
        days: number | null;
      };
      retry: {
        infrastructure_retries_max: number;
        pause_seconds: number;
        pause_seconds_max: number;
      };
      checkpoint: {
        parameter: string;
        /** @enum {string} */
        as: 'python_params' | 'jar_params' | 'notebook_params';
        uri: string;
      } | null;
      parameters: {
        python_params: {
          required: boolean;
          one_of: string[] | null;
          pattern: string | null;
        }[];
        jar_params: {
          required: boolean;
          one_of: string[] | null;
          pattern: string | null;
        }[];
        notebook_params: {
          [key: string]: {
            required: boolean;
            one_of: string[] | null;
            pattern: string | null;
          };
        };
        /** @enum {string} */
        others: 'refuse' | 'allow';
      } | null;
      then: {
        job_id: string;
        /** @enum {string} */
        on: 'ended' | 'succeeded' | 'failed' | 'timed-out' | 'cancelled' | 'rejected' | 'expired';
      }[];
    };
    Output: {
      uri: string;
      kind: string;
      /** Format: uuid */
      request_id: string;
      correlation_id: string;
      tenant_id: string;
      job_id: string;
      /** Format: date-time */
      recorded: string;
      run: {
        engine: string;
        run_id: string;
        url: string | null;
        attempt: number;
      } | null;
    };
    OutputPage: {
      items: components['schemas']['Output'][];
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
        ran: {
          pool: string;
          /** Format: date-time */
          started: string;
          run_seconds: number;
          goes_on: boolean;
          last_attempt: {
            cluster_id: string | null;
            /** Format: date-time */
            accepted: string;
            ended: string | null;
          };
        } | null;
      }[];
      next_after: string | null;
    };
    PastClustersPage: {
      sightings: {
        pool: string;
        running: number;
        starting: number;
        cluster_id: string | null;
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        until: string;
      }[];
      starts: {
        pool: string;
        /** Format: date-time */
        recorded: string;
        cluster_id: string | null;
        done: string | null;
        up: string | null;
        given_up: boolean;
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
        facts: unknown;
      }[];
      next_after: string | null;
    };
    Policies: {
      replica: string;
      in_force: {
        name: string;
        version: string;
        /** Format: date-time */
        loaded: string;
      };
      wanted: {
        version: string;
        /** @enum {string} */
        how: 'file' | 'promoted';
        by: string;
        /** Format: date-time */
        since: string;
        file_version: string;
      } | null;
      refused: {
        version: string;
        /** Format: date-time */
        at: string;
        problems: string;
      } | null;
      settings: {
        version: string;
        /** Format: date-time */
        loaded: string;
        refused: {
          /** Format: date-time */
          at: string;
          problems: {
            path: string;
            message: string;
          }[];
        } | null;
      };
      kept: {
        name: string;
        version: string;
        /** Format: date-time */
        first_used: string;
      }[];
    };
    Shadow: {
      replica: string;
      candidate: {
        name: string;
        version: string;
        /** Format: date-time */
        since: string;
        broken: boolean;
      } | null;
      refused: {
        version: string;
        /** Format: date-time */
        at: string;
        problems: string;
      } | null;
      seen_since: string | null;
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
          pool: string | null;
        };
      }[];
    };
    Promote: {
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
            file: string;
            text: string;
            /** @default null */
            examples: string | null;
          };
      /** @default  */
      reason: string;
      /** @default false */
      dry_run: boolean;
    };
    Promoted: {
      name: string;
      version: string;
      /** @enum {string} */
      outcome: 'promoted' | 'would' | 'already-in-force';
      in_place_of: {
        version: string;
        /** @enum {string} */
        how: 'file' | 'promoted';
        by: string;
        /** Format: date-time */
        since: string;
        file_version: string;
      } | null;
    };
    JobTemplateBody: {
      name: string;
      request: {
        [key: string]: unknown;
      };
      /** @default [] */
      overridable: string[];
    };
    JobTemplateRun: {
      correlation_id: string;
      version?: number | null;
      /** @default {} */
      overrides: {
        [key: string]: unknown;
      };
    };
    JobTemplateRow: {
      version: number;
      /** Format: date-time */
      made: string;
      made_by: string;
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
      retired: string | null;
      name: string;
      tenant_id: string;
      job_id: string;
      request: {
        [key: string]: unknown;
      };
      overridable: string[];
    };
    JobTemplate: {
      version: number;
      /** Format: date-time */
      made: string;
      made_by: string;
      retired: string | null;
      name: string;
      tenant_id: string;
      job_id: string;
      request: {
        [key: string]: unknown;
      };
      overridable: string[];
      versions: {
        version: number;
        /** Format: date-time */
        made: string;
        made_by: string;
        retired: string | null;
      }[];
    };
    JobTemplatePage: {
      items: components['schemas']['JobTemplateRow'][];
      next_cursor: string | null;
    };
    RequestScheduleBody: {
      name: string;
      cron: string;
      time_zone: string;
      starts_at?: (number | string) | null;
      ends_at?: (number | string) | null;
      executions_max?: number | null;
      request?: {
        [key: string]: unknown;
      };
      template?: {
        version?: number | null;
        /** @default {} */
        overrides: {
          [key: string]: unknown;
        };
        name: string;
        tenant_id?: string | null;
      };
    };
    RequestScheduleRow: {
      schedule_id: string;
      name: string;
      tenant_id: string;
      user_id: string;
      job_id: string;
      template: {
        name: string;
        version: number | null;
        version_now: number | null;
        retired: boolean;
      } | null;
      cron: string;
      time_zone: string;
      starts_at: string | null;
      ends_at: string | null;
      executions_max: number | null;
      executions: number;
      /** @enum {string} */
      status: 'running' | 'stopped';
      next_at: string | null;
      message: string;
      /** Format: date-time */
      created: string;
    };
    RequestSchedule: {
      schedule_id: string;
      name: string;
      tenant_id: string;
      user_id: string;
      job_id: string;
      template: {
        name: string;
        version: number | null;
        version_now: number | null;
        retired: boolean;
      } | null;
      cron: string;
      time_zone: string;
      starts_at: string | null;
      ends_at: string | null;
      executions_max: number | null;
      executions: number;
      /** @enum {string} */
      status: 'running' | 'stopped';
      next_at: string | null;
      message: string;
      /** Format: date-time */
      created: string;
      request: {
        [key: string]: unknown;
      } | null;
      overrides: {
        [key: string]: unknown;
      } | null;
      fires: {
        /** Format: date-time */
        fire_at: string;
        /** @enum {string} */
        outcome: 'due' | 'made' | 'refused';
        request_id: string | null;
        reason: string | null;
      }[];
    };
    RequestSchedulePage: {
      items: components['schemas']['RequestScheduleRow'][];
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
        state?: string | string[];
        tenant_id?: string | null;
        job_id?: string | null;
        correlation_id?: string | null;
        template?: string | null;
        created_after?: string | null;
        cursor?: string | null;
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
        queue?: string;
        code?: string;
        tenant_id?: string;
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
        name?: string | null;
        declared?: ('true' | 'false') | null;
        cursor?: string | null;
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
        from: string;
        to: string;
        by?: 'tenant' | 'job' | 'pool';
        tenant_id?: string | null;
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
        tenant_id?: string | null;
        job_id?: string | null;
        created_after?: string | null;
        cursor?: string | null;
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
        tenant_id?: string | null;
        status?: ('running' | 'stopped') | null;
        cursor?: string | null;
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
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestScheduleBody'];
      };
    };
    responses: {
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
        tenant_id?: string | null;
        cursor?: string | null;
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
        from: string;
        to: string;
        earlier?: 'none' | 'unended';
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
        pageNumber?: string;
        pageSize?: string;
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
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JobParameters'];
      };
    };
    responses: {
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
      /** @description `no-tenant`: Which tenant is meant is not said. `not-json`: The body is not JSON in UTF-8. `invalid-request`: The job request is not valid. `bad-request`: The call is not valid HTTP. */
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
        pageNumber?: string;
        pageSize?: string;
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
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ScheduleParameters'];
      };
    };
    responses: {
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
      /** @description `no-tenant`: Which tenant is meant is not said. `not-json`: The body is not JSON in UTF-8. `invalid-request`: The job request is not valid. `bad-request`: The call is not valid HTTP. */
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
