// What people and metrics read.
import type { Reach } from '../../core/caller.js';
import type { Instant, RequestId } from '../../core/ids.js';
import type { State } from '../../core/lifecycle.js';
import type { Outcome, PlacedEffect } from '../../core/deciding/decision.js';
import type { FailureClass } from '../../core/ending/retry.js';
import type { Facts } from '../../core/deciding/facts.js';
import type { PastRequest } from '../../core/playing/past-request.js';
import type { LiveRequest } from '../../core/deciding/world.js';
import type { PastAsked, PastClustersPage } from '../past.js';
import type { OutputRow, OutputsAsked } from './outputs.js';

export interface RequestRow {
  readonly id: RequestId;
  readonly correlationId: string;
  readonly tenantId: string;
  readonly userId: string;
  readonly jobId: string;
  readonly operationId: string;
  readonly clusterType: string;
  readonly source: string;
  readonly priority: number;
  readonly maxConcurrentRuns: number;
  readonly state: State;
  readonly notificationQueue: string;
  readonly createdAt: Instant;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly expiresAt: Instant;
  readonly rankAt: Instant;
  readonly submittedAt: Instant | null;
  readonly executingAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly waits: {
    readonly case: string;
    readonly rule: string;
    readonly reason: string;
    readonly since: Instant;
    readonly checkAt: Instant;
  } | null;
  /** The pool that an operator has moved it to, whatever the route says. */
  readonly movedTo: string | null;
  readonly pool: string | null;
  readonly clusterId: string | null;
  readonly runId: string | null;
  readonly runUrl: string | null;
  readonly stopWish: string | null;
  readonly outOfContactSince: Instant | null;
}

export interface AttemptRow {
  readonly number: number;
  readonly engine: string;
  readonly pool: string;
  readonly clusterId: string | null;
  /** As whom it was sent to the engine; null: as the service itself. */
  readonly sentAs: string | null;
  readonly runId: string | null;
  readonly runUrl: string | null;
  readonly submittedAt: Instant;
  /** By the engine; null: it was not, or not yet. */
  readonly acceptedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly outcome: string | null;
  readonly message: string | null;
  /** Whose fault it was, when it failed. */
  readonly failure: FailureClass | null;
}

export interface ResponseRow {
  readonly messageId: string;
  readonly queue: string;
  readonly delivery: 'due' | 'published' | 'parked' | 'unwanted';
  readonly attempts: number;
  readonly publishedAt: Instant | null;
  readonly reason: string | null;
  readonly body: unknown;
}

/** The template that it is a run of. */
export interface RunOf {
  readonly name: string;
  readonly version: number;
}

/** The request that it follows. */
export interface Follows {
  readonly requestId: string;
  readonly correlationId: string;
}

/** What the end of a request is to begin, has begun, or could not begin. */
export interface FollowerRow {
  readonly jobId: string;
  readonly state: 'due' | 'begun' | 'refused';
  readonly requestId: string | null;
  /** Why there is none, or none yet. */
  readonly reason: string | null;
}

export interface RequestView extends RequestRow {
  readonly attempts: readonly AttemptRow[];
  readonly response: ResponseRow | null;
  /** 1 is next; null when it is not in the queue, or when more than `positionMax` are before it. */
  readonly position: number | null;
  /** null: it is no run of a template. */
  readonly template: RunOf | null;
  /** null: it came by itself. */
  readonly follows: Follows | null;
  readonly followers: readonly FollowerRow[];
}

/** What comes next: where it runs, what is done besides, and when it is looked at again while it waits. */
export interface LeadsTo {
  readonly outcome: Outcome;
  readonly effects: readonly PlacedEffect[];
  readonly checkAt: Instant | null;
}

export interface DecisionRow {
  readonly at: Instant;
  readonly case: string;
  readonly rule: string;
  readonly route: string | null;
  readonly outcome: string;
  readonly reason: string;
  readonly policyVersion: string;
  readonly facts: Facts;
  readonly leadsTo: LeadsTo;
}

export interface PeriodAsked {
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  readonly after: { readonly at: Instant; readonly id: string } | null;
  readonly limit: number;
}

