// What sections say against each other, while some of them are wrong by themselves: the schema looks there only when each is right. In: what was
// given, what is usual, and what is wrong. Out: what is wrong besides. Promised: nothing is told of a place of which something was told already.
import type { z } from 'zod';
import { readingYaml } from '../../core/given/issue-words.js';
import { isObject, valueAt } from './object-at.js';
import { Places } from './places.js';
import { Config } from './schema.js';
import { areNames, standIn } from './stand-ins.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** A place is that deep, and each time what is around it stands in for it. */
const tries = 12;

export function issuesBeyond(tree: object, usual: object, found: readonly Issue[]): readonly Issue[] {
  const rest = structuredClone(tree);
  const told = new Places([]);
  let wrong = found.flatMap(pathsOf);
  for (let tried = 0; tried < tries && wrong.length > 0; tried += 1) {
    for (const path of wrong) told.add(mend(rest, usual, path));
    const again = Config.safeParse(rest, readingYaml);
    const left = again.success ? [] : again.error.issues;
    // Between sections there are sentences of our own only; anything else is a section that is not right yet.
    wrong = left.filter(({ code }) => code !== 'custom').map(({ path }) => told.beside(path));
    if (wrong.length === 0) return left.filter(({ path }) => !told.hold(path));
  }
  return [];
}

function pathsOf(issue: Issue): Path[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

/**
 * Puts something right in the place of what is wrong, or nothing: the schema has its own default then. Answers the place: of a list that has no item to
 * stand in all of it, and of names that others use the section, for nothing is known of them.
 */
function mend(tree: object, usual: object, path: Path): Path {
  const right = [standIn(path), valueAt(usual, path)].find((value) => value !== undefined);
  const holder = valueAt(tree, path.slice(0, -1));
  const last = path.at(-1);
  if (last === undefined || !isObject(holder)) return path;
  if (areNames(right) || (right === undefined && Array.isArray(holder))) return mend(tree, usual, path.slice(0, -1));
  if (right === undefined) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, structuredClone(right));
  return path;
}
