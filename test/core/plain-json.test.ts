// What of JSON that somebody sent cannot be stored, however deep it lies and however much of it there is.
import { expect } from 'chai';
import { plainJsonProblems } from '../../src/core/given/plain-json.js';

const nested = (levels: number, innermost: unknown): unknown => (levels === 0 ? innermost : { a: nested(levels - 1, innermost) });
const lists = (levels: number): unknown => (levels === 0 ? 1 : [lists(levels - 1)]);

describe('JSON that is to be stored', () => {
  it('is nested no deeper than 32 levels, in objects or in lists, and deep ones are found without going down', () => {
    expect(plainJsonProblems(nested(32, 'text'))).to.deep.equal([]);
    expect(plainJsonProblems(lists(32))).to.deep.equal([]);
    for (const deep of [nested(33, 'text'), lists(33), lists(5_000)])
      expect(plainJsonProblems(deep).map(({ message }) => message)).to.deep.equal(['is nested deeper than 32 levels']);
  });

  it('holds no character in a text or a name that the store cannot hold, wherever it is', () => {
    const wrong = { list: [1, null, true, ['ok', 'a\u0000']], 'n\u0000': 1, half: '\ud800' };
    expect(plainJsonProblems(wrong).map(({ path }) => path)).to.have.members(['list.3.1', '(a name)', 'half']);
    expect(plainJsonProblems({ list: [1, null, true, ['ok', '\u{1f600}']] })).to.deep.equal([]);
  });

  it('names nothing __proto__', () => {
    expect(plainJsonProblems(JSON.parse('{"a":[{"__proto__":1}]}'))).to.deep.equal([
      { path: 'a.0.__proto__', message: 'is not allowed as a name' },
    ]);
  });
});
