// The driving port: what the HTTP face and the command line may ask of the service.
import type { Reach } from '../core/caller.js';
import type { Needed } from '../core/needed.js';
import type { PastRequest } from '../core/playing/past-request.js';
import type { Catalogue } from './catalogue.js';
import type { DryRunAnswer, Explanation } from './foresight.js';
import type { AuditAsked, HandAnswer, HandAsked } from './hands.js';
import type { JobManager } from './job-manager.js';
import type { JobTemplates } from './job-templates.js';
import type { Letters, LettersAsked, ReplayAnswer, ReplayAsked } from './letters.js';
import type { DecidingView, PastAsked, PastClustersPage } from './past.js';
import type { PoliciesView, PromoteAnswer, PromoteAsked } from './policies.js';
import type { PoolsView } from './pools.js';
import type { RequestSchedules } from './request-schedules.js';
import type { ShadowView } from './shadow.js';
import type { AuditEntry } from './store/hands.js';
import type { OutputRow, OutputsAsked } from './store/outputs.js';
import type {
  CostRow,
  CostsAsked,
  DecisionRow,
  ListAsked,
  PeriodAsked,
  PeriodDecision,
  RequestHistory,
  RequestRow,
  RequestView,
} from './store/reading.js';
import type { SubmitAnswer } from './submit-answer.js';

export interface Submitted {
  readonly body: Buffer;
  readonly traceparent: string | null;
  /** The tenants that whoever submits may submit for; absent: every one. */
  readonly reach?: Reach;
}

export type CancelAnswer =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'already-final'; readonly state: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'stopping' }
  /** Nothing is done; asking again does no harm. */
  | { readonly kind: 'moved-meanwhile' };

export type RemoveAnswer =
  { readonly kind: 'not-found' } | { readonly kind: 'needed'; readonly needed: Needed } | { readonly kind: 'removed' };

export interface ShownRequest extends RequestView {
  /** What its runs cost, by the prices of now; null: it has not ended, has not run, or ran where no price is set. */
  readonly cost: number | null;
}

export interface Part {
  readonly name: string;
  readonly ready: boolean;
  /** One sentence. */
  readonly reason: string | null;
}

export interface Readiness {
  readonly ready: boolean;
  readonly parts: readonly Part[];
}

/** Methods throw a Fault from the catalogue: 'store-unavailable' and 'overloaded' are worth trying again. */
export interface Keeper {
  readonly jobManager: JobManager;
  readonly catalogue: Catalogue;
  readonly schedules: RequestSchedules;
  readonly templates: JobTemplates;
  submit(submitted: Submitted): Promise<SubmitAnswer>;
  request(id: string): Promise<ShownRequest | null>;
  requests(asked: ListAsked): Promise<readonly RequestRow[]>;
  decisions(id: string): Promise<readonly DecisionRow[] | null>;
  /** The request and its decisions, as they were at one moment. */
  history(id: string): Promise<RequestHistory | null>;
  /** JSON text, as it was sent but for the order of its fields: its numbers are exact. */
  body(id: string): Promise<string | null>;
  /** Of every request. */
  decisionsOf(asked: PeriodAsked): Promise<readonly PeriodDecision[]>;
  /** What runs cost, by the prices of now. */
  costs(asked: CostsAsked): Promise<readonly CostRow[]>;
  /** What runs have left. */
  outputs(asked: OutputsAsked): Promise<readonly OutputRow[]>;
  /** The requests of a period, with what became of them. */
  past(asked: PastAsked): Promise<readonly PastRequest[]>;
  /** What is on record of clusters in a period. */
  pastClusters(asked: PeriodAsked): Promise<PastClustersPage>;
  /** By what decisions are taken now; null: it is of all tenants, and whoever asks is not. */
  deciding(): Promise<DecidingView | null>;
  explain(id: string): Promise<Explanation | null>;
  /** Stores nothing and does nothing. */
  dryRun(asked: Omit<Submitted, 'traceparent'>): Promise<DryRunAnswer>;
  /** `actor`: who wishes it, for the record. */
  cancel(id: string, actor?: string): Promise<CancelAnswer>;
  /** Removes what has ended, before its time; nothing is left of it but an audit entry. */
  remove(id: string, actor: string): Promise<RemoveAnswer>;
  /** An operator's hand. */
  act(asked: HandAsked): Promise<HandAnswer>;
  /** What was done by hand, newest first. */
  audit(asked: AuditAsked): Promise<readonly AuditEntry[]>;
  /** Messages that could not be taken; none where there is no broker. */
  deadLetters(asked: LettersAsked): Promise<Letters>;
  replay(asked: ReplayAsked): Promise<ReplayAnswer>;
  /** A hint: what the engine does now is looked at soon. */
  lookAtEngine(): void;
  pools(): Promise<PoolsView>;
  policies(): Promise<PoliciesView>;
  /** Puts another policy in force on every replica. */
  promote(asked: PromoteAsked): Promise<PromoteAnswer>;
  shadow(): Promise<ShadowView>;
  readiness(): Promise<Readiness>;
  metrics(): Promise<{ readonly contentType: string; readonly body: string }>;
}
