// Whose a cluster is that was made for a pool: the engine keeps the key at the end of its name.
import { expect } from 'chai';
import fc from 'fast-check';
import { isMadeFor, startKey, startStepKey } from '../../src/core/deciding/start-key.js';

describe('the key of a start-cluster', () => {
  it('is known again at the end of a name, by its own pool and no other, whatever the pools are called', () => {
    const pool = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    fc.assert(
      fc.property(pool, pool, fc.bigInt({ min: 1n, max: 10n ** 18n }), fc.string(), (name, other, step, before) => {
        const made = `${before} ${startKey(name, String(step))}`;
        expect(isMadeFor(name, made)).to.equal(true);
        if (other !== name) expect(isMadeFor(other, made)).to.equal(false);
      }),
    );
  });

  it('is not taken for that of a pool whose name begins as another’s', () => {
    expect(isMadeFor('etl', `Spark ${startKey('etl-2', '17')}`)).to.equal(false);
    expect(isMadeFor('etl-2', `Spark ${startKey('etl', '17')}`)).to.equal(false);
  });

  it('is the whole end of a name: what only has it somewhere, or ends otherwise, was named by somebody else', () => {
    const key = startKey('active', '17');
    expect(key).to.equal('job-keeper-active-17');
    for (const name of [key, `a${key}`, `Spark ${key} copy`, `Spark ${key}b`, 'Spark job-keeper-active-', 'Spark', ''])
      expect(isMadeFor('active', name), name).to.equal(false);
  });

  it('of its step is the same for a pool whoever wants it: one is on its way at a time', () => {
    expect([startStepKey('active'), startStepKey('passive')]).to.deep.equal(['start-cluster:active', 'start-cluster:passive']);
  });
});
