// Statements that go out with the next one, or with the commit.
import { expect } from 'chai';
import { onThings } from './on-things.js';

const columns = 'id bigint generated always as identity, text text unique';
const insert = 'insert into thing (text) values ($1)';
const all = 'select text from thing order by id';

describe('store: a statement that is sent later', () => {
  it('is carried out before the one that it goes out with, whose rows are answered', () =>
    onThings(columns, async (database) => {
      const seen = await database.transaction((transaction) => {
        transaction.later(insert, ['a']);
        transaction.later(insert, ['b']);
        return transaction.rows(all);
      });
      expect(seen).to.deep.equal([{ text: 'a' }, { text: 'b' }]);
    }));

  it('is committed with its transaction when nothing follows, also where it is longer than goes out with others', () =>
    onThings(columns, async (database) => {
      const long = 'x'.repeat(100_000);
      await database.transaction((transaction) => {
        transaction.later(insert, ['a']);
        transaction.later(insert, [long]);
        return Promise.resolve();
      });
      expect(await database.rows(all)).to.deep.equal([{ text: 'a' }, { text: long }]);
    }));

  it('is nothing when the work throws, and does not go out with the next transaction', () =>
    onThings(columns, async (database) => {
      const thrown = new Error('here');
      const work = database.transaction((transaction) => {
        transaction.later(insert, ['a']);
        return Promise.reject(thrown);
      });
      expect(await work.catch((problem: unknown) => problem)).to.equal(thrown);
      await database.transaction((transaction) => transaction.rows(insert, ['b']));
      expect(await database.rows(all)).to.deep.equal([{ text: 'b' }]);
    }));

  it('that fails fails its transaction, of which nothing stays', () =>
    onThings(columns, async (database) => {
      const work = database.transaction((transaction) => {
        transaction.later(insert, ['a']);
        transaction.later(insert, ['a']);
        return Promise.resolve();
      });
      expect(await work.catch((problem: unknown) => problem)).to.include({ code: 'internal' });
      expect(await database.rows(all)).to.deep.equal([]);
    }));
});
