// What the parts of the compiler share while one text is compiled: the text, what is known, and where problems go.
import type { Conditional } from '../core/policy.js';
import type { ConditionCompiler, ReadyCondition } from './conditions/condition.js';
import { factsIn } from './conditions/guards.js';
import { groupsNamed, unknownGroup } from './group-names.js';
import { neverTexts, writtenTexts } from './proofs/never-texts.js';
import type { Entry } from './proofs/prove.js';
import { unknownIn, type KnownNames } from './setting-names.js';
import type { Misfit } from './text/shape.js';
import type { Path, PlacedText } from './text/yaml-text.js';

export interface Compiling {
  readonly text: PlacedText;
  readonly poolNames: readonly string[];
  readonly known: KnownNames;
  /** Of tenants; null: they are not known. */
  readonly groupNames: readonly string[] | null;
  readonly conditions: ConditionCompiler;
  /** What has been read, for what is proved of the whole. */
  readonly entries: Entry[];
  readonly refuse: (misfits: readonly Misfit[]) => void;
  readonly refuseAt: (offset: number, message: string) => void;
  readonly warnAt: (offset: number, message: string) => void;
}

/** The compiled condition; null when there is none, or when it has been refused. */
export function conditionAt(
  written: string | undefined,
  { path, pool }: { path: Path; pool: boolean },
  work: Compiling,
): ReadyCondition | null {
  if (written === undefined) return null;
  const compiled = work.conditions.compile(written, pool);
  if (compiled.ok) {
    refuseUnknownGroups(compiled.condition, path, work);
    tellOfTexts(compiled.condition, path, work);
    return compiled.condition;
  }
  for (const { at, message } of compiled.troubles) work.refuseAt(work.text.insideAt(path, at), message);
  return null;
}

function refuseUnknownGroups({ tree }: ReadyCondition, path: Path, { groupNames, text, refuseAt }: Compiling): void {
  if (groupNames === null) return;
  for (const { at, name } of groupsNamed(tree))
    if (!groupNames.includes(name)) refuseAt(text.insideAt(path, at), unknownGroup(name, groupNames));
}

/** What a setting gives is told of and not refused: it switches a rule off perhaps. */
function tellOfTexts({ tree }: ReadyCondition, path: Path, { conditions, known, text, refuseAt, warnAt }: Compiling): void {
  const written = writtenTexts(tree, conditions.settings);
  for (const { at, message, bySetting } of neverTexts(written)) (bySetting ? warnAt : refuseAt)(text.insideAt(path, at), message);
  for (const one of written) {
    const message = unknownIn(one, known);
    if (message !== null) warnAt(text.insideAt(path, one.at), message);
  }
}

/** What decide() trusts of it. */
export function conditional(condition: ReadyCondition | null): Conditional {
  if (condition === null) return { when: null };
  const { holds, guards, tree } = condition;
  const reads = factsIn(tree);
  return guards === null ? { when: holds, reads } : { when: holds, reads, guards };
}

export function refuseTwice(seen: Map<string, number>, named: { name: string; path: Path; what: string }, work: Compiling): void {
  const at = work.text.valueAt([...named.path, 'name']);
  const before = seen.get(named.name);
  if (before === undefined) seen.set(named.name, at);
  else {
    const { line } = work.text.problem(before, '');
    work.refuseAt(at, `a ${named.what} called "${named.name}" is already in line ${line}`);
  }
}
