// Rules that generated facts never reach, where nothing can be proved. For each rule facts are made that its condition asks for, the rest of
// them of the values that the file itself names; then it is seen whether one above it always answers first. In: the entries of a compiled
// policy. Out: warnings. Promised: nothing is said of a rule whose condition these facts hardly ever meet, nor where a rule above it may have
// answered only because these facts never change one of its parts; the same file gives the same answer.
import { firstHolding } from '../../core/deciding/first-holding.js';
import type { Case, Policy, Scene } from '../../core/policy.js';
import { givenIn } from './case-givens.js';
import { generator, type Generator } from './generated-scenes.js';
import type { Entry } from './prove.js';
import type { SettingValues } from '../conditions/setting-values.js';
import { conjunction, effortOfFile } from './alternatives.js';
import { termsOf, type Known } from './terms.js';
import { watchedParts, type WatchedParts } from './watched-parts.js';

export interface Unreached {
  readonly at: number;
  readonly message: string;
}

const termsMax = 20;
const scenesOfTerm = 200;
/** Of a whole file: seconds of work. Nothing is said of the rules that come after. */
const scenesMax = 10_000;
/** Below this many that meet the condition nothing is said. */
const heldMin = 20;

export function survey(entries: readonly Entry[], policy: Policy, settings: SettingValues): Unreached[] {
  const known: Known = { settings, effort: { left: effortOfFile } };
  const budget: Budget = { scenes: scenesMax };
  const rules = entries.filter(({ what, tree }) => what === 'rule' && tree !== null);
  const terms = rules.map(({ tree }) => (tree === null ? null : termsOf(tree, known)));
  const scenes = generator(terms.flatMap((one) => one ?? []));
  const watch = watchedParts(rules, known);
  return rules.flatMap((entry, index): Unreached[] => {
    const seen = entry.cases.map((situation) => {
      const asked = conjunction([givenIn(situation)], terms[index] ?? null, known.effort);
      return asked === null ? unknown : reached({ entry, situation, policy, budget, watch }, asked.slice(0, termsMax), scenes);
    });
    const held = seen.reduce((sum, one) => sum + one.held, 0);
    if (held < heldMin || seen.some(({ first }) => first)) return [];
    const message = `in all ${held} generated situations in which this holds, a rule above it answers first: should it be higher?`;
    return [{ at: entry.at, message }];
  });
}

interface Seen {
  readonly held: number;
  readonly first: boolean;
}

/** Nothing is said of it. */
const unknown: Seen = { held: 0, first: true };

interface Budget {
  scenes: number;
}

interface Surveyed {
  readonly entry: Entry;
  readonly situation: Case;
  readonly policy: Policy;
  readonly budget: Budget;
  readonly watch: WatchedParts;
}

function reached(
  { entry, situation, policy, budget, watch }: Surveyed,
  terms: Parameters<Generator>[0][],
  scenes: Generator,
): Seen {
  const list = policy.rules[situation];
  const rule = list.find(({ name }) => name === entry.name);
  const watched = watch(entry.name);
  let held = 0;
  for (const term of terms) {
    for (let count = 0; count < scenesOfTerm; count += 1) {
      if (budget.scenes === 0) return unknown;
      budget.scenes -= 1;
      const scene: Scene = scenes(term);
      watched.look(scene);
      if (rule?.when?.(scene) !== true) continue;
      held += 1;
      const first = firstHolding(list, scene);
      if (first === rule) return { held, first: true };
      if (first !== null) watched.answered(first.name, scene);
    }
  }
  return watched.allChanged() ? { held, first: false } : unknown;
}
