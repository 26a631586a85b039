// The examples beside a policy: facts and the decision they must lead to, through the same decide() as the service. In: a compiled policy
// and the text of its examples. Out: how many there are, or every one that does not hold, at the line that does not.
import { z } from 'zod';
import { decide, type Decision } from '../core/decision.js';
import { cases, type Lead, type Policy } from '../core/policy.js';
import { effectNames } from './action.js';
import { Given, sceneOf } from './example-scene.js';
import { unknownName } from './nearest.js';
import { inOrder, type PolicyProblem } from './problem.js';
import { fit, under, type Misfit } from './shape.js';
import { readYaml, type PlacedText } from './yaml-text.js';

export type ExamplesRun =
  { readonly ok: true; readonly count: number } | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

const outcomes = ['run', 'wait', 'reject', 'expire'] as const satisfies Lead[];
const examplesMax = 1000;

const Expected = z.strictObject({
  outcome: z.enum(outcomes),
  case: z.enum(cases).optional(),
  rule: z.string().optional(),
  route: z.string().optional(),
  /** Where it runs. */
  pool: z.string().optional(),
  /** Everything that is done besides, in any order; not looked at when it is left out. */
  effects: z.array(z.enum(effectNames)).optional(),
});
type Expected = z.infer<typeof Expected>;

const Example = z.strictObject({ name: z.string().trim().min(1), given: Given.optional(), expect: Expected });
type Example = z.infer<typeof Example>;

export function runExamples(policy: Policy, text: string, fileName: string): ExamplesRun {
  const read = readYaml({ file: fileName, text });
  if (!read.ok) return read;
  const list = read.text.value;
  if (!Array.isArray(list) || list.length > examplesMax) {
    return { ok: false, problems: [read.text.problem(0, `must be a list of at most ${examplesMax} examples`)] };
  }
  const problems = list.flatMap((written: unknown, index) => {
    const fitted = fit(Example, written);
    const misfits = fitted.ok ? misfitsOf(fitted.value, policy) : fitted.misfits;
    return under([index], misfits).map((misfit) => problemOf(read.text, misfit));
  });
  return problems.length === 0 ? { ok: true, count: list.length } : { ok: false, problems: inOrder(problems) };
}

function problemOf(text: PlacedText, { path, atKey, message }: Misfit): PolicyProblem {
  return text.problem(atKey ? text.keyAt(path) : text.valueAt(path), message);
}

function misfitsOf({ name, given = {}, expect }: Example, policy: Policy): Misfit[] {
  const unknown = unknownNames(given, expect, policy);
  if (unknown.length > 0) return unknown;
  const decision = decide(sceneOf(given, poolsOf(policy)), policy);
  const pool = decision.outcome.kind === 'run' ? decision.outcome.pool : 'none';
  const got = { outcome: decision.outcome.kind, case: decision.case, rule: decision.rule, route: decision.route ?? 'none', pool };
  const wrong = (['outcome', 'case', 'rule', 'route', 'pool'] as const).filter(
    (part) => expect[part] !== undefined && expect[part] !== got[part],
  );
  const said = (part: string, is: string) =>
    `"${name}": the ${part} is ${is}, by rule "${decision.rule}" for case ${decision.case}`;
  return [
    ...wrong.map((part) => ({ path: ['expect', part], atKey: false, message: said(part, got[part]) })),
    ...effectsMisfit(expect, decision, said),
  ];
}

function effectsMisfit({ effects }: Expected, decision: Decision, said: (part: string, is: string) => string): Misfit[] {
  const got = decision.effects.map(({ effect }) => effect.kind).toSorted();
  if (effects === undefined || got.join() === effects.toSorted().join()) return [];
  return [{ path: ['expect', 'effects'], atKey: false, message: said('list of effects', `[${got.join(', ')}]`) }];
}

function unknownNames(given: Given, expect: Expected, policy: Policy): Misfit[] {
  const pools = poolsOf(policy);
  const rules = [...new Set(Object.values(policy.rules).flatMap((list) => list.map(({ name }) => name)))];
  const routes = policy.routes.map(({ name }) => name);
  const found: Misfit[] = Object.keys(given.pools ?? {})
    .filter((pool) => !pools.includes(pool))
    .map((pool) => ({ path: ['given', 'pools', pool], atKey: true, message: unknownName('pool of a route', pool, pools) }));
  const named = [
    ['pool', pools],
    ['rule', rules],
    ['route', [...routes, 'none']],
  ] as const;
  for (const [part, known] of named) {
    const name = expect[part];
    if (name !== undefined && !known.includes(name)) {
      found.push({ path: ['expect', part], atKey: false, message: unknownName(part, name, known) });
    }
  }
  return found;
}

/** Every pool that a route names exists in the scene. */
function poolsOf(policy: Policy): string[] {
  return [...new Set(policy.routes.flatMap(({ pools }) => pools))];
}
