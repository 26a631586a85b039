import { expect } from 'chai';
import { z } from 'zod';
import { listOf } from '../../src/adapters/engine/shared/list-of.js';
import { Run } from '../../src/adapters/engine/databricks/run-wire.js';

describe('a list in an answer of an engine', () => {
  const Page = z.looseObject({ runs: listOf(Run).nullish() });
  const problemsOf = (runs: unknown) =>
    Page.safeParse({ runs }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  it('is read as its items are', () => {
    expect(Page.parse({ runs: [{ run_id: '7' }] }).runs?.[0]).to.deep.include({ run_id: '7', tasks: [], start_time: 0 });
    for (const none of [{}, { runs: null }]) expect(Page.parse(none).runs ?? null).to.equal(null);
    expect(Page.safeParse({ runs: {} }).success).to.equal(false);
  });
  it('is read up to the first that is no such thing: a thousand of them are one complaint', () => {
    expect(problemsOf([{ run_id: 1 }, ...Array.from({ length: 1_000 }, () => ({}))])).to.deep.equal([
      'runs.1.run_id: Invalid input',
    ]);
    const tasks = Array.from({ length: 1_000 }, () => 0);
    expect(problemsOf([{ run_id: 1, tasks }]))
      .to.have.lengthOf(1)
      .and.nested.property('[0]')
      .match(/^runs\.0\.tasks\.0: /);
  });
  it('that is longer than any page is not read', () => {
    expect(problemsOf(Array.from({ length: 10_001 }, () => ({})))).to.deep.equal(['runs: more than 10000 in one list']);
  });
});
