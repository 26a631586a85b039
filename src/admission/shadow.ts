// The shadow: a candidate policy, asked on the facts of decisions that were taken and recorded, by the same decide(). In: what a pass has
// decided. Out: how often it decides otherwise, and the last such decisions, added up over the replicas. Promised: it has no effect and a pass hears
// nothing of it; a pass costs a bounded number of decisions, and what is kept is bounded.
import { decide, type Decision } from '../core/deciding/decision.js';
import type { Instant } from '../core/ids.js';
import type { Case, Policy } from '../core/policy.js';
import type { Choice } from '../core/deciding/choose.js';
import type { Clock } from '../ports/clock.js';
import type { ShadowAnswer, ShadowDifference, ShadowStanding } from '../ports/shadow.js';
import type { ShadowStore } from '../ports/store/shadow.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface ShadowParts {
  /** null: there is none now. */
  readonly candidate: () => Policy | null;
  readonly store: Pick<ShadowStore, 'add'>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export interface Shadow {
  see(taken: readonly Choice[]): void;
  /** Adds what was seen since the last time to the sum over all replicas; what cannot be added is kept for the next time. */
  save(): Promise<void>;
  /** null: there is none now. */
  standing(): ShadowStanding | null;
}

/** Of one pass, spread evenly over what it has decided. */
const askedMax = 50;
/** Of one candidate, by all replicas. */
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

export function openShadow({ candidate, store, clock, telemetry }: ShadowParts): Shadow {
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
    save: async () => {
      const told = now();
      if (told !== null) await save(told, store, clock.now());
    },
    standing: () => standingOf(now()),
  };
}

function sample(taken: readonly Choice[]): readonly Choice[] {
  const step = Math.ceil(taken.length / askedMax);
  return taken.filter((_choice, at) => at % step === 0);
}

function compare(
  { policy, byCase, differences }: Seen,
  { candidate: { id, tenantId }, facts, decision }: Choice,
  { clock, telemetry }: Pick<ShadowParts, 'clock' | 'telemetry'>,
): void {
  const active = answerOf(decision);
  const would = answerOf(decide(facts, policy));
  const outcome = isSame(active, would) ? 'same' : 'differs';
  count(byCase, decision.case, outcome === 'same' ? { same: 1, differs: 0 } : { same: 0, differs: 1 });
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

/** Taken away first: what a pass sees meanwhile belongs to the next time. */
async function save({ policy, byCase, differences }: Seen, store: ShadowParts['store'], at: Instant): Promise<void> {
  const counts = [...byCase].map(([situation, both]) => ({ case: situation, ...both }));
  if (counts.length === 0) return;
  const found = differences.splice(0);
  byCase.clear();
  try {
    await store.add({ version: policy.version, counts, differences: found }, at, differencesMax);
  } catch (problem) {
    for (const { case: situation, same, differs } of counts) count(byCase, situation, { same, differs });
    differences.unshift(...found);
    differences.splice(0, differences.length - differencesMax);
    throw problem;
  }
}

function count(
  byCase: Seen['byCase'],
  situation: Case,
  { same, differs }: { readonly same: number; readonly differs: number },
): void {
  const known = byCase.get(situation) ?? { same: 0, differs: 0 };
  byCase.set(situation, { same: known.same + same, differs: known.differs + differs });
}

function standingOf(seen: Seen | null): ShadowStanding | null {
  if (seen === null) return null;
  const { policy, since, broken } = seen;
  return { name: policy.name, version: policy.version, since, broken };
}
