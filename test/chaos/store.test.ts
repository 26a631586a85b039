// The bad weather for the whole store does what it says, and is over when it says so: chaos that breaks nothing would prove nothing.
import { expect } from 'chai';
import pg from 'pg';
import { BreakableStore } from '../support/chaos/ground.js';
import { eventually } from '../support/eventually.js';
import { aGate } from '../support/house.js';

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (problem: unknown) => (problem as { code?: string }).code ?? 'no code',
  );

/** Of a server that takes no writes. */
const readOnly = '25006';

describe('bad weather for the store', function () {
  this.timeout(120_000);
  let store: BreakableStore;
  let clients: pg.Client[] = [];

  before(async () => (store = await BreakableStore.start()));
  after(() => store.stop());
  afterEach(async () => {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
    clients = [];
  });

  async function connected(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: store.url, connectionTimeoutMillis: 3_000, query_timeout: 10_000 });
    client.on('error', () => undefined);
    clients.push(client);
    await client.connect();
    return client;
  }
  const write = (client: pg.Client) => codeOf(client.query('insert into kept values (default)'));
  const count = async (client: pg.Client) =>
    (await client.query<{ n: number }>('select count(*)::int as n from kept')).rows[0]?.n ?? NaN;

  beforeEach(async () => {
    const client = await connected();
    await client.query('create table if not exists kept (id serial); truncate kept');
  });

  it('lets a server that is read-only answer, and take nothing, on connections that stand and on new ones; then it takes all again', async () => {
    const standing = await connected();
    expect(await write(standing)).to.equal(null);
    const gate = aGate();
    const suffering = store.suffer('read-only', () => gate.opened);
    await eventually(async () => (await write(standing)) === readOnly);
    const fresh = await connected();
    expect(await write(fresh)).to.equal(readOnly);
    expect(await codeOf(fresh.query('create table other (id serial)'))).to.equal(readOnly);
    const there = await count(fresh);
    gate.open();
    await suffering;
    await eventually(async () => (await write(standing)) === null);
    expect(await write(fresh)).to.equal(null);
    expect(await write(await connected())).to.equal(null);
    expect(await count(fresh)).to.equal(there + 3);
  });

  it('leaves a transaction that has written before the server became read-only, which commits', async () => {
    const client = await connected();
    await client.query('begin');
    await client.query('insert into kept values (default)');
    const other = await connected();
    const gate = aGate();
    const suffering = store.suffer('read-only', () => gate.opened);
    await eventually(async () => (await write(other)) === readOnly);
    expect(await codeOf(client.query('commit'))).to.equal(null);
    gate.open();
    await suffering;
    await eventually(async () => (await write(other)) === null);
  });

  for (const what of ['terminate-backends', 'crash', 'restart'] as const)
    it(`ends the connections that stand (${what}), and keeps what was committed`, async () => {
      const standing = await connected();
      expect(await write(standing)).to.equal(null);
      const asked = codeOf(standing.query('select pg_sleep(60)'));
      await store.suffer(what, () => Promise.resolve());
      expect(await asked).not.to.equal(null);
      const back = await eventually(() => connected(), 30_000, 100);
      expect(await count(back)).to.equal(1);
      expect(await write(back)).to.equal(null);
    });
});
