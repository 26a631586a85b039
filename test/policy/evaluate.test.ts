// What is made of conditions says what the library that checks them says, for conditions and facts of every kind.
import { Environment } from '@marcbachmann/cel-js';
import { expect } from 'chai';
import fc from 'fast-check';
import { conditionCompiler } from '../../src/policy/conditions/condition.js';
import { poolCondition } from './any-condition.js';
import { anyFacts } from './scenes.js';

const settings = { usual: { most: 3, tenants: ['333', 'a'], on: true }, overrides: [] };
const fail = (_text: string, message: string) => {
  throw new Error(message);
};

describe('a compiled condition', () => {
  it('is what the library says that it is', () => {
    const library = new Environment({ unlistedVariablesAreDyn: true });
    library.registerOperator('double % double', (one: number, other: number) => one % other);
    const compiler = conditionCompiler(settings, fail);
    const seen = { true: 0, false: 0 };
    fc.assert(
      fc.property(poolCondition, anyFacts, (text, facts) => {
        const compiled = compiler.compile(text, true);
        if (!compiled.ok) throw new Error(JSON.stringify(compiled.troubles));
        const [pool] = facts.pools;
        if (pool === undefined) return;
        const ours = compiled.condition.holds({ facts, pool, borrowed: false });
        // There is one kind of number here, and two in the library.
        const theirs: unknown = library.evaluate(text.replace(/(?<![\w".])\d+(?![\w".])/g, '$&.0'), {
          ...facts,
          pool: { ...pool, borrowed: false },
          cluster: pool.cluster,
          settings: settings.usual,
        });
        expect(ours, text).to.equal(theirs);
        seen[`${ours}`] += 1;
      }),
      { numRuns: 1_500 },
    );
    expect(seen.true).to.be.above(300);
    expect(seen.false).to.be.above(300);
  });
});
