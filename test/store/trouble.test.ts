// When the database is away, slow or busy: callers hear 'store-unavailable', and the store works again when it is back.
import { expect } from 'chai';
import { createServer, connect, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { openStore } from '../../src/adapters/store/postgres/open-store.js';
import { everyTenant } from '../../src/core/caller.js';
import type { Fault } from '../../src/core/faults.js';
import { unfiltered } from '../../src/ports/store/reading.js';
import type { Store } from '../../src/ports/store/store.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/ports.js';
import { aNewRequest } from '../support/requests.js';
import { admitted, aResponse, finished, now, running, stored } from './moves.js';
import { opened, type Opened } from './opened.js';
import { recording, storeOptions } from './store-options.js';

const faultOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (problem: unknown) => problem,
  );

describe('store: trouble', () => {
  let on: Opened;
  const telemetry = recording();

  beforeEach(async () => {
    telemetry.facts.length = 0;
    on = await opened({ poolMax: 3, telemetry });
  });
  afterEach(() => on.close());

  /** Beside the patient one. */
  const impatient = async (bounds: Parameters<typeof storeOptions>[1], work: (store: Store) => Promise<void>) => {
    const store = await openStore(storeOptions(on.url, { telemetry, ...bounds }));
    await work(store).finally(() => store.close());
  };
  const killAll = () =>
    on.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'job-keeper test' and datname = current_database()`,
    );
  const connections = () => telemetry.facts.flatMap((fact) => (fact.kind === 'connection' ? [fact.state] : []));

  it('connections that were cut while idle are replaced, and nobody notices', async () => {
    await on.store.ping();
    await killAll();
    await eventually(() => on.store.ping().then(() => true));
    expect(await on.store.intake.persist([aNewRequest()])).to.have.nested.property('[0].kind', 'stored');
  });

  it('a connection is made by the address of its moment: who is let in no more under the old one comes back by the new one', async () => {
    let kept = on.url;
    const store = await openStore(storeOptions(() => kept));
    try {
      const next = new URL(on.url);
      next.searchParams.set('application_name', 'under another address');
      kept = next.href;
      await store.ping();
      const under = () => on.sql(`select 1 from pg_stat_activity where application_name = 'under another address'`);
      expect(await under(), 'a connection that stands is used').to.deep.equal([]);
      await killAll();
      await eventually(() => store.ping().then(() => true));
      expect(await under()).to.have.length(1);
    } finally {
      await store.close();
    }
  });

  it('a connection that is cut in a pass surfaces as store-unavailable, leaves nothing, and is reported down and up', async () => {
    const [request] = await stored(on.store);
    const fault = await faultOf(
      on.store.admission.alone(async (tx) => {
        await tx.record({ at: now, admitted: [admitted(request!)], waiting: [], ended: [], replaced: [], steps: [], alerts: [] });
        await killAll();
        await tx.live();
      }),
    );
    expect(fault).to.include({ name: 'Fault', code: 'store-unavailable', retry: true });
    await eventually(() => on.store.ping().then(() => true));
    expect(await on.store.reading.request(request!.id)).to.include({ state: 'received' });
    expect(connections()).to.deep.equal(['down', 'up']);
  });

  it('a connection that is cut in the middle of a statement surfaces as store-unavailable', async () => {
    await on.sql(`create function slow() returns trigger language plpgsql as 'begin perform pg_sleep(30); return new; end'`);
    await on.sql('create trigger slow before insert on request for each row execute function slow()');
    const persisting = faultOf(on.store.intake.persist([aNewRequest()]));
    await eventually(async () => {
      const [row] = await on.sql<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where application_name = 'job-keeper test' and state = 'active' and wait_event = 'PgSleep'`,
      );
      return row?.n === 1;
    });
    await killAll();
    expect(await persisting).to.include({ code: 'store-unavailable' });
  });

  it('a statement that takes too long is given up by the server, and the connection stays good', async () => {
    await on.sql(`create function slow() returns trigger language plpgsql as 'begin perform pg_sleep(30); return new; end'`);
    await on.sql('create trigger slow before insert on request for each row execute function slow()');
    await impatient({ poolMax: 1, statementTimeoutMs: 1_000 }, async (store) => {
      expect(await faultOf(store.intake.persist([aNewRequest()]))).to.include({ code: 'store-unavailable' });
      expect(connections()).to.deep.equal([]);
      await on.sql('drop trigger slow on request');
      expect(await store.intake.persist([aNewRequest()])).to.have.nested.property('[0].kind', 'stored');
    });
  });

  it('a list or a report that takes the server too long is told as that, and not as a store that is away', async () => {
    const { request, version } = await running(on.store, {});
    const response = { ...aResponse(request, 'succeeded'), outputs: [{ uri: 's3://a' }] };
    await on.store.runs.finish([finished(request, version, { at: now, response })]);
    for (const table of ['request', 'attempt', 'response', 'decision']) {
      await on.sql(`alter table ${table} rename to read_${table}`);
      await on.sql(`create view ${table} as select * from read_${table} where pg_sleep(30) is not null`);
    }
    const period = { from: 0, to: 8e12, after: null, limit: 10 };
    const whose = { tenantId: null, reach: everyTenant, limit: 10 };
    await impatient({ poolMax: 1, statementTimeoutMs: 500 }, async ({ reading }) => {
      const asked = {
        list: () => reading.list({ ...unfiltered, ...whose }),
        outputs: () => reading.outputs({ ...whose, jobId: null, createdAfter: null, after: null }),
        costs: () => reading.costs({ ...whose, from: 0, to: now + 60_000, by: 'job' }, new Map()),
        past: () => reading.past({ ...period, earlier: false, after: null }),
        decisions: () => reading.decisionsOf(period),
      };
      for (const [what, ask] of Object.entries(asked))
        expect(await faultOf(ask()), what).to.include({
          code: 'took-too-long',
          detail: 'canceling statement due to statement timeout',
        });
      expect(connections()).to.deep.equal([]);
    });
  });

  it('a server that has become read-only is told down once, whatever can be read there, and the store is not ready', async () => {
    const [{ name }] = (await on.sql<{ name: string }>('select current_database() as name')) as [{ name: string }];
    await on.sql(`alter database "${name}" set default_transaction_read_only = on`);
    await killAll();
    const refused = () => faultOf(on.store.intake.persist([aNewRequest()]));
    // Of connections that were cut while they were idle it is told, too, as it may be.
    await eventually(async () => ((await refused()) as Fault | null)?.detail.includes('read-only'));
    expect(connections().at(-1)).to.equal('down');
    telemetry.facts.length = 0;
    for (let round = 0; round < 5; round += 1) {
      await on.store.reading.gauges();
      expect(await refused()).to.include({ code: 'store-unavailable' });
    }
    expect(connections()).to.deep.equal([]);
    expect(await faultOf(on.store.ping())).to.include({ code: 'store-unavailable' });
    expect(await faultOf(on.other.ping())).to.include({ code: 'store-unavailable', detail: 'the server is read-only' });
  });

  for (const [what, code] of [
    ['a full disk', '53100'],
    ['a server without memory', '53200'],
    ['a file that cannot be read or written', '58030'],
  ] as const)
    it(`${what} is told as a lost store, once, whatever can be read meanwhile, and the store is not ready`, async () => {
      await on.sql(`create function refuse() returns trigger language plpgsql as
        $$begin raise exception 'could not extend file' using errcode = '${code}'; end$$`);
      await on.sql('create trigger refuse before insert on request for each row execute function refuse()');
      for (let round = 0; round < 5; round += 1) {
        expect(await faultOf(on.store.intake.persist([aNewRequest()]))).to.include({ code: 'store-unavailable' });
        await on.store.reading.gauges();
      }
      expect(telemetry.facts.filter((fact) => fact.kind === 'connection')).to.deep.equal([
        { kind: 'connection', to: 'store', use: null, state: 'down', detail: 'could not extend file' },
      ]);
      expect(await faultOf(on.store.ping())).to.include({ code: 'store-unavailable' });
    });

  it('a transaction that fails gives its connection back clean', async () => {
    for (let round = 0; round < 10; round += 1) {
      await faultOf(
        on.store.admission.alone(() => {
          throw new Error('in the pass');
        }),
      );
    }
    const idle = await on.sql(
      `select 1 from pg_stat_activity where application_name = 'job-keeper test' and state like 'idle in%'`,
    );
    expect(idle).to.deep.equal([]);
    expect(await on.store.admission.alone(() => Promise.resolve('turn'))).to.equal('turn');
  });

  it('when the pool is exhausted, who waits too long hears store-unavailable, and the pool recovers', async () => {
    await impatient({ poolMax: 3, connectTimeoutMs: 1_000 }, async (store) => {
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const holders = ['a', 'b', 'c'].map((name) => store.tryAlone(name, () => held));
      await eventually(async () => (await on.sql(`select 1 from pg_locks where locktype = 'advisory'`)).length === 3);
      expect(await faultOf(store.ping())).to.include({ code: 'store-unavailable' });
      release();
      await Promise.all(holders);
      await store.ping();
    });
  });

  it('a database that nobody can reach refuses to open with store-unavailable, within its time', async () => {
    const url = `postgresql://nobody@127.0.0.1:${await freePort()}/none`;
    expect(await faultOf(openStore(storeOptions(url, { connectTimeoutMs: 500 })))).to.include({ code: 'store-unavailable' });
  });

  it('no fault carries a statement or what it was given', async () => {
    await on.sql('alter table request add constraint never check (user_id <> $$secret@example.com$$)');
    const [answer] = await on.store.intake.persist([aNewRequest({ userId: 'secret@example.com' })]);
    if (answer?.kind !== 'failed') throw new Error(`it is ${answer?.kind}`);
    expect(answer.problem).to.include({ code: 'internal' });
    const { message, cause } = answer.problem as Error;
    expect(message).to.match(/violates check constraint "never"/);
    expect(message).to.not.match(/insert into|secret@/);
    expect(inspect(cause)).to.not.match(/insert into|secret@/);
  });

  describe('a network that swallows everything', () => {
    let proxy: Awaited<ReturnType<typeof swallowing>>;
    let store: Store;

    beforeEach(async () => {
      proxy = await swallowing(on.url);
      store = await openStore(storeOptions(proxy.url, { poolMax: 2, statementTimeoutMs: 1_000, connectTimeoutMs: 1_000 }));
    });
    afterEach(async () => {
      proxy.swallow(false);
      await store.close();
      await proxy.close();
    });

    it('is noticed within its time, and the silent connections are not used again', async () => {
      await store.ping();
      proxy.swallow(true);
      const faults = await Promise.all([faultOf(store.ping()), faultOf(store.ping()), faultOf(store.ping())]);
      for (const fault of faults) expect(fault).to.include({ code: 'store-unavailable' });
      proxy.swallow(false);
      await eventually(() => store.ping().then(() => true));
    });
  });

  describe('tryAlone', () => {
    it('of two replicas one does the work; the other is told null; then it is free again', async () => {
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const first = on.store.tryAlone('sweep', () => held.then(() => 'done'));
      await eventually(async () => (await on.sql(`select 1 from pg_locks where locktype = 'advisory'`)).length === 1);
      expect(await on.other.tryAlone('sweep', () => Promise.resolve('too'))).to.equal(null);
      expect(await on.other.tryAlone('another', () => Promise.resolve('fine'))).to.equal('fine');
      release();
      expect(await first).to.equal('done');
      expect(await on.other.tryAlone('sweep', () => Promise.resolve('now'))).to.equal('now');
    });

    it('who is long at it keeps the name, though a transaction that says nothing for so long would have been ended', async () => {
      await impatient({ statementTimeoutMs: 600 }, async (store) => {
        let release: () => void = () => undefined;
        const held = new Promise<void>((resolve) => (release = resolve));
        const long = store.tryAlone('sweep', () => held.then(() => 'done'));
        const age = `select 1 from pg_locks l join pg_stat_activity a using (pid)
          where l.locktype = 'advisory' and clock_timestamp() - a.xact_start > interval '1.5 seconds'`;
        await eventually(async () => (await on.sql(age)).length === 1);
        expect(await on.other.tryAlone('sweep', () => Promise.resolve('too'))).to.equal(null);
        release();
        expect(await long).to.equal('done');
      });
    });

    it('work that fails frees the name, and its own error is passed on', async () => {
      const problem = new Error('in the work');
      expect(await faultOf(on.store.tryAlone('sweep', () => Promise.reject(problem)))).to.equal(problem);
      expect(await on.sql(`select 1 from pg_locks where locktype = 'advisory'`)).to.deep.equal([]);
    });
  });

  it('closed twice it is closed once, and unavailable from then on', async () => {
    const store = await openStore(storeOptions(on.url));
    await store.ping();
    await store.close();
    await store.close();
    expect(await faultOf(store.ping())).to.include({ code: 'store-unavailable' });
  });
});

/** A way to the database that can stop passing anything on, without closing a connection. */
async function swallowing(target: string) {
  const { hostname, port, searchParams } = new URL(target);
  const socketFolder = searchParams.get('host') ?? decodeURIComponent(hostname);
  const there = socketFolder.startsWith('/')
    ? { path: `${socketFolder}/.s.PGSQL.${port === '' ? '5432' : port}` }
    : { host: hostname, port: Number(port === '' ? '5432' : port) };
  let swallows = false;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(there);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    client.on('data', (data) => swallows || upstream.write(data));
    upstream.on('data', (data) => swallows || client.write(data));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server without a port');
  const url = new URL(target);
  url.searchParams.delete('host');
  url.host = `127.0.0.1:${address.port}`;
  return {
    url: url.href,
    swallow: (yes: boolean) => (swallows = yes),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
