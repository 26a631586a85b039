import { expect } from 'chai';
import { asFault } from '../../src/adapters/store/postgres/sql/errors.js';

/** As Node throws it. */
const ofSystem = (code: string) => Object.assign(new Error(`connect ${code} /run/.s.PGSQL.5432`), { code, syscall: 'connect' });

describe('store: an error', () => {
  it('of a connection that the system could not make is the store being away, also while its server stands still and takes no more', () => {
    for (const code of ['ECONNREFUSED', 'ENOENT', 'ETIMEDOUT', 'EAGAIN'])
      expect(asFault(ofSystem(code)).code, code).to.equal('store-unavailable');
  });

  it('that nobody knows is a defect', () => {
    expect(asFault(new Error('what is this')).code).to.equal('internal');
  });
});
