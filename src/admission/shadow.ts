// The shadow: a candidate policy, asked on the facts of decisions that were taken and recorded, by the same decide(). In: what a pass has
// decided. Out: how often it decides otherwise, and the last such decisions. Promised: it has no effect and throws nothing; a pass costs a
// bounded number of decisions, and what is kept is bounded.
import { decide, type Decision } from '../core/decision.js';
import type { Instant } from '../core/ids.js';
import type { Case, Policy } from '../core/policy.js';
import type { Choice } from '../core/choose.js';
import type { Clock } from '../ports/clock.js';
import type { ShadowAnswer, ShadowDifference, ShadowReport } from '../ports/keeper.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface ShadowParts {
  /** null: there is none now. */
  readonly candidate: () => Policy | null;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export interface Shadow {
  see(taken: readonly Choice[]): void;
  report(): ShadowReport;
}

/** Of one pass, spread evenly over what it has decided. */
const askedMax = 50;
const differencesMax = 100;

/** What is known of one candidate. */
interface Seen {
  readonly policy: Policy;
  readonly since: Instant;
  readonly byCase: Map<Case, { same: number; differs: number }>;
  /** The oldest first. */
  readonly differences: ShadowDifference[];
  /** It threw: not asked again. */
  broken: boolean;
}

export function openShadow({ candidate, clock, telemetry }: ShadowParts): Shadow {
  let seen: Seen | null = null;
  const now = (): Seen | null => {
    const policy = candidate();
    if (policy === null) seen = null;
    else if (seen?.policy !== policy) seen = { policy, since: clock.now(), byCase: new Map(), differences: [], broken: false };
    return seen;
  };
  return {
    see: (taken) => {
      try {
        const current = now();
        if (current === null || current.broken) return;
        for (const choice of sample(taken)) compare(current, choice, { clock, telemetry });
      } catch (problem) {
        if (seen !== null) seen.broken = true;
        telemetry.report({ kind: 'trouble', where: 'admission.shadow', about: {}, error: problem });
      }
    },
    report: () => reportOf(now()),
  };
}

function sample(taken: readonly Choice[]): readonly Choice[] {
  const step = Math.ceil(taken.length / askedMax);
  return taken.filter((_choice, at) => at % step === 0);
}

function compare(
  { policy, byCase, differences }: Seen,
  { candidate: { id, tenantId }, facts, decision }: Choice,
  { clock, telemetry }: Omit<ShadowParts, 'candidate'>,
): void {
  const active = answerOf(decision);
  const would = answerOf(decide(facts, policy));
  const outcome = isSame(active, would) ? 'same' : 'differs';
  const counts = byCase.get(decision.case) ?? { same: 0, differs: 0 };
  counts[outcome] += 1;
  byCase.set(decision.case, counts);
  if (outcome === 'differs') {
    differences.push({ requestId: id, at: clock.now(), active, would });
    if (differences.length > differencesMax) differences.shift();
  }
  telemetry.report({ kind: 'shadowed', case: decision.case, outcome, about: { requestId: id, tenantId } });
}

function answerOf({ case: situation, rule, outcome }: Decision): ShadowAnswer {
  return { case: situation, rule, outcome: outcome.kind, pool: outcome.kind === 'run' ? outcome.pool : null };
}

function isSame(one: ShadowAnswer, other: ShadowAnswer): boolean {
  return one.case === other.case && one.rule === other.rule && one.outcome === other.outcome && one.pool === other.pool;
}

function reportOf(seen: Seen | null): ShadowReport {
  if (seen === null) return { policy: null, byCase: [], differences: [] };
  const { policy, since, byCase, differences, broken } = seen;
  return {
    policy: { name: policy.name, version: policy.version, since, broken },
    byCase: [...byCase].map(([situation, counts]) => ({ case: situation, ...counts })),
    differences: differences.toReversed(),
  };
}
