// One policy file as the service would take it. In: its name and the names of the pools. Out: accepted, or every problem with its place. A file
// that cannot be read is wrong use.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { compilePolicy } from '../policy/compile.js';
import { runExamples, type ExampleFailure } from '../policy/examples.js';
import type { PolicyProblem } from '../policy/problem.js';
import { CommandFailure } from './failure.js';
import type { PolicyNames } from './io.js';

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
/** The compiler takes less, and says so; this keeps what is no policy at all out of memory. */
const bytesMax = 4 * 1024 * 1024;

export async function checkPolicy(file: string, { poolNames, groupNames }: PolicyNames): Promise<PolicyVerdict> {
  const text = await textOf(file);
  if (text === null) throw new CommandFailure(2, `there is no file ${file}`);
  const compiled = compilePolicy(text, {
    fileName: file,
    poolNames,
    groupNames,
    hash: (all) => createHash('sha256').update(all).digest('hex'),
  });
  if (!compiled.ok) return { ok: false, file, problems: compiled.problems, failures: [], unread: [] };
  const { policy } = compiled;
  const accepted = {
    ok: true,
    file,
    policy: policy.name,
    version: policy.version,
    rules: Object.values(policy.rules).flat().length,
    warnings: [...compiled.warnings, ...compiled.survey()],
  } as const;
  const beside = examplesBeside(file);
  const examples = await textOf(beside);
  if (examples === null) return { ...accepted, examples: null, problems: [] };
  const run = runExamples(policy, examples, beside);
  return run.ok
    ? { ...accepted, examples: run.count, problems: [] }
    : { ok: false, file, problems: run.problems, failures: run.failures, unread: run.unread };
}

export function examplesBeside(file: string): string {
  return file.replace(/(?:\.ya?ml)?$/, '.test.yaml');
}

/** null: there is no such file. */
export async function textOf(file: string): Promise<string | null> {
  try {
    const { size } = await stat(file);
    if (size > bytesMax) throw new CommandFailure(2, `${file} has ${size} bytes; a policy has at most ${bytesMax}`);
    // What is no file says no size before.
    const read = await buffer(createReadStream(file, { end: bytesMax, signal: AbortSignal.timeout(readTimeoutMs) }));
    if (read.length > bytesMax)
      throw new CommandFailure(2, `${file} has more than ${bytesMax} bytes; a policy has at most so many`);
    return read.toString('utf8');
  } catch (problem) {
    if (problem instanceof CommandFailure) throw problem;
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return null;
    throw new CommandFailure(2, `${file} cannot be read: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}
