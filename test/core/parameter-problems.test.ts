import { expect } from 'chai';
import fc from 'fast-check';
import { parameterProblems } from '../../src/core/parameters/parameter-problems.js';

const bytesMax = 10_000;
/** Characters of one to six bytes each. */
const piece = fc.constantFrom('a', '"', 'é', '語', '😀', '\n', '\u0001', '\ud800');
const text = fc.tuple(piece, fc.integer({ min: 0, max: 3_500 })).map(([one, times]) => one.repeat(times));
const byName = fc.dictionary(fc.oneof(fc.string(), text), fc.oneof(text, fc.integer(), fc.constant(null)), {
  minKeys: 1,
  maxKeys: 4,
});
const inTurn = fc.array(fc.oneof(text, fc.integer()), { minLength: 1, maxLength: 4 });

describe('the length of parameters', () => {
  it('is that of their JSON form in bytes, whatever they hold', () => {
    fc.assert(
      fc.property(fc.oneof(byName, inTurn), (given) => {
        const bytes = new TextEncoder().encode(JSON.stringify(given)).length;
        const expected = bytes <= bytesMax ? [] : [`takes ${bytes} bytes as JSON; the engine accepts 10000`];
        expect(parameterProblems({ notebook_params: given }).map(({ message }) => message)).to.deep.equal(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused from the first byte beyond what the engine accepts', () => {
    const ofBytes = (bytes: number) => parameterProblems({ notebook_params: { day: '\u0001'.repeat((bytes - 10) / 6) } }).length;
    expect([ofBytes(9_994), ofBytes(10_000), ofBytes(10_006)]).to.deep.equal([0, 0, 1]);
  });
});

describe('the kinds of parameters', () => {
  it('are one at a time: each that is given is told of, with the others', () => {
    expect(parameterProblems({ python_params: ['a'], jar_params: ['b'], notebook_params: { c: '1' } })).to.deep.equal(
      [
        ['python_params', 'jar_params and notebook_params'],
        ['jar_params', 'python_params and notebook_params'],
        ['notebook_params', 'python_params and jar_params'],
      ].map(([path, others]) => ({ path, message: `only one kind of parameters may be given, and there is ${others} too` })),
    );
    expect(parameterProblems({ python_params: [], jar_params: ['b'], notebook_params: {} }), 'empty ones are none').to.deep.equal(
      [],
    );
  });

  it('are ASCII for Python, each of them, and of others any text', () => {
    const notAscii = [{ path: 'python_params', message: 'must be ASCII: the engine refuses anything else' }];
    for (const list of [['é'], ['a', 'é'], ['é', 'a']])
      expect(parameterProblems({ python_params: list })).to.deep.equal(notAscii);
    expect(parameterProblems({ python_params: ['a', '\n'] })).to.deep.equal([]);
    expect(parameterProblems({ jar_params: ['é'] })).to.deep.equal([]);
  });
});
