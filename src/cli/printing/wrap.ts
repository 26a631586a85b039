// Text on lines of a terminal. In: text with line breaks of its own. Out: lines of at most `width` characters, broken between words. A word that
// is longer, such as an address, stays whole: it is there to be copied.
export function wrap(text: string, width: number): string[] {
  return text.split(/\r?\n/).flatMap((line) => wrapLine(line.trimEnd(), width));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  // With the space before it: the indentation of a trace stays.
  for (const word of line.match(/\s*\S+/g) ?? []) {
    if (current !== '' && current.length + word.length > width) {
      lines.push(current);
      current = word.trimStart();
    } else current += word;
  }
  return current === '' ? lines : [...lines, current];
}
