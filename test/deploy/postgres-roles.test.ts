import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { migrate } from '../../src/adapters/store/postgres/migrate.js';
import { openStore } from '../../src/adapters/store/postgres/open-store.js';
import { storeOptions } from '../store/store-options.js';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../support/postgres.js';
import { aNewRequest } from '../support/requests.js';

describe('deploy/postgres/roles.sql', () => {
  // Roles belong to the whole server, and somebody else may run it: names of this test's own.
  const suffix = randomBytes(4).toString('hex');
  const runtime = `job_keeper_${suffix}`;
  const owner = `job_keeper_owner_${suffix}`;
  const password = randomBytes(12).toString('hex');
  const sql = readFileSync('deploy/postgres/roles.sql', 'utf8')
    .replaceAll(/\bjob_keeper_owner\b/g, owner)
    .replaceAll(/\bjob_keeper\b/g, runtime);

  let empty: TestDatabase;
  let full: TestDatabase;

  async function as<T>(url: string, user: string | null, ask: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: user === null ? url : urlAs(url, user) });
    await client.connect();
    try {
      return await ask(client);
    } finally {
      await client.end();
    }
  }

  function urlAs(url: string, user: string): string {
    const other = new URL(url);
    other.username = user;
    other.password = password;
    return other.href;
  }

  before(async () => {
    empty = await emptyDatabase();
    full = await freshDatabase();
    for (const { url } of [empty, full]) {
      await as(url, null, async (client) => {
        // Twice: once more must do no harm.
        await client.query(sql);
        await client.query(sql);
        for (const role of [runtime, owner]) await client.query(`alter role ${role} login password '${password}'`);
      });
    }
    await migrate(urlAs(empty.url, owner));
  });

  after(async () => {
    await as(empty.url, null, (client) => client.query(`drop owned by ${runtime}, ${owner} cascade`));
    await as(full.url, null, (client) => client.query(`drop owned by ${runtime}, ${owner} cascade`));
    await as(full.url, null, (client) => client.query(`drop role ${runtime}, ${owner}`));
    await Promise.all([empty.drop(), full.drop()]);
  });

  it('lets the owner migrate an empty database, and the service work on it', async () => {
    const store = await openStore(storeOptions(urlAs(empty.url, runtime)));
    try {
      const request = aNewRequest();
      expect(await store.intake.persist([request])).to.deep.equal([{ kind: 'stored', id: request.id }]);
      // Locks, sequences and deletes are part of its work, too.
      expect(await store.tryAlone('a test', () => Promise.resolve('done'))).to.equal('done');
      const policy = { version: 'v', name: 'n', text: 't', scope: { poolNames: [] } };
      await store.policies.fileSeen(policy, { by: 'r', at: 0, supersedes: true });
      await store.policies.promote({ ...policy, version: 'w' }, { by: 'geoff', reason: '', at: 0 });
    } finally {
      await store.close();
    }
  });

  it('lets the service work on a database that was migrated before', async () => {
    const store = await openStore(storeOptions(urlAs(full.url, runtime)));
    try {
      const request = aNewRequest();
      expect(await store.intake.persist([request])).to.deep.equal([{ kind: 'stored', id: request.id }]);
    } finally {
      await store.close();
    }
  });

  const allRows = ['delete', 'insert', 'select', 'update'];
  const lessThanAllRows: Record<string, readonly string[]> = {
    audit: ['insert', 'select'],
    policy_version: ['insert', 'select'],
    policy_in_force: ['insert', 'select', 'update'],
    job_template: ['insert', 'select', 'update'],
    schema_migration: ['select'],
  };

  for (const database of ['made by the owner', 'migrated before'] as const)
    it(`gives the service the rows of every table, but for what is kept as it was, and every sequence, on a database ${database}`, async () => {
      const { tables, sequences } = await as(database === 'migrated before' ? full.url : empty.url, runtime, async (client) => {
        const rights = await client.query<{ name: string; rights: string[] }>(`
          select relname as name, array(select p from unnest('{select,insert,update,delete,truncate,references,trigger}'::text[]) p
            where has_table_privilege(c.oid, p) order by p) as rights
          from pg_class c join pg_namespace n on n.oid = relnamespace where nspname = 'public' and relkind = 'r'`);
        const missing = await client.query<{ name: string }>(`
          select relname as name from pg_class c join pg_namespace n on n.oid = relnamespace
          where nspname = 'public' and case when relkind = 'S' then not has_sequence_privilege(c.oid, 'usage') end`);
        return { tables: rights.rows, sequences: missing.rows };
      });
      expect(tables.length).to.be.above(Object.keys(lessThanAllRows).length);
      for (const { name, rights } of tables) expect(rights, name).to.deep.equal(lessThanAllRows[name] ?? allRows);
      expect(sequences).to.deep.equal([]);
    });

  for (const database of ['made by the owner', 'migrated before'] as const)
    it(`lets the service add to the audit and read it, and remove of it what is older than a day and than it says, on a database ${database}`, async () => {
      const { url } = database === 'migrated before' ? full : empty;
      const hour = 3_600_000;
      const written = Date.now();
      const store = await openStore(storeOptions(urlAs(url, runtime)));
      try {
        const entry = { actor: 'geoff', act: 'hold', requestId: null, tenantId: null, reason: '', detail: {} } as const;
        for (const hours of [1, 23, 25, 72])
          await store.hands.note([{ ...entry, subject: `${hours} h` }], written - hours * hour);
        const left = async () => {
          const entries = await store.hands.audit({ requestId: null, before: null, limit: 10 });
          return entries.filter(({ act }) => act === 'hold').map(({ subject }) => subject);
        };
        expect(await left()).to.deep.equal(['72 h', '25 h', '23 h', '1 h']);
        await store.retention.removeAudit(written - 48 * hour, 10);
        expect(await left()).to.deep.equal(['25 h', '23 h', '1 h']);
        expect(await store.retention.removeAudit(written + 1_000 * hour, 10)).to.equal(1);
        expect(await left()).to.deep.equal(['23 h', '1 h']);
      } finally {
        await store.close();
      }
    });

  it('lets nobody else remove entries', async () => {
    const may = await as(empty.url, null, (client) =>
      client.query<{ acl: string[] }>(`select proacl::text[] as acl from pg_proc where proname = 'remove_audit'`),
    );
    expect(may.rows[0]?.acl.map((entry) => entry.split('=')[0]).toSorted()).to.deep.equal([runtime, owner].toSorted());
  });

  const forbidden: Record<string, string> = {
    'make a table': 'create table mine (id int)',
    'make a temporary table': 'create temporary table mine (id int)',
    'change a table': 'alter table request add column mine int',
    'drop a table': 'drop table request',
    'empty a table past its triggers': 'truncate request',
    'rewrite the audit': `update audit set actor = 'somebody else'`,
    'take entries out of the audit': 'delete from audit',
    'lock entries of the audit away': 'select from audit for update',
    'empty the audit': 'truncate audit',
    'rewrite a policy that was in force': `update policy_version set text = ''`,
    'take a policy out of those that were in force': 'delete from policy_version',
    'have a step of the schema taken again': 'delete from schema_migration',
    'say that a step of the schema was taken': `insert into schema_migration ("timestamp", name) values (1, 'x')`,
    'take a template away': 'delete from job_template',
    'change what may remove entries': `alter function remove_audit(timestamptz, integer) security invoker`,
    'make an index': 'create index mine on request (id)',
    'put a trigger on a table':
      'create trigger mine before insert on request for each row execute function suppress_redundant_updates_trigger()',
    'make a function': 'create function mine() returns int language sql as $$ select 1 $$',
    'make a schema': 'create schema mine',
    'make a role': 'create role mine',
    'become the owner': `set role ${owner}`,
    'run programs on the server': `copy request from program 'true'`,
  };
  for (const [name, statement] of Object.entries(forbidden)) {
    it(`does not let the service ${name}`, async () => {
      for (const { url } of [empty, full]) {
        const problem: unknown = await as(url, runtime, (client) => client.query(statement)).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        expect(String(problem)).to.match(/permission denied|must be owner|must be superuser/);
      }
    });
  }

  it('makes neither role one that rules the server', async () => {
    const answer = await as(empty.url, null, (client) =>
      client.query<Record<string, boolean>>(
        'select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls from pg_roles where rolname in ($1, $2)',
        [runtime, owner],
      ),
    );
    expect(answer.rows).to.have.length(2);
    expect(answer.rows.flatMap((row) => Object.values(row))).not.to.include(true);
  });

  it('lets nobody else in', async () => {
    const rights = await as(empty.url, null, (client) =>
      client.query<{ acl: string }>(
        'select array_to_string(datacl, $1) as acl from pg_database where datname = current_database()',
        [' '],
      ),
    );
    // An entry without a name before `=` is that of everybody.
    expect(rights.rows[0]?.acl.split(' ').filter((entry) => entry.startsWith('='))).to.deep.equal([]);
  });
});
