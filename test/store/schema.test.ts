// The schema: made once by however many start together, the one the entities describe, and refused when it is not this version's.
import { expect } from 'chai';
import pg from 'pg';
import { finalStates, states } from '../../src/core/lifecycle.js';
import { dataSourceFor } from '../../src/adapters/store/postgres/data-source.js';
import { everyMigration } from '../../src/adapters/store/postgres/every-migration.js';
import { migrate } from '../../src/adapters/store/postgres/migrate.js';
import { openStore } from '../../src/adapters/store/postgres/open-store.js';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../support/postgres.js';
import { storeOptions } from './store-options.js';

describe('schema', () => {
  let database: TestDatabase;

  afterEach(() => database.drop());

  async function client<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const connection = new pg.Client({ connectionString: database.url });
    await connection.connect();
    try {
      return await work(connection);
    } finally {
      await connection.end();
    }
  }

  it('three processes that migrate at once leave one schema, made once', async () => {
    database = await emptyDatabase();
    const results = await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    expect(results.flatMap(({ applied }) => applied)).to.deep.equal(everyMigration.map(({ name }) => name));
    expect((await migrate(database.url)).applied).to.deep.equal([]);
  });

  it('the entities say what the migrations made: nothing is left to change', async () => {
    database = await freshDatabase();
    const dataSource = dataSourceFor(storeOptions(database.url), () => undefined);
    await dataSource.initialize();
    try {
      const drift = await dataSource.driver.createSchemaBuilder().log();
      expect(drift.upQueries.map(({ query }) => query)).to.deep.equal([]);
    } finally {
      await dataSource.destroy();
    }
  });

  it('the database accepts the states of the lifecycle and no others, and knows which are final', async () => {
    database = await freshDatabase();
    const constraints = await client(async (connection) => {
      const { rows } = await connection.query<{ conname: string; definition: string }>(
        `select conname, pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = 'request'::regclass and contype = 'c'`,
      );
      return new Map(
        rows.map((row) => [row.conname, [...row.definition.matchAll(/'([a-z-]+)'::text/g)].map(([, word]) => word)]),
      );
    });
    expect(constraints.get('request_state')).to.have.members(states);
    expect(constraints.get('request_finished')).to.have.members(finalStates);
  });

  it('a database without the schema is refused in one sentence that names the remedy', async () => {
    database = await emptyDatabase();
    const problem = await openStore(storeOptions(database.url)).then(
      () => null,
      (error: unknown) => error,
    );
    expect(problem)
      .to.be.instanceOf(Error)
      .with.property('message')
      .that.equals('The database has no tables of Job Keeper yet: run `job-keeper migrate` first.');
  });

  it('a database with an older schema is refused, and the remedy named', async () => {
    database = await freshDatabase();
    const [first = '', second = ''] = everyMigration.slice(-2).map(({ name }) => name);
    await client((connection) => connection.query('delete from schema_migration where name in ($1, $2)', [first, second]));
    const problem = await openStore(storeOptions(database.url)).then(
      () => null,
      (error: unknown) => error,
    );
    expect(problem)
      .to.be.instanceOf(Error)
      .with.property('message')
      .that.equals(
        `The database has an older schema than this version of Job Keeper needs (it lacks ${first} and 1 more): run \`job-keeper migrate\` first.`,
      );
  });

  it('a database with a newer schema is refused, and not touched', async () => {
    database = await freshDatabase();
    await client((connection) =>
      connection.query(`insert into schema_migration ("timestamp", name) values (9999999999999, 'Future9999999999999')`),
    );
    const problem = await openStore(storeOptions(database.url)).then(
      () => null,
      (error: unknown) => error,
    );
    expect(problem)
      .to.be.instanceOf(Error)
      .with.property('message')
      .that.matches(/newer schema .*Future9999999999999/);
  });

  it('every migration can be taken back', async () => {
    database = await freshDatabase();
    const dataSource = dataSourceFor(storeOptions(database.url), () => undefined);
    await dataSource.initialize();
    for (let left = everyMigration.length; left > 0; left -= 1) await dataSource.undoLastMigration();
    await dataSource.destroy();
    const left = await client((connection) => connection.query(`select tablename from pg_tables where schemaname = 'public'`));
    expect(left.rows).to.deep.equal([{ tablename: 'schema_migration' }]);
    expect((await migrate(database.url)).applied).to.have.length(everyMigration.length);
  });
});
