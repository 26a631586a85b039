// What the rooms report: facts of the domain. The adapter makes of each its log line, its counter and its span.
import type { Case } from '../core/policy.js';
import type { Check } from '../core/self-audit.js';
import type { Hand } from '../core/hand.js';
import type { Instant } from '../core/ids.js';
import type { FinalState } from '../core/lifecycle.js';

export interface About {
  readonly requestId?: string;
  readonly correlationId?: string;
  readonly tenantId?: string;
  readonly traceparent?: string | null;
}

export type IntakeOutcome = 'stored' | 'same' | 'conflict' | 'invalid' | 'unstorable' | 'unavailable' | 'queue-full';

/** Why somebody was not let in, in words of few. */
export type RefusedWhy =
  | 'no-credential'
  | 'unknown-key'
  | 'unknown-issuer'
  | 'unknown-certificate'
  | 'bad-token'
  | 'wrong-claim'
  | 'expired'
  | 'other-origin'
  | 'scope'
  | 'tenant'
  | 'rate'
  | 'unread'
  | 'signature';

export type Fact =
  | {
      readonly kind: 'request-taken';
      readonly source: string;
      readonly outcome: IntakeOutcome;
      readonly about: About;
      readonly detail: string | null;
    }
  /** HTTP is for when the bus is away; this one came by it although the bus was there. */
  | { readonly kind: 'fallback-used'; readonly broker: string; readonly about: About }
  | { readonly kind: 'intake-batch'; readonly size: number; readonly seconds: number }
  | {
      readonly kind: 'decided';
      readonly case: Case;
      readonly rule: string;
      readonly outcome: 'run' | 'wait' | 'reject' | 'expire';
      readonly about: About;
      readonly reason: string;
      readonly priority: number;
      readonly waitedSeconds: number;
    }
  | { readonly kind: 'admission-pass'; readonly seconds: number; readonly looked: number; readonly moved: number }
  | { readonly kind: 'sweep'; readonly seconds: number; readonly outcome: 'done' | 'failed' }
  | {
      readonly kind: 'submitted';
      readonly engine: string;
      readonly outcome: 'accepted' | 'no-room' | 'not-declared' | 'refused' | 'no-entry' | 'uncertain';
      readonly about: About;
      /** As whom, when not as the service itself. */
      readonly identity: string | null;
      readonly detail: string | null;
    }
  /** Back in the waiting queue, to be tried again. */
  | {
      readonly kind: 'given-back';
      readonly failure: 'capacity' | 'infrastructure';
      readonly about: About;
      readonly detail: string;
    }
  /** An attempt has ended in a pool that has a price. */
  | { readonly kind: 'charged'; readonly pool: string; readonly cost: number; readonly about: About }
  /** A run that was taken for over, and that somebody repaired on the engine, is followed again. */
  | { readonly kind: 'adopted'; readonly about: About; readonly runId: string }
  /** How long a loop has not been heard of. */
  | { readonly kind: 'loop'; readonly loop: string; readonly quietSeconds: number; readonly stopped: boolean }
  /** The clock of this process against the database's: so far ahead, or, below 0, behind. */
  | { readonly kind: 'clock'; readonly aheadSeconds: number; readonly wrong: boolean }
  | {
      readonly kind: 'audited';
      readonly found: Readonly<Record<Check, number>>;
      readonly mended: number;
      readonly seconds: number;
    }
  /** A cluster is started before anybody waits for it, because so many requests came within so long at this time of these weeks. */
  | {
      readonly kind: 'warm-up';
      readonly pool: string;
      readonly expected: number;
      readonly withinSeconds: number;
      readonly weeks: number;
    }
  /** Retention: requests that ended long ago, and the steps and alerts of their time. */
  | { readonly kind: 'removed'; readonly requests: number; readonly others: number; readonly seconds: number }
  | {
      readonly kind: 'ended';
      readonly state: FinalState;
      readonly about: About;
      readonly runSeconds: number | null;
      readonly detail: string | null;
    }
  /** Of a run that has ended: so long after the engine had taken it, its execution began. */
  | { readonly kind: 'began'; readonly pool: string; readonly seconds: number; readonly about: About }
  | {
      readonly kind: 'responded';
      readonly outcome: 'published' | 'parked' | 'retry';
      readonly about: About;
      readonly queue: string;
      readonly detail: string | null;
    }
  /** A batch of them, to the queue that is configured. */
  | {
      readonly kind: 'events';
      readonly outcome: 'published' | 'retry' | 'no-queue' | 'parked';
      readonly count: number;
      readonly queue: string;
      readonly detail: string | null;
    }
  /** By our order a cluster is on its way: from now on it is paid for. */
  | { readonly kind: 'cluster-started'; readonly pool: string; readonly clusterId: string }
  /** A cluster that the service started was seen to run, so long after it was decided. */
  | { readonly kind: 'cluster-up'; readonly pool: string; readonly clusterId: string; readonly seconds: number }
  | {
      readonly kind: 'step-done';
      readonly step: string;
      readonly outcome: 'done' | 'retry' | 'given-up';
      readonly detail: string | null;
    }
  | {
      readonly kind: 'alert';
      readonly action: 'trigger' | 'resolve';
      readonly key: string;
      readonly severity: string;
      readonly summary: string;
    }
  | {
      readonly kind: 'engine-call';
      readonly operation: string;
      readonly outcome: 'ok' | 'refused' | 'rate-limited' | 'unavailable';
      readonly seconds: number;
      readonly detail: string | null;
    }
  | {
      readonly kind: 'snapshot';
      readonly engine: string;
      readonly takenAt: number;
      readonly clusters: number;
      readonly activeRuns: number;
    }
  /** All that there are: one that is not among them is gone. */
  | { readonly kind: 'pools'; readonly pools: readonly PoolOccupancy[] }
  | {
      readonly kind: 'queue';
      readonly waiting: Readonly<Record<string, number>>;
      readonly live: number;
      readonly oldestSeconds: number;
      readonly responsesDue: number;
      readonly responsesParked: number;
      readonly eventsDue: number;
      readonly eventsOldestSeconds: number;
      readonly eventsParked: number;
    }
  | {
      readonly kind: 'connection';
      readonly to: 'broker' | 'store' | 'engine';
      /** Which of several connections to it; it is up when all of them are. null: they stand and fall together. */
      readonly use: string | null;
      readonly state: 'up' | 'down';
      readonly detail: string | null;
    }
  /** What became of a fire of a schedule. `detail`: why nothing did. */
  | {
      readonly kind: 'fire';
      readonly outcome: 'made' | 'refused';
      readonly schedule: string;
      readonly about: About;
      readonly detail: string | null;
    }
  /** By an operator. */
  | { readonly kind: 'hand'; readonly act: Hand['kind'] | 'replay' | 'remove'; readonly actor: string; readonly changed: number }
  /** `superseded`: a good text of a file, and another policy was promoted over it. */
  | {
      readonly kind: 'policy';
      readonly outcome: 'loaded' | 'superseded' | 'refused';
      readonly version: string;
      readonly detail: string | null;
    }
  /** What the configuration decides by. `detail`: paths, and what is wrong with them; never a value. */
  | {
      readonly kind: 'settings';
      readonly outcome: 'loaded' | 'refused';
      /** Of what is in force. */
      readonly version: string;
      readonly detail: string;
    }
  /** The certificate that the HTTP server shows. `expiresAt`: of the one that is shown. */
  | {
      readonly kind: 'certificate';
      readonly outcome: 'loaded' | 'refused';
      readonly expiresAt: Instant;
      readonly detail: string | null;
    }
  /** The candidate policy of the shadow. */
  | {
      readonly kind: 'shadow-policy';
      readonly outcome: 'loaded' | 'refused';
      readonly version: string;
      readonly detail: string | null;
    }
  /** A decision was taken once more by the candidate, without effect. */
  | { readonly kind: 'shadowed'; readonly case: Case; readonly outcome: 'same' | 'differs'; readonly about: About }
  | {
      readonly kind: 'access-refused';
      readonly why: RefusedWhy;
      /** null: not known. Never a credential. */
      readonly caller: string | null;
      /** The route, or the queue. */
      readonly what: string;
      readonly from: string | null;
      /** X-Request-Id, or the id of the message. */
      readonly call: string | null;
    }
  /** `error`: what was thrown; where nothing was, a sentence. */
  | { readonly kind: 'trouble'; readonly where: string; readonly about: About; readonly error: unknown };

export interface Telemetry {
  report(fact: Fact): void;
}

/** A pool as it stands, everybody's runs counted. */
export interface PoolOccupancy {
  readonly pool: string;
  readonly occupancy: number;
  readonly slots: number;
  readonly activeRuns: number;
  /** All that run. */
  readonly clusters: readonly {
    readonly id: string;
    readonly name: string;
    readonly slots: number;
    readonly activeRuns: number;
  }[];
}
