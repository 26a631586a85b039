// What can be proved of the conditions of a policy: that one never holds, always holds, or holds only where another above it does. In: the
// entries as they stand in the file. Out: what is wrong, at its place. Promised: what is told is so. What depends on a setting is a warning,
// not a mistake: a number that switches a rule off is one way to switch it off.
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Case } from '../../core/policy.js';
import { givenIn, givenInRoutes } from './case-givens.js';
import type { SettingValues } from '../conditions/setting-values.js';
import { conjunction, effortOfFile, type Term, type Terms } from './alternatives.js';
import { termsOf, type Known } from './terms.js';

/** A rule or a route, in the order of the file. */
export interface Entry {
  readonly what: 'rule' | 'route';
  readonly name: string;
  /** Those that it answers; none for a route. */
  readonly cases: readonly Case[];
  /** null: it has none. */
  readonly tree: ASTNode | null;
  /** Where its condition stands. */
  readonly at: number;
}

export interface Proved {
  readonly at: number;
  readonly message: string;
  /** Not with other settings, perhaps. */
  readonly bySettings: boolean;
}

export function prove(entries: readonly Entry[], settings: SettingValues): Proved[] {
  const known: Known = { settings, effort: { left: effortOfFile } };
  const asked = entries.map((entry) => ({ ...entry, scopes: scopesOf(entry), ...partsOf(entry.tree, known) }));
  return asked.flatMap((entry, index): Proved[] => {
    if (entry.tree === null) return [];
    const alone = provedAlone(entry, known);
    if (alone !== null) return [alone];
    const above = asked.slice(0, index).filter(({ what, tree }) => what === entry.what && tree !== null);
    const covered = provedCovered(entry, above, known);
    return covered === null ? [] : [covered];
  });
}

interface Asked extends Entry {
  /** What is given, once for each case. */
  readonly scopes: readonly Scope[];
  readonly holds: Terms;
  readonly fails: Terms;
  readonly usesSettings: boolean;
}

interface Scope {
  readonly name: string;
  readonly given: Term;
}

function scopesOf({ what, cases }: Entry): Scope[] {
  if (what === 'route') return [{ name: 'route', given: givenInRoutes }];
  return cases.map((name) => ({ name, given: givenIn(name) }));
}

function partsOf(tree: ASTNode | null, known: Known): Pick<Asked, 'holds' | 'fails' | 'usesSettings'> {
  if (tree === null) return { holds: null, fails: null, usesSettings: false };
  return { holds: termsOf(tree, known), fails: termsOf(tree, known, false), usesSettings: /\bsettings\b/.test(tree.input) };
}

function provedAlone({ at, scopes, holds, fails, usesSettings }: Asked, { effort }: Known): Proved | null {
  // What settings alone decide is a switch.
  if (usesSettings && [holds, fails].some((terms) => terms?.some(({ size }) => size === 0) === true)) return null;
  const never = scopes.every(({ given }) => isNone(conjunction([given], holds, effort)));
  if (never) return { at, message: `this condition never holds here${mind(usesSettings)}`, bySettings: usesSettings };
  const ever = scopes.every(({ given }) => isNone(conjunction([given], fails, effort)));
  if (!ever) return null;
  const said = `this condition always holds here${mind(usesSettings)}: leave \`when\` out`;
  return { at, message: said, bySettings: usesSettings };
}

function provedCovered(entry: Asked, above: readonly Asked[], { effort }: Known): Proved | null {
  const covering = entry.scopes.map(({ name, given }) => {
    const mine = conjunction([given], entry.holds, effort);
    return (
      above.find((one) => one.scopes.some((scope) => scope.name === name) && isNone(conjunction(mine, one.fails, effort))) ?? null
    );
  });
  const [first] = covering;
  if (first === undefined || first === null || covering.includes(null)) return null;
  const bySettings = entry.usesSettings || covering.some((one) => one?.usesSettings === true);
  const message = `this ${entry.what} is never reached${mind(bySettings)}: wherever it holds, "${first.name}" above it holds too`;
  return { at: entry.at, message, bySettings };
}

function isNone(terms: Terms): boolean {
  return terms?.length === 0;
}

function mind(bySettings: boolean): string {
  return bySettings ? ' with these settings' : '';
}
