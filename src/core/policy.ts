// A policy as decide() trusts it: compiled, complete, every case answered. Text becomes this in the policy room; only this is known here.
import type { Facts, PoolFacts } from './facts.js';

/** The closed list of situations. The order is the order in which decide() looks for them. */
export const cases = [
  'expired',
  'too-early',
  'engine-unreachable',
  'job-not-declared',
  'job-at-its-limit',
  'tenant-at-its-quota',
  'no-pool',
  'capacity-available',
  'clusters-busy',
  'cluster-starting',
  'no-cluster',
] as const;
export type Case = (typeof cases)[number];

/** Cases that are about one pool; the others are about the request as a whole and see no `pool`. */
export const poolCases = ['capacity-available', 'clusters-busy', 'cluster-starting', 'no-cluster'] as const satisfies Case[];
export type PoolCase = (typeof poolCases)[number];

export const severities = ['info', 'warning', 'error', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** What a rule leads to. Exactly one a rule. */
export type Lead = 'run' | 'wait' | 'reject' | 'expire';

/** What a rule has done in the world besides. */
export type Effect =
  | { readonly kind: 'start-cluster' }
  | { readonly kind: 'alert-sre'; readonly severity: Severity; readonly message: string | null }
  | { readonly kind: 'notify'; readonly message: string | null };

/** What a condition sees: the facts, and the pool in question for a pool's case and for no other. */
export interface Scene {
  readonly facts: Facts;
  readonly pool: PoolFacts | null;
}
/** Must not throw: what cannot be evaluated is false, and the compiler has refused it before. */
export type Condition = (scene: Scene) => boolean;

export interface Route {
  readonly name: string;
  readonly when: Condition | null;
  readonly pools: readonly string[];
}

export interface Rule {
  readonly name: string;
  readonly case: Case;
  readonly when: Condition | null;
  readonly lead: Lead;
  readonly effects: readonly Effect[];
}

export interface Policy {
  readonly name: string;
  /** Hash of its text: the same text is the same version on every replica. */
  readonly version: string;
  /** Ends in a route without a condition. */
  readonly routes: readonly Route[];
  /** For each case, in order; the last of each has no condition. */
  readonly rules: Readonly<Record<Case, readonly Rule[]>>;
}
