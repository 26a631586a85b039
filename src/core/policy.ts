// A policy as decide() trusts it: compiled, complete, every case answered. Text becomes this in the policy room; only this is known here.
import type { Facts, PoolFacts } from './deciding/facts.js';

/** The closed list of situations. The order is the order in which decide() looks for them. */
export const cases = [
  'expired',
  'too-early',
  'maintenance',
  'engine-unreachable',
  'job-not-declared',
  'job-at-its-limit',
  'tenant-at-its-quota',
  'no-pool',
  'pool-maintenance',
  'capacity-available',
  'clusters-busy',
  'cluster-starting',
  'no-cluster',
] as const;
export type Case = (typeof cases)[number];

/** Cases that are about one pool; the others are about the request as a whole and see no `pool`. */
export const poolCases = [
  'pool-maintenance',
  'capacity-available',
  'clusters-busy',
  'cluster-starting',
  'no-cluster',
] as const satisfies Case[];
export type PoolCase = (typeof poolCases)[number];

export const severities = ['info', 'warning', 'error', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** What a rule leads to. Exactly one a rule. */
export type Lead = 'run' | 'wait' | 'reject' | 'expire';

/** What a rule has done in the world besides. */
export type Effect =
  | { readonly kind: 'start-cluster' }
  /** The oldest run that the request may replace is asked to stop. */
  | { readonly kind: 'replace-run' }
  | { readonly kind: 'alert-sre'; readonly severity: Severity; readonly message: string | null }
  | { readonly kind: 'notify'; readonly message: string | null };

/** What a condition sees: the facts, and the pool in question for a pool's case and for no other. */
export interface Scene {
  readonly facts: Facts;
  readonly pool: PoolFacts | null;
  /** The route only borrows from the pool. */
  readonly borrowed: boolean;
}
/** Must not throw: what cannot be evaluated is false, and the compiler has refused it before. */
export type Condition = (scene: Scene) => boolean;

/** A fact as `group.name`, and values of which it must have one. */
export interface Guard {
  readonly fact: string;
  readonly values: readonly (string | number)[];
}

/** What is looked for from the top: the first whose condition holds. */
export interface Conditional {
  readonly when: Condition | null;
  /** When known: the condition can hold only where one of these does. By it long lists are looked up instead of walked. */
  readonly guards?: readonly Guard[];
  /** The facts that the condition looks at, each as `group.name`. Left out: any may be among them. */
  readonly reads?: readonly string[];
}

export interface Route extends Conditional {
  readonly name: string;
  readonly pools: readonly string[];
  /** Asked after them, marked as borrowed: their idle slots are lent, as far as the rules let them. */
  readonly borrow: readonly string[];
}

/** What is held back by the switch of the policy. */
export interface Maintenance {
  readonly message: string;
  /** null: everything. */
  readonly pools: readonly string[] | null;
}

export interface Rule extends Conditional {
  readonly name: string;
  readonly case: Case;
  readonly lead: Lead;
  readonly effects: readonly Effect[];
}

export interface Policy {
  readonly name: string;
  /** Hash of its text: the same text is the same version on every replica. */
  readonly version: string;
  /** null: the switch is off. */
  readonly maintenance: Maintenance | null;
  /** Ends in a route without a condition. */
  readonly routes: readonly Route[];
  /** For each case, in order; the last of each has no condition. */
  readonly rules: Readonly<Record<Case, readonly Rule[]>>;
}
