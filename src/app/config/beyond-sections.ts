// What sections say against each other, while some of them are wrong by themselves: the schema looks there only when each is right. In: what was
// given, what is usual, and what is wrong. Out: what is wrong besides. Promised: nothing is told of a place of which something was told already.
import type { z } from 'zod';
import { reading } from './issue-words.js';
import { Config } from './schema.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

export function issuesBeyond(tree: object, usual: object, found: readonly Issue[]): readonly Issue[] {
  const told = found.flatMap(pathsOf);
  const rest = structuredClone(tree);
  for (const path of told) restore(rest, usual, path);
  const again = Config.safeParse(rest, reading);
  if (again.success) return [];
  return again.error.issues.filter(({ path }) => !told.some((one) => within(one, path) || within(path, one)));
}

function pathsOf(issue: Issue): Path[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

/** What config/default.yaml has in the place of what is wrong, else nothing: the schema has its own default then. */
function restore(tree: object, usual: object, path: Path): void {
  const last = path.at(-1);
  const holder = valueAt(tree, path.slice(0, -1));
  if (last === undefined || !isObject(holder)) return;
  const before = valueAt(usual, path);
  if (before === undefined) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, structuredClone(before));
}

function valueAt(tree: object, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined), tree);
}

/** As they are written: where sections are held against each other a place is a text, and a key in it may have a dot. */
function within(inner: Path, outer: Path): boolean {
  const [text, around] = [inner, outer].map((path) => path.map((key) => `${String(key)}.`).join(''));
  return text !== undefined && around !== undefined && text.startsWith(around);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
