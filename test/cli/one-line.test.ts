import { expect } from 'chai';
import { oneLine } from '../../src/cli/printing/print.js';

describe('cli: a text on one line', () => {
  const cases: Record<string, [text: string, line: string]> = {
    'has one space for a break, with the space around it and empty lines': ['a \r\n\n  \t b', 'a b'],
    'has one for a row of tabs, and keeps its other spaces': [' a\t\tb  c ', ' a b  c '],
    'has one for a break at an end': ['\na\n', ' a '],
    'shows what would move the cursor': ['a\u001b[2Jb', 'a\u{fffd}[2Jb'],
  };
  for (const [what, [text, line]] of Object.entries(cases)) it(what, () => expect(oneLine(text)).to.equal(line));

  it('is made at once of a row of spaces, however long', () => {
    const began = performance.now();
    expect(oneLine(`a${' '.repeat(100_000)}b`)).to.have.length(100_002);
    expect(performance.now() - began).to.be.below(2_000);
  });
});
