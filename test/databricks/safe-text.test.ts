import { expect } from 'chai';
import { safeText } from '../../src/adapters/engine/shared/safe-text.js';

describe('a text of the engine', () => {
  const cases: Record<string, [sent: string, kept: string]> = {
    'loses what turns the direction of the sentence it stands in': ['a\u202eb\u2067c\u2069d\u202c', 'abcd'],
    'keeps the marks that texts of both directions have': ['\u200f\u05d0\u200e 1', '\u200f\u05d0\u200e 1'],
    'keeps its lines and loses what moves a cursor': ['a\u001b[31m\r\nb\u0007', 'a[31m\nb'],
    'is trimmed once those are gone': ['\u202e a \u202c', 'a'],
  };
  for (const [what, [sent, kept]] of Object.entries(cases)) it(what, () => expect(safeText(sent)).to.equal(kept));
});
