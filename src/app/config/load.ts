// Loads the configuration: config/default.yaml, then the file of --config or JOB_KEEPER_CONFIG, then the environment, then flags. Unknown
// keys and bad values stop the start, every one listed by its path.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LineCounter, parseDocument } from 'yaml';
import type { Checked, Problem } from '../../core/problem.js';
import { settingsFromEnvironment, type Setting } from './environment.js';
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
  for (const path of [packageFile('config/default.yaml'), file ?? env['JOB_KEEPER_CONFIG'] ?? '']) {
    const read = readYaml(path);
    if (read.ok) merge(tree, read.value);
    else problems.push(...read.problems);
  }
  const fromEnvironment = settingsFromEnvironment(env, (path) => readFileSync(path, 'utf8'));
  problems.push(...fromEnvironment.problems);
  for (const setting of [...fromEnvironment.settings, ...flags]) put(tree, setting.path, setting.value);
  const checked = Config.safeParse(tree);
  if (!checked.success) problems.push(...checked.error.issues.flatMap(problemsOf));
  return problems.length === 0 && checked.success ? { ok: true, value: checked.data } : { ok: false, problems };
}

/** A file of the package, wherever the service is started from: from source and from dist alike. */
export function packageFile(path: string): string {
  const here = fileURLToPath(import.meta.url);
  const root = here.includes('/dist/') ? '../../../../' : '../../../';
  return fileURLToPath(new URL(root + path, import.meta.url));
}

function readYaml(path: string): Checked<Tree> {
  if (path === '') return { ok: true, value: {} };
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch (problem) {
    return { ok: false, problems: [{ path, message: `cannot be read: ${problem instanceof Error ? problem.message : String(problem)}` }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const problems = document.errors.map(({ pos, message }) => {
    const { line, col } = lines.linePos(pos[0]);
    return { path: `${path}:${line}:${col}`, message: message.split('\n')[0] ?? message };
  });
  if (problems.length > 0) return { ok: false, problems };
  const value: unknown = document.toJS({ maxAliasCount: 10 });
  if (value === null || value === undefined) return { ok: true, value: {} };
  return isTree(value) ? { ok: true, value } : { ok: false, problems: [{ path, message: 'must be a mapping' }] };
}

function problemsOf(issue: { readonly code: string; readonly path: readonly PropertyKey[]; readonly message: string; readonly keys?: readonly string[] }): Problem[] {
  const path = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return (issue.keys ?? []).map((key) => ({ path: path === '' ? key : `${path}.${key}`, message: 'is not a setting' }));
}

/** Later sources win key by key; lists and scalars are replaced whole. */
function merge(into: Tree, from: Tree): void {
  for (const [key, value] of Object.entries(from)) {
    if (key === '__proto__') continue;
    const known = into[key];
    if (isTree(known) && isTree(value)) merge(known, value);
    else into[key] = value;
  }
}

function put(into: Tree, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined || key === '__proto__') return;
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const known = into[key];
  const inner: Tree = isTree(known) ? known : {};
  into[key] = inner;
  put(inner, rest, value);
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
