// Loads the configuration: config/default.yaml, then the file of --config or JOB_KEEPER_CONFIG, then the environment, then flags. Unknown
// keys and bad values stop the start, the first hundred listed by their paths, and how many more there are.
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { Checked, Problem } from '../../core/problem.js';
import { issuesBeyond } from './beyond-sections.js';
import { isTree, readConfigFile, type Tree } from './config-yaml.js';
import { fileContent } from './file-content.js';
import { settingsFromEnvironment, type Setting } from './environment.js';
import { problemsMax, told } from '../../core/given/issue-problems.js';
import { readingYaml } from '../../core/given/issue-words.js';
import { packageFile } from './package-file.js';
import { Config } from './schema.js';
import { whenEmpty } from './shape.js';
import { notASetting } from './unknown-setting.js';

export interface Sources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** --config; null: JOB_KEEPER_CONFIG, or none. */
  readonly file: string | null;
  readonly flags: readonly Setting[];
}

/** '': none is given. */
export function fileOf({ env, file }: Pick<Sources, 'env' | 'file'>): string {
  return file ?? env['JOB_KEEPER_CONFIG'] ?? '';
}

export function loadConfig({ env, file, flags }: Sources): Checked<Config> {
  let problems: readonly Problem[] = [];
  const tree: Tree = {};
  // 1. Files, the later over the earlier.
  const defaults = readConfigFile(packageFile('config/default.yaml'));
  for (const read of [defaults, readConfigFile(fileOf({ env, file }))]) {
    if (!read.ok) problems = [...problems, ...read.problems];
    else {
      problems = [...problems, ...doubledNames(read.value)];
      merge(tree, inOurNames(read.value));
    }
  }
  // 2. Over them the environment, over it the flags.
  const fromEnvironment = settingsFromEnvironment(env, (path) => fileContent(path).toString('utf8'));
  problems = [...problems, ...fromEnvironment.problems];
  const settings = [...fromEnvironment.settings, ...flags];
  for (const setting of settings) merge(tree, treeOf(setting));
  // 3. All of it against the schema.
  const checked = checkedTree(tree, defaults.ok ? defaults.value : {});
  if (problems.length === 0 && checked.ok) return checked;
  const wrong = checked.ok ? [] : checked.problems.map((problem) => withSource(problem, settings));
  return { ok: false, problems: asManyAsAreRead([...problems, ...wrong]) };
}

function checkedTree(tree: Tree, usual: Tree): Checked<Config> {
  try {
    const checked = Config.safeParse(tree, readingYaml);
    if (checked.success) return { ok: true, value: checked.data };
    const found = checked.error.issues;
    // What sections say against each other is asked for where it will be read.
    const issues = found.length > problemsMax ? found : [...found, ...issuesBeyond(tree, usual, found)];
    return { ok: false, problems: told(issues).flatMap((issue, index) => problemsOf(issue, index < problemsMax)) };
  } catch (problem) {
    // The schema's library puts what it found on the stack, where there is no room for a hundred thousand.
    if (!(problem instanceof RangeError)) throw problem;
    return { ok: false, problems: [{ path: '', message: 'has too many mistakes to list' }] };
  }
}

function asManyAsAreRead(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - problemsMax;
  if (more <= 0) return problems;
  const message = `has ${more} more problems. Correct these first; contradictions between settings are checked once there are fewer`;
  return [...problems.slice(0, problemsMax), { path: '', message }];
}

/** The contract of the service calls this one so, and every other in snake case. */
const otherNames = new Map([['shutdownTimeoutMs', 'shutdown_timeout_ms']]);

function inOurNames(tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [otherNames.get(key) ?? key, value]));
}

function doubledNames(tree: Tree): Problem[] {
  const both = [...otherNames].filter((names) => names.every((name) => Object.hasOwn(tree, name)));
  return both.map(([other, ours]) => ({ path: other, message: `is given twice: also as ${ours}` }));
}

/** A file that the configuration names: where the service was started, else in the package, so that the defaults hold from any folder. */
export function namedFile(path: string): string {
  return isAbsolute(path) || existsSync(path) ? path : packageFile(path);
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

/** `meant`: with what was probably meant, for as many as are read. */
function problemsOf({ code, path: place, message, keys = [] }: Issue, meant: boolean): Problem[] {
  const path = place.map(String);
  if (code !== 'unrecognized_keys') return [{ path: path.join('.'), message }];
  return keys.map((key, index) => {
    const message = meant && index < problemsMax ? notASetting([...path, key]) : 'is not a setting';
    return { path: [...path, key].join('.'), message };
  });
}

/** Names the variable or flag that a bad value came from. */
function withSource(problem: Problem, settings: readonly Setting[]): Problem {
  const source = settings.findLast(({ path }) => `${problem.path}.`.startsWith(`${path.join('.')}.`));
  return source === undefined ? problem : { path: problem.path, message: `${problem.message} (${source.from})` };
}

/**
 * Later sources win key by key; lists and scalars are replaced whole. null in the place of a mapping takes the mapping away, as a pool of the
 * defaults; a section that is always there (its keys may all be commented out) says nothing then, and stays as it was.
 */
function merge(into: Tree, from: Tree, above: readonly string[] = []): void {
  for (const [key, value] of Object.entries(from)) {
    if (key === '__proto__') continue;
    const known = Object.hasOwn(into, key) ? into[key] : undefined;
    const path = [...above, key];
    if (isTree(known) && value === null) empty(into, path);
    else if (!isTree(value)) into[key] = value;
    else {
      // A mapping of its own, even where two aliases of the file share one: what is put into one must not be in the other.
      const inner = isTree(known) ? known : {};
      into[key] = inner;
      merge(inner, value, path);
    }
  }
}

function empty(holder: Tree, path: readonly string[]): void {
  const key = path.at(-1) ?? '';
  switch (whenEmpty(path)) {
    case 'null':
      holder[key] = null;
      break;
    case 'gone':
      Reflect.deleteProperty(holder, key);
      break;
    case 'as-it-was':
  }
}

/** The tree in which this one value stands at its place. */
function treeOf({ path: [key = '', ...rest], value }: Pick<Setting, 'path' | 'value'>): Tree {
  return { [key]: rest.length === 0 ? value : treeOf({ path: rest, value }) };
}
