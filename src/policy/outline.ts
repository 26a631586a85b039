// How a policy reads, in the order in which it is asked: what is held back, the routes from the top, then, case by case, the rules. In: a text that
// compiles. Out: the switch, and the routes and rules with their conditions as they are written.
import { cases, type Case, type Effect, type Lead, type Maintenance } from '../core/policy.js';
import { readAction } from './action.js';
import { MaintenanceEntry, PolicyFile, RouteEntry, RuleEntry } from './policy-file.js';
import { fit } from './text/shape.js';
import { readYaml } from './text/yaml-text.js';

export interface Outline {
  readonly policy: string;
  /** null: the switch is off, or not there. */
  readonly maintenance: Maintenance | null;
  readonly routes: readonly {
    readonly name: string;
    /** null: always. */
    readonly when: string | null;
    readonly pools: readonly string[];
    readonly borrow: readonly string[];
  }[];
  readonly rules: readonly {
    readonly case: Case;
    readonly name: string;
    readonly when: string | null;
    readonly lead: Lead;
    readonly effects: readonly Effect[];
  }[];
}

/** null: it does not compile. */
export function outlineOf(text: string): Outline | null {
  const read = readYaml({ file: '', text });
  const file = read.ok ? fit(PolicyFile, read.text.value) : null;
  if (file?.ok !== true) return null;
  const { policy, maintenance, route, rules } = file.value;
  const written = all(RuleEntry, rules);
  return {
    policy,
    maintenance: switchOf(maintenance),
    routes: all(RouteEntry, route).map(({ name, when = null, pools, borrow = [] }) => ({ name, when, pools, borrow })),
    rules: cases.flatMap((situation) =>
      written
        .filter((rule) => [rule.case].flat().includes(situation))
        .map(({ name, when = null, then }) => ({ case: situation, name, when, ...outcomeOf(then) })),
    ),
  };
}

function switchOf(written: unknown): Maintenance | null {
  const fitted = fit(MaintenanceEntry, written);
  return fitted.ok && fitted.value.on ? { message: fitted.value.message, pools: fitted.value.pools ?? null } : null;
}

function all<T>(entry: Parameters<typeof fit<T>>[0], entries: readonly unknown[]): readonly T[] {
  return entries.flatMap((one) => {
    const fitted = fit(entry, one);
    return fitted.ok ? [fitted.value] : [];
  });
}

function outcomeOf(then: readonly unknown[]): { readonly lead: Lead; readonly effects: readonly Effect[] } {
  const actions = then.map(readAction).flatMap((read) => (read.ok ? [read.action] : []));
  return {
    lead: actions.flatMap((action) => (action.kind === 'lead' ? [action.lead] : []))[0] ?? 'wait',
    effects: actions.flatMap((action) => (action.kind === 'effect' ? [action.effect] : [])),
  };
}
