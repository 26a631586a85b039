// A YAML file of the configuration. In: its path. Out: the mapping that it holds, or every reason why it holds none, with line and column. Promised:
// a key is what is written, for ids have more digits than numbers hold; nothing is taken for something else than it says.
import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { Checked, Problem } from '../../core/problem.js';
import { doubledKeys } from '../../policy/text/doubled-keys.js';
import { otherKind } from '../../policy/text/other-kind.js';
import { fileContent } from './file-content.js';

export type Tree = Record<string, unknown>;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const aliasesMax = 100;

export function readConfigFile(path: string): Checked<Tree> {
  if (path === '') return { ok: true, value: {} };
  const read = textOf(path);
  return read.ok ? parsed(path, read.value) : read;
}

function textOf(path: string): Checked<string> {
  let bytes: Buffer;
  try {
    bytes = fileContent(path);
  } catch (problem) {
    return refused({ path, message: `cannot be read: ${messageOf(problem)}` });
  }
  try {
    return { ok: true, value: utf8.decode(bytes) };
  } catch {
    return refused({ path, message: 'is not UTF-8' });
  }
}

function parsed(path: string, source: string): Checked<Tree> {
  const lines = new LineCounter();
  const document = parseDocument(source, { ...asWritten, lineCounter: lines, uniqueKeys: false });
  const faults = faultsOf(document).map(([at, message]) => {
    const { line, col } = lines.linePos(at);
    return { path: `${path}:${line}:${col}`, message };
  });
  if (faults.length > 0) return refused(...faults);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: aliasesMax });
  } catch (problem) {
    // Aliases of aliases that grow beyond all bounds.
    return refused({ path, message: messageOf(problem) });
  }
  if (value === null || value === undefined) return { ok: true, value: {} };
  const other = otherKind(value, 'configuration');
  if (other !== null) return refused({ path, message: other });
  return isTree(value) ? { ok: true, value } : refused({ path, message: 'must be a mapping' });
}

/** Keys as text, digit by digit; a tag that is not one of plain YAML is a mistake, and not dropped with what it meant. */
export const asWritten = { stringKeys: true, resolveKnownTags: false } as const;

type Fault = readonly [offset: number, message: string];

function faultsOf(document: Document.Parsed): Fault[] {
  const told = [...document.errors, ...document.warnings].map(({ pos, message }): Fault => [pos[0], sentenceOf(message)]);
  const doubled = doubledKeys(document).map(({ at, name }): Fault => [at, `"${name}" is given twice`]);
  return [...told, ...doubled, ...unknownAliases(document)];
}

function unknownAliases(document: Document.Parsed): Fault[] {
  const anchors = new Set<string>();
  const faults: Fault[] = [];
  visit(document, {
    Value(_key, { anchor }) {
      if (anchor !== undefined) anchors.add(anchor);
    },
    Alias(_key, { source, range }) {
      if (!anchors.has(source)) faults.push([range?.[0] ?? 0, `there is no anchor &${source} above`]);
    },
  });
  return faults;
}

/** The parser's words, without the place and the drawing of it, and without what they tell programmers. */
export function sentenceOf(message: string): string {
  if (message.startsWith('Source contains multiple documents')) return 'a file must have one document only: remove the line ---';
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:$/, '');
}

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(...problems: readonly Problem[]) {
  return { ok: false, problems } as const;
}

function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
