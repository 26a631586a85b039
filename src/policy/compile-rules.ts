// The rules of a policy, sorted by the case they answer. Each leads to exactly one of run, wait, reject and expire; each case ends in a rule
// without a condition, and no rule stands behind one.
import { cases, poolCases, type Case, type Effect, type Lead, type Rule } from '../core/policy.js';
import { leads, readAction } from './action.js';
import { conditional, conditionAt, refuseTwice, type Compiling } from './compiling.js';
import { unknownName } from '../core/nearest.js';
import { RuleEntry, rulesMax } from './policy-file.js';
import { fit, fittingParts, under } from './text/shape.js';
import type { Path } from './text/yaml-text.js';

type Rules = Record<Case, Rule[]>;

/** `held`: the file has the switch for maintenance, so that its cases can come up. */
export function compileRules(entries: readonly unknown[], held: boolean, work: Compiling): Rules {
  const rules = Object.fromEntries(cases.map((one): [Case, Rule[]] => [one, []])) as Rules;
  const names = new Map<string, number>();
  const unread: boolean[] = entries.length > rulesMax ? [true] : [];
  const ends = new Map<Case, string>();
  for (const [index, written] of entries.slice(0, rulesMax).entries()) {
    const path = ['rules', index];
    const fitted = fit(RuleEntry, written);
    if (fitted.ok) {
      refuseTwice(names, { name: fitted.value.name, path, what: 'rule' }, work);
      unread.push(!compileRule(fitted.value, { path, rules, ends }, work));
    } else {
      work.refuse(under(path, fitted.misfits));
      const parts = fittingParts(RuleEntry, written);
      if (parts.name !== undefined) refuseTwice(names, { name: parts.name, path, what: 'rule' }, work);
      readParts(parts, path, work);
      unread.push(true);
    }
  }
  // A rule that could not be read may be the one that answers a case: to say that the case is open would be a guess.
  if (unread.length > 0 && !unread.includes(true)) {
    const possible = cases.filter((one) => held || !casesOfMaintenance.includes(one));
    refuseOpenCases(possible, { rules, ends }, work);
  }
  return rules;
}

const casesOfMaintenance: readonly Case[] = ['maintenance', 'pool-maintenance'];

interface Place {
  readonly path: Path;
  readonly rules: Rules;
  /** The rule without a condition that ends each case. */
  readonly ends: Map<Case, string>;
}

/** Whether all of its cases could be read. */
function compileRule(entry: RuleEntry, { path, rules, ends }: Place, work: Compiling): boolean {
  const { answered, outcome, when } = readParts(entry, path, work);
  work.entries.push({
    what: 'rule',
    name: entry.name,
    cases: answered.map(({ name }) => name),
    tree: when?.tree ?? null,
    at: work.text.valueAt([...path, 'when']),
  });
  for (const { name, at } of answered) {
    const end = ends.get(name);
    if (end !== undefined) work.refuseAt(at, `this rule can never answer ${name}: rule "${end}" above it has no condition`);
    else if (entry.when === undefined) ends.set(name, entry.name);
    if (outcome === null) continue;
    rules[name].push({
      name: entry.name,
      case: name,
      ...conditional(when),
      lead: outcome.lead.name,
      effects: outcome.effects.map(({ effect }) => effect),
    });
  }
  return answered.length === [entry.case].flat().length;
}

/** What can be said of each part by itself, and of what a case allows. */
function readParts({ case: named, then, when: written }: Partial<RuleEntry>, path: Path, work: Compiling) {
  const answered = named === undefined ? [] : casesOf(named, path, work);
  const outcome = then === undefined ? null : outcomeOf(then, [...path, 'then'], work);
  const aboutPools = answered.every(({ name }) => isPoolCase(name));
  const when = conditionAt(written, { path: [...path, 'when'], pool: aboutPools }, work);
  if (outcome !== null) for (const { name } of answered) refuseActions(name, outcome, work);
  return { answered, outcome, when };
}

interface NamedCase {
  readonly name: Case;
  readonly at: number;
}

function casesOf(named: RuleEntry['case'], path: Path, work: Compiling): NamedCase[] {
  const written = [named].flat();
  return written.flatMap((name, index) => {
    const at = work.text.valueAt(typeof named === 'string' ? [...path, 'case'] : [...path, 'case', index]);
    if (!isCase(name)) work.refuseAt(at, unknownName('case', name, cases));
    else if (written.indexOf(name) < index) work.refuseAt(at, `case ${name} is named twice`);
    else return [{ name, at }];
    return [];
  });
}

interface RuleOutcome {
  readonly lead: { readonly name: Lead; readonly at: number };
  readonly effects: readonly { readonly effect: Effect; readonly at: number }[];
}

const leadList = Object.keys(leads).join(', ');

function outcomeOf(then: readonly unknown[], path: Path, work: Compiling): RuleOutcome | null {
  const read = then.map((written, index) => ({ path: [...path, index], ...readAction(written) }));
  const found: { name: Lead; at: number }[] = [];
  const effects: { effect: Effect; at: number }[] = [];
  for (const one of read) {
    const at = work.text.valueAt(one.path);
    if (!one.ok) work.refuse(under(one.path, one.misfits));
    else if (one.action.kind === 'lead') found.push({ name: one.action.lead, at });
    else effects.push({ effect: one.action.effect, at });
  }
  const [lead, second] = found;
  if (second !== undefined) work.refuseAt(second.at, `a rule must have exactly one of ${leadList}; remove this one`);
  if (lead === undefined && read.every(({ ok }) => ok))
    work.refuseAt(work.text.valueAt(path), `a rule must have exactly one of ${leadList}`);
  return lead === undefined ? null : { lead, effects };
}

const placesToRun: readonly Case[] = ['capacity-available', 'clusters-busy'];

function refuseActions(name: Case, { lead, effects }: RuleOutcome, work: Compiling): void {
  if (lead.name === 'run' && !placesToRun.includes(name)) {
    work.refuseAt(lead.at, `run-now is not possible in case ${name}; only in ${placesToRun.join(' and ')}`);
  }
  if (lead.name === 'wait' && name === 'expired') {
    work.refuseAt(lead.at, 'a request whose time is over would wait for ever: use expire or reject');
  }
  for (const placed of effects) refuseEffect(name, lead.name, placed, work);
}

function refuseEffect(name: Case, lead: Lead, { effect, at }: RuleOutcome['effects'][number], work: Compiling): void {
  if (effect.kind === 'replace-run' && !(name === 'job-at-its-limit' && lead === 'wait')) {
    work.refuseAt(at, 'replace-run makes room for a waiting request: use it only with enqueue, in case job-at-its-limit');
  }
  if (effect.kind === 'start-cluster' && !isPoolCase(name)) {
    work.refuseAt(at, `start-cluster needs a pool, and case ${name} is about none; use it only in ${poolCases.join(', ')}`);
  }
}

function refuseOpenCases(possible: readonly Case[], { rules, ends }: Omit<Place, 'path'>, work: Compiling): void {
  for (const name of possible.filter((one) => !ends.has(one))) {
    const last = rules[name].at(-1);
    const said = last === undefined ? 'has no rule' : `ends in rule "${last.name}", which has a condition`;
    work.refuseAt(work.text.keyAt(['rules']), `case ${name} ${said}; add a rule for it without \`when\``);
  }
}

function isCase(name: string): name is Case {
  return cases.some((one) => one === name);
}

function isPoolCase(name: Case): boolean {
  return poolCases.some((one) => one === name);
}
