// Statements that stay prepared on their connection.
import { expect } from 'chai';
import { onThings } from './on-things.js';

const columns = 'id integer, key text';
const byKey = 'select id from thing where key = $1';

describe('store: a prepared statement', () => {
  it('is planned once, for any parameters, when it has come a few times', () =>
    onThings(columns, async (database) => {
      for (let time = 0; time < 10; time += 1) await database.rows(byKey, [String(time)]);
      const [of] = await database.rows<{ plans: number }>(
        'select generic_plans::integer as plans from pg_prepared_statements where statement = $1',
        [byKey],
      );
      expect(of?.plans).to.be.above(0);
    }));

  it('that would answer otherwise since its table was changed fails once, as store-unavailable, and is prepared anew', () =>
    onThings(columns, async (database) => {
      await database.rows(byKey, ['a']);
      await database.rows('alter table thing alter column id type bigint');
      const fault: unknown = await database.rows(byKey, ['a']).catch((problem: unknown) => problem);
      expect(fault).to.include({ code: 'store-unavailable', retry: true });
      expect(await database.rows(byKey, ['a'])).to.deep.equal([]);
    }));

  it('that the server has forgotten fails once, as store-unavailable, and is prepared anew', () =>
    onThings(columns, async (database) => {
      await database.rows(byKey, ['a']);
      await database.rows('deallocate all');
      const fault: unknown = await database.rows(byKey, ['a']).catch((problem: unknown) => problem);
      expect(fault).to.include({ code: 'store-unavailable', retry: true });
      expect(await database.rows(byKey, ['a'])).to.deep.equal([]);
    }));
});
