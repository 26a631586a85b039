// A simulation that is told: the day, what came of it under one policy, and under another where two are compared.
import type { Judged } from '../../core/playing/expectations.js';
import type { Period } from '../../core/playing/past-tally.js';
import type { Policy } from '../../core/policy.js';
import type { Scenario } from '../../core/playing/scenario.js';
import type { Simulated } from '../../core/playing/simulated.js';

export interface Simulation {
  readonly policy: Pick<Policy, 'name' | 'version'>;
  readonly simulated: Simulated;
  readonly judged: readonly Judged[];
}

export interface Told {
  readonly scenario: Pick<Scenario, 'scenario'>;
  readonly seed: number;
  readonly period: Period;
  readonly zone: string;
  readonly one: Simulation;
  /** null: nothing to compare it with. */
  readonly other: Simulation | null;
  /** On what it is played, where that is not the scenario alone. */
  readonly notes: readonly string[];
}

export interface Sentences {
  readonly before: readonly string[];
  readonly verdict: string | null;
}
