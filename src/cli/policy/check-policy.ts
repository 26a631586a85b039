// One policy file as the service would take it. In: its name and the names of the pools. Out: accepted, or every problem with its place. A file
// that cannot be read is wrong use.
import { createHash } from 'node:crypto';
import { whyUnread } from '../../app/config/why-unread.js';
import { examplesPath, textOf as textIn } from '../../adapters/policy-source/texts.js';
import { compilePolicy } from '../../policy/compile.js';
import { runExamples, type ExampleFailure } from '../../policy/examples/examples.js';
import type { PolicyProblem } from '../../policy/text/problem.js';
import { CommandFailure } from '../failure.js';
import type { PolicyNames } from '../io.js';

export type PolicyVerdict =
  | {
      readonly ok: true;
      readonly file: string;
      readonly policy: string;
      readonly version: string;
      readonly rules: number;
      /** null: there is no file of examples. */
      readonly examples: number | null;
      readonly problems: readonly [];
      /** What is no mistake, and may not be meant. */
      readonly warnings: readonly PolicyProblem[];
    }
  | {
      readonly ok: false;
      readonly file: string;
      readonly problems: readonly PolicyProblem[];
      /** Examples that do not hold; none when the policy itself is refused. */
      readonly failures: readonly ExampleFailure[];
      /** Of the problems, those of examples that could not be read. */
      readonly unread: readonly PolicyProblem[];
    };

const readTimeoutMs = 10_000;

export async function checkPolicy(file: string, { poolNames, groupNames, settingNames }: PolicyNames): Promise<PolicyVerdict> {
  const text = await textOf(file);
  if (text === null) throw new CommandFailure(2, `there is no file ${file}`);
  const compiled = compilePolicy(text, {
    fileName: file,
    poolNames,
    groupNames,
    settingNames,
    hash: (all) => createHash('sha256').update(all).digest('hex'),
  });
  if (!compiled.ok) return { ok: false, file, problems: compiled.problems, failures: [], unread: [] };
  const { policy } = compiled;
  const accepted = {
    ok: true,
    file,
    policy: policy.name,
    version: policy.version,
    // One rule may answer several cases.
    rules: new Set(Object.values(policy.rules).flatMap((ofCase) => ofCase.map(({ name }) => name))).size,
    warnings: [...compiled.warnings, ...compiled.survey()],
  } as const;
  const beside = examplesPath(file);
  const examples = await textOf(beside);
  if (examples === null) return { ...accepted, examples: null, problems: [] };
  const run = runExamples(policy, examples, beside);
  return run.ok
    ? { ...accepted, examples: run.count, problems: [] }
    : { ok: false, file, problems: run.problems, failures: run.failures, unread: run.unread };
}

/** null: there is no such file. */
export async function textOf(file: string): Promise<string | null> {
  try {
    return await textIn(file, readTimeoutMs);
  } catch (problem) {
    // What the system says of a file has a code; what is too much says so itself.
    const said = problem instanceof Error && !('code' in problem);
    throw new CommandFailure(2, said ? problem.message : `${file} cannot be read: ${whyUnread(problem)}`);
  }
}
