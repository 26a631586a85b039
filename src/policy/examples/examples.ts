// The examples beside a policy: facts and the decision they must lead to, through the same decide() as the service. In: a compiled policy
// and the text of its examples. Out: how many there are, or every one that does not hold, at the line that does not, and with what came of it instead.
import { z } from 'zod';
import { decide, type Decision } from '../../core/deciding/decision.js';
import { cases, type Lead, type Policy } from '../../core/policy.js';
import { effectNames } from '../action.js';
import { Given, sceneOf } from './example-scene.js';
import { unknownName } from '../../core/nearest.js';
import { inOrder, type PolicyProblem } from '../text/problem.js';
import { fit, fittingParts, inside, under, type Misfit } from '../text/shape.js';
import { readYaml, type Path, type PlacedText } from '../text/yaml-text.js';

export type ExamplesRun =
  | { readonly ok: true; readonly count: number }
  | {
      readonly ok: false;
      readonly problems: readonly PolicyProblem[];
      /** Those that could be read, and do not hold. */
      readonly failures: readonly ExampleFailure[];
      /** Of the problems, those of examples that could not be read. */
      readonly unread: readonly PolicyProblem[];
    };

/** What was expected of an example beside what came of it; both by the same names. */
export interface ExampleFailure {
  readonly name: string;
  /** `file:line`. */
  readonly place: string;
  readonly expected: Readonly<Record<string, string>>;
  readonly got: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly given: string;
}

const outcomes = ['run', 'wait', 'reject', 'expire'] as const satisfies Lead[];
const examplesMax = 1000;

const Expected = z.strictObject({
  outcome: z.enum(outcomes),
  case: z.enum(cases).optional(),
  rule: z.string().optional(),
  route: z.string().optional(),
  /** Where it runs; "none": nowhere. */
  pool: z.string().optional(),
  /** Everything that is done besides, in any order; not looked at when it is left out. */
  effects: z.array(z.enum(effectNames)).optional(),
});
type Expected = z.infer<typeof Expected>;

const Example = z.strictObject({ name: z.string().trim().min(1), given: Given.optional(), expect: Expected });
type Example = z.infer<typeof Example>;

export function runExamples(policy: Policy, text: string, fileName: string): ExamplesRun {
  const read = readYaml({ file: fileName, text });
  if (!read.ok) return { ...read, failures: [], unread: read.problems };
  const list = read.text.value;
  if (!Array.isArray(list) || list.length > examplesMax) {
    const problems = [read.text.problem(0, `must be a list of at most ${examplesMax} examples`)];
    return { ok: false, problems, failures: [], unread: problems };
  }
  const judged = list.map((written: unknown, index) => judge(written, { path: [index], text: read.text, policy }));
  const problems = judged.flatMap((one) => one.problems);
  if (problems.length === 0) return { ok: true, count: list.length };
  const unread = judged.flatMap((one) => (one.failure === null ? one.problems : []));
  const failures = judged.flatMap(({ failure }) => failure ?? []);
  return { ok: false, problems: inOrder(problems), failures, unread: inOrder(unread) };
}

interface Judging {
  readonly path: Path;
  readonly text: PlacedText;
  readonly policy: Policy;
}

interface Judged {
  readonly problems: readonly PolicyProblem[];
  readonly failure: ExampleFailure | null;
}

function judge(written: unknown, { path, text, policy }: Judging): Judged {
  const problemsOf = (misfits: readonly Misfit[]) => under(path, misfits).map((misfit) => problemOf(text, misfit));
  const fitted = fit(Example, written);
  if (!fitted.ok) {
    // A mistake in one part hides none in another.
    const unknown = unknownNames(poolsIn(written), fittingParts(Expected, inside(written, 'expect')), policy);
    return { problems: problemsOf([...fitted.misfits, ...unknown]), failure: null };
  }
  const { name, given = {}, expect } = fitted.value;
  const unknown = unknownNames(poolsIn(written), expect, policy);
  if (unknown.length > 0) return { problems: problemsOf(unknown), failure: null };
  const decision = decide(sceneOf(given, poolsOf(policy)), policy);
  const got = gotOf(decision);
  const expected = expectedOf(expect);
  const wrong = Object.keys(expected).filter((part) => expected[part] !== got[part]);
  if (wrong.length === 0) return { problems: [], failure: null };
  const by = `by rule "${decision.rule}" for case ${decision.case}`;
  const misfits = wrong.map((part) => ({
    path: ['expect', part],
    atKey: false,
    message: `"${name}": the ${part === 'effects' ? 'list of effects' : part} is ${got[part] ?? ''}, ${by}`,
  }));
  const { file, line } = text.problem(text.valueAt(path), '');
  const failure = { name, place: `${file}:${line}`, expected, got, reason: decision.reason, given: JSON.stringify(given) };
  return { problems: problemsOf(misfits), failure };
}

function gotOf({ outcome, case: situation, rule, route, effects }: Decision): Readonly<Record<string, string>> {
  const pool = outcome.kind === 'run' ? outcome.pool : 'none';
  const done = listed(effects.map(({ effect }) => effect.kind));
  return { outcome: outcome.kind, case: situation, rule, route: route ?? 'none', pool, effects: done };
}

function expectedOf({ effects, ...parts }: Expected): Readonly<Record<string, string>> {
  const stated = Object.entries({ ...parts, effects: effects === undefined ? undefined : listed(effects) });
  return Object.fromEntries(stated.flatMap(([part, value]) => (value === undefined ? [] : [[part, value]])));
}

function listed(effects: readonly string[]): string {
  return `[${effects.toSorted().join(', ')}]`;
}

function problemOf(text: PlacedText, { path, atKey, message }: Misfit): PolicyProblem {
  return text.problem(atKey ? text.keyAt(path) : text.valueAt(path), message);
}

function poolsIn(written: unknown): string[] {
  const pools = inside(inside(written, 'given'), 'pools');
  return typeof pools === 'object' && pools !== null && !Array.isArray(pools) ? Object.keys(pools) : [];
}

function unknownNames(poolsGiven: readonly string[], expect: Partial<Expected>, policy: Policy): Misfit[] {
  const pools = poolsOf(policy);
  const rules = [...new Set(Object.values(policy.rules).flatMap((list) => list.map(({ name }) => name)))];
  const routes = policy.routes.map(({ name }) => name);
  const found: Misfit[] = poolsGiven
    .filter((pool) => !pools.includes(pool))
    .map((pool) => ({ path: ['given', 'pools', pool], atKey: true, message: unknownName('pool of a route', pool, pools) }));
  const named = [
    ['pool', [...pools, 'none']],
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
  return [...new Set(policy.routes.flatMap(({ pools, borrow }) => [...pools, ...borrow]))];
}
