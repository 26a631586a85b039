// Whether a text would be taken as a policy: it compiles, and its examples hold. In: the text and its examples. Out: the policy, or every problem.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Policy } from '../../core/policy.js';
import type { Problem } from '../../core/problem.js';
import { compilePolicy } from '../../policy/compile.js';
import { runExamples } from '../../policy/examples/examples.js';
import { explainProblems } from '../../policy/text/explain-problems.js';
import type { PolicyProblem } from '../../policy/text/problem.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { examplesPath, type Texts } from './texts.js';

/** What a policy may name. */
export interface PolicyNames {
  readonly poolNames: readonly string[];
  /** Of tenants. */
  readonly groupNames?: readonly string[] | undefined;
}

export interface Checking extends PolicyNames {
  /** As what it is called where something is wrong with it. */
  readonly path: string;
  readonly telemetry: Telemetry;
}

export interface Good {
  readonly ok: true;
  readonly policy: Policy;
  readonly detail: string;
}

export interface Bad {
  readonly ok: false;
  readonly version: string;
  /** As a person reads it. */
  readonly detail: string;
  /** The same, each problem with its place. */
  readonly places: readonly Problem[];
}

export type CheckedTexts = Good | Bad;

export function check(texts: Texts, { path, poolNames, groupNames, telemetry }: Checking): CheckedTexts {
  const compiled = compilePolicy(texts.policy, {
    fileName: path,
    ...{ poolNames, groupNames },
    hash: hashOf,
    onTrouble: (trouble) =>
      telemetry.report({ kind: 'trouble', where: 'policy.condition', about: {}, error: new Error(trouble) }),
  });
  if (!compiled.ok) return bad(texts, 'the policy is refused:', compiled.problems);
  const name = basename(path);
  if (texts.examples === null) return { ok: true, policy: compiled.policy, detail: `${name}, without examples` };
  const run = runExamples(compiled.policy, texts.examples, examplesPath(path));
  return run.ok
    ? { ok: true, policy: compiled.policy, detail: `${name}, ${run.count} examples hold` }
    : bad(texts, 'the policy is refused, its examples do not hold:', run.problems);
}

function bad({ policy }: Texts, what: string, problems: readonly PolicyProblem[]): Bad {
  const places = problems.map(({ file, line, column, message }) => ({ path: `${file}:${line}:${column}`, message }));
  return { ok: false, version: hashOf(policy).slice(0, 16), detail: `${what}\n${explainProblems(problems)}`, places };
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
