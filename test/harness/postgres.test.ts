import { expect } from 'chai';
import { Client } from 'pg';
import { emptyDatabase, freshDatabase } from '../support/postgres.js';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ n: unknown }>(sql)).rows.map((row) => row.n);
  } finally {
    await client.end();
  }
}

const TABLES = `select table_name as n from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')`;

describe('the PostgreSQL of the tests', () => {
  it('gives every caller an empty database of its own', async () => {
    const [one, other] = await Promise.all([emptyDatabase(), emptyDatabase()]);
    await query(one.url, 'create table mine (n int)');
    expect(await query(one.url, TABLES)).to.deep.equal(['mine']);
    expect(await query(other.url, TABLES)).to.deep.equal([]);
  });

  it('gives every caller a migrated database of its own', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    const migrated = await query(one.url, TABLES);
    expect(migrated).not.to.deep.equal([]);
    await query(one.url, 'create table mine (n int)');
    expect(await query(other.url, TABLES)).to.deep.equal(migrated);
  });

  it('drops a database that is still in use', async () => {
    const database = await emptyDatabase();
    const client = new Client({ connectionString: database.url });
    const cut = new Promise<Error>((resolve) => client.on('error', resolve));
    await client.connect();
    await database.drop();
    expect(await cut).to.be.instanceOf(Error);
    expect(await query(database.url, 'select 1 as n').catch((problem: unknown) => String(problem))).to.include('does not exist');
  });
});
