// Statements that stay prepared on their connection.
import { expect } from 'chai';
import { sqlStateOf } from '../../src/adapters/store/postgres/sql/errors.js';
import { onThings } from './on-things.js';

const columns = 'id integer, key text';
const pid = 'select pg_backend_pid() as pid';
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

  it('that asks for what PostgreSQL cannot do is a defect, and no loss of the store', () =>
    onThings(columns, async (database) => {
      const [before] = await database.rows(pid);
      const fault: unknown = await database.rows('select count(*) from thing for update').catch((problem: unknown) => problem);
      expect(fault).to.include({ code: 'internal', retry: false });
      expect(sqlStateOf(fault)).to.equal('0A000');
      expect(await database.rows(pid), 'on the same connection').to.deep.equal([before]);
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
