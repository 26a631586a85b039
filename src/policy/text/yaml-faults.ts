// What is wrong with a text that is no YAML, in the words of who writes policies and need not know YAML. In: what its parser says. Out: each mistake
// once, with its place and what to do. What is not known here is told in the words of the parser.
import type { YAMLParseError, YAMLWarning } from 'yaml';

export type Fault = readonly [offset: number, message: string];

type Told = Pick<YAMLParseError | YAMLWarning, 'code' | 'message' | 'pos'>;

/** Of each line the first: what the parser says of the rest of it follows from that. */
export function faultsOf(told: readonly Told[], text: string): Fault[] {
  const faults: Fault[] = [];
  for (const one of told) {
    const [at] = one.pos;
    if (!faults.some(([before]) => onOneLine(text, before, at))) faults.push([at, wordsOf(one, text)]);
  }
  return faults;
}

function onOneLine(text: string, one: number, other: number): boolean {
  return !text.slice(Math.min(one, other), Math.max(one, other)).includes('\n');
}

function wordsOf({ code, message, pos }: Told, text: string): string {
  const said = message.split('\n')[0] ?? message;
  return words.find(([of, pattern]) => of === code && pattern.test(said))?.[2](text[pos[0]] ?? '') ?? said;
}

const quoted = 'needs quotes around the whole of it';

const words: readonly (readonly [code: Told['code'], said: RegExp, words: (at: string) => string])[] = [
  ['MULTIPLE_DOCS', /./, () => 'a file must have one document only: remove the line ---'],
  ['TAB_AS_INDENT', /./, () => 'a line may not begin with a tab: use spaces'],
  ['TAG_RESOLVE_FAILED', /^Unresolved tag/, () => `a text that begins with ! ${quoted}`],
  ['BAD_ALIAS', /empty/, () => `a text that begins with * ${quoted}`],
  ['BAD_SCALAR_START', /./, (at) => `a text that begins with ${at} ${quoted}`],
  ['UNEXPECTED_TOKEN', /at node end$/, () => `nothing may follow the closing quote: such a text ${quoted}, of the other kind`],
  ['BLOCK_IN_FLOW', /./, () => `a text with ": " in it ${quoted}`],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    /^Nested mappings/,
    () => `a text with ": " in it ${quoted}; otherwise the line below is indented too far`,
  ],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    /sequence/,
    () => 'a line that begins with - stands among names here: one of the two is indented wrongly',
  ],
  ['MULTILINE_IMPLICIT_KEY', /./, () => 'a name must be followed by ": ", with the space, on the same line'],
  ['MISSING_CHAR', /followed by map values$/, () => 'a name must be followed by ": " and its value'],
  [
    'MISSING_CHAR',
    /^Sequence item/,
    () => 'indent this line as far as the name above it, or begin it with - if it is an entry of the list',
  ],
  ['MISSING_CHAR', /^Missing closing ["']quote/, () => 'the text in quotes is not closed before the end of the file'],
  ['BAD_INDENT', /end with a \]$/, () => 'a ] is missing before this, or it is not indented further than the line with its ['],
  ['BAD_INDENT', /end with a \}$/, () => 'a } is missing before this, or it is not indented further than the line with its {'],
  ['BAD_INDENT', /^All sequence items/, () => 'entries of one list must begin in the same column'],
  ['BAD_INDENT', /^All mapping items/, () => 'names that belong together must begin in the same column'],
];
