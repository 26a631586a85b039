// The driving port: what the HTTP face and the command line may ask of the service.
import type { Change } from '../core/explaining/change.js';
import type { Forecast } from '../core/forecast/forecast.js';
import type { Decision, Outcome } from '../core/deciding/decision.js';
import type { Facts } from '../core/deciding/facts.js';
import type { Applies, Hand } from '../core/hand.js';
import type { Reach } from '../core/caller.js';
import type { Instant } from '../core/ids.js';
import type { Needed } from '../core/needed.js';
import type { Case } from '../core/policy.js';
import type { PastRequest } from '../core/playing/past-request.js';
import type { Problem } from '../core/problem.js';
import type { Obstacle } from '../core/explaining/waits-on.js';
import type { Catalogue } from './catalogue.js';
import type { JobManager } from './job-manager.js';
import type { JobTemplates } from './job-templates.js';
import type { Letters, LettersAsked, ReplayAnswer, ReplayAsked } from './letters.js';
import type { DecidingView, PastAsked, PastClustersPage } from './past.js';
import type { RefusedPolicy } from './policy-source.js';
import type { SettingsStanding } from './settings.js';
import type { SubmitAnswer } from './submit-answer.js';
import type { RequestSchedules } from './request-schedules.js';
import type { InForce, KeptVersion } from './store/policies.js';
import type { AuditEntry, Found, Selection } from './store/hands.js';
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

/** What a pass would decide now, on what it hangs, and what would let it run. */
export interface Foresight {
  readonly decision: Decision;
  readonly facts: Facts;
  /** Requests that would be let run before it. */
  readonly startedBefore: number;
  readonly held: boolean;
  readonly waitsOn: readonly Obstacle[];
  /** Each is enough by itself; the changes of one come together. */
  readonly ways: readonly { readonly sentence: string; readonly changes: readonly Change[] }[];
  /** There are no others, of those that are looked for. */
  readonly allWays: boolean;
  /** When it will probably be let run. */
  readonly start: Forecast;
}

export interface ShownRequest extends RequestView {
  /** What its runs cost, by the prices of now; null: it has not ended, has not run, or ran where no price is set. */
  readonly cost: number | null;
}

export interface Explanation {
  readonly request: RequestView;
  /** When it is looked at next at the latest; null when it is not in the queue. */
  readonly checkAt: Instant | null;
  /** null: it is not in the queue. */
  readonly foresight: Foresight | null;
}

export type DryRunAnswer =
  Extract<SubmitAnswer, { kind: 'refused' }> | { readonly kind: 'decided'; readonly foresight: Foresight };

export interface HandAsked {
  readonly hand: Hand;
  readonly selection: Omit<Selection, 'receivedBefore' | 'changedBy'> & { readonly olderThanMs: number | null };
  readonly actor: string;
  /** For the record and for whoever asks why; may be ''. */
  readonly reason: string;
  /** Says what would be touched, and touches nothing. */
  readonly dryRun: boolean;
  readonly max: number;
}

export interface Touch {
  /** As it is now; of a dry run, and of one that is cancelled, as it was found. */
  readonly request: Found;
  /** `done`, or `would`, or why not. */
  readonly outcome: 'done' | 'would' | 'moved-meanwhile' | Exclude<Applies, 'applies'>;
}

export type HandAnswer =
  | { readonly kind: 'no-such-pool'; readonly pools: readonly string[] }
  | {
      readonly kind: 'acted';
      /** Those that were named by id, and of a filter those that it applied to. */
      readonly touches: readonly Touch[];
      /** There are more that it applies to: ask again. */
      readonly more: boolean;
    };

export interface AuditAsked {
  readonly requestId: string | null;
  /** Older than this entry. */
  readonly before: string | null;
  readonly limit: number;
  /** Absent: also of the whole house. */
  readonly reach?: Reach;
}

export interface PoolView {
  readonly name: string;
  readonly slots: number;
  readonly activeRuns: number;
  readonly freeSlots: number;
  readonly occupancy: number;
  /** Of runs whose job does not say. */
  readonly maxStartSeconds: number;
  readonly clusters: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly slots: number;
    readonly activeRuns: number;
  }[];
}

export interface PoolsView {
  readonly engine: string;
  /** null: there has been no snapshot yet. */
  readonly snapshotAgeSeconds: number | null;
  readonly pools: readonly PoolView[];
}

export interface PoliciesView {
  /** Who answers. */
  readonly replica: string;
  /** On this replica. */
  readonly inForce: { readonly name: string; readonly version: string; readonly loadedAt: Instant };
  /** What every replica is to decide by; this one takes it with its next look. null: nothing yet. */
  readonly wanted: InForce | null;
  /** The newest text, when it does not take effect. */
  readonly refused: RefusedPolicy | null;
  /** Of the configuration, on this replica. */
  readonly settings: SettingsStanding;
  /** Versions that were in force on any replica, the newest first. */
  readonly kept: readonly KeptVersion[];
}

export interface PromoteAsked {
  readonly what:
    | { readonly kind: 'shadow' }
    /** One that was in force before. */
    | { readonly kind: 'kept'; readonly version: string }
    | { readonly kind: 'text'; readonly file: string; readonly text: string; readonly examples: string | null };
  readonly actor: string;
  /** For the record; may be ''. */
  readonly reason: string;
  /** Says what would be, and changes nothing. */
  readonly dryRun: boolean;
}

export interface PolicyName {
  readonly name: string;
  readonly version: string;
}

export type PromoteAnswer =
  | {
      readonly kind: 'promoted' | 'would' | 'already-in-force';
      readonly policy: PolicyName;
      /** What it follows; null: nothing. */
      readonly before: InForce | null;
    }
  | { readonly kind: 'no-candidate'; readonly why: string }
  /** `explained`: as a person reads the problems; `problems`: each with its place. */
  | { readonly kind: 'refused'; readonly version: string; readonly explained: string; readonly problems: readonly Problem[] }
  /** It is for all tenants, and whoever asks is not. */
  | { readonly kind: 'not-allowed' };

/** `pool` null: it is not let run. */
export interface ShadowAnswer {
  readonly case: Case;
  readonly rule: string;
  readonly outcome: Outcome['kind'];
  readonly pool: string | null;
}

export interface ShadowDifference {
  readonly requestId: string;
  readonly at: Instant;
  readonly active: ShadowAnswer;
  readonly would: ShadowAnswer;
}

/** Of the replica that answers. `broken`: it threw, and is not asked again. */
export interface ShadowStanding extends PolicyName {
  readonly since: Instant;
  readonly broken: boolean;
}

export interface ShadowView {
  readonly replica: string;
  /** null: there is none now. */
  readonly policy: ShadowStanding | null;
  /** The newest text of the candidate, when it is refused: then there is no shadow. */
  readonly refused: RefusedPolicy | null;
  /** Since when any replica has looked at this candidate; null: none has yet. */
  readonly since: Instant | null;
  /** By the case of the policy in force, of all replicas. */
  readonly byCase: readonly { readonly case: Case; readonly same: number; readonly differs: number }[];
  /** The last of them, of all replicas, the newest first. */
  readonly differences: readonly ShadowDifference[];
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
