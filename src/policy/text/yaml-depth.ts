// How deep a YAML text nests, told from its tokens alone. The parser descends by calling itself: a few thousand brackets exhaust the stack,
// and should that happen while the engine compiles a regular expression, the process ends. So depth is looked at before anything is parsed.
import { CST, Lexer } from 'yaml';

/** A policy needs six levels; an example five. */
const levelsMax = 40;

/** Where the text becomes too deep to be parsed safely; null when it never does. */
export function tooDeepAt(text: string): number | null {
  const seen: Depth = { flow: 0, line: 0, indent: 0 };
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    count(token, seen);
    if (seen.flow + seen.line > levelsMax || seen.indent > levelsMax * 4) return Math.min(offset, text.length);
    // The lexer tells document begins, scalars and ends by signs that are not in the text.
    if (!isSign(token)) offset += token.length;
  }
  return null;
}

interface Depth {
  /** Brackets that are open. */
  flow: number;
  /** Levels that this line opens by itself: `- - -`, `a: b: c:`. */
  line: number;
  /** Every level of a block is at least one character further in. */
  indent: number;
}

function count(token: string, seen: Depth): void {
  const type = CST.tokenType(token) ?? '';
  if (type === 'newline') Object.assign(seen, { line: 0, indent: 0 });
  if (type === 'space' && seen.line === 0) seen.indent = token.length;
  if (opens.has(type)) seen.flow += 1;
  if (closes.has(type)) seen.flow = Math.max(0, seen.flow - 1);
  if (indicators.has(type) && seen.flow === 0) seen.line += 1;
}

const opens: ReadonlySet<string> = new Set(['flow-map-start', 'flow-seq-start']);
const closes: ReadonlySet<string> = new Set(['flow-map-end', 'flow-seq-end']);
const indicators: ReadonlySet<string> = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);

function isSign(token: string): boolean {
  return token === CST.BOM || token === CST.DOCUMENT || token === CST.FLOW_END || token === CST.SCALAR;
}
