// Admission's part of the store: one pass at a time across all replicas, in one transaction.
import type { Candidate } from '../../core/deciding/candidate.js';
import type { Decision } from '../../core/deciding/decision.js';
import type { Facts } from '../../core/deciding/facts.js';
import type { ClusterId, IdempotencyToken, Instant, JobId, PoolName, RequestId, RunId, TenantId } from '../../core/ids.js';
import type { Answered, JobResponse } from '../../core/ending/job-response.js';
import type { Place } from '../../core/deciding/order.js';
import type { RunTimes } from '../../core/forecast/foreseen-runs.js';
import type { RunSpan, RunWindow } from '../../core/deciding/quota.js';
import type { LiveRequest, PoolStart } from '../../core/deciding/world.js';
import type { Submission } from './runs.js';
import type { StartTimesAsked, StartTimesByPool } from './starts.js';
import type { NewAlert, NewStep } from './steps.js';

export interface Lane {
  readonly lane: string;
  readonly tenantId: TenantId;
  readonly jobId: JobId;
  readonly maxConcurrentRuns: number;
}

export interface Decided {
  readonly id: RequestId;
  /** The version that the decision was taken on. A request that has moved since is left alone. */
  readonly version: number;
  readonly decision: Decision;
  readonly facts: Facts;
}

export interface Admitted extends Decided {
  readonly token: IdempotencyToken;
  readonly pool: PoolName;
  readonly clusterId: ClusterId | null;
  readonly engine: string;
  readonly runsAs: JobId;
  /** As whom it is to be sent to the engine; null: as the service itself. What its token was sent as before goes before it. */
  readonly identity: string | null;
  readonly leaseOwner: string;
  readonly leaseMs: number;
}

export interface Ended extends Decided {
  readonly state: 'rejected' | 'expired';
  readonly response: JobResponse;
  readonly messageId: string;
}

/** What one pass leads to: written together or not at all. */
export interface Verdicts {
  readonly at: Instant;
  readonly admitted: readonly Admitted[];
  /** Received requests, and waiting ones whose case or rule has changed. */
  readonly waiting: readonly (Decided & { readonly checkAt: Instant })[];
  readonly ended: readonly Ended[];
  /** Live requests that shall make room: each is asked to stop when the one it makes room for has moved. */
  readonly replaced: readonly { readonly id: RequestId; readonly by: RequestId }[];
  readonly steps: readonly NewStep[];
  readonly alerts: readonly NewAlert[];
}

export interface Recorded {
  readonly moved: ReadonlySet<RequestId>;
  /** Of those that were admitted, in the order of rank. They are nobody's before the commit. */
  readonly submissions: readonly Submission[];
}

/** `live`, `starts` and what the pass begins with are as the turn found them: what the pass itself has recorded is not in them. */
export interface AdmissionTx {
  live(): Promise<readonly LiveRequest[]>;
  /** Which of these runs of an engine are recorded as ended since then. */
  ended(asked: RunsAsked): Promise<ReadonlySet<RunId>>;
  /** The newest start-cluster of each pool. */
  starts(): Promise<readonly PoolStart[]>;
  /** The time that the runs of these tenants took of the engine, each since its instant. */
  runSeconds(windows: readonly RunWindow[], now: Instant): Promise<ReadonlyMap<TenantId, number>>;
  /** Lanes in which something is received or waiting, in their order, after `after`: a loose index scan, one probe a lane. */
  lanes(lanesMax: number, after: string | null): Promise<readonly Lane[]>;
  /**
   * Who may be decided on: the first `slots` of each lane that are due, every received request when `newcomers` are asked for, and those
   * whose waiting time is over (`now`). In the order of rank, each once, at most `candidatesMax`, after `after` when it is given.
   */
  candidates(ask: CandidatesAsked): Promise<readonly Candidate[]>;
  front(ask: FrontAsked): Promise<Front>;
  /** For the response of those that end here. */
  answered(ids: readonly RequestId[]): Promise<ReadonlyMap<RequestId, Answered>>;
  /** Compare-and-set by version. Those that had moved already are left out, with their steps unaffected. */
  record(verdicts: Verdicts): Promise<Recorded>;
  /** The same, where nothing is asked of the transaction behind it: it may be committed with it. */
  recordLast(verdicts: Verdicts): Promise<Recorded>;
}

export interface RunsAsked {
  readonly engine: string;
  readonly runs: readonly RunId[];
  readonly since: Instant;
}

export interface CandidatesAsked {
  readonly now: Instant;
  /** Whether the engine answers: then those who waited for it are candidates too, also in lanes without slots. */
  readonly reachable: boolean;
  readonly slots: readonly { readonly lane: string; readonly slots: number }[];
  /** Where the `slots` of a lane are counted from: its head, or the first of it behind `after`. */
  readonly countedFrom: 'head' | 'after';
  readonly newcomers: boolean;
  readonly candidatesMax: number;
  readonly after: Place | null;
}

/** The front of the waiting queue, whatever the lanes: `after` a place, or from its beginning. */
export interface FrontAsked {
  readonly now: Instant;
  readonly waitingMax: number;
  readonly receivedMax: number;
  readonly after: Place | null;
}

export interface Front {
  /** In the order of rank: who is received, and who waits, is due and is not held. */
  readonly candidates: readonly Candidate[];
  /** Nobody is missing as far as here; beyond it others may stand between. null: nobody is missing at all. */
  readonly end: Place | null;
}

/** What a pass reads, for who only wants to know. */
export interface AdmissionView extends Pick<
  AdmissionTx,
  'live' | 'ended' | 'starts' | 'runSeconds' | 'lanes' | 'candidates' | 'front'
> {
  /** How long runs of each job took, among the requests that ended last, no more of them than `endedMax`. */
  runTimes(endedMax: number): Promise<ReadonlyMap<JobId, RunTimes>>;
  /** How long clusters of each pool took to come up. */
  startTimes(asked: StartTimesAsked): Promise<StartTimesByPool>;
  /** What runs of the tenant took since then, the last `spansMax` that ended and all that go on. */
  runSpans(window: RunWindow, spansMax: number): Promise<readonly RunSpan[]>;
  /** Received or waiting; null else. */
  candidate(id: RequestId): Promise<Candidate | null>;
}

export interface Queued {
  /** Whether anything is received, or waiting and due or over its time. */
  readonly any: boolean;
  /** Received and not decided on yet. */
  readonly newcomers: number;
}

export interface AdmissionStore {
  /**
   * Runs `pass` alone across all replicas (an advisory transaction lock). Waits its turn, bounded; null when the turn did not come. What the pass
   * begins with is read with its turn: this front, or the first lanes.
   */
  alone<T>(pass: (tx: AdmissionTx) => Promise<T>, begins?: FrontAsked): Promise<T | null>;
  /** Reads without a turn, in one transaction: it sees what was committed, and keeps nobody waiting. */
  peek<T>(work: (view: AdmissionView) => Promise<T>): Promise<T>;
  /** Cheap: asked after every event. Newcomers are counted no further than `newcomersMax`. */
  queued(now: Instant, newcomersMax: number): Promise<Queued>;
}
