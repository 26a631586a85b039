// A file of a policy, with its examples beside it, looked at on a beat. Promised: a text is taken whole, after it compiles and its examples
// hold; one that is not is told with all its problems, once.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Policy } from '../../core/policy.js';
import { compilePolicy } from '../../policy/compile.js';
import { runExamples } from '../../policy/examples.js';
import { explainProblems } from '../../policy/explain-problems.js';
import type { Clock } from '../../ports/clock.js';
import type { PolicyStanding } from '../../ports/policy-source.js';
import type { Telemetry } from '../../ports/telemetry.js';

export interface FilePolicyOptions {
  readonly path: string;
  readonly poolNames: readonly string[];
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly intervalMs?: number;
}

/** `kind`: as what its loads are told of. */
export interface WatchedOptions extends FilePolicyOptions {
  readonly kind: 'policy' | 'shadow-policy';
}

export type Reloaded = 'loaded' | 'refused' | 'unchanged';

export interface WatchedFile {
  /** Looks at the files now. Never throws: what is wrong goes to telemetry. */
  reload(): Promise<Reloaded>;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

const readTimeoutMs = 5_000;
/** The compiler takes less, and says so; this keeps what is no policy at all out of memory. */
const bytesMax = 4 * 1024 * 1024;
/** Of what is kept of problems; the log has them whole. */
const problemsMax = 20_000;

/** The last text that was accepted, and the hash of the last texts looked at, accepted or not. */
export interface Standing<Accepted = Policy> extends PolicyStanding {
  policy: Accepted;
  text: string;
  seen: string;
  loadedAt: PolicyStanding['loadedAt'];
  refused: PolicyStanding['refused'];
}

export function watched(options: WatchedOptions, standing: Standing<Policy | null>): WatchedFile {
  let last: Promise<Reloaded> = Promise.resolve('unchanged');
  let pending = false;
  // One at a time, in order; a look that waits its turn will see whatever came meanwhile, so that at most one waits.
  const reload = (): Promise<Reloaded> => {
    if (pending) return last;
    pending = true;
    last = last.then(() => {
      pending = false;
      return look(options, standing);
    });
    return last;
  };
  // The contents are compared, on a beat. Watching the file for events misses every swap of a mounted ConfigMap after the first, and
  // comparing times misses a change between the first look and the first comparison.
  const beat = setInterval(() => void reload(), options.intervalMs ?? 2_000);
  beat.unref();
  return {
    reload,
    stop: async () => {
      clearInterval(beat);
      await last;
    },
  };
}

async function look(options: WatchedOptions, standing: Standing<Policy | null>): Promise<Reloaded> {
  try {
    const texts = await textsOf(options.path);
    const seen = hashOf(JSON.stringify(texts));
    if (seen === standing.seen) return 'unchanged';
    const checked = check(texts, options);
    // A swap may have come between the two reads, and an old policy does not hold to new examples: the next look sees both.
    if (!checked.ok && hashOf(JSON.stringify(await textsOf(options.path))) !== seen) return 'unchanged';
    standing.seen = seen;
    if (!checked.ok) return refuse(options, standing, { version: versionOf(texts.policy), detail: checked.detail });
    const { policy, detail } = checked;
    Object.assign(standing, { policy, text: texts.policy, loadedAt: options.clock.now(), refused: null });
    options.telemetry.report({ kind: options.kind, outcome: 'loaded', version: policy.version, detail });
    return 'loaded';
  } catch (problem) {
    return unreadable(options, standing, problem);
  }
}

/** A file that is gone or cannot be read is told once, like a bad one; the beat goes on looking. */
function unreadable(options: WatchedOptions, standing: Standing<Policy | null>, problem: unknown): Reloaded {
  const detail = problem instanceof Error ? problem.message : String(problem);
  if (standing.seen === detail) return 'unchanged';
  standing.seen = detail;
  return refuse(options, standing, { version: '', detail });
}

interface RefusedText {
  readonly version: string;
  readonly detail: string;
}

function refuse(
  { kind, clock, telemetry }: WatchedOptions,
  standing: Standing<Policy | null>,
  { version, detail }: RefusedText,
): Reloaded {
  standing.refused = { version, at: clock.now(), problems: detail.slice(0, problemsMax) };
  telemetry.report({ kind, outcome: 'refused', version, detail });
  return 'refused';
}

interface Texts {
  readonly policy: string;
  readonly examples: string | null;
}

export async function textsOf(path: string): Promise<Texts> {
  const policy = await textOf(path);
  if (policy === null) throw new Error(`there is no policy file ${path}`);
  return { policy, examples: await textOf(examplesPath(path)) };
}

async function textOf(path: string): Promise<string | null> {
  try {
    const { size } = await stat(path);
    if (size > bytesMax) throw new Error(`${path} has ${size} bytes; a policy has at most ${bytesMax}`);
    return await readFile(path, { encoding: 'utf8', signal: AbortSignal.timeout(readTimeoutMs) });
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return null;
    throw problem;
  }
}

/** `policies/default.yaml` has its examples in `policies/default.test.yaml`. */
function examplesPath(path: string): string {
  return path.replace(/(?:\.ya?ml)?$/, '.test.yaml');
}

type CheckedTexts =
  { readonly ok: true; readonly policy: Policy; readonly detail: string } | { readonly ok: false; readonly detail: string };

export function check(texts: Texts, { path, poolNames, telemetry }: FilePolicyOptions): CheckedTexts {
  const compiled = compilePolicy(texts.policy, {
    fileName: path,
    poolNames,
    hash: hashOf,
    onTrouble: (trouble) =>
      telemetry.report({ kind: 'trouble', where: 'policy.condition', about: {}, error: new Error(trouble) }),
  });
  if (!compiled.ok) return { ok: false, detail: `the policy is refused:\n${explainProblems(compiled.problems)}` };
  const name = basename(path);
  if (texts.examples === null) return { ok: true, policy: compiled.policy, detail: `${name}, without examples` };
  const run = runExamples(compiled.policy, texts.examples, examplesPath(path));
  return run.ok
    ? { ok: true, policy: compiled.policy, detail: `${name}, ${run.count} examples hold` }
    : { ok: false, detail: `the policy is refused, its examples do not hold:\n${explainProblems(run.problems)}` };
}

function versionOf(text: string): string {
  return hashOf(text).slice(0, 16);
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
