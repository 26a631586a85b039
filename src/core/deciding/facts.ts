// What a decision is taken on, in the names that policies use. Plain JSON: recorded with the decision, so that it can be taken again.

export interface RequestFacts {
  readonly priority: number;
  readonly waited_seconds: number;
  readonly tenant_id: string;
  readonly user_id: string;
  readonly job_id: string;
  readonly cluster_type: string;
  readonly location_id: string;
  readonly pos_id: string;
  readonly client_id: string;
  readonly operation_id: string;
  readonly operation_name: string;
  readonly parameters: 'none' | 'python' | 'jar' | 'notebook';
  readonly max_concurrent_runs: number;
  /** Its run is stopped after this much execution. */
  readonly max_run_seconds: number;
  /** How it came: one of `requestSources`. */
  readonly source: string;
  /** Submissions so far. */
  readonly attempts: number;
  /** Its start_after has not come yet. */
  readonly too_early: boolean;
  /** Its time in the waiting queue is over. */
  readonly expired: boolean;
  /** The pool that an operator has moved it to; '' when nobody has. */
  readonly moved_to: string;
}

export interface JobFacts {
  readonly declared: boolean;
  readonly name: string;
  /** Live requests of ours for the job. */
  readonly live_runs: number;
  /** Active runs of the job that others started. */
  readonly foreign_runs: number;
  /** What the engine lets be active of the job at once, everybody's; 0: as many as one likes, as far as is known. */
  readonly runs_max: number;
  /** The engine lets no run of it begin, as far as is known. */
  readonly closed: boolean;
  /** Live runs of ours that replace-run may cancel for this request: its tenant's, no more important than it, not being stopped already. */
  readonly replaceable_runs: number;
  readonly placement: 'declared' | 'mapped' | 'submit';
}

export interface TenantFacts {
  readonly id: string;
  /** The configured groups that it is in. */
  readonly groups: readonly string[];
  readonly live_runs: number;
  /** 0: no quota. */
  readonly runs_max: number;
  /** Time that its runs took of the engine within the window that ends now; counted only where there is a quota of it. */
  readonly run_seconds: number;
  /** 0: no quota. */
  readonly run_seconds_max: number;
  readonly run_window_seconds: number;
}

/** The place that is looked at in a pool: its least occupied cluster that runs. */
export interface ClusterFacts {
  /** '' when none runs, or when the job brings its own compute: then every number is 0. */
  readonly id: string;
  readonly name: string;
  /** 0: the engine does not tell. */
  readonly cores: number;
  readonly slots: number;
  /** Everybody's. */
  readonly active_runs: number;
  /** Of them not ours. */
  readonly foreign_runs: number;
  readonly free_slots: number;
  /** active_runs / slots; 1 when there are no slots. */
  readonly occupancy: number;
}

export interface PoolFacts {
  readonly name: string;
  /** False: the job is declared for a cluster outside this pool, or the pool has nothing that could run it. */
  readonly can_host: boolean;
  readonly clusters: number;
  readonly running: number;
  readonly starting: number;
  readonly slots: number;
  readonly active_runs: number;
  readonly free_slots: number;
  /** active_runs / slots; 1 when there are no slots. */
  readonly occupancy: number;
  /** A start-cluster would be carried out now: below the maximum, none on its way, cool-down over, and one that the job could use is stopped or may be made. */
  readonly can_grow: boolean;
  /** The least occupied cluster that runs; '' when there is none, or when the job brings its own compute. */
  readonly cluster_id: string;
  /** Whether that place has a free slot. */
  readonly has_room: boolean;
  readonly own_compute: boolean;
  /** The declared job that would be run: another one when the job is mapped per pool. */
  readonly runs_as: string;
  readonly cluster: ClusterFacts;
}

export interface EngineFacts {
  readonly name: string;
  readonly reachable: boolean;
  readonly snapshot_age_seconds: number;
}

export interface QueueFacts {
  /** Waiting requests, counted every few seconds. */
  readonly waiting: number;
}

export interface CalendarFacts {
  readonly business_time: boolean;
  readonly holiday: boolean;
  /** 1 (Monday) to 7 (Sunday). */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  /** YYYY-MM-DD on the wall. */
  readonly date: string;
  readonly time_zone: string;
  /** Of the instant of the decision, since 1970 in UTC. */
  readonly epoch_seconds: number;
}

export interface Facts {
  readonly request: RequestFacts;
  readonly job: JobFacts;
  readonly tenant: TenantFacts;
  readonly calendar: CalendarFacts;
  readonly engine: EngineFacts;
  readonly queue: QueueFacts;
  /** Every pool that the request's cluster type allows, in the settings' order; and the one it was moved to. */
  readonly pools: readonly PoolFacts[];
}
