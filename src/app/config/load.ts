// Loads the configuration: config/default.yaml, then the file of --config or JOB_KEEPER_CONFIG, then the environment, then flags. Unknown
// keys and bad values stop the start, every one listed by its path.
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Checked, Problem } from '../../core/problem.js';
import { doubledKeys } from '../../policy/doubled-keys.js';
import { issuesBeyond } from './beyond-sections.js';
import { settingsFromEnvironment, type Setting } from './environment.js';
import { packageFile } from './package-file.js';
import { Config } from './schema.js';

export interface Sources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** --config; null: JOB_KEEPER_CONFIG, or none. */
  readonly file: string | null;
  readonly flags: readonly Setting[];
}

type Tree = Record<string, unknown>;

export function loadConfig({ env, file, flags }: Sources): Checked<Config> {
  const problems: Problem[] = [];
  const tree: Tree = {};
  // 1. Files, the later over the earlier.
  const defaults = readYaml(packageFile('config/default.yaml'));
  for (const read of [defaults, readYaml(file ?? env['JOB_KEEPER_CONFIG'] ?? '')]) {
    if (read.ok) merge(tree, inOurNames(read.value));
    else problems.push(...read.problems);
  }
  // 2. Over them the environment, over it the flags.
  const fromEnvironment = settingsFromEnvironment(env, (path) => readFileSync(path, 'utf8'));
  problems.push(...fromEnvironment.problems);
  const settings = [...fromEnvironment.settings, ...flags];
  for (const setting of settings) put(tree, setting.path, setting.value);
  // 3. All of it against the schema.
  const checked = Config.safeParse(tree, once);
  const issues = checked.success ? [] : everyIssue(tree, defaults, checked.error.issues);
  problems.push(...issues.flatMap(problemsOf).map((problem) => withSource(problem, settings)));
  return problems.length === 0 && checked.success ? { ok: true, value: checked.data } : { ok: false, problems };
}

function everyIssue(tree: Tree, defaults: Checked<Tree>, found: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  return [...found, ...issuesBeyond(tree, defaults.ok ? defaults.value : {}, found)];
}

/** Code made for a schema is worth its making when much is read: it takes 60 ms of a start for all of this one. */
const once = { jitless: true };

/** The contract of the service calls this one so, and every other in snake case. */
const otherNames = new Map([['shutdownTimeoutMs', 'shutdown_timeout_ms']]);

function inOurNames(tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [otherNames.get(key) ?? key, value]));
}

/** A file that the configuration names: where the service was started, else in the package, so that the defaults hold from any folder. */
export function namedFile(path: string): string {
  return isAbsolute(path) || existsSync(path) ? path : packageFile(path);
}

function readYaml(path: string): Checked<Tree> {
  if (path === '') return { ok: true, value: {} };
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch (problem) {
    return {
      ok: false,
      problems: [{ path, message: `cannot be read: ${problem instanceof Error ? problem.message : String(problem)}` }],
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: false });
  const doubled = doubledKeys(document).map(({ at, name }) => ({ pos: [at], message: `"${name}" is given twice` }) as const);
  const problems = [...document.errors, ...doubled].map(({ pos, message }) => {
    const { line, col } = lines.linePos(pos[0]);
    return {
      path: `${path}:${line}:${col}`,
      message: (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:$/, ''),
    };
  });
  if (problems.length > 0) return { ok: false, problems };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (problem) {
    // Aliases of aliases that grow beyond all bounds.
    return { ok: false, problems: [{ path, message: problem instanceof Error ? problem.message : String(problem) }] };
  }
  if (value === null || value === undefined) return { ok: true, value: {} };
  return isTree(value) ? { ok: true, value } : { ok: false, problems: [{ path, message: 'must be a mapping' }] };
}

function problemsOf(issue: {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}): Problem[] {
  const path = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return (issue.keys ?? []).map((key) => ({ path: path === '' ? key : `${path}.${key}`, message: 'is not a setting' }));
}

/** Names the variable or flag that a bad value came from. */
function withSource(problem: Problem, settings: readonly Setting[]): Problem {
  const source = settings.findLast(({ path }) => `${problem.path}.`.startsWith(`${path.join('.')}.`));
  return source === undefined ? problem : { path: problem.path, message: `${problem.message} (${source.from})` };
}

/**
 * Later sources win key by key; lists and scalars are replaced whole. null in the place of a mapping takes the mapping away: a pool of the
 * defaults, or a section whose keys are all commented out.
 */
function merge(into: Tree, from: Tree): void {
  for (const [key, value] of Object.entries(from)) {
    const known = Object.hasOwn(into, key) ? into[key] : undefined;
    if (key === '__proto__') continue;
    if (isTree(known) && value === null) Reflect.deleteProperty(into, key);
    else if (!isTree(value)) into[key] = value;
    else {
      // A mapping of its own, even where two aliases of the file share one: what is put into one must not be in the other.
      const inner = isTree(known) ? known : {};
      into[key] = inner;
      merge(inner, value);
    }
  }
}

function put(into: Tree, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined || key === '__proto__') return;
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const known = Object.hasOwn(into, key) ? into[key] : undefined;
  const inner: Tree = isTree(known) ? known : {};
  into[key] = inner;
  put(inner, rest, value);
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
