// A YAML text with places: its plain value, and where in the text each part of it stands. Promised: one document, no duplicate keys, no
// aliases (so no bombs), no tags, a bounded size; anything else comes back as problems, all of them.
import { isMap, isScalar, isSeq, parseDocument, visit, type Document, type Node } from 'yaml';
import { doubledKeys } from './doubled-keys.js';
import { problemAt, problemsMax, type PolicyProblem, type Source } from './problem.js';
import { placesOf, type Style } from './scalar-places.js';
import { tooDeepAt } from './yaml-depth.js';
import { faultsOf, type Fault } from './yaml-faults.js';

export type Path = readonly (string | number)[];

export interface YamlText {
  readonly source: Source;
  readonly value: unknown;
}

export interface PlacedText extends YamlText {
  /** Where the value at the path begins; of its nearest parent when there is none. */
  readonly valueAt: (path: Path) => number;
  /** Where the key that the path ends in begins. */
  readonly keyAt: (path: Path) => number;
  /** Where the character `index` of the text value at the path stands. */
  readonly insideAt: (path: Path, index: number) => number;
  readonly problem: (offset: number, message: string) => PolicyProblem;
}

export type ReadText =
  { readonly ok: true; readonly text: PlacedText } | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

const charactersMax = 256 * 1024;

export function readYaml(source: Source): ReadText {
  if (source.text.length > charactersMax) return refused(source, [[0, `the file is longer than ${charactersMax} characters`]]);
  const deep = tooDeepAt(source.text);
  if (deep !== null) return refused(source, [[deep, 'lists and maps are nested too deeply']]);
  const document = parseDocument(source.text, { prettyErrors: false, stringKeys: true, uniqueKeys: false });
  const faults = faultsOf([...document.errors, ...document.warnings], source.text);
  // No YAML has one, and the parser takes it all the same; the store would not.
  const nul = source.text.indexOf('\0');
  if (nul !== -1) faults.push([nul, 'holds a NUL, which no text may']);
  faults.push(...aliases(document), ...doubledKeys(document).map(({ at, name }): Fault => [at, `"${name}" is given twice`]));
  return faults.length > 0 ? refused(source, faults) : { ok: true, text: placed(source, document) };
}

function refused(source: Source, faults: readonly Fault[]): ReadText {
  return { ok: false, problems: faults.slice(0, problemsMax).map(([offset, message]) => problemAt(source, offset, message)) };
}

function aliases(document: Document.Parsed): Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Alias: (_key, { range }) =>
      void faults.push([range?.[0] ?? 0, 'aliases (*name) are not taken here: write it out, or use `settings`']),
  });
  return faults;
}

function placed(source: Source, document: Document.Parsed): PlacedText {
  const nodeAt = (path: Path): Node | null => nearestNode(document, path);
  const valueAt = (path: Path) => nodeAt(path)?.range?.[0] ?? 0;
  return {
    source,
    value: document.toJS(),
    valueAt,
    keyAt: (path) => keyOf(document, path) ?? valueAt(path),
    insideAt: (path, index) => valueAt(path) + (insideOf(source.text, nodeAt(path))[index] ?? 0),
    problem: (offset, message) => problemAt(source, offset, message),
  };
}

function nearestNode(document: Document.Parsed, path: Path): Node | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isMap(node) || isSeq(node) || isScalar(node)) return node;
  }
  return document.contents;
}

function keyOf(document: Document.Parsed, path: Path): number | null {
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return null;
  const key = parent.items.map((pair) => pair.key).find((one) => isScalar(one) && one.value === path.at(-1));
  return isScalar(key) ? (key.range?.[0] ?? null) : null;
}

const styles: Readonly<Record<string, Style>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
};

function insideOf(text: string, node: Node | null): number[] {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return [];
  const [begin, end] = node.range;
  return placesOf(node.value, text.slice(begin, end), styles[node.type ?? 'PLAIN'] ?? 'plain');
}
