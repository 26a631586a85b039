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

describe('store: the last statement of a transaction', () => {
  for (const text of ['short', 'long'.repeat(25_000)])
    it(`is committed with its transaction, with what was to be sent later before it: ${text.length} characters`, () =>
      onThings(columns, async (database) => {
        const rows = await database.transaction((transaction) => {
          transaction.later(insert, ['a']);
          return transaction.last(`${insert} returning id::integer`, [text]);
        });
        expect(rows).to.deep.equal([{ id: 2 }]);
        expect(await database.rows(all)).to.deep.equal([{ text: 'a' }, { text }]);
      }));

  it('is committed though what follows it in the work throws', () =>
    onThings(columns, async (database) => {
      const thrown = new Error('here');
      const work = database.transaction(async (transaction) => {
        await transaction.last(insert, ['a']);
        throw thrown;
      });
      expect(await work.catch((problem: unknown) => problem)).to.equal(thrown);
      expect(await database.rows(all)).to.deep.equal([{ text: 'a' }]);
    }));

  it('that fails leaves nothing of its transaction, and the connection is clean', () =>
    onThings(columns, async (database) => {
      await database.rows(insert, ['a']);
      const work = database.transaction((transaction) => {
        transaction.later(insert, ['b']);
        return transaction.last(insert, ['a']);
      });
      expect(await work.catch((problem: unknown) => problem)).to.include({ code: 'internal' });
      expect(await database.rows(all)).to.deep.equal([{ text: 'a' }]);
    }));
});
