import { expect } from 'chai';
import fc from 'fast-check';
import { Document, Scalar } from 'yaml';
import { readYaml } from '../../src/policy/text/yaml-text.js';

const styles = [Scalar.PLAIN, Scalar.QUOTE_SINGLE, Scalar.QUOTE_DOUBLE, Scalar.BLOCK_FOLDED, Scalar.BLOCK_LITERAL] as const;
const words = fc.array(
  fc.constantFrom(
    'request.priority',
    '>=',
    '80',
    '&&',
    '"it\'s"',
    "''",
    '\\',
    'ü',
    '😀',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\t',
    '#',
    ': x',
  ),
  { minLength: 1, maxLength: 40 },
);

describe('the place of a character of a text', () => {
  it('is where that character stands in the file, in every style and however it is folded', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(words, fc.constantFrom(...styles), (parts, style) => {
        const node = new Scalar(parts.join(''));
        node.type = style;
        const document = new Document({ rules: [{ when: null }] });
        document.setIn(['rules', 0, 'when'], node);
        const text = document.toString({ lineWidth: 40 });
        // The writer folds between the halves of a character that takes two.
        if (/[\ud800-\udbff](?![\udc00-\udfff])/.test(text)) return;
        const read = readYaml({ file: 'x', text });
        // The writer does not always read its own text back when it is white space only.
        if (!read.ok) return;
        // What the file says, should the writer have said something else than it was told.
        const [{ when: value }] = (read.text.value as { rules: [{ when: string }] }).rules;
        const path = ['rules', 0, 'when'];
        for (let index = 0; index < value.length; index += 1) {
          const character = value.charAt(index);
          if (/[\s\ud800-\udfff]/.test(character)) continue;
          const at = read.text.insideAt(path, index);
          const shown = text.charAt(at) === '\\' && character !== '\\' ? text.charAt(at + 1) : text.charAt(at);
          expect(shown, `${index} of ${JSON.stringify(value)} in ${text}`).to.equal(character);
          seen.add(style);
        }
      }),
      { numRuns: 1500 },
    );
    expect(seen.size).to.equal(styles.length);
  });
});