export interface PeriodDecision extends Pick<DecisionRow, 'at' | 'case' | 'rule' | 'policyVersion' | 'facts'> {
  readonly id: string;
  readonly requestId: RequestId;
  readonly outcome: Outcome['kind'];
}

/** Where a job response stands that has not reached its queue. */
export const undeliveredResponses = ['due', 'parked'] as const satisfies readonly ResponseRow['delivery'][];
export type UndeliveredResponse = (typeof undeliveredResponses)[number];

export interface ListAsked {
  readonly states: readonly State[];
  readonly tenantId: string | null;
  readonly jobId: string | null;
  /** Of one tenant, at most one request has it. */
  readonly correlationId: string | null;
  /** Runs of a template of this name. */
  readonly template: string | null;
  /** Those whose job response is to be published yet, or that no queue would have. */
  readonly response: UndeliveredResponse | null;
  readonly createdAfter: Instant | null;
  /** Older than this one. */
  readonly before: RequestId | null;
  readonly limit: number;
  /** Of whoever asks; beside the filter by one tenant. */
  readonly reach: Reach;
}

/** Whatever there is, the newest first. */
export const unfiltered: Omit<ListAsked, 'limit' | 'reach'> = {
  states: [],
  tenantId: null,
  jobId: null,
  correlationId: null,
  template: null,
  response: null,
  createdAfter: null,
  before: null,
};

/** What the rows of a report are: one for each tenant, declared job, or pool. */
export const costGroups = ['tenant', 'job', 'pool'] as const;
export type CostGroup = (typeof costGroups)[number];

export interface CostsAsked {
  /** Of attempts that ended within. */
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  readonly by: CostGroup;
  readonly tenantId: string | null;
  readonly limit: number;
  readonly reach: Reach;
}

export interface CostRow {
  /** The tenant, the job or the pool. */
  readonly of: string;
  readonly runs: number;
  readonly seconds: number;
  /** null: none of it was where a price is set. */
  readonly cost: number | null;
  /** Of the seconds, those where no price is set. */
  readonly unpricedSeconds: number;
}

export interface Gauges {
  /** By cluster type. */
  readonly waiting: Readonly<Record<string, number>>;
  readonly live: number;
  readonly oldestWaitingSince: Instant | null;
  readonly responsesDue: number;
  readonly responsesParked: number;
  readonly eventsDue: number;
  readonly oldestEventAt: Instant | null;
  readonly eventsParked: number;
}

export interface RequestHistory {
  readonly request: RequestView;
  readonly decisions: readonly DecisionRow[];
}

export interface ReadingStore {
  request(id: RequestId): Promise<RequestView | null>;
  requestByCorrelation(tenantId: string, correlationId: string): Promise<RequestView | null>;
  /** Newest first. */
  list(asked: ListAsked): Promise<readonly RequestRow[]>;
  decisions(id: RequestId, max: number): Promise<readonly DecisionRow[]>;
  /** Both of one moment. */
  history(id: RequestId, decisionsMax: number): Promise<RequestHistory | null>;
  /** JSON text, as it was sent but for the order of its fields: its numbers are exact. null: there is none. */
  body(id: RequestId): Promise<string | null>;
  /** In the order they were taken. */
  decisionsOf(asked: PeriodAsked): Promise<readonly PeriodDecision[]>;
  /** What runs cost by these prices, by pool: the dearest first. */
  costs(asked: CostsAsked, prices: ReadonlyMap<string, number>): Promise<readonly CostRow[]>;
  /** What runs have left: the newest first, and of one request in the order in which it told them. */
  outputs(asked: OutputsAsked): Promise<readonly OutputRow[]>;
  /** In the order in which they were received, with what became of them. */
  past(asked: PastAsked): Promise<readonly PastRequest[]>;
  /** What decisions saw of clusters, in the order of time; with the first page the starts of clusters, also of 30 days before. */
  pastClusters(asked: PeriodAsked): Promise<PastClustersPage>;
  gauges(): Promise<Gauges>;
  /** Live requests, for the pools' page. */
  live(): Promise<readonly LiveRequest[]>;
}
