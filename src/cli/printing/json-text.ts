// JSON text on lines, as JSON.stringify would indent it. In: JSON text. Out: the same, letter for letter but for the space between: read and written
// anew, numbers above 2^53 would be others.

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const opening: ReadonlySet<string> = new Set(['{', '[']);
const closing: ReadonlySet<string> = new Set(['}', ']']);

export function onLines(json: string): string {
  let [text, depth, before] = ['', 0, ''];
  for (const [token] of json.matchAll(tokens)) {
    if (closing.has(token)) depth -= 1;
    text += spaceBetween(before, token, depth) + token;
    if (opening.has(token)) depth += 1;
    before = token;
  }
  return text;
}

/** Nothing stands within what is closed where it was opened. */
function spaceBetween(before: string, token: string, depth: number): string {
  if (before === ':') return ' ';
  const apart = closing.has(token) ? !opening.has(before) : opening.has(before) || before === ',';
  return apart ? `\n${'  '.repeat(depth)}` : '';
}
